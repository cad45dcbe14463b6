"""
Hands and dots, team by team: a letter for a practice, digits for how many, and enter for the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widget import Widget

from desk_theatre.itsm import session_commands as c
from desk_theatre.show.ballot import DIGITS, LABELS, Ballot, labels, next_team, proposal_of
from desk_theatre.show.reflection import Reflection
from desk_theatre.stage.actions import bindings
from desk_theatre.stage.pages import voting as told
from desk_theatre.stage.screens.base.live_screen import LiveScreen
from desk_theatre.stage.screens.session.reflection_lists import perspective_of
from desk_theatre.stage.widgets.key_bar import KeyBar
from desk_theatre.stage.widgets.lines import Lines
from desk_theatre.stage.wording import help as help_words
from desk_theatre.stage.wording import house
from desk_theatre.stage.wording import reflection as wording
from desk_theatre.stage.wording.practices import GROUPS

if TYPE_CHECKING:
    from desk_theatre.itsm.commands import Command
    from desk_theatre.show.board import PracticeCard
    from desk_theatre.show.messages import Answer
    from desk_theatre.show.ports import Port
    from desk_theatre.stage.drawing.row import Row

_NAMED = {"+": "plus", "-": "minus", "*": "asterisk", "/": "slash", "=": "equals_sign", "#": "number_sign"}
"""
What Textual calls the signs that name practices.
"""
KEYS = ("lead", "team_again", "team_after", "team_before", "erase", "turn", "back", "help", "quit")


class VotingSheet(Lines):
    """
    The sheet that teams read their letters from.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows_of: Callable[[int, int], Sequence[Row]] = lambda _, __: ()

    def show(self, rows: Callable[[int, int], Sequence[Row]]) -> None:
        """
        Draw it.
        """
        self._rows_of = rows
        self.paint()

    def draw(self, width: int, height: int) -> Sequence[Row]:
        """
        In the room that there is.
        """
        return self._rows_of(width, height)


