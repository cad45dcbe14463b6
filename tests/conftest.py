"""
For all tests.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("desk theatre", deadline=None)  # a busy machine is no failure
settings.load_profile("desk theatre")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    What takes long may take as long as it likes.
    """
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.timeout(0))
