"""Corrections in the reader's language, for a menu: "Not a Place: “Reading”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from geoview.edits import Edit

__all__ = ["edit_words", "shortened"]

_tr = Translator("editwords")

_LONGEST = 32


def shortened(text: str) -> str:
    """Return a name on one line, shortened if it is too long for a menu."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def edit_words(edit: Edit) -> str:
    """Return what a correction does; an unknown kind of correction is described in its own words."""
    from geoview.edits import AddMention, Choose, PlaceHere, Reject, Scope, Widen

    quote = shortened(edit.quote)
    match edit:
        case Choose(place=None):
            words = _tr("“{0}” Without a Place").format(quote)
        case Choose(place=place) if place is not None:
            words = _tr("“{0}” Is {1}").format(quote, shortened(place.full_name))
        case Reject():
            words = _tr("Not a Place: “{0}”").format(quote)
        case AddMention():
            words = _tr("Add “{0}” as a Place").format(quote)
        case PlaceHere():
            words = _tr("Place “{0}” Here").format(quote)
        case Widen():
            words = _tr("“{0}” Becomes “{1}”").format(quote, shortened(edit.to_quote))
        case _:
            words = edit.title
    return _tr("{0} Everywhere").format(words) if edit.scope is Scope.NAME else words
