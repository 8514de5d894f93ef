"""The real gazetteer, opened once, and looking names up in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.gazetteer import Gazetteer
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def lookup(gazetteer: Gazetteer) -> NameLookup:
    return NameLookup(gazetteer, load_language())
