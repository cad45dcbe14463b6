"""
What screens are made of: bodies, lists, questions, help.
"""
