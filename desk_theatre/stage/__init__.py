"""
The screen.
"""
