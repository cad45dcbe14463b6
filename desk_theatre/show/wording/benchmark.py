"""
Published figures of real desks, in words, each with its source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "first_contact_resolution": "First-contact resolution",
    "resolution_sla_met": "Within SLA",
    "reassigned": "Reassigned at least once",
    "reopened": "Reopened",
    "waited_for_delegate": "On hold for the {delegate}",
    "urgent": "P1 and P2",
    "busy": "Busy, on average",
}
REAL: Mapping[str, str] = {
    "first_contact_resolution": "22 to 60 %, aim 60 to 75 %",
    "resolution_sla_met": "63 to 93 %",
    "reassigned": "46 to 51 %",
    "reopened": "1.1, 6.8 and 8.4 %",
    "waited_for_delegate": "10 and 33 %",
    "urgent": "1 to 4 %",
    "busy": "45 to 60 %",
}
SOURCES: Mapping[str, str] = {
    "first_contact_resolution": "published benchmarks (HDI)",
    "resolution_sla_met": "public incident logs and published benchmarks",
    "reassigned": "public log, UCI: ServiceNow, 24 918 incidents",
    "reopened": "public incident logs of three desks",
    "waited_for_delegate": "public logs: UCI (ServiceNow) and Volvo IT (BPI Challenge 2013)",
    "urgent": "public incident logs; 45 % where users choose the priority",
    "busy": "published benchmarks",
}
