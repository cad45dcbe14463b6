"""
The log: append, read, replay to any second, run again and compare.
"""
