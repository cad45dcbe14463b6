"""
What `--help` says: the commands, and each of their options.
"""

from __future__ import annotations

# --------------------------------------------------------------------------------------------------- the commands

PROGRAM = """
A service-desk theatre in your terminal.

Without a command, it starts a show.
"""

COMMANDS: dict[str, str] = {
    "play": "Run a show: rounds, reports from the room, practices. Records everything.",
    "console": "Run a show from a second terminal: everything the room must not see.",
    "kiosk": "Report incidents from a terminal of the delegates' own.",
    "pair": "Print the phrase with which other machines attach to a show.",
    "replay": "Watch a recording: play, step, seek, jump to an incident.",
    "run": "Play a round or a whole show without a screen and print the scorecard.",
    "verify": "Simulate a recording again and check that it is exact.",
    "what-if": "Play a recorded round again under other practices, and compare.",
    "study": "Compare practices over many simulated days, on one machine or a cluster.",
    "export": "Write the events of a recording as a table for other programs.",
    "scenarios": "List the scenarios you can play, or start one of your own.",
    "check": "Check a scenario file and forecast how it will play.",
    "preflight": "Check that machine, terminal and projector are ready for a show.",
    "practices": "List the practices: what each does, costs and is based on.",
    "cards": "List the worst-practice cards, or those a recorded round has shown.",
}
"""
Each subcommand, in the order of `--help`, with its line there.
"""

PLAY = """
Run a show in this terminal. Everything is recorded; the name of the file is printed at the end.

SCENARIO is the name of a scenario, or a file. Without it, you choose one in the foyer.
"""

CONSOLE = """
Attach to a running show, as its facilitator.

The show's own terminal then shows only what the room may see. Without ADDRESS, attaches to the show of this machine. With
ADDRESS, such as 192.168.1.23:8080, to a show on another machine that was started with `play --open`. Leaving it ends
nothing.
"""

KIOSK = """
Attach to a running show, as a terminal for delegates: report an incident, or ask where it is.

It is locked with a PIN that you choose at the start; the PIN leaves the program. Without ADDRESS, attaches to the show of
this machine.
"""

PAIR = """
Print the address and the pairing phrase of the show on this machine.

The show must have been started with `play --open`. Type the phrase at the other machine; it never goes over the network.
"""

REPLAY = """
Watch a recording: play, pause, faster, slower, step, seek, jump to an incident.
"""

RUN = """
Play a round at full speed without a screen, and print its scorecard.

SCENARIO is the name of a scenario, or a file. With --commands you can play a whole show: each line opens a round,
switches a practice or reports an incident, at the second it names.
"""

VERIFY = """
Simulate the inputs of a recording again, and compare every event.

Exits with status 0 if the recording is exact. If not, names the first difference and exits with status 1.
"""

WHAT_IF = """
Play a recorded round again, with everything the room did, under other practices.

First with the luck of that round, incident by incident; then many times with other luck, to tell a difference from
chance. Without --enable and --disable nothing changes, and every difference is zero.
"""

STUDY = """
Play variants of a show many times, and compare them.

Every variant meets the same days: the same delegates report the same incidents at the same seconds. So a difference
comes from the practices. Intervals have 95 % confidence: Student's t, and for counts of incidents and sessions Poisson's
where that is wider.
"""

EXPORT = """
Write the events of a recording as a table, or a clean copy of the recording.

Process-mining tools read the table as it is. Mail programs, editors and version control may change the line ends of a
recording. You can still watch it; to resume its show, write a clean copy with --format recording.
"""

SCENARIOS = """
List the scenarios you can play: those that come with the program, and your own.
"""

NEW_SCENARIO = """
Write a new scenario to the file NAME.toml.

You can play it as it is; its comments explain every section. An existing file is never overwritten.
"""

CHECK = """
Check a scenario file, and forecast how it will play.

FILE is a path, or the name of a scenario. All mistakes are listed at once. If there are none, a few quick replications of
the first and the last round estimate how hard it will be, with 95 % intervals.
"""

PREFLIGHT = """
Check that everything is ready for a show.

Tests the terminal, its colours, letters and keys, the disk, the clock and the machine, and says what to fix. Run it on
the machine, in the window and on the projector you will use.
"""

