"""
The session: its rounds, what may be asked when, whose words may be seen, and the board that an audience sees.
"""
