"""
The deck of worst-practice cards: familiar attitudes, each with a rule that says whether a round has shown it.
"""
