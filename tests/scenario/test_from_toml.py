"""
Scenario files: sound ones become scenarios, unsound ones get a line for every mistake.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenario_files import ALL, changed, complaints, complaints_about, document, leaves, written

from desk_theatre.errors import ScenarioUnsound
from desk_theatre.itsm.kind import NOTHING, Duration
from desk_theatre.itsm.priority import Level, Priority, usual_table
from desk_theatre.practices.catalogue import catalogue
from desk_theatre.scenario import library
from desk_theatre.scenario.field_types import SHARE
from desk_theatre.scenario.from_toml import read
from desk_theatre.scenario.mistakes import Place, spell_place
from desk_theatre.scenario.offering import fields_of
from profiles import examples
from small_scenarios import SMALL_TOML

CONFERENCE = document()
REHEARSAL = document("rehearsal")
ORDINARY = settings(examples(40), suppress_health_check=[HealthCheck.too_slow])


def _names(line: str, place: Place) -> bool:
    """
    The line is about `place`, or about the list or table whose part it is.
    """
    return spell_place(place).startswith(_head(line))


def _head(line: str) -> str:
    """
    The place that a line names.
    """
    return line.split(" = ", maxsplit=1)[0].split(" (in ", maxsplit=1)[0].split(": ", maxsplit=1)[0]


# ------------------------------------------------------------------------------------------------------ properties


@pytest.mark.parametrize("name", ALL)
def test_a_scenario_written_differently_is_the_same_scenario(name: str) -> None:
    """
    Sections, arrays of tables and inline tables are ways of writing; what is played does not depend on them.
    """
    rewritten = written(document(name))

    assert library.load(name) == read(rewritten)


DOCUMENTS = {name: document(name) for name in ALL}


def _places(name: str) -> st.SearchStrategy[tuple[str, set[Place]]]:
    """
    A few of the places in which a shipped scenario could be spoilt.
    """
    everywhere = [place for place, _ in leaves(DOCUMENTS[name])]
    return st.tuples(st.just(name), st.sets(st.sampled_from(everywhere), min_size=1, max_size=12))


@given(st.sampled_from(ALL).flatmap(_places))
@ORDINARY
def test_every_planted_mistake_gets_a_line_that_names_its_place(slips: tuple[str, set[Place]]) -> None:
    """
    Wherever a trainer slips, and however often, each slip is named, all of them in one go.
    """
    name, places = slips
    spoilt = DOCUMENTS[name]
    for place in places:
        spoilt = changed(spoilt, place, [[]])

    lines = complaints(spoilt)

    assert [place for place in places if not any(_names(line, place) for line in lines)] == []
    assert len(lines) >= len({_reported(place) for place in places})


def _reported(place: Place) -> Place:
    """
    What a line can name: a span of the service hours is one thing.
    """
    return place[:3] if place[:2] == ("sla", "hours") else place


REFERENCES = [
    place
    for place, _ in leaves(CONFERENCE)
    if place[-1] in ("room", "team", "skill", "kind") or place[:2] == ("practices", "offered")
]


@given(st.sets(st.sampled_from(REFERENCES), min_size=1, max_size=12))
@ORDINARY
def test_every_name_of_nothing_gets_a_line_of_its_own(places: set[Place]) -> None:
    """
    Rooms, teams, skills, kinds and practices that do not exist are all named in one go, and nothing else is.
    """
    spoilt = CONFERENCE
    for place in places:
        spoilt = changed(spoilt, place, "zz-nothing")

    lines = complaints(spoilt)

    hidden = {(*place[:2], "skill") for place in places if place[-1] == "team"}
    repeated = {place for place in places if place[0] == "practices"}
    assert sorted(map(spell_place, places - hidden)) == sorted(
        place for place in map(_head, lines) if place not in map(spell_place, hidden)
    )
    assert len(lines) >= len(places - hidden - repeated)


TABLES = [(), ("plan",), ("conference",), ("teams", 0), ("kinds", 4), ("demand",), ("sla",), ("chaos",), ("manager",)]


@given(st.sets(st.sampled_from(TABLES), min_size=1), st.text("abcdefgh", min_size=3, max_size=9).map("zz{}".format))
@ORDINARY
def test_every_key_that_nobody_knows_gets_a_line(tables: set[Place], key: str) -> None:
    """
    Nothing in a file is silently ignored.
    """
    spoilt = REHEARSAL
    for table in tables:
        spoilt = changed(spoilt, (*table, key), 1)

    lines = complaints(spoilt)

    assert sorted(spell_place((*table, key)) for table in tables) == sorted(map(_head, lines))


HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "\x1b]52;c;cm0gLXJmIH4=\x07",
            "\x1b[2J",
            "\u202egnissim si doog",
            "[/]",
            "[@click=app.quit]x[/]",
            "a\x00b",
            "x" * 100_000,
            "\n\n\n",
            "e" + "\u0301" * 500,
            "\u200b\u200b",
        ]
    ),
)
TEXTS = [place for place, found in leaves(REHEARSAL) if isinstance(found, str)]


@given(st.dictionaries(st.sampled_from(TEXTS), HOSTILE, min_size=1, max_size=20))
@ORDINARY
def test_hostile_text_is_cleaned_or_refused(planted: dict[Place, str]) -> None:
    """
    Whatever stands in a text field, no control character reaches the stage, and nothing falls over.
    """
    spoilt = REHEARSAL
    for place, text in planted.items():
        spoilt = changed(spoilt, place, text)

    try:
        shown = _texts(read(written(spoilt)))
    except ScenarioUnsound as unsound:
        shown = list(unsound.complaints)

    assert [text for text in shown if not text.isprintable() or len(text) > 1000] == []


def _texts(found: object) -> list[str]:
    """
    Every text in a value, however deep.
    """
    if isinstance(found, str):
        return [found]
    if isinstance(found, tuple):
        return [text for each in found for text in _texts(each)]
    if isinstance(found, dict):
        return [text for key, each in found.items() for text in (*_texts(key), *_texts(each))]
    fields = getattr(found, "__attrs_attrs__", ())
    return [text for field in fields for text in _texts(getattr(found, field.name))]


@given(st.text(max_size=200))
@ORDINARY
def test_any_text_is_a_scenario_or_a_list_of_mistakes(text: str) -> None:
    """
    No text makes the reader fall over.
    """
    lines = complaints_about(text)

    assert lines
    assert [line for line in lines if not line.isprintable()] == []


@given(
    st.recursive(st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5),
    st.sampled_from(("plan", "conference", "teams", "manager", "supplier", "kinds", "demand", "sla", "practices")),
)
@ORDINARY
def test_any_value_in_place_of_any_section_is_reported(found: object, section: str) -> None:
    """
    A section that is no section at all is a mistake like others.
    """
    lines = complaints(changed(REHEARSAL, (section,), found))

    assert [section] == sorted({_head(line).split(".")[0].split("[")[0] for line in lines} & {section})


# -------------------------------------------------------------------------------------------------------- examples

EXAMPLES: list[tuple[Place, object, str]] = [
    (("id",), "two words", "id of plain letters"),
    (("title",), "", "text of 1 to 120 characters"),
    (("title",), "x" * 121, "at most 120 characters"),
    (("title",), ..., "missing"),
    (("plan", "rounds"), 0, "from 1 to 20"),
    (("plan", "rounds"), 2.5, "a number of rounds"),
    (("plan", "minutes"), 0, "more than 0"),
    (("plan", "fresh_demand"), 1, "true or false"),
    (("plan", "themes"), "silo", 'a list of some of "resistance"'),
    (("plan", "themes"), ["silo", "customers"], '"silo", "customer", each once'),
    (("plan", "themes"), ["silo", "silo"], "each once"),
    (("plan", "themes"), [["silo"]], "a list of some of"),
    (("conference", "opens"), "8", '"09:12"'),
    (("conference", "closes"), "07:00", "after the opening at 08:00"),
    (("conference", "delegates"), "many", "a number of people"),
    (("conference", "rooms", 1, "id"), "main", "another room has this id"),
    (("conference", "sessions", 0, "room"), "mian", 'did you mean "main"?'),
    (("conference", "sessions", 0, "ends"), "08:00", "after the start at 09:00"),
    (("conference", "sessions", 0, "starts"), "07:30", "opens at 08:00"),
    (("conference", "sessions", 40, "ends"), "17:30", "closes at 17:00"),
    (("conference", "sessions", 1, "starts"), "09:40", '"Opening: who is it all for?" is in this room until 09:50'),
    (("conference", "sessions", 0, "attendance"), 251, "there are only 250 delegates"),
    (("conference", "sessions", 0, "attendance"), -1, "from 0"),
    (("conference", "sessions", 0, "starts"), ..., "missing"),
    (("conference", "seats"), 3, "unknown key"),
    (("conference", "sessions", 0, "id"), "main-1005", "another session, which has no id, gets this one"),
    (("teams", 1, "line"), 1, "only one can be the service desk"),
    (("teams", 0, "line"), 3, "1 for the service desk"),
    (("teams", 1, "id"), "desk", "another team has this id"),
    (("teams", 1, "staff"), [], "needs at least one person"),
    (("teams", 1, "staff", 0, "id"), "aino", "another person has this id"),
    (("teams", 1, "staff", 0, "skills", "sound"), 1.5, "a share from 0 to 1"),
    (("teams", 1, "staff", 0, "skills", "a b"), 0.5, "as a name"),
    (("teams", 1, "staff", 0, "cost_per_hour"), -1, "an amount of money"),
    (("teams", 1, "staff", 0, "cost_per_hour"), "inf", "an amount of money"),
    (("manager", "id"), "mikko", "another person has this id"),
    (("supplier", "arrives"), "soon", "expected minutes"),
    (("supplier", "arrives", "minutes"), -1, "minutes, from 0"),
    (("supplier", "arrives", "shape"), "normal", '"fixed", "exponential" or "lognormal"'),
    (("supplier", "arrives"), {"minutes": 3, "shape": "fixed", "spread": 1}, "only the shape lognormal has a spread"),
    (("supplier", "arrives"), {"minutes": 3, "spread": 2.5}, "a spread from 0 to 2"),
    (("supplier", "arrives"), {"shape": "fixed"}, "missing"),
    (("supplier", "arrives", "mins"), 3, 'did you mean "minutes"?'),
    (("kinds", 1, "id"), "no-sound", "another kind has this id"),
    (("kinds", 0, "team"), "aw", 'choose from "desk", "av"'),
    (("kinds", 0, "skill"), "sond", 'nobody in team "av" has this skill; did you mean "sound"?'),
    (("kinds", 0, "impact"), "huge", '"high", "medium" or "low"'),
    (("kinds", 0, "where"), "nowhere", '"room", "service" or "person"'),
    (("kinds", 0, "hard"), 1.2, "a share from 0 to 1"),
    (("kinds", 0, "weight"), -1, "a weight"),
    (("kinds", 0, "blocking"), "yes", "true or false"),
    (("kinds", 0, "repair"), -3, "expected minutes"),
    (("kinds", 0, "sayings"), "It whistles.", "a list of at most 20 texts"),
    (("kinds", 0, "sayings"), ["It whistles.", ""], "text of 1 to 200 characters"),
    (("voices", "names", 2), 17, "text of 1 to 40 characters"),
    (("voices", "remarks", 0), "x" * 201, "at most 200 characters"),
    (
        ("voices", "session_remarks", 0),
        "{talk} is late.",
        "no other mark than {title} and {speaker}; this one is {talk}",
    ),
    (("voices", "nmes"), [], 'did you mean "names"?'),
    (("kinds", 0, "tean"), "av", 'did you mean "team"?'),
    (("kinds",), [], "at least one kind"),
    (("demand", "arrivals", 0, "ends"), "08:00", "after the start"),
    (("demand", "arrivals", 0, "per_hour"), -1, "contacts per hour"),
    (("demand", "faults", 0, "kind"), "no-sond", 'did you mean "no-sound"?'),
    (("demand", "faults", 0, "room"), "Z", "unknown room"),
    (("demand", "faults", 0, "begins"), "18:00", "closes at 17:00"),
    (("demand", "faults", 0, "every_minutes"), 0, "minutes from 0.1"),
    (("demand", "cues", 0, "kind"), "micro", "unknown kind"),
    (("demand", "cues", 0, "room"), "man", 'did you mean "main"?'),
    (("demand", "cues", 0, "count"), 0, "from 1 to 1000"),
    (("demand", "cues", 1, "id"), "keynote-microphone", "another cue has this id"),
    (("sla", "table"), [["P1"]], "three rows"),
    (("sla", "table", 1), ["P1", "P2"], "three rows"),
    (("sla", "table", 1, 1), "P5", '"P1", "P2", "P3" or "P4"'),
    (("sla", "table", 1, 1), "major", '"P1", "P2", "P3" or "P4"'),
    (("sla", "targets", "P3"), ..., "needs its targets"),
    (("sla", "targets", "P9"), {"response": 1, "resolution": 2, "update": 3}, "a priority"),
    (("sla", "targets", "P2", "update"), ..., "missing"),
    (("sla", "targets", "P2", "resolution"), 1, "at least the response time, 10 minutes"),
    (("sla", "targets", "P2", "resolution"), 0, "more than 0"),
    (("sla", "hours", 0), ["17:00", "08:00"], "spans in order"),
    (("sla", "hours", 1), ["16:00", "18:00"], "spans in order"),
    (("sla", "hours"), ["08:00"], "two times"),
    (("sla", "later_minutes"), 10, "at least soon_minutes"),
    (("patience", "withdraws"), 2, "a share"),
    (("patience", "chases"), 1.5, "a number of visits"),
    (("chaos", "forgets"), -0.1, "a share"),
    (("chaos", "manager_every"), 0, "more than 0"),
    (("chaos", "missng"), 0.1, 'did you mean "missing"?'),
    (("commitment", "habit"), 90, "a share"),
    (("commitment", "step_minutes"), 0, "from 1"),
    (("practices", "offered", 0), "recordin", 'did you mean "recording"?'),
    (("practices", "offered", 1), "recording", "listed twice"),
    (("practices", "start_with"), ["brakes"], "unknown practice"),
    (("practices", "start_with"), "recording", "a list of practice ids"),
    (("practices", "recordng"), {"seconds": 3}, 'did you mean "recording"?'),
    (("practices", "recording", "second"), 3, 'did you mean "seconds"?'),
    (("practices", "recording", "seconds"), "45", "a whole number"),
    (("practices", "recording", "seconds"), -1, "a whole number from 0"),
    (("practices", "recording"), 45, "written [practices.recording]"),
    (("practices", "confronting"), {"growth": 1.5}, "a share from 0 to 1"),
    (("practices", "training_alone"), {"theory": -0.1}, "a share from 0 to 1"),
    (("practices", "shared_goals"), {"least_skill": 2}, "a share from 0 to 1"),
    (("teams",), {"id": "desk"}, "double brackets"),
    (("teams",), "desk", "expected a list"),
    (("plan",), 3, "expected a table"),
]


@pytest.mark.parametrize(("place", "found", "words"), EXAMPLES)
def test_one_mistake_one_line(place: Place, found: object, words: str) -> None:
    """
    A mistake is named with its place and with what was expected.
    """
    spoilt = changed(CONFERENCE, place, found)

    lines = complaints(spoilt)

    about = [line for line in lines if _head(line).startswith(spell_place(place))]
    about = about or [line for line in lines if _names(line, place)]
    assert len(about) == 1, lines
    assert words in about[0]


def test_ten_mistakes_ten_lines() -> None:
    """
    Mistakes of different sorts, in fields and between them, are told in one go and in the order of the file.
    """
    spoilt = CONFERENCE
    for place, found in (
        (("plan", "rounds"), -1),
        (("conference", "sessions", 1, "room"), "mian"),
        (("conference", "sessions", 5, "starts"), "noon"),
        (("teams", 1, "staff", 0, "skills", "sound"), 2),
        (("teams", 3, "nme"), "x"),
        (("kinds", 2, "skill"), "pictures"),
        (("demand", "cues", 1, "kind"), "wifi-gone"),
        (("sla", "targets", "P4", "response"), "1 h"),
        (("chaos", "wrong_team"), 40),
        (("practices", "routing"), {"seconds": 1.5}),
    ):
        spoilt = changed(spoilt, place, found)

    lines = complaints(spoilt)

    expected = [
        *("plan.rounds", "conference.sessions[1].room", "conference.sessions[5].starts"),
        *("teams[1].staff[0].skills.sound", "teams[3].nme", "kinds[2].skill", "demand.cues[1].kind"),
        *("sla.targets.P4.response", "chaos.wrong_team", "practices.routing.seconds"),
    ]
    assert expected == list(map(_head, lines))


def test_a_line_names_the_entry_it_is_in() -> None:
    """
    Nobody has to count to the first person of the second team.
    """
    spoilt = changed(CONFERENCE, ("teams", 1, "staff", 0, "skills", "sound"), 1.5)

    assert complaints(spoilt) == ['teams[1].staff[0].skills.sound = 1.5 (in "mikko"): expected a share from 0 to 1']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('id = "x"\nopens = = 3\n', "line 2, column 9: this is not TOML: Invalid value"),
        ('id = "x', "line 1, column 8: this is not TOML"),
        ("a = 1\nopens = 09:12\nb = 2\n", 'put a time of day in quotes: "09:12"'),
        ("a = 1\na = 2\n", "line 2, column 6: defined twice; remove one of the two"),
        ("[a]\nb = 1\n[a]\n", "line 3, column 3: defined twice"),
        ("a = {b = 1, b = 2}\n", "line 1, column 18: defined twice"),
        (f"a = {'[' * 5000}", "nested too deeply"),
        (f"a = {'9' * 5000}", "too many digits"),
    ],
)
def test_what_is_no_toml_gets_one_line_with_its_place(text: str, expected: str) -> None:
    """
    One sentence with line and column, and a hint for the slip that everybody makes once.
    """
    lines = complaints_about(text)

    assert len(lines) == 1
    assert expected in lines[0]


def test_all_weights_zero_is_a_mistake() -> None:
    """
    A demand in which no kind ever comes is none.
    """
    spoilt = CONFERENCE
    for index in range(len(spoilt["kinds"])):
        spoilt = changed(spoilt, ("kinds", index, "weight"), 0)

    assert complaints(spoilt) == ["kinds: all weights are 0, so no incident would ever come"]


def test_a_file_of_another_sort_is_answered_soon() -> None:
    """
    A hundred thousand unknown keys are no hundred thousand lines, and no minute of waiting.
    """
    text = "".join(f"key{number} = 1\n" for number in range(60_000))

    lines = complaints_about(text)

    assert [line for line in lines if "key" in line.split(":")[0]] == lines[-50:]
    assert "the file: has 59950 more unknown keys" in lines


def test_hostile_keys_are_spelled_harmlessly() -> None:
    """
    A key is typed text, too, and stands in a complaint.
    """
    spoilt = changed(CONFERENCE, ("plan", "\x1b]0;x\x07"), 1)

    assert complaints(spoilt) == [
        'plan."\\u001b]0;x\\u0007": unknown key; choose from "rounds", "minutes", "fresh_demand", "themes"'
    ]


def test_incidents_in_rooms_need_rooms() -> None:
    """
    Without rooms, only services and people can be in trouble.
    """
    empty = changed(changed(document(ALL[-1]), ("kinds", 0, "where"), "room"), ("kinds", 1, "where"), ...)

    lines = complaints(empty)

    words = "the conference has no room for this to happen in"
    expected = [
        f'kinds[0].where = "room" (in "first-line"): {words}',
        f'kinds[1].where (in "for-a"): {words}',
    ]
    assert expected == lines


def test_a_scenario_without_a_service_desk_is_unsound() -> None:
    """
    Somebody has to take the contacts.
    """
    spoilt = changed(CONFERENCE, ("teams", 0, "line"), 2)

    assert complaints(spoilt) == ["teams: no team has line = 1; one must be the service desk"]


def test_too_many_entries_are_refused_at_once() -> None:
    """
    A file made by a machine gone wild is answered in one line, not in a thousand.
    """
    spoilt = changed(CONFERENCE, ("demand", "cues"), [{"id": 1}] * 2000)

    assert complaints(spoilt) == ["demand.cues = a list of 2000: expected at most 50 entries"]


def test_bare_minutes_keep_the_usual_shape() -> None:
    """
    Whoever writes only minutes changes the mean and nothing else; no minutes are no work.
    """
    bare = changed(changed(CONFERENCE, ("patience", "first"), 7), ("chaos", "contact"), 0)
    bare = changed(bare, ("kinds", 0, "repair"), {"minutes": 9, "shape": "exponential"})

    scenario = read(written(bare))

    assert Duration(7.0, "lognormal", 0.5) == scenario.patience.first
    assert scenario.chaos.contact == NOTHING
    assert Duration(9.0, "exponential", 0.6) == scenario.kinds[0].repair


def test_sessions_without_an_id_are_called_by_room_and_start() -> None:
    """
    Forty sessions need no forty names.
    """
    scenario = library.load("conference")

    assert scenario.session("main-1300").title == "Keynote: the quiet control room"


def test_words_of_the_file_become_values() -> None:
    """
    Times are seconds of the day, levels and priorities are those of the field.
    """
    scenario = library.load("conference")

    assert (scenario.conference.opens, scenario.conference.closes) == (8 * 3600, 17 * 3600)
    assert (scenario.kind("no-sound").impact, scenario.kind("no-sound").urgency) == (Level.HIGH, Level.MEDIUM)
    assert usual_table() == scenario.agreement.table
    assert scenario.agreement.targets[Priority.P1].resolution_minutes == 30.0
    assert {"recording", "prioritisation"} < set(scenario.offer.parameters)


def test_a_room_can_name_its_themes_before_the_event() -> None:
    """
    In the order in which it named them; that is the order of the cards.
    """
    scenario = read(written(changed(REHEARSAL, ("plan", "themes"), ["silo", "customer"])))

    assert scenario.plan.themes == ("silo", "customer")


def test_a_local_time_without_quotes_is_a_time_of_day() -> None:
    """
    TOML has times of its own (with seconds); whoever knows that may use them.
    """
    text = library.text_of("conference").replace('opens = "08:00"', "opens = 08:00:00")

    assert read(text).conference.opens == 8 * 3600


def test_what_may_be_left_out_has_its_default() -> None:
    """
    A file needs neither patience nor chaos nor commitment nor practices; then all practices are on offer.
    """
    short = CONFERENCE
    for section in ("patience", "chaos", "commitment", "practices", "summary", "currency"):
        short = changed(short, (section,), ...)
    short = changed(changed(short, ("sla", "table"), ...), ("sla", "hours"), ...)

    scenario = read(written(short))

    assert scenario.patience.first.minutes == 20.0
    assert "recording" in scenario.offer.practices
    assert scenario.agreement.hours.spans == ()


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ('delegate = { one = "nurse" }', "words.delegate.many: missing; expected text of 1 to 16 characters"),
        ('room = { one = "", many = "wards" }', 'words.room.one = "": expected text of 1 to 16 characters'),
        ('room = { one = " ", many = "wards" }', 'words.room.one = " ": expected text of 1 to 16 characters'),
        (
            'session = { one = "operating theatre", many = "lists" }',
            'words.session.one = "operating theatre": expected at most 16 characters; these are 17',
        ),
        ('speaker = "surgeon"', 'words.speaker = "surgeon": expected both forms: { one = "nurse", many = "nurses" }'),
        ('delegat = { one = "nurse", many = "nurses" }', 'words.delegat: unknown key; did you mean "delegate"?'),
        ('agent = { one = "porter", many = "porters" }', "words.agent: unknown key"),
    ],
)
def test_each_slip_in_the_words_of_a_scenario_is_one_sentence(line: str, mistake: str) -> None:
    """
    A plural that is missing, an empty or a long noun, and a noun that is none of the seven.
    """
    with pytest.raises(ScenarioUnsound) as refused:
        read(f"{SMALL_TOML}\n[words]\n{line}\n", "ours")

    assert len(refused.value.complaints) == 1
    assert refused.value.complaints[0].startswith(mistake)


def test_a_parameter_whose_default_is_a_share_in_its_docstring_takes_no_more_than_one() -> None:
    """
    A parameter that says "0 to 1", "share of" or "chance" and takes 5 would give levels and chances that do not exist.
    """
    missed = []
    for id_, practice in catalogue().items():
        documented = dict(re.findall(r"^ {8}(\w+): (.*(?:\n {12}.*)*)", practice.__doc__ or "", re.MULTILINE))
        for name, sort in fields_of(id_).items():
            if re.search(r"0 to 1|\bshare of\b|\bchance\b|how skilled", documented.get(name, "")) and sort is not SHARE:
                missed.append((id_, name))
    assert missed == []
