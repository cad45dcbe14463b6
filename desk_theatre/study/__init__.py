"""
Studies: the same day played many times without an audience, so that the value of a practice is an interval, not an
opinion.
"""
