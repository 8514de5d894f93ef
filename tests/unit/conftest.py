"""The real gazetteer, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geoview.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()
