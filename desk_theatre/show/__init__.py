"""
The session: rounds, scenes, roles, moderation, and the board that the audience sees.
"""
