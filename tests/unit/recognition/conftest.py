"""The gazetteer and the rule tier, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geoview.gazetteer import Gazetteer
from geoview.recognition.rules import RulesRecogniser


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def rules(gazetteer: Gazetteer) -> RulesRecogniser:
    return RulesRecogniser(gazetteer)
