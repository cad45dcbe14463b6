"""
The foyer: choose what is played, go on with an evening that was interrupted, or look at a recording.
"""
