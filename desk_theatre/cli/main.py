"""
`desk-theatre`: the group of subcommands, and what they share.

Subcommands are looked up in a table and loaded only when they run, so that `--help` answers at once.  What cannot be done ends
in one sentence on stderr and status 1; wrong usage ends with status 2.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, TextIO

import click

from desk_theatre.cli.page_width import WIDEST, columns, filled, fitted
from desk_theatre.cli.terminal_safe import shown
from desk_theatre.cli.wording import help_texts, output, refusals
from desk_theatre.errors import DeskTheatreError

COMMANDS = help_texts.COMMANDS
"""
Each subcommand with its line in `--help`.  Its function is called `command`, in the module of `desk_theatre.cli` with the same
name (`_` for `-`).
"""

_ERROR = "Error: "
"""
What click prints before the sentence of an error.
"""

USUAL = "play"
"""
The subcommand that runs when none is named.
"""


class Refusal(click.ClickException):
    """
    What the user asked for cannot be done; the sentence is printed with nothing in front.
    """

    def show(self, file: Any = None) -> None:
        """
        Print the sentence on stderr, with printable characters only: names and paths in it may be hostile.
        """
        click.echo(fitted(shown(self.message), sys.stderr), file=file, err=True)


class Lazy(click.Group):
    """
    A group whose subcommands are loaded when they run.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click passes it
        """
        Return the subcommands in the order of the table.
        """
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click passes it
        """
        Load the subcommand with this name.
        """
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"desk_theatre.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click passes it
        """
        Write the list of subcommands from the table alone, without loading them.
        """
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """
        Take `desk-theatre` and `desk-theatre --seed 7` for `desk-theatre play ...`.
        """
        own = {"-h", "--help", "--version"}
        if USUAL in COMMANDS and (not args or (args[0].startswith("-") and args[0] not in own)):
            args = [USUAL, *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """
        Find the subcommand, or offer the nearest ones.
        """
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(_no_such(args[0]))
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """
        Read the command line; what is wrong with it fits the terminal.
        """
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as error:
            raise _narrow(error) from None

    def invoke(self, ctx: click.Context) -> Any:
        """
        Run the subcommand; turn what cannot be done into one sentence.
        """
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise _narrow(error) from None
        except DeskTheatreError as error:
            raise Refusal(str(error)) from None
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise Refusal(_spell(error)) from None

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """
        Run in a terminal or a pipe of any encoding; end quietly when the reader closes the pipe.
        """
        for stream in (sys.stdout, sys.stderr):
            _show_anything(stream)
        try:
            return super().main(*args, **kwargs)
        except OSError as error:  # a page of help that cannot be written out
            click.echo(fitted(_spell(error), sys.stderr), err=True)
            sys.exit(1)
        finally:
            _let_go(sys.stdout)


def _spell(error: OSError) -> str:
    """
    Return the message of the system as a sentence.
    """
    about = f"{error.filename}: " if error.filename else ""
    why = f"{about}{(error.strerror or str(error)).lower()}"
    # Only where writing alone can have failed is it known what would help.
    return f"{why}; {refusals.ADVICE[error.errno]}" if error.errno in refusals.NO_ROOM else why


def _narrow(error: click.UsageError) -> click.UsageError:
    """
    The same error with its sentence broken at spaces; click leaves that to the terminal, which breaks words.
    """
    width = columns(sys.stderr)
    if width is None:
        return error
    words = filled(" ".join(error.format_message().split()), width, _ERROR, " " * 2)
    return click.UsageError(words.removeprefix(_ERROR), error.ctx)


def _no_such(name: str) -> str:
    """
    Return what to do instead of an unknown subcommand.
    """
    from difflib import get_close_matches

    from desk_theatre.itsm.text import clean
    from desk_theatre.scenario.library import names, own_names

    shown = clean(name, 60)
    near = get_close_matches(name[:60].lower(), COMMANDS, n=3, cutoff=0.5)
    if near:
        return refusals.near_command(shown, near)
    if name in (*names(), *own_names()) and USUAL in COMMANDS:
        return refusals.scenario_not_command(shown, USUAL)
    return refusals.unknown_command(shown, COMMANDS)


def _show_anything(stream: TextIO | None) -> None:
    """
    Print a question mark for a character that the encoding lacks, instead of raising.
    """
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


def _let_go(stream: TextIO | None) -> None:
    """
    Drop output that cannot be written (closed pipe, full disk), so that the interpreter does not fail on it at exit.
    """
    if stream is None or getattr(stream, "closed", False):
        return
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(output.version(version("desk-theatre")))
    ctx.exit()


@click.group(
    cls=Lazy,
    help=help_texts.PROGRAM,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help=help_texts.VERSION)
def main() -> None:
    pass


def run(arguments: Sequence[str] | None = None) -> None:
    """
    Run the program, for `python -m desk_theatre`.
    """
    main(args=None if arguments is None else list(arguments), prog_name="desk-theatre")
