"""
Before and after a show: the foyer, and recordings.
"""
