"""A parser with the rule tier, made once."""

from __future__ import annotations

import pytest

from geoview.gazetteer import Gazetteer
from geoview.geoparser import Geoparser
from geoview.recognition.rules import RulesRecogniser


@pytest.fixture(scope="session")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer, RulesRecogniser())
