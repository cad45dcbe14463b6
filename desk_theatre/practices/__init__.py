"""
How work is done: one file for each practice, with what it changes, how, its price and where that is known from.
"""
