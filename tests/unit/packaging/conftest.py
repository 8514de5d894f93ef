"""The packaging scripts import one another by bare names, as they do when they are run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parents[3]
PACKAGING = CHECKOUT / "packaging"
NAMES = {
    "build",
    "commandline",
    "contents",
    "facts",
    "hatch_build",
    "icons",
    "linux",
    "macos",
    "notices",
    "trimming",
    "windows",
}


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Makes the scripts importable for one test, and leaves no module of so general a name behind."""
    import sys

    kept = {name: sys.modules.pop(name) for name in NAMES & {*sys.modules}}
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield PACKAGING
    for name in NAMES:
        sys.modules.pop(name, None)
    sys.modules.update(kept)


@pytest.fixture
def checkout() -> Path:
    return CHECKOUT
