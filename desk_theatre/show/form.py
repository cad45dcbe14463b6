"""
The delegate's form as a value: the current question, its choices, and the command that is handed in at the end.

Each input makes another form, so a screen, a kiosk or a web page only keeps the latest one. A form has one key for its
whole life: handed in again after a failure, it still makes one incident. Seconds are passed in.
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
        others: delegates who have the same incident, besides this one.
        joined: the incident had been reported before.
    """

    code: str
    others: int = 0
    joined: bool = False


@value
class ReportForm:
    """
    Args:
        key: of the report; made by the part that opens the form.
        alike: open reports of others that this delegate may mean.
        command: handed in and not answered yet, or waiting for its turn.
        sending: the command is under way, waits until `due`, or was not taken before the round ended.
        due: second at which a waiting command goes off by itself; 0: it has not had to wait.
        join_only: in a sentence, why the delegate can only join an open incident for the rest of the round; empty if they can
            report.
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
        The number of questions.
        """
        in_all = 4 if self.kind is None or self.kind.needs_room else 3
        return in_all - 1 if self.join_only else in_all

    @property
    def question(self) -> int:
        """
        The number of the current question, from 1; 0 at the end.
        """
        last = self.questions
        places = {"kind": 1, "room": 2, "alike": last if self.join_only else last - 1, "text": last - 1, "by": last}
        return places.get(self.step, 0)

    @property
    def place(self) -> str | None:
        """
        The id of the room, if the kind happens in one.
        """
        return self.room.id if self.room is not None and self.kind is not None and self.kind.needs_room else None

    @property
    def typed(self) -> str:
        """
        The text that was typed at this question before.
        """
        return {"alike": self.text, "text": self.text, "by": self.by}.get(self.step, "")

    @property
    def limit(self) -> int:
        """
        The number of letters that may be typed.
        """
        return NAME_LIMIT if self.step == "by" else TEXT_LIMIT

    def suggestions(self, choices: Sequence[Choice], typed: str) -> list[Choice]:
        """
        Return the kinds or rooms that the typed text may mean, the likeliest first.
        """
        return suggested(choices, typed)

    def names(self) -> tuple[str, ...]:
        """
        Return nicknames to offer; a form always offers the same ones.
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
        Store the typed text if it is an answer to the current question.
        """
        if self.step in {"alike", "text"}:
            return evolve(self, text=typed[:TEXT_LIMIT])
        return evolve(self, by=typed[:NAME_LIMIT]) if self.step == "by" else self

    def choose_kind(self, kind: Choice, alike: Alike) -> ReportForm:
        """
        Answer which kind it is.
        """
        if self.step != "kind":
            return self
        if kind.needs_room:
            return evolve(self, kind=kind, step="room")
        return _alike_first(evolve(self, kind=kind, room=None), alike)

    def choose_room(self, room: Choice, alike: Alike) -> ReportForm:
        """
        Answer which room it is in.
        """
        return _alike_first(evolve(self, room=room), alike) if self.step == "room" else self

    def none_of_these(self) -> ReportForm:
        """
        Answer that it is a different incident.
        """
        return evolve(self, step="text") if self.step == "alike" and not self.join_only else self

    def worded(self) -> ReportForm:
        """
        Go on from the own words to the name.
        """
        return evolve(self, step="by") if self.step == "text" else self

    def back(self) -> ReportForm | None:
        """
        Go one question back and recall a command that waits; `None` at the first question.
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
        Whether a command came too soon and still waits for its turn.
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
        Hand in the waiting command again, under the same key.
        """
        return evolve(self, sending="under way") if self.sending == "waits" else self

    def _hand_in(self, command: SubmitIncident | MeToo) -> ReportForm:
        if self.sending == "under way":
            return self
        return evolve(self, command=command, sending="under way", due=0.0)

    def answered(self, answer: Answer, now: float, alike: Alike, others: int = 0) -> ReportForm:
        """
        Take the answer to the command: a receipt, a place in the queue, or a refusal. After a refusal all typed text is
        still there. If the delegate can only join, offer what is open.

        Args:
            now: second.
            others: delegates who have the same incident, besides this one.
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
        Stop waiting: the desk has closed and takes nothing more. A delegate who could only join can report in the next round.
        """
        form = evolve(self, command=None, sending="too late") if self.sending == "waits" else self
        if not form.join_only:
            return form
        return evolve(form, join_only="", alike=(), step="text" if form.step == "alike" else form.step)


def _alike_first(form: ReportForm, alike: Alike) -> ReportForm:
    """
    Ask first whether the incident is one of those reported already; then it need not be reported again.
    """
    assert form.kind is not None
    if form.join_only:
        return evolve(form, alike=tuple(alike(form.kind.id, form.place)), step="alike")
    found = tuple(alike(form.kind.id, form.place))[:MOST_ALIKE]
    return evolve(form, alike=found, step="alike" if found else "text")
