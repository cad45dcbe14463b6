"""
Recordings: write, read, replay to any second, simulate again and compare.
"""
