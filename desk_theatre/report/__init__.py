"""
Exports of a recording.
"""
