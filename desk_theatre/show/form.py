"""
The delegate's form as a value: which question comes next, what there is to choose from, and what is handed in at the end.

Every input makes another form, so whatever draws it (a screen, a kiosk, a page on a phone) only has to keep the latest.  The form
has one key for as long as it is filled in: handed in again after a failure, it still makes one incident.  Seconds are passed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import evolve

from desk_theatre.itsm.commands import SubmitIncident
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.itsm.values import value
from desk_theatre.show.board import Choice, IncidentCard
from desk_theatre.show.nicknames import nicknames
from desk_theatre.show.synonyms import suggested

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desk_theatre.show.messages import Answer

    Alike = Callable[[str, str | None], Sequence[IncidentCard]]
    """
    Open incidents of a kind at a place, oldest first.
    """

FormStep = Literal["kind", "room", "alike", "text", "by", "done"]
Sending = Literal["no", "under way", "waits", "too late"]

TEXT_LIMIT = 280
NAME_LIMIT = 30
MOST_ALIKE = 3
NAMES_OFFERED = 3


@value
class FormReceipt:
    """
    What a delegate takes away.

    Args:
        others: how many have the same, beside this one.
        joined: it was reported already.
    """

    code: str
    others: int = 0
    joined: bool = False


@value
class ReportForm:
    """
    Args:
        key: of the report; made by whoever opens the form.
        alike: what others have reported already, and this delegate may mean.
        command: that was handed in and is not answered yet, or waits for its turn.
        sending: whether the command is under way, or waits until `due`; or whether the round ended before it was taken.
        due: the second at which a command that waits goes off by itself; 0: it has not had to wait.
        join_only: why nothing can be reported for the rest of the round, so that the delegate can only join an incident that is
            open, in a sentence; empty: it can be reported.
    """

    key: str
    step: FormStep = "kind"
    kind: Choice | None = None
    room: Choice | None = None
    alike: tuple[IncidentCard, ...] = ()
    text: str = ""
    by: str = ""
    command: SubmitIncident | MeToo | None = None
    sending: Sending = "no"
    due: float = 0.0
    receipt: FormReceipt | None = None
    join_only: str = ""

    # -- what is asked -------------------------------------------------------------------------------------------

    @property
    def questions(self) -> int:
        """
        How many there are in all.
        """
        in_all = 4 if self.kind is None or self.kind.needs_room else 3
        return in_all - 1 if self.join_only else in_all

    @property
    def question(self) -> int:
        """
        Which of them this is, counted from 1; 0 at the end.
        """
        last = self.questions
        places = {"kind": 1, "room": 2, "alike": last if self.join_only else last - 1, "text": last - 1, "by": last}
        return places.get(self.step, 0)

    @property
    def place(self) -> str | None:
        """
        The id of the room, where the kind happens in one.
        """
        return self.room.id if self.room is not None and self.kind is not None and self.kind.needs_room else None

    @property
    def typed(self) -> str:
        """
        What was typed at this question before.
        """
        return {"alike": self.text, "text": self.text, "by": self.by}.get(self.step, "")

    @property
    def limit(self) -> int:
        """
        How many letters may be typed.
        """
        return NAME_LIMIT if self.step == "by" else TEXT_LIMIT

    def suggestions(self, choices: Sequence[Choice], typed: str) -> list[Choice]:
        """
        Kinds, or rooms, that may be meant by what was typed; the likeliest first.
        """
        return suggested(choices, typed)

    def names(self) -> tuple[str, ...]:
        """
        Nicknames to offer; always the same ones for one form.
        """
        return nicknames(self.key, NAMES_OFFERED)

    # -- what can be done --------------------------------------------------------------------------------------------

    def look(self, join_only: str) -> ReportForm:
        """
        Take note of whether the delegate can only join, and why, as long as they have not begun to describe it; whoever has is told
        when they hand it in.
        """
        return evolve(self, join_only=join_only) if self.step in {"kind", "room"} else self

    # -- what is answered ----------------------------------------------------------------------------------------

    def write(self, typed: str) -> ReportForm:
        """
        Keep what is typed, where it is an answer.
        """
        if self.step in {"alike", "text"}:
            return evolve(self, text=typed[:TEXT_LIMIT])
        return evolve(self, by=typed[:NAME_LIMIT]) if self.step == "by" else self

    def choose_kind(self, kind: Choice, alike: Alike) -> ReportForm:
        """
        Answer what it is.
        """
        if self.step != "kind":
            return self
        if kind.needs_room:
            return evolve(self, kind=kind, step="room")
        return _alike_first(evolve(self, kind=kind, room=None), alike)

    def choose_room(self, room: Choice, alike: Alike) -> ReportForm:
        """
        Answer where it is.
        """
        return _alike_first(evolve(self, room=room), alike) if self.step == "room" else self

    def none_of_these(self) -> ReportForm:
        """
        It is another one.
        """
        return evolve(self, step="text") if self.step == "alike" and not self.join_only else self

    def worded(self) -> ReportForm:
        """
        On from the own words to the name.
        """
        return evolve(self, step="by") if self.step == "text" else self

    def back(self) -> ReportForm | None:
        """
        One question back; what waits to be handed in is called back first.  `None` where there is nothing to go back to.
        """
        if self.sending == "waits":
            return evolve(self, command=None, sending="no")
        asked_where = self.kind is not None and self.kind.needs_room
        before: dict[FormStep, FormStep] = {"room": "kind", "by": "text"}
        before["alike"] = before["text"] = "room" if asked_where else "kind"
        return evolve(self, step=before[self.step]) if self.step in before else None

    @property
    def in_line(self) -> bool:
        """
        Whether it came too soon, and has not been taken since.
        """
        return self.sending == "waits" or (self.sending == "under way" and self.due > 0)

    # -- handing in ----------------------------------------------------------------------------------------------

    def join(self, incident: int) -> ReportForm:
        """
        Hand in "me too".
        """
        return self._hand_in(MeToo(incident, self.key, self.text)) if self.step == "alike" else self

    def report(self, by: str) -> ReportForm:
        """
        Hand in the report.
        """
        if self.step != "by" or self.kind is None:
            return self
        return self._hand_in(SubmitIncident(self.kind.id, self.place, by, self.text, self.key))

    def again(self) -> ReportForm:
        """
        Hand in what waits, under the same key.
        """
        return evolve(self, sending="under way") if self.sending == "waits" else self

    def _hand_in(self, command: SubmitIncident | MeToo) -> ReportForm:
        if self.sending == "under way":
            return self
        return evolve(self, command=command, sending="under way", due=0.0)

    def answered(self, answer: Answer, now: float, alike: Alike, others: int = 0) -> ReportForm:
        """
        Take the answer to what was handed in: a receipt, a place in line, or a refusal, after which everything typed is still there.
        Where the delegate can only join, what is open is offered.

        Args:
            now: second.
            others: how many have the same, beside this one.
        """
        if self.sending != "under way" or self.command is None:
            return self
        joined = isinstance(self.command, MeToo)
        if answer.accepted:
            receipt = FormReceipt(answer.code, others if joined else 0, joined)
            return evolve(self, step="done", command=None, sending="no", receipt=receipt)
        if answer.wait:
            return evolve(self, sending="waits", due=now + answer.wait)
        refused = evolve(
            self, command=None, sending="no", join_only=answer.words if answer.join_only else self.join_only
        )
        # What cannot be joined any more is not offered again.
        return _alike_first(refused, alike) if self.step == "alike" or answer.join_only else refused

    def round_over(self) -> ReportForm:
        """
        The desk has closed: what still waited is not taken any more.  Whoever could only join can report in the next round.
        """
        form = evolve(self, command=None, sending="too late") if self.sending == "waits" else self
        if not form.join_only:
            return form
        return evolve(form, join_only="", alike=(), step="text" if form.step == "alike" else form.step)


def _alike_first(form: ReportForm, alike: Alike) -> ReportForm:
    """
    Ask first whether it is one of those that others have reported; whoever has one of them need not report it again.
    """
    assert form.kind is not None
    if form.join_only:
        return evolve(form, alike=tuple(alike(form.kind.id, form.place)), step="alike")
    found = tuple(alike(form.kind.id, form.place))[:MOST_ALIKE]
    return evolve(form, alike=found, step="alike" if found else "text")
