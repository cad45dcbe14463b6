"""
The parts of the picture, one a file; all of them are drawn in rows.
"""
