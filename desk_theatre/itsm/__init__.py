"""
The words: what an incident is, what was promised, what can be asked for and what can happen.

Values and rules only; nothing here knows a clock, a die, a disk or a screen.
"""