PRACTICES = """
List the practices: what each does, costs and is based on.

A roof names what it builds on, and a foundation what it carries. Practices that no shipped scenario offers come last.
"""

CARDS = """
List the worst-practice cards; with FILE, those that a recorded round has shown.

Each card comes with its evidence and the times to look at, followed by the teachable moments of the round. The themes of
the scenario come first; within a theme, the strongest evidence.
"""

# ---------------------------------------------------------------------------------------------------- the options

VERSION = "Print the version."
JSON = "Print JSON."
SEED = "Random seed: the same seed gives the same day."
ROUND = "Number of the round; the last one by default."
JOBS = "Number of worker processes; one per processor by default."
THEME = (
    "Colours: dark for a dim room, light for a bright hall, or high contrast. Remembered for next time; t switches them"
    " during a show."
)

RECORDING = "Record to this file instead of the usual folder."
RESUME = "Resume the show in this recording."
SPEED = "Simulated seconds per real second."
MINUTES = "Length of the whole session: 45, 75, 120, or another timing of the scenario."
HOLD_TEXTS = "Hold delegates' texts until the facilitator releases them."
KIOSK_LOCK = "Lock the delegates' form with a PIN; enter one at the start, or have one made."
PRESENTER = "Hide the facilitator's information from the room; j shows it and hides it again."
OVERVIEW = "Start with the overview instead of the wall; tab turns from one to the other."
OPEN = "Let paired consoles and kiosks in from other machines; at ADDRESS, or at this machine’s likeliest one."
REHEARSE = "Try it alone: simulated delegates report, ask and vote."

START_WITH = "Switch this practice on at the start, as if the room had chosen it. Repeatable."
COMMANDS_FILE = "File of timed commands, one JSON object per line; - for standard input."
RECORD = "Record to this file."

ENABLE = "Make this practice active from the start of the round. Repeatable."
DISABLE = "Keep this practice off for the whole round. Repeatable."
WHAT_IF_REPLICATIONS = "Replications with other luck; by default 100, with --price-tags 40, with --luck 200."
PRICE_TAGS = "Estimate what each active practice added, and what each other one would have added."
MEASURE = "Measure that ranks the price tags; resolution_sla_met by default."
LUCK = "Show where the round ranks among many with the same settings and other luck."

VARIANT = (
    "Practices active from the first round; nothing after the = for none, * for all. A path over several rounds:"
    " NAME=r2:ID,ID;r3:ID. Repeatable. By default, no practice is compared with all that help."
)
DASK = "Use the Dask cluster whose scheduler has this address."
FIRST_SEED = "Seed of the first day; each further day takes the next."
UNTIL_PRECISE = "Stop once the interval of this measure is narrower than WIDTH in every variant and difference."

FORMAT = "csv: one row per event. recording: a clean copy with its original line ends."
OUTPUT = "File to write; - for standard output."

SCENARIOS_JSON = "Print JSON; minutes are real minutes, for one round."
FOLDER = "Folder for the file; the current one by default."
PERSONAL = "Put it in your personal folder: the foyer lists it, and its name is enough to play it."
FROM = "Copy this scenario instead of the small annotated one."

QUICK = "Only compute what the file alone tells, without replications."
CHECK_JSON = "Print JSON: all mistakes, or the forecast."

RECORDINGS_FOLDER = "Folder for the recordings, instead of the usual one."
PICTURE = "Height of the projected picture, in metres."
BACK_ROW = "Distance from the picture to the last row, in metres."
NO_KEYS = "Skip the test of the keys."
PAGE = "Also write the results to this file."
PREFLIGHT_JSON = "Print JSON; skips the test of the keys."


def delegates(usual: int) -> str:
    return f"Number of simulated delegates in a rehearsal; {usual} by default."


def study_replications(most: int) -> str:
    return f"Days per variant; by default 100, with --until-precise at most {most}."


def check_replications(usual: int, seconds: float) -> str:
    return f"Replications of the first and last round; by default {usual}, or as many as fit into {seconds:g} seconds."