class VotingScreen(LiveScreen, inherit_bindings=False):
    """
    Args:
        port: of the show.
        ballot: what is counted first.
    """

    KEYS: ClassVar[tuple[str, ...]] = KEYS
    KEPT: ClassVar[tuple[str, ...]] = ("lead", "back")
    # Every letter names a practice, so the letters that do something on other screens do not here.
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]
        *bindings(*KEYS),
        *(Binding(_NAMED.get(label, label), f"letter('{label}')", show=False) for label in LABELS),
        *(Binding(digit, f"digit('{digit}')", show=False) for digit in DIGITS),
    ]
    TITLE_OF_HELP = help_words.VOTING_TITLE
    HELP = help_words.VOTING

    def __init__(self, port: Port, ballot: Ballot) -> None:
        super().__init__(port)
        self.ballot = ballot
        self._before: list[tuple[Ballot, int, int]] = []
        """
        For each digit and each choice: the ballot before it, and how many steps could be undone before it and after it.
        """

    @property
    def reflection(self) -> Reflection:
        """
        The latest.
        """
        found = self.view.board().reflections
        return found[-1] if found else Reflection(0)

    @property
    def practices(self) -> dict[str, PracticeCard]:
        """
        Those on offer, by the letter that names each.
        """
        cards = {card.id: card for card in self.board.practices}
        return {label: cards[id_] for label, id_ in labels(self.board.practices, tuple(GROUPS)).items()}

    def middle(self) -> list[Widget]:
        """
        The sheet.
        """
        return [VotingSheet()]

    def show_all(self) -> None:
        """
        As it stands; where the reflection is over, back.
        """
        super().show_all()
        self._paint()
        if self.board.scene != "reflection" and self.is_current:
            self.call_after_refresh(self._leave)

    def _leave(self) -> None:
        if self.is_current:
            self.dismiss()

    def _paint(self) -> None:
        ballot, reflection, practices = self.ballot, self.reflection, self.practices
        teams = max(1, len(reflection.teams))
        if ballot.team > teams:
            self.ballot = ballot = ballot.of(teams)
        self.query_one(VotingSheet).show(lambda width, height: told.sheet(ballot, reflection, practices, width, height))
        self.query_one(KeyBar).paint()

    # -- keys ----------------------------------------------------------------------------------------------------

    async def picked(self, what: str, which: str) -> None:
        """
        A click on a practice is its letter; on a team, its turn.
        """
        if what == "letter":
            self.action_letter(which)
        elif what == "team":
            self._turn_to(int(which))
        else:
            await super().picked(what, which)

    def action_letter(self, label: str) -> None:
        """
        A team names a practice.
        """
        card = self.practices.get(label)
        if card is not None:
            self.ballot = self.ballot.named(card.id, self.reflection)
            self._paint()

    def action_digit(self, digit: str) -> None:
        """
        How many hands or dots; counted at once, so that the room sees it.
        """
        before = self.ballot
        if not before.practice:
            self.say(wording.LETTER_FIRST)
            return
        self.ballot = before.typed(digit)
        self._paint()
        undoable, reflection = self.reflection.undoable, self.reflection
        if proposal_of(before.practice, reflection) is not None:
            self._count(before, undoable)
            return
        card = next(card for card in self.board.practices if card.id == before.practice)
        theirs = before.team if before.team == reflection.organisers else None
        command = c.ProposeImprovement(perspective_of(card), card.id, not card.on, team=theirs)

        def proposed(answer: Answer) -> None:
            if answer.accepted:
                self._count(before, undoable)
            else:
                self._refused(answer, before, undoable)

        self.ask(command, proposed)

    def _count(self, before: Ballot, undoable: int) -> None:
        """
        Args:
            before: the ballot before the digit.
            undoable: how many steps could be undone then.
        """
        ballot = self.ballot

        def command() -> Command:
            proposal = proposal_of(ballot.practice, self.reflection)
            number = 0 if proposal is None else proposal.number
            kind = c.CountHands if ballot.counted == "hands" else c.CastVote
            return kind(ballot.team, number, ballot.amount)

        def counted(answer: Answer) -> None:
            if answer.accepted:
                self._done_since(before, undoable)
            else:
                self._refused(answer, before, undoable)

        self.ask(command, counted)

    def _done_since(self, before: Ballot, undoable: int) -> None:
        self._before.append((before, undoable, self.reflection.undoable))
        self._look_again()

    def _refused(self, answer: Answer, before: Ballot, undoable: int) -> None:
        """
        Nothing stays of the digit, nor of a proposal that was made for it.
        """
        self.say(answer.words or house.NOT_NOW, "warning")
        self.ballot = before
        self._undo_to(undoable)

    def _undo_to(self, undoable: int) -> None:
        """
        Undo step by step until so many are left.
        """

        def undone(answer: Answer) -> None:
            if answer.accepted:
                self._undo_to(undoable)
            else:
                self.say(answer.words or house.NOT_NOW, "warning")

        if self.reflection.undoable > undoable:
            self.ask(c.Undo(), undone)
        else:
            self._look_again()

    def _look_again(self) -> None:
        if self.is_mounted:
            self.board = self.view.board()
            self.show_all()

    def do_lead(self) -> None:
        """
        The room chooses those that lead.
        """
        before, undoable = self.ballot, self.reflection.undoable

        def chosen(answer: Answer) -> None:
            if answer.accepted:
                self.ballot = before.again()
                self._done_since(before, undoable)
            else:
                # The sheet names practices by letters, the show by numbers.
                tied = "" if self.reflection.leading else told.equal(self.reflection, self.practices)
                self.say(tied or answer.words or house.NOT_NOW, "warning")

        self.ask(c.ChooseLeading(), chosen)

    def do_erase(self) -> None:
        """
        One key back: a letter is forgotten; a digit or a choice is undone, if nothing else was done since.
        """
        if self.ballot.practice and not self.ballot.digits:
            self.ballot = self.ballot.again()
            self._paint()
            return
        before, undoable, after = self._before.pop() if self._before else (self.ballot.again(), -1, -1)
        if after != self.reflection.undoable:
            # Somebody did something else since; only the last step of all is undone, whatever it was.
            self._before.clear()
            before, undoable = self.ballot.again(), self.reflection.undoable - 1
        self.ballot = before
        if undoable < 0:
            self.ask(c.Undo(), lambda answer: self.say(answer.words or house.NOT_NOW))
        else:
            self._undo_to(undoable)

    def do_team_again(self) -> None:
        """
        The same team names another practice.
        """
        self.ballot = self.ballot.again()
        self._paint()

    def do_team_after(self) -> None:
        """
        The next team.
        """
        self._turn_to(next_team(self.ballot, self.reflection))

    def do_team_before(self) -> None:
        """
        The team before.
        """
        self._turn_to(next_team(self.ballot, self.reflection, -1))

    def _turn_to(self, team: int) -> None:
        self.ballot = self.ballot.of(team)
        self._paint()

    def do_turn(self) -> None:
        """
        Dots instead of hands, or hands instead of dots.
        """
        self.ballot = self.ballot.turned()
        self._paint()
