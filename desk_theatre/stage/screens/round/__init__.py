"""
What the room watches while a round is played.
"""
