"""
The organisation at work: commands in, events out.
"""
