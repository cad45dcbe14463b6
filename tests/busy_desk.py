"""
A desk that has a bad day, small enough to be played a hundred times in a test.
"""

from __future__ import annotations

from desk_theatre.itsm.kind import Duration
from desk_theatre.scenario.people import Commitment, DefaultBehaviour, Patience
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.study.variant import Variant
from small_scenarios import desk_of, kind, team

BUSY: Scenario = desk_of(
    2,
    kinds=(kind(), kind("no-picture", "av", diagnosis=Duration(6.0, "lognormal"))),
    teams=(team("av", 2, 2),),
    hours=2.0,
    per_hour=14.0,
    chaos=DefaultBehaviour(),
    patience=Patience(),
    commitment=Commitment(),
    rounds=2,
)

NONE = Variant("none")
TIDY = Variant("tidy", (("recording", "routing"),))
PATH = Variant("path", (None, ("recording", "routing")))
