"""
Without an audience: the same day played many times, so that what a practice is worth is an interval and not an opinion.
"""
