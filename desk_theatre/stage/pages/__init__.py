"""
Whole pages in rows, built from values and drawn by screens.
"""
