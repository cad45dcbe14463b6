"""
A running show: the clock of the room, the inbox, the loop.
"""
