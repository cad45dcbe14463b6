"""
What is taken home.
"""
