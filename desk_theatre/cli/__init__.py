"""
The way in: one file for each subcommand, and the only place that wires the parts together.
"""
