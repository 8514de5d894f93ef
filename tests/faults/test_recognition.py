"""D: recognition and resolution, as the table of faults has it; the rule tier, so they hold wherever GeoView runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.document import Document, from_text
from geoview.errors import Cancelled, RecogniserError
from geoview.gazetteer import Gazetteer
from geoview.geoparser import Geoparser
from geoview.names.mention import Mention
from geoview.recognition.rules import RulesRecogniser
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.names.lookup import NameLookup


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def geoparser(gazetteer: Gazetteer) -> Geoparser:
    return Geoparser(gazetteer, RulesRecogniser())


class Plugin:
    """A recogniser that somebody else wrote."""

    name = "plugin/7"
    section = 1_000

    def __init__(self, *mentions: Mention, error: Exception | None = None) -> None:
        self._mentions = list(mentions)
        self._error = error

    def recognise(
        self,
        document: Document,
        lookup: NameLookup,
        region: Span | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Mention]:
        if self._error is not None:
            raise self._error
        return self._mentions


@pytest.mark.parametrize(
    "text", ["", "\n\n", "nothing to see here, move along", "1234 5678", "!?!?", "\u2028\u200b\ufffd"]
)
def test_d1_no_toponyms(geoparser: Geoparser, text: str) -> None:
    atlas = geoparser.parse(Document(text))
    assert atlas.complete
    assert atlas.resolutions == ()
    assert atlas.places == ()


@pytest.mark.parametrize("name", ["Paris", "Georgia", "Springfield", "Hyderabad", "San José"])
def test_d2_ambiguous_names_have_ranked_candidates_with_reasons(geoparser: Geoparser, name: str) -> None:
    (resolution,) = geoparser.parse(from_text(f"The troops left in {name} were few.")).resolutions
    assert len(resolution.candidates) > 1
    scores = [c.score for c in resolution.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(c.reasons for c in resolution.candidates)


@pytest.mark.parametrize("text", ["Nice people may march in may.", "Reading the news takes time.", "Jordan smiled."])
def test_d3_persons_and_common_words(geoparser: Geoparser, text: str) -> None:
    assert geoparser.parse(from_text(text)).places == ()


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("They flew from New York to York in England.", ["New York", "York", "England"]),
        ("Troops in South Korea never fought in Korea.", ["South Korea", "Korea"]),
        ("in Los Angeles County and Los Angeles", ["Los Angeles County", "Los Angeles"]),
    ],
)
def test_d4_the_longest_of_nested_names_wins(geoparser: Geoparser, text: str, surfaces: list[str]) -> None:
    assert [r.mention.surface for r in geoparser.parse(from_text(text)).resolutions] == surfaces


def test_d5_unknown_names_are_listed(gazetteer: Gazetteer) -> None:
    atlas = Geoparser(gazetteer, Plugin(Mention(Span(3, 11), "Qwrtzpol"))).parse(Document("In Qwrtzpol it rains."))
    assert len(atlas.resolutions) == 1
    assert atlas.unresolved == (0,)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("at 33.7215, 73.0433 we", (33.7215, 73.0433)),
        ("at 91.0000, 10.0000 we", None),
        ("at 10.0000, 180.5000 we", None),
        # D7
        ("at 0.0000, 0.0000 we", (0.0, 0.0)),
        ("at 90.0000, 0.0000 we", (90.0, 0.0)),
        ("at -90.0000, 0.0000 we", (-90.0, 0.0)),
        ("at 10.0000, 180.0000 we", (10.0, 180.0)),
        ("at 10.0000, -180.0000 we", (10.0, -180.0)),
    ],
)
def test_d6_d7_coordinates(geoparser: Geoparser, text: str, point: tuple[float, float] | None) -> None:
    (resolution,) = geoparser.parse(Document(text)).resolutions
    if point is None:
        assert resolution.chosen is None
    else:
        assert resolution.chosen is not None
        assert (resolution.chosen.latitude, resolution.chosen.longitude) == point


@pytest.mark.parametrize("name", ["South Asia", "Atlantic Ocean", "Himalayas", "Antarctica"])
def test_d8_places_without_population_or_country(geoparser: Geoparser, name: str) -> None:
    (resolution,) = geoparser.parse(from_text(f"Ships and planes from the {name} are late.")).resolutions
    assert resolution.chosen is not None
    assert resolution.candidates[0].reasons


def test_d10_a_recogniser_that_fails_says_so(gazetteer: Gazetteer) -> None:
    geoparser = Geoparser(gazetteer, Plugin(error=RecogniserError("It failed", "the model broke")))
    with pytest.raises(RecogniserError, match="the model broke"):
        geoparser.parse(Document("Paris"))


@pytest.mark.parametrize(
    "mentions",
    [
        (Mention(Span(0, 99), "Paris"),),
        (Mention(Span(50, 55), "Paris"),),
        (Mention(Span(1, 6), "Paris"),),
        (Mention(Span(6, 10), "Rome"), Mention(Span(0, 5), "Paris")),
        (Mention(Span(0, 5), "Paris"), Mention(Span(3, 5), "is")),
    ],
    ids=["beyond the end", "behind the text", "wrong characters", "out of order", "overlapping"],
)
def test_d11_bad_spans_are_refused_by_name(gazetteer: Gazetteer, mentions: tuple[Mention, ...]) -> None:
    geoparser = Geoparser(gazetteer, Plugin(*mentions))
    with pytest.raises(RecogniserError, match="plugin/7"):
        geoparser.parse(Document("Paris Rome and so on"))


def test_d12_a_parse_can_be_stopped(geoparser: Geoparser) -> None:
    with pytest.raises(Cancelled):
        list(geoparser.snapshots(Document("Paris and Rome. " * 20_000), cancelled=lambda: True))


def test_d14_memory_that_runs_out_is_no_silent_result(gazetteer: Gazetteer) -> None:
    with pytest.raises(MemoryError):
        Geoparser(gazetteer, Plugin(error=MemoryError())).parse(Document("Paris"))
