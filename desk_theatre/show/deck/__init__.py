"""
The deck of worst-practice cards: attitudes that everybody knows, each with a rule that says whether a round has shown it.
"""
