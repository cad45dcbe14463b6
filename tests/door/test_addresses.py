"""
Addresses and doors: what people type is read or refused in a sentence, and only the owner of a show finds its door.
"""

from __future__ import annotations

import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_theatre.door import address, places, wording
from desk_theatre.door.address import Address
from desk_theatre.errors import NotAnAddress
from desk_theatre.machine import local_sockets
from profiles import examples


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("192.168.1.23", Address("192.168.1.23", 0)),
        ("192.168.1.23:8080", Address("192.168.1.23", 8080)),
        (" http://192.168.1.23:8080/ ", Address("192.168.1.23", 8080)),
        ("laptop.local:81", Address("laptop.local", 81)),
        ("laptop", Address("laptop", 0)),
        ("[::1]:8080", Address("::1", 8080)),
        ("[::1]", Address("::1", 0)),
        ("::1", Address("::1", 0)),
    ],
)
def test_addresses_as_people_write_them(typed: str, expected: Address) -> None:
    assert address.read(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", ":", ":8080", "192.168.1", "300.1.1.1", "192.168.1.23:", "192.168.1.23:x", "192.168.1.23:0"),
        *("192.168.1.23:65536", "192.168.1.23:٣", "a b", "höst", "-x", "x-", "[::1", "[::1]8080", "a..b", "x" * 254),
        *("1.2.3.4:80:90", "http://", "/etc/passwd", "\x1b[2J", "a/b:80"),
    ],
)
def test_what_is_no_address_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(NotAnAddress) as refused:
        address.read(typed)

    assert str(refused.value) == wording.not_an_address(typed)
    assert str(refused.value).isprintable()


@given(st.text(max_size=40))
@examples(300)
def test_any_text_is_an_address_or_none(typed: str) -> None:
    try:
        found = address.read(typed)
    except NotAnAddress:
        return
    assert address.read(str(found)) == found


def test_a_port_that_is_taken_is_said_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(NotAnAddress, match=f"port {port} of 127.0.0.1 is in use"):
            address.listening(Address("127.0.0.1", port))


def test_an_address_of_another_machine_is_said_in_a_sentence() -> None:
    with pytest.raises(NotAnAddress, match="not an address of this machine"):
        address.listening(Address("192.0.2.77", 8080))


def test_a_show_comes_back_at_its_port_or_at_any_free_one() -> None:
    with address.listening(Address("127.0.0.1", 0)) as first:
        port = first.getsockname()[1]
        with address.listening(Address("127.0.0.1", 0), port) as second:
            other = second.getsockname()[1]
    with address.listening(Address("127.0.0.1", 0), port) as again:
        assert again.getsockname()[1] == port
    assert other != port


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A runtime folder of its own.
    """
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(places, "folder", lambda: folder / "desk-theatre")
    return folder / "desk-theatre"


def test_the_door_has_the_same_name_after_a_resume_and_another_one_for_another_show(tmp_path: Path) -> None:
    first = places.name_of(tmp_path / "rehearsal 2026-11-30 ü.theatre")

    assert first == places.name_of(tmp_path / "rehearsal 2026-11-30 ü.theatre")
    assert first != places.name_of(tmp_path / "other" / "rehearsal 2026-11-30 ü.theatre")
    assert first.isascii()
    assert first.replace("-", "").isalnum()


def test_only_the_owner_can_open_a_socket(runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        local_sockets, "fits", lambda _: local_sockets.HAS_LOCAL_SOCKETS
    )  # the folder of a test is deep
    monkeypatch.chdir(runtime.parent)
    monkeypatch.setattr(places, "folder", lambda: Path("desk-theatre"))
    made = places.make("show", "")
    try:
        assert stat.S_IMODE(made.door.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(runtime.stat().st_mode) == 0o700
        assert [door.name for door in places.found()] == ["show"]
    finally:
        made.listening.close()
        made.remove()
    assert list(places.found()) == []


def test_a_folder_that_others_may_enter_is_closed_to_them(runtime: Path) -> None:
    runtime.mkdir(mode=0o777)
    runtime.chmod(0o777)
    made = places.make("show", "secret")
    made.listening.close()

    assert stat.S_IMODE(runtime.stat().st_mode) == 0o700


def test_a_folder_that_is_a_link_is_refused(runtime: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    runtime.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match="is not a folder"):
        places.make("show", "")


def test_where_there_are_no_sockets_a_token_that_only_the_owner_reads_stands_there(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_sockets, "fits", lambda _: False)
    made = places.make("show", "secret")
    try:
        found = list(places.found())
        mode = stat.S_IMODE(made.door.path.stat().st_mode)
    finally:
        made.listening.close()

    assert mode == 0o600
    assert [(door.name, door.token, door.port > 0) for door in found] == [("show", "secret", True)]
    assert list(places.found()) == [], "nobody listens there any more"


def test_a_socket_that_was_left_behind_is_replaced_and_one_in_use_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("a.socket")
    local_sockets.listen(path).close()
    assert not local_sockets.answers(path)

    with local_sockets.listen(path):
        assert local_sockets.answers(path)
        with pytest.raises(FileExistsError):
            local_sockets.listen(path)


@pytest.mark.parametrize("written", [b"", b"{}", b"[]", b'{"port": "x", "token": 1}', b"\xff\xfe", b'{"port": 1}'])
def test_a_token_file_that_is_none_is_passed_over(runtime: Path, written: bytes) -> None:
    runtime.mkdir(mode=0o700)
    (runtime / "x.token").write_bytes(written)
    (runtime / "other").write_bytes(b"")

    assert list(places.found()) == []
