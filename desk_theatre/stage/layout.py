"""
How large the stage has to be, and from where on it has room for two columns.
"""

from __future__ import annotations

SMALLEST = (80, 24)
"""
Columns and rows below which there is only a calm sentence.
"""

WIDE = 100
"""
Columns from which on the floor stands beside the programme instead of below it.
"""
