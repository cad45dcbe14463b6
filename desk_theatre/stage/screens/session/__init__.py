"""
The scenes around a round: briefing, reflection, comparison, finale.
"""
