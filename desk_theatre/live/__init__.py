"""
The night: wall clock, inbox, loop.
"""
