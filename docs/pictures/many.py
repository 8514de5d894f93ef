"""A text of five thousand places, for the picture of a long list: the best known settlements of the gazetteer."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from geoview.gazetteer import Gazetteer

__all__ = ["many_text"]

_COUNT = 5_300  # some share a name, and the reader of the text takes them for one
_PARAGRAPH = 12  # names
_QUERY = "SELECT name FROM place WHERE class = 'P' AND id > 0 ORDER BY prominence DESC, id LIMIT ?"


def many_text() -> str:
    """The text; it says nothing but names."""
    with closing(Gazetteer.open()) as gazetteer:
        address = f"{gazetteer.path.as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        names = [name for (name,) in connection.execute(_QUERY, (_COUNT,))]
    legs = [names[start : start + _PARAGRAPH] for start in range(0, len(names), _PARAGRAPH)]
    paragraphs = ("And then on to " + ", by way of ".join(leg) + "." for leg in legs)
    return "The long way round\n\n" + "\n\n".join(paragraphs) + "\n"
