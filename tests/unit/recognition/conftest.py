"""The rule tier, made once."""

from __future__ import annotations

import pytest

from geoview.recognition.rules import RulesRecogniser


@pytest.fixture(scope="session")
def rules() -> RulesRecogniser:
    return RulesRecogniser()
