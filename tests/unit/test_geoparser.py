"""The whole way: tiers, snapshots, stopping, long texts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from geoview.document import Document, from_text
from geoview.errors import Cancelled, RecogniserError
from geoview.gazetteer import Gazetteer
from geoview.geoparser import Geoparser
from geoview.names.mention import Mention
from geoview.recognition.rules import RulesRecogniser
from geoview.recognition.rules import recogniser as rules_module
from geoview.recognition.tagger import ModelRecogniser
from geoview.resolution.types import Usage
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.gazetteer.place import NameMatch
    from geoview.names.lookup import NameLookup
    from geoview.recognition.base import Recogniser

PARAGRAPH = (
    "Islamabad said on Monday that talks between Pakistan and the United States would go on. "
    "Officials in Lahore and Karachi agreed, and the US State Department welcomed the news.\n\n"
)
LONG = "".join(f"Part {n}. {PARAGRAPH}" for n in range(300))


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer, RulesRecogniser())


def test_an_atlas_says_what_made_it(geoparser: Geoparser, gazetteer: Gazetteer) -> None:
    atlas = geoparser.parse(from_text(PARAGRAPH))
    assert atlas.complete
    assert atlas.gazetteer == gazetteer.info.version
    assert atlas.parser == geoparser.version
    assert geoparser.tier == "rules/1"
    assert [use.place.name for use in atlas.places] == ["Islamabad", "Pakistan", "United States", "Lahore", "Karachi"]


@pytest.mark.parametrize("make", [RulesRecogniser, ModelRecogniser])
def test_each_name_is_looked_up_once_for_recogniser_and_resolver(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch, make: Callable[[], Recogniser]
) -> None:
    asked: Counter[str] = Counter()
    by_name = gazetteer.by_name

    def counted(name: str) -> tuple[NameMatch, ...]:
        asked[name] += 1
        return by_name(name)

    monkeypatch.setattr(gazetteer, "by_name", counted)
    geoparser = Geoparser(gazetteer, make())
    atlas = geoparser.parse(from_text(PARAGRAPH * 3))
    names = {"Islamabad", "Pakistan", "Lahore", "Karachi"}
    assert names <= {resolution.mention.surface for resolution in atlas.resolutions}
    assert {name: asked[name] for name in names} == dict.fromkeys(names, 1)
    asked.clear()
    geoparser.parse(from_text(PARAGRAPH))
    assert not asked, "nor again for the next text"


def test_an_empty_document(geoparser: Geoparser) -> None:
    assert geoparser.parse(Document("")).resolutions == ()
    (only,) = geoparser.snapshots(Document(""))
    assert only.atlas.complete
    assert only.done == 1.0


def test_a_short_text_comes_in_one_step(geoparser: Geoparser) -> None:
    document = from_text(PARAGRAPH)
    (only,) = geoparser.snapshots(document)
    assert only.atlas == geoparser.parse(document)


def test_a_long_text_comes_in_steps(geoparser: Geoparser) -> None:
    document = from_text(LONG)
    steps = list(geoparser.snapshots(document))
    assert len(steps) > 2
    assert [s.atlas.complete for s in steps] == [False] * (len(steps) - 1) + [True]
    assert [s.done for s in steps] == sorted(s.done for s in steps)
    assert steps[-1].done == 1.0
    counts = [len(s.atlas.resolutions) for s in steps]
    assert counts == sorted(counts)
    assert steps[-1].atlas == geoparser.parse(document)


def test_what_is_on_the_screen_comes_first(geoparser: Geoparser) -> None:
    document = from_text(LONG)
    visible = Span(len(LONG) - 2_000, len(LONG))
    steps = list(geoparser.snapshots(document, first=visible))
    first = steps[0].atlas.resolutions
    assert first[0].mention.span.start > len(LONG) // 2
    assert any(visible.overlaps(r.mention.span) for r in first)
    assert steps[-1].atlas == geoparser.parse(document)


def test_visible_stretches_at_the_edges(geoparser: Geoparser) -> None:
    document = from_text(LONG)
    whole = geoparser.parse(document)
    for first in (Span(0, 1), Span(len(LONG) - 1, len(LONG)), Span(0, len(LONG)), Span(len(LONG), len(LONG) + 9)):
        assert list(geoparser.snapshots(document, first=first))[-1].atlas == whole


@pytest.mark.parametrize("asked", [1, 2, 5, 9])
def test_it_can_be_stopped_at_any_time(geoparser: Geoparser, asked: int) -> None:
    count = 0

    def cancelled() -> bool:
        nonlocal count
        count += 1
        return count >= asked

    with pytest.raises(Cancelled):
        for _ in geoparser.snapshots(from_text(LONG), cancelled=cancelled):
            pass
    assert count == asked


def test_it_asks_often_enough(geoparser: Geoparser) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return False

    list(geoparser.snapshots(from_text(LONG), cancelled=cancelled))
    # Once a section at the very least, and inside the ranking.
    assert asked > 3 * len(LONG) // RulesRecogniser.section


def test_usage_and_coordinates(geoparser: Geoparser) -> None:
    text = "Pakistani ships left Karachi for 24.8607, 67.0011 and 95.0000, 10.0000."
    atlas = geoparser.parse(from_text(text))
    by_surface = {r.mention.surface: r for r in atlas.resolutions}
    assert by_surface["Pakistani"].usage is Usage.DEMONYM
    assert by_surface["Karachi"].usage is Usage.LITERAL
    point = by_surface["24.8607, 67.0011"].chosen
    assert point is not None
    assert (point.latitude, point.longitude, point.country_code) == (24.8607, 67.0011, "PK")
    assert by_surface["95.0000, 10.0000"].chosen is None


def test_an_unknown_name_stays_unresolved_and_visible(gazetteer: Gazetteer) -> None:
    class One:
        name = "rules/fake"
        section = 1_000

        def recognise(
            self,
            document: Document,
            lookup: NameLookup,
            region: Span | None = None,
            *,
            cancelled: Callable[[], bool] | None = None,
        ) -> list[Mention]:
            return [Mention(Span(0, 7), "Qwrtzia")]

    atlas = Geoparser(gazetteer, One()).parse(Document("Qwrtzia burned."))
    (resolution,) = atlas.resolutions
    assert resolution.chosen is None
    assert resolution.candidates == ()
    assert atlas.unresolved == (0,)


def test_the_rules_take_over_where_the_model_does_not_load(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = pytest.importorskip("geoview.recognition.tagger")

    def refuse(*_: object) -> None:
        raise RecogniserError("The model could not be loaded", "tagger.onnx is damaged")

    monkeypatch.setattr(model, "ModelRecogniser", refuse)
    geoparser = Geoparser(gazetteer)
    assert geoparser.tier == RulesRecogniser.name
    assert "tagger.onnx is damaged" in geoparser.notice


def test_without_either_tier_there_is_an_error(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    model = pytest.importorskip("geoview.recognition.tagger")

    def refuse(*_: object) -> None:
        raise RecogniserError("The recogniser could not be loaded", "a file is damaged")

    monkeypatch.setattr(model, "ModelRecogniser", refuse)
    monkeypatch.setattr(rules_module, "_load_weights", refuse)
    with pytest.raises(RecogniserError):
        Geoparser(gazetteer)
