"""
The one place that changes how Textual itself works.
"""
