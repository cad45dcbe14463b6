"""
The delegate's form as a value: whatever is put in, in whatever order, it stands at a question that can be asked, and one form makes
one incident.
"""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.itsm import commands as c
from desk_theatre.itsm.room_commands import MeToo
from desk_theatre.itsm.ticket_code import code_of
from desk_theatre.show.board import Choice, IncidentCard
from desk_theatre.show.form import MOST_ALIKE, NAME_LIMIT, TEXT_LIMIT, FormReceipt, ReportForm
from desk_theatre.show.messages import Answer
from runners import SCENARIO, Evening

ROOMS = tuple(Choice(room.id, room.name) for room in SCENARIO.conference.rooms)
KINDS = tuple(Choice(kind.id, kind.title, kind.example, kind.where == "room") for kind in SCENARIO.kinds)
IN_A_ROOM = next(kind for kind in KINDS if kind.needs_room)
ANYWHERE = next(kind for kind in KINDS if not kind.needs_room)
STEPS = {"kind", "room", "alike", "text", "by", "done"}

Input = Callable[[ReportForm], ReportForm]


def _none(kind: str, room: str | None) -> tuple[IncidentCard, ...]:
    return ()


def _filled() -> ReportForm:
    """
    All questions answered but the last.
    """
    return ReportForm("k1").choose_kind(IN_A_ROOM, _none).choose_room(ROOMS[0], _none).write("no sound").worded()


def _back(form: ReportForm) -> ReportForm:
    return form.back() or form


def _joined(form: ReportForm) -> ReportForm:
    return form.join(form.alike[0].number) if form.alike else form


def inputs() -> st.SearchStrategy[Input]:
    """
    Everything that can be done to a form, whether it is asked for or not.
    """
    cards = tuple(_card(number) for number in range(1, 6))
    answers = (Answer(True, "", "K7Q"), Answer(False, "So many.", wait=3.0), Answer(False, "There is no such room."))
    steps: list[Input] = [
        _back,
        _joined,
        ReportForm.worded,
        ReportForm.none_of_these,
        ReportForm.again,
        ReportForm.round_over,
        lambda form: form.report("Kim"),
        *(lambda form, kind=kind: form.choose_kind(kind, _none) for kind in KINDS[:3]),
        *(lambda form, kind=kind: form.choose_kind(kind, lambda *_: cards) for kind in KINDS[:3]),
        lambda form: form.choose_room(ROOMS[0], lambda *_: cards),
        lambda form: form.choose_room(ROOMS[-1], _none),
        *(lambda form, answer=answer: form.answered(answer, 10.0, _none, 2) for answer in answers),
    ]
    typed = st.text(max_size=400).map(lambda text: lambda form: form.write(text))
    return st.one_of(st.sampled_from(steps), typed)


def _card(number: int) -> IncidentCard:
    evening = Evening()
    evening.give(c.OpenRound())
    evening.give(c.SubmitIncident("badge"))
    return evolve(evening.picture.incidents(evening.show.at)[0], number=number)


def refusals() -> st.SearchStrategy[Input]:
    """
    The room has used its share of the round, or a new one has begun.
    """
    cards = tuple(_card(number) for number in range(1, 6))
    only = Answer(False, "Join one.", join_only=True)
    steps: list[Input] = [
        lambda form: form.look("Join one."),
        lambda form: form.look(""),
        lambda form: form.answered(only, 10.0, lambda *_: cards),
        lambda form: form.answered(only, 10.0, _none),
    ]
    return st.sampled_from(steps)


@given(st.lists(st.one_of(inputs(), inputs(), refusals()), max_size=30))
def test_any_inputs_lead_to_a_form_that_can_be_asked(given_: list[Input]) -> None:
    """
    At each step stands what it needs; what is handed in is what was answered, under the form's key.
    """
    form = ReportForm("k1")
    for put_in in given_:
        before, form = form, put_in(form)

        assert form.key == "k1"
        assert form.step in STEPS
        assert (form.step == "kind") or form.kind is not None
        assert (form.step == "alike") <= bool(form.alike or form.join_only)
        assert not (form.join_only and before.join_only and form.step in {"text", "by"} and before.step == "alike")
        assert len(form.alike) <= MOST_ALIKE or form.join_only
        assert len(form.text) <= TEXT_LIMIT
        assert len(form.by) <= NAME_LIMIT
        assert (form.step == "done") == (form.receipt is not None)
        assert (form.sending in {"under way", "waits"}) == (form.command is not None)
        assert form.question <= form.questions
        if form.command is not None:
            assert form.command.key == "k1"
        if before.step == "done":
            assert form.step == "done"


