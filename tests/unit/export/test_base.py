"""An exporter writes with the gazetteer of its job, and opens none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from geoview.analysis.comparison import compare
from geoview.export import ExportJob, NamedAtlas, Subject, exporter, formats, render
from geoview.export.as_comparison import NamedComparison
from geoview.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas

PLAIN = {"json", "jsonl", "table"}
"""Formats that name no data set: those of places alone. Any other does."""
DRAW_AREAS = {"geojson", "gpkg", "html", "kml", "svg"}


@pytest.fixture
def asked(gazetteer: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places whose outline the gazetteer of the job was asked for; another gazetteer can't be opened."""
    found: list[str] = []
    outline: Callable[[str], str | None] = gazetteer.outline

    def remember(place_id: str) -> str | None:
        found.append(place_id)
        return outline(place_id)

    source = SimpleNamespace(title="Atlas of Nobody", licence="CC BY 4.0", url="https://example.org")
    monkeypatch.setattr(gazetteer, "outline", remember)
    monkeypatch.setattr(gazetteer, "info", SimpleNamespace(sources=(source,)))
    monkeypatch.setattr("geoview.export.default_gazetteer", None)
    monkeypatch.setattr(Gazetteer, "open", None)
    return found


@pytest.mark.parametrize("name", formats())
def test_a_document(name: str, atlas: Atlas, gazetteer: Any, asked: list[str]) -> None:
    data = render(exporter(name), ExportJob((NamedAtlas(atlas, "a.txt"),), gazetteer))
    assert (b"Atlas of Nobody" in data) == (name not in PLAIN)
    assert bool(asked) >= (name in DRAW_AREAS)


@pytest.mark.parametrize("name", formats(Subject.COMPARISON))
def test_a_comparison(name: str, atlas: Atlas, empty: Atlas, gazetteer: Any, asked: list[str]) -> None:
    documents = NamedComparison(compare(atlas, empty), ("a.txt", "b.txt"))
    data = render(exporter(name, Subject.COMPARISON), ExportJob(documents, gazetteer))
    assert (b"Atlas of Nobody" in data) == (name != "table")
    assert bool(asked) >= (name in DRAW_AREAS)
