"""
The practices: one file each, with its parameters, what it changes, its price and the source of its mechanism.
"""
