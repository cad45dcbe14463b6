"""
Every sentence of the command line: its help, what its commands print, what they refuse, and the preflight.
"""
