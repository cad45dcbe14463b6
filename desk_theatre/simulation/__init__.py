"""
The organisation at work, simulated: commands in, events out.
"""
