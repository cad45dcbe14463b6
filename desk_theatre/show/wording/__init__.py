"""
What the show says: one file per place where it is read.  Functions return text and know no layout.
"""
