"""
Evenings for the tests of the show and its recordings: commands given at some second, everything kept as a recording keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import define, field
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm import room_commands as r
from desk_theatre.itsm.events import Event
from desk_theatre.live.play_through import PlayThrough
from desk_theatre.recording.entries import DigestEntry
from desk_theatre.recording.header import head
from desk_theatre.recording.reader import Recording
from desk_theatre.recording.replay import Replay
from desk_theatre.recording.rerun import by_minutes
from desk_theatre.recording.writer import Recorder
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.scenario import Scenario
from desk_theatre.show.picture import Picture
from desk_theatre.show.roles import Envelope
from desk_theatre.show.show import Outcome, Show
from small_scenarios import ALL, SMALL_TOML
from strategies import TYPED_TEXT

Step = int | c.Command
"""
Seconds that pass, or a command.
"""

SCENARIO = read(SMALL_TOML, "small")
BESIDES_TOML = f'{SMALL_TOML}\n[room]\nreports = "besides"\n'
BESIDES = read(BESIDES_TOML, "besides")
"""
The same, where each report from the room is one incident more.
"""


@define
class Evening:
    """
    A show with its picture, and everything that a recording of it holds.
    """

    seed: int = 3
    scenario: Scenario = SCENARIO
    text: str = SMALL_TOML
    show: Show = field(init=False)
    picture: Picture = field(init=False)
    inputs: list[c.Input] = field(factory=list)
    events: list[Event] = field(factory=list)
    digests: list[DigestEntry] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.show = Show(self.scenario, self.seed)
        self.picture = Picture(self.scenario)

    def give(self, command: c.Command) -> Outcome:
        """
        A command, now.
        """
        at = self.show.at
        outcome = self.show.handle(command)
        if outcome.refused is None and not outcome.repeated:
            self.inputs.append(c.Input(len(self.inputs), at, 0, command))
            self.picture.hear(self.inputs[-1], outcome.incident)
            self.picture.add_all(outcome.events)
            self.events.extend(outcome.events)
        return outcome

    def wait(self, seconds: int) -> None:
        """
        Time passes, if a round runs.
        """
        for happened in by_minutes(self.show, self.show.at + seconds, digests=True):
            self.picture.add_all(happened.events)
            self.events.extend(happened.events)
            if happened.digest is not None:
                self.digests.append(happened.digest)

    def live(self, steps: Sequence[Step]) -> Evening:
        """
        One thing after the other; itself.
        """
        for step in steps:
            if isinstance(step, int):
                self.wait(step)
            else:
                self.give(step)
        return self

    def recording(self) -> Recording:
        """
        What a recording of it holds.
        """
        opening = head(self.text, title=self.scenario.title, seed=self.seed, created="2026-03-01T09:00:00")
        return Recording(
            opening, tuple(self.inputs), tuple(self.events), tuple(self.digests), (), 0, True, (), len(self.events) + 2
        )

    def replay(self) -> Replay:
        """
        The same to look at.
        """
        return Replay(self.recording(), self.scenario)


def interrupted(path: Path, steps: Sequence[Step], seed: int = 3) -> None:
    """
    Write the recording of a show that went so far and was not closed; the show can be resumed.
    """
    opening = head(SMALL_TOML, title=SCENARIO.title, seed=seed, created="2026-03-01T09:00:00")
    recorder = Recorder.create(path, opening)
    play = PlayThrough(Show(SCENARIO, seed), Picture(SCENARIO), recorder)
    for step in steps:
        if isinstance(step, int):
            play.until(play.show.at + step)
        else:
            assert play.give(step).refused is None, step
    if play._waiting:
        recorder.submit(play._waiting).result()
    recorder.close(end=False)


PLACES = st.sampled_from((("no-sound", "a"), ("no-sound", "b"), ("wifi", None), ("badge", None), ("badge", "b")))
WRONG_PLACES = st.sampled_from((("no-sound", None), ("no-sound", "attic"), ("no-such-kind", "a")))
KEYS = st.sampled_from(("", "", "one", "two", "three"))


def submissions() -> st.SearchStrategy[c.SubmitIncident]:
    """
    Somebody in the room reports something that can be reported.
    """
    return st.builds(
        lambda place, by, text, key: c.SubmitIncident(place[0], place[1], by, text, key),
        PLACES,
        TYPED_TEXT,
        TYPED_TEXT,
        KEYS,
    )


def commands_of_a_show() -> st.SearchStrategy[c.Command]:
    """
    Commands that make sense to this scenario, and some that never do.
    """
    numbers = st.sampled_from((1, 3, 5, 7, 2, 4, 6, 8, 99, -1))
    return st.one_of(
        submissions(),
        submissions(),
        st.builds(lambda place: c.SubmitIncident(*place), WRONG_PLACES),
        st.builds(c.WithdrawIncident, numbers),
        st.builds(
            c.SetPractice,
            st.sampled_from((*ALL, "nonsense")),
            st.booleans(),
            st.sampled_from((None, "imposed", "chosen")),
        ),
        st.builds(c.InjectCue, st.sampled_from(("crowd", "dead", "nonsense"))),
        st.builds(
            lambda place, count, minutes: c.InjectIncidents(place[0], place[1], count, minutes),
            st.one_of(PLACES, PLACES, WRONG_PLACES),
            st.sampled_from((1, 3, 0, 201)),
            st.sampled_from((0, 2, 30, -1)),
        ),
        st.just(c.PauseRound()),
        st.just(c.ContinueRound()),
        st.builds(c.SetSpeed, st.sampled_from((1.0, 60.0, 0.0, float("nan")))),
        st.builds(c.HoldText, numbers),
        st.builds(r.MeToo, numbers, KEYS),
        st.builds(r.MeToo, st.sampled_from((1, 2, 3, 4))),
        st.builds(r.LeaveMood, numbers, st.sampled_from((1, 3, 5, 0, 6))),
        st.builds(r.HoldTexts, st.booleans()),
        st.builds(r.MaskText, numbers),
        st.builds(r.ReplaceText, numbers, TYPED_TEXT, TYPED_TEXT),
        st.builds(c.ReleaseText, numbers),
        st.just(c.EndRound()),
        st.just(c.OpenRound()),
        st.just(c.OpenRound()),
    )


def evenings(longest: int = 25) -> st.SearchStrategy[list[Step]]:
    """
    The course of a whole show: commands at the same second, at the last one, between rounds, while paused.
    """
    waits = st.sampled_from((0, 1, 7, 59, 60, 61, 180, 600, 1199, 1200))
    steps = st.one_of(waits, waits, commands_of_a_show(), commands_of_a_show())
    return st.lists(steps, max_size=longest).map(lambda found: [c.OpenRound(), *found])


def from_delegate(command: c.Command) -> Envelope:
    """
    Hand in a command from the delegates' form.
    """
    return Envelope(command, "delegate")
