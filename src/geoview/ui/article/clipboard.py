"""Copying from the article: the text as it is and, for programs that accept it, HTML with the places as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.text import Span

__all__ = ["as_html", "copied", "leave_plain"]

_COPIED = "geoviewCopied"
_LONGEST = 200_000
"""Characters; a longer range is copied as plain text only, so that copying never takes long."""


def copied(text: str, span: Span, atlas: Atlas | None) -> QMimeData:
    """Return a range of a document for the clipboard; it holds the document's own text, not what Qt shows."""
    data = QMimeData()
    words = span.of(text)
    data.setText(words)
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_COPIED, _sign(words))
    if span.end - span.start <= _LONGEST:
        data.setHtml(as_html(text, span, atlas))
    return data


def leave_plain() -> None:
    """Replace what was copied here by plain text that Qt itself owns.

    An object made in Python is gone before the clipboard is, and the clipboard would crash on it at exit.
    The text shows whether GeoView copied it: not every platform reports the owner of the clipboard.
    """
    application, clipboard = QCoreApplication.instance(), QGuiApplication.clipboard()
    if application is not None and application.property(_COPIED) == _sign(clipboard.text()):
        clipboard.setText(clipboard.text())


def _sign(text: str) -> str:
    return f"{len(text)}:{hash(text)}"


def as_html(text: str, span: Span, atlas: Atlas | None) -> str:
    """Return paragraphs as HTML, with their places as `geo:` links (RFC 5870), which maps and phones open.

    Args:
        text: The text of the document.
        span: The range to convert.
        atlas: Its places; None for none.
    """
    from html import escape

    parts: list[str] = []
    at = span.start
    first = atlas.first_from(span.start) if atlas is not None else 0
    for resolution in atlas.resolutions[first:] if atlas is not None else ():
        named = resolution.mention.span
        if named.end > span.end:
            break
        if resolution.chosen is not None:
            place = resolution.chosen
            name = escape(named.of(text))
            parts.append(escape(text[at : named.start]))
            parts.append(
                f'<a href="geo:{place.latitude:.5f},{place.longitude:.5f}" title="{escape(place.name)}">{name}</a>'
            )
            at = named.end
    parts.append(escape(text[at : span.end]))
    paragraphs = [part for part in "".join(parts).split("\n") if part.strip()]
    return "".join(f"<p>{part}</p>" for part in paragraphs)
