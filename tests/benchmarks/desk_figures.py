"""
The figures of `three-stage-desk.toml`, in minutes, for programs that do not read our scenarios; and what they report.
"""

from __future__ import annotations

from dataclasses import dataclass

DESK = 1
PER_MINUTE = 1.0
REPAIR_AT_DESK = 5.0
REPAIR_AT_TEAM = 15.0
SUPPLIER_COMES = 30.0
SUPPLIER_WORKS = 20.0


@dataclass
class Report:
    """
    What a run has shown.

    Args:
        seconds: processor time.
        customers: that came.
        waits: minutes in line at the desk, each.
        stays: minutes from coming to going, each.
    """

    seconds: float
    customers: int
    waits: list[float]
    stays: list[float]
