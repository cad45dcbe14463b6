"""
The words of the field: incidents, SLA targets, commands and events.

Values and rules only; nothing here knows a clock, chance, a disk or a screen.
"""
