"""Which recogniser is used, plug-ins among them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from pluginfolder import add_plugin

from geoview import plugins
from geoview.document import from_text
from geoview.errors import RecogniserError
from geoview.geoparser import Geoparser
from geoview.recognition.choice import recogniser_names, select_recogniser
from geoview.recognition.rules import RulesRecogniser
from geoview.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geoview.gazetteer import Gazetteer

CODE = """
from geoview.names.mention import Mention, MentionKind
from geoview.text import Span

class Recogniser:
    name = "oslo/1"
    section = 5000

    def recognise(self, document, lookup, region=None, *, cancelled=None):
        region = region or Span(0, len(document.text))
        at = document.text.find("Oslo", region.start, region.end)
        if at < 0:
            return []
        return [Mention(Span(at, at + 4), "Oslo", MentionKind.TOPONYM, 0.9, self.name)]
"""
TEXT = "From Oslo to Paris."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "path", [*sys.path])
    plugins.take_notices()
    plugins.follow(Settings(plugin_folder=str(tmp_path / "more")))
    yield tmp_path / "more"
    sys.modules.pop("geoview_oslo", None)
    plugins.follow(Settings())


def test_that_of_a_plugin_finds_the_places(folder: Path, gazetteer: Gazetteer) -> None:
    add_plugin(folder, "geoview-oslo", CODE, recognisers="oslo = Recogniser")
    assert list(recogniser_names()) == ["best", "model", "rules", "oslo"]
    parser = Geoparser(gazetteer, "oslo")
    assert (parser.tier, parser.notice) == ("oslo/1", "")
    assert [use.place.name for use in parser.parse(from_text(TEXT)).places] == ["Oslo"]


def test_the_rules_can_be_asked_for(gazetteer: Gazetteer) -> None:
    found, notice = select_recogniser("rules")
    assert isinstance(found, RulesRecogniser)
    assert notice == ""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('    name = "oslo/1"\n', "", "AttributeError"),
        ("section = 5000", "section = 0", "TypeError: its name is no text"),
        ("    name =", "    def __init__(self):\n        raise OSError('no model')\n    name =", "OSError: no model"),
        ("class Recogniser", "raise OSError('torn')\nclass Recogniser", "There is no recogniser “oslo”"),
    ],
)
def test_one_that_can_not_be_made_gives_way_to_the_usual_one(
    folder: Path, gazetteer: Gazetteer, old: str, new: str, words: str
) -> None:
    add_plugin(folder, "geoview-oslo", CODE.replace(old, new), recognisers="oslo = Recogniser")
    parser = Geoparser(gazetteer, "oslo")
    assert parser.tier != "oslo/1"
    assert words in parser.notice
    assert [use.place.name for use in parser.parse(from_text(TEXT)).places] == ["Oslo", "Paris"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("        region =", "        raise KeyError('x')\n        region =", "KeyError"),
        ("return [Mention", "return 5 or [Mention", "something else than a list"),
        ("return [Mention", "return ['Oslo'] or [Mention", "something else than a list"),
        ("Span(at, at + 4)", "Span(at, at + 3)", "does not fit the text"),
    ],
)
def test_a_failure_costs_one_document_and_names_it(
    folder: Path, gazetteer: Gazetteer, old: str, new: str, words: str
) -> None:
    assert old in CODE
    add_plugin(folder, "geoview-oslo", CODE.replace(old, new), recognisers="oslo = Recogniser")
    parser = Geoparser(gazetteer, "oslo")
    with pytest.raises(RecogniserError, match="oslo") as caught:
        parser.parse(from_text(TEXT))
    assert words in str(caught.value)


def test_a_name_that_nobody_has_gives_way_to_the_usual_one(gazetteer: Gazetteer) -> None:
    assert Geoparser(gazetteer, "nobody").notice == "There is no recogniser “nobody”; the usual one is in use."