@given(st.lists(inputs(), max_size=12), st.lists(st.booleans(), min_size=1, max_size=6))
def test_one_form_makes_one_incident(detours: list[Input], lost: list[bool]) -> None:
    """
    The answer is lost, or the cap says later: handed in again under its key, there is one incident, and one receipt.
    """
    evening = Evening()
    evening.give(c.OpenRound())
    form = ReportForm("k1")
    for put_in in detours:
        form = put_in(form)
    form = _filled() if form.step == "done" or form.command is not None else _through(form)
    form = form.report("Kim")
    for is_lost in lost:
        assert isinstance(form.command, c.SubmitIncident)
        outcome = evening.give(form.command)
        assert outcome.refused is None
        if is_lost:
            form = form.answered(Answer(False, "The disk does not answer.", wait=1.0), 5.0, _none).again()
    assert isinstance(form.command, c.SubmitIncident)
    number = evening.give(form.command).incident
    assert number is not None
    form = form.answered(Answer(True, "", code_of(number)), 6.0, _none)

    own = [card for card in evening.picture.incidents(evening.show.at) if card.live]
    assert len(own) == 1
    assert form.receipt == FormReceipt(code_of(number))
    assert form.answered(Answer(True, "", "AAA"), 7.0, _none) == form


def _through(form: ReportForm) -> ReportForm:
    """
    From wherever it stands to the last question.
    """
    while form.step != "by":
        if form.step == "kind":
            form = form.choose_kind(ANYWHERE, _none)
        elif form.step == "room":
            form = form.choose_room(ROOMS[0], _none)
        else:
            form = form.none_of_these().worded()
    return form


def test_back_calls_what_waits_back_first() -> None:
    """
    Whoever goes back while the report waits is asked the same question again, and nothing goes off by itself.
    """
    waits = _filled().report("Kim").answered(Answer(False, "So many.", wait=3.0), 10.0, _none)

    assert (waits.sending, waits.due) == ("waits", 13.0)
    calmed = waits.back()
    assert calmed is not None
    assert (calmed.step, calmed.sending, calmed.command) == ("by", "no", None)
    assert calmed.again() == calmed


def test_what_cannot_be_joined_any_more_is_not_offered_again() -> None:
    """
    It was solved meanwhile; what was typed stays.
    """
    card = _card(1)
    form = ReportForm("k1").choose_kind(ANYWHERE, lambda *_: [card]).write("mine too").join(1)
    assert form.command == MeToo(1, "k1", "mine too")

    refused = form.answered(Answer(False, "That incident is not open any more."), 1.0, _none)

    assert (refused.step, refused.text, refused.command) == ("text", "mine too", None)


ONLY = Answer(False, "The room has used its share.", join_only=True)


def test_who_can_only_join_is_asked_which_and_loses_nothing_that_was_typed() -> None:
    """
    The share was used while the form was filled in: the words go along with joining, under the same key.
    """
    cards = (_card(1), _card(3))
    form = _filled().report("Kim").answered(ONLY, 1.0, lambda *_: cards)

    assert (form.step, form.join_only, form.alike, form.text) == ("alike", ONLY.words, cards, "no sound")
    assert (form.question, form.questions) == (3, 3)
    assert form.none_of_these() == form
    assert form.join(3).command == MeToo(3, "k1", "no sound")


def test_who_begins_when_the_share_is_used_is_not_asked_to_describe_it() -> None:
    """
    Kind, place, and which of those that are open; also where none of them is alike, or none is open.
    """
    form = ReportForm("k1").look("Join one.").choose_kind(ANYWHERE, _none)

    assert (form.step, form.alike, form.question, form.questions) == ("alike", (), 2, 2)
    again = form.back()
    assert again is not None
    assert (again.step, again.question) == ("kind", 1)


def test_whoever_describes_it_already_is_told_when_they_hand_it_in() -> None:
    """
    Nobody is interrupted; and what can be reported again is.
    """
    form = _filled()

    assert form.look("Join one.") == form
    assert ReportForm("k1").look("Join one.").look("") == ReportForm("k1")


def test_the_next_round_takes_the_report_of_whoever_could_only_join() -> None:
    """
    With everything that was typed.
    """
    form = _filled().report("Kim").answered(ONLY, 1.0, lambda *_: (_card(1),)).round_over()

    assert (form.step, form.join_only, form.text) == ("text", "", "no sound")
    assert form.worded().report("Kim").command == _filled().report("Kim").command


def test_a_form_offers_the_same_names_for_as_long_as_it_is_open() -> None:
    """
    Another form offers others.
    """
    assert _filled().names() == ReportForm("k1").names() != ReportForm("k2").names()
