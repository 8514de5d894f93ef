"""The conversion of edits to plain data and back; records that make no sense are rejected."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from geoview.corrections.anchoring import anchor, context
from geoview.edits import AddMention, Choose, Edit, PlaceHere, Reject, Scope, Widen
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import MentionKind
from geoview.online.services import service_of
from geoview.phrases import Phrase
from geoview.resolution.types import Usage
from geoview.storage import name_of
from geoview.text import Span

if TYPE_CHECKING:
    from geoview.document import Document

__all__ = [
    "DamagedError",
    "FindPlace",
    "Lost",
    "Record",
    "find_nothing",
    "name_of_document",
    "read_edit",
    "read_edits",
    "read_place",
    "write_edit",
    "write_place",
]

Record = dict[str, Any]
_Choice = TypeVar("_Choice", bound=StrEnum)
FindPlace = Callable[[str], Place | None]

_LONGEST = 10_000
"""Characters of a quote or name; more was not written by us."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision that could not be applied. It is kept in the file as it is.

    Attributes:
        record: What the file holds.
        reason: Why, for the reader.
        damaged: True when it makes no sense, False when only its place in the text is gone.
    """

    record: Any
    reason: str
    damaged: bool


class DamagedError(ValueError):
    """An error: a record makes no sense."""


def find_nothing(place_id: str) -> Place | None:
    """Return None for every id, so that a file's own copy of a place is used."""
    del place_id
    return None


def name_of_document(document: Document) -> str:
    """Return the name under which GeoView's own folder keeps something about a document."""
    path = document.source.path
    return name_of(os.fsencode(path) if path is not None else document.text.encode())


def write_edit(edit: Edit, document: Document) -> Record:
    """Return an edit as a record."""
    before, after = context(document.text, edit.target)
    record: Record = {
        "kind": edit.kind,
        "scope": edit.scope.value,
        "start": edit.target.start,
        "end": edit.target.end,
        "quote": edit.quote,
        "before": before,
        "after": after,
    }
    if isinstance(edit, Choose | AddMention):
        record["place"] = write_place(edit.place) if edit.place else None
    if isinstance(edit, AddMention):
        record |= {"mention": edit.mention_kind.value, "usage": edit.usage.value}
    if isinstance(edit, PlaceHere):
        record |= {"latitude": edit.latitude, "longitude": edit.longitude}
    if isinstance(edit, Widen):
        record["to"] = {
            "start": edit.to.start - edit.target.start,
            "end": edit.to.end - edit.target.start,
            "quote": edit.to_quote,
        }
    return record


def read_edit(record: Any, document: Document, find_place: FindPlace) -> Edit | Lost:
    """Return a record as an edit of this document.

    Args:
        record: Whatever the file holds.
        document: The text to which it is to apply.
        find_place: The gazetteer's place of an id; where it has none, the record's own copy is used.
    """
    try:
        return _read(record, document, find_place)
    except DamagedError as error:
        return Lost(record, error.args[0], damaged=True)


def read_edits(
    records: Iterable[Any], document: Document, find_place: FindPlace
) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
    """Return the edits that records hold for this document, and the records that could not be applied."""
    edits: list[Edit] = []
    lost: list[Lost] = []
    for record in records:
        read = read_edit(record, document, find_place)
        if isinstance(read, Lost):
            lost.append(read)
        else:
            edits.append(read)
    return tuple(edits), tuple(lost)


