"""
A recorder that is killed by a test dies without a complaint.
"""

from __future__ import annotations

import threading

import pytest

from disks import Killed


@pytest.fixture(autouse=True)
def _killing_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = threading.excepthook

    def hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not Killed:
            usual(args)

    monkeypatch.setattr(threading, "excepthook", hook)
