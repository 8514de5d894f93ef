"""The real command, and what it started ended with the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from command import Command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def command(tmp_path: Path) -> Iterator[Command]:
    command = Command(tmp_path)
    yield command
    for child in command.running:
        child.kill()
        child.communicate()
