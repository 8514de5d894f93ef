"""A parser with the rule tier, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.geoparser import Geoparser
from geoview.recognition.rules import RulesRecogniser

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer, RulesRecogniser())
