"""The gazetteer and a parser with the rule tier, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geoview.gazetteer import Gazetteer
from geoview.geoparser import Geoparser
from geoview.recognition.rules import RulesRecogniser


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer, RulesRecogniser(gazetteer))
