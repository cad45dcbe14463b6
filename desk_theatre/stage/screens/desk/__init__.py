"""
The delegates' form and what belongs to it.
"""
