"""FAULTS C: texts of odd shapes, from their bytes to the places in them. Every offset is exact, and nothing hangs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from geoview.document import from_bytes, from_text
from geoview.geoparser import Geoparser
from geoview.text import Utf16Index


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    return Geoparser()


@dataclass(frozen=True)
class Row:
    """A text, and the surfaces that must be found in it, in order; None where only soundness is asked for."""

    id: str
    text: str
    found: tuple[str, ...] | None = None
    at_least: bool = False


ROWS = [
    Row(
        "C1",
        "They met in Paris, then in London and Berlin. " * 2000,
        ("Paris", "London", "Berlin") * 2000,
        at_least=True,
    ),
    Row("C2", "\n" * 200_000 + "They met in Paris.", ("Paris",)),
    Row("C3", "Xyzzyxandplughfoo" * 4000, ()),
    Row("C4", "They met in Paris. " * 500, ("Paris",) * 500, at_least=True),
    Row("C6", "👨‍👩‍👧🇵🇰👍🏽 They met in Islamabad 😀 and in India.", ("Islamabad", "India")),
    Row("C7-nfc", "They met in Łódź and in São Paulo.", ("Łódź", "São Paulo")),
    Row(
        "C7-nfd",
        "They met in Ło\u0301dz\u0301, in Sa\u0303o Paulo and in Zu\u0308rich.",
        ("Ło\u0301dz\u0301", "Sa\u0303o Paulo", "Zu\u0308rich"),
    ),
    Row("C8", "اجتمعوا في الفندق. They met in Cairo, שלום, and in Israel.", ("Cairo", "Israel")),
    Row(
        "C9",
        "They met in Is\u200blamabad, in\u200b Berlin\u200b, in New\u200b York and in \u202eParis\u202c, "
        "\u2060not in Oslo\ufeff.",
        ("Is\u200blamabad", "Berlin", "New\u200b York", "Paris", "Oslo"),
    ),
    Row(
        "C10",
        "They met in Paris.\u2028Then in London.\u2029Then in Berlin.\x0cThen in Vienna.",
        ("Paris", "London", "Berlin", "Vienna"),
    ),
    Row(
        "C10-nel",
        "They met in Paris.\x85Then in London.\x0bThen in South\u2028Korea.",
        ("Paris", "London", "South\u2028Korea"),
    ),
    Row(
        "C11-soft",
        "They met in Isla\xadma\xadbad, in Ber\xadlin and in New Zea\xadland.",
        ("Isla\xadma\xadbad", "Ber\xadlin", "New Zea\xadland"),
    ),
    Row(
        "C11-hyphen",
        "They met in Islama-\nbad and in Ber-\nlin, then in South\nKorea and with a Paris-\nbased firm.",
        ("Islama-\nbad", "Ber-\nlin", "South\nKorea", "Paris"),
    ),
    Row("C12", "They met in Diyarbakır, in Straßburg, in STRASSBURG and in Istanbul.", None),
    Row("C13-brackets", "(" * 30_000),
    Row("C13-digits", "9" * 30_000),
    Row("C13-degrees", "12°34'" * 3000),
    Row("C13-capitals", "A." * 3000),
    Row("C13-hyphens", "A-" * 3000),
    Row("C13-spaces", "Paris" + " " * 30_000 + "London"),
    Row("C14-html", '<p class="x">They met in Paris.</p>\n<!-- and in London -->', ("Paris", "London")),
    Row("C14-csv", "id,name,visits\n1,Paris,7\n2,Berlin,9\n"),
    Row("C14-code", "def visit(place):\n    return f'{place!r} in {{Paris}}'\n"),
    Row("C15", "Die Stadt liegt weit weg. La ville de Lyon est belle. They met in Madrid.", None),
    Row("F4", "{{ 7*7 }} {% for %} ${x} They met in London, {# then #} in Berlin.", ("London", "Berlin")),
]


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS])
def test_shapes(row: Row, geoparser: Geoparser) -> None:
    document = from_bytes(row.text.encode())
    assert document.text == row.text
    atlas = geoparser.parse(document)
    index = Utf16Index(document.text)
    units = document.text.encode("utf-16-le")
    surfaces = []
    for resolution in atlas.resolutions:
        span = resolution.mention.span
        assert span.of(document.text) == resolution.mention.surface
        start, end = 2 * index.to_utf16(span.start), 2 * index.to_utf16(span.end)
        assert units[start:end].decode("utf-16-le") == resolution.mention.surface, "what Qt would highlight"
        surfaces.append(resolution.mention.surface)
    if row.found is not None and row.at_least:
        assert set(surfaces) == set(row.found)
        assert len(surfaces) >= 0.95 * len(row.found)
    elif row.found is not None:
        assert tuple(surfaces) == row.found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met in Islama-\nbad.", "Islamabad"),
        ("They met in Isla\xadma\xadbad.", "Islamabad"),
        ("They met in Sa\u0303o Paulo.", "São Paulo"),
        ("They met in Lon\u200bdon.", "London"),
    ],
)
def test_a_broken_name_is_the_place_it_names(text: str, name: str, geoparser: Geoparser) -> None:
    (resolution,) = geoparser.parse(from_text(text)).resolutions
    assert resolution.chosen is not None
    assert resolution.chosen.name == name


def test_the_same_bytes_give_the_same_atlas(geoparser: Geoparser) -> None:
    """D9, whatever was parsed before."""
    text = "Talks between Georgia and Armenia went on in Paris, Texas, and in Springfield."
    first = geoparser.parse(from_text(text))
    geoparser.parse(from_text("Atlanta, Georgia, and Springfield, Illinois, are in the United States."))
    assert geoparser.parse(from_text(text)) == first