def _read(record: Any, document: Document, find_place: FindPlace) -> Edit | Lost:
    if not isinstance(record, dict):
        raise DamagedError(Phrase("it is no record"))
    kind = _text(record, "kind")
    if kind not in (Choose.kind, Reject.kind, AddMention.kind, PlaceHere.kind, Widen.kind):
        return Lost(record, Phrase("this version knows no correction “{kind}”", kind=kind), damaged=False)
    quote = _text(record, "quote")
    start = _whole(record, "start")
    if not quote:
        raise DamagedError(Phrase("it quotes nothing"))
    span = anchor(document.text, start, quote, _text(record, "before", ""), _text(record, "after", ""))
    if span is None:
        return Lost(record, Phrase("“{quote}” stands nowhere in the text as it did", quote=quote), damaged=False)
    scope = _member(Scope, record, "scope", Scope.MENTION)
    if kind == Reject.kind:
        return Reject(span, quote, scope)
    if kind == PlaceHere.kind:
        return PlaceHere(span, quote, _degrees(record, "latitude", 90), _degrees(record, "longitude", 180), scope)
    if kind == Widen.kind:
        return _read_widen(record, document, span, quote)
    place = read_place(record.get("place"), find_place)
    if kind == Choose.kind:
        return Choose(span, quote, place, scope)
    mention = _member(MentionKind, record, "mention", MentionKind.TOPONYM)
    return AddMention(span, quote, place, (), mention, _member(Usage, record, "usage", Usage.LITERAL), scope)


def _read_widen(record: Record, document: Document, span: Span, quote: str) -> Edit | Lost:
    to = record.get("to")
    if not isinstance(to, dict):
        raise DamagedError(Phrase("it does not say where to"))
    start, end, to_quote = _whole(to, "start"), _whole(to, "end"), _text(to, "quote")
    start, end = span.start + start, span.start + end
    if not 0 <= start < end or document.text[start:end] != to_quote or not Span(start, end).overlaps(span):
        return Lost(record, Phrase("“{quote}” stands nowhere in the text as it did", quote=to_quote), damaged=False)
    return Widen(span, quote, Span(start, end), to_quote)


def write_place(place: Place) -> Record:
    """Return a place as a record."""
    service = service_of(place.source)
    return place.record() | ({} if service is None else {"attribution": service.attribution})


def read_place(record: Any, find_place: FindPlace) -> Place | None:
    """Return a record as a place; None for null.

    Raises:
        DamagedError: when it makes no sense.
    """
    if record is None:
        return None
    if not isinstance(record, dict):
        raise DamagedError(Phrase("its place is no record"))
    place_id, name = _text(record, "id"), _text(record, "name")
    if not place_id or not name:
        raise DamagedError(Phrase("its place has no id or no name"))
    latitude, longitude = _degrees(record, "latitude", 90), _degrees(record, "longitude", 180)
    population = record.get("population", 0)
    if isinstance(population, bool) or not isinstance(population, int) or not 0 <= population < 10**12:
        raise DamagedError(Phrase("its place has an impossible population"))
    own = Place(
        id=place_id,
        name=name,
        latitude=latitude,
        longitude=longitude,
        feature_class=_member(FeatureClass, record, "feature_class", FeatureClass.SETTLEMENT),
        feature_code=_text(record, "feature_code", ""),
        country_code=_text(record, "country_code", ""),
        admin1=_text(record, "admin1", ""),
        admin2=_text(record, "admin2", ""),
        population=population,
        source=_text(record, "source", ""),
    )
    return find_place(place_id) or own


def _text(record: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = record.get(key, default)
    if not isinstance(value, str) or len(value) > _LONGEST or _SURROGATE.search(value):
        raise DamagedError(Phrase("its “{key}” is no sound text", key=key))
    return value


def _whole(record: Mapping[str, Any], key: str) -> int:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 2**40:
        raise DamagedError(Phrase("its “{key}” is no position", key=key))
    return value


def _degrees(record: Mapping[str, Any], key: str, most: int) -> float:
    value = record.get(key)
    # NaN fails every comparison.
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise DamagedError(Phrase("its “{key}” is not on the globe", key=key))
    return float(value)


def _member(choices: type[_Choice], record: Mapping[str, Any], key: str, default: _Choice) -> _Choice:
    value = record.get(key, default.value)
    if not isinstance(value, str) or value not in list(choices):
        raise DamagedError(Phrase("its “{key}” is none that exists", key=key))
    return choices(value)
