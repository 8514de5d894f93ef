"""The text that Qt shows for a text, and the conversion of positions between the two.

Qt counts UTF-16 units, gives some characters a meaning of their own (U+FDD0 begins a frame) and lays out a paragraph of
ten million letters for many seconds. `DisplayText` hides all of that: it swaps each such character for exactly one
harmless one, breaks very long paragraphs, and converts positions. The document itself is never changed, and never read
back from Qt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from geoview.text import Utf16Index

__all__ = ["PARAGRAPH_LIMIT", "DisplayText"]

PARAGRAPH_LIMIT = 3_000
"""A paragraph with more code points is broken for display; some 45 lines, which Qt lays out in a few milliseconds."""

_LINE_SEPARATOR = "\u2028"

# One code point for one code point, so that offsets stay as they are.
_SWAPS: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0B, 0x0C)}
_SWAPS |= dict.fromkeys(range(128, 160), "�")
_SWAPS |= dict.fromkeys((*range(64976, 65008), 65534, 65535), "�")
_SWAPS |= dict.fromkeys(range(55296, 57344), "�")
# Lines: vertical tab, form feed, next line. U+2029 would begin a Qt paragraph, which is what it means.
_SWAPS |= dict.fromkeys((0x0B, 0x0C, 0x85), _LINE_SEPARATOR)
# Marked, because they make text read differently from what it says: the two overrides of direction; Qt's object sign.
_SWAPS |= {0x202D: "⇉", 0x202E: "⇇", 0x7F: "␡", 0xFEFF: "\u2060", 0xFFFC: "\ufffd"}

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]")
_SAFE_ASCII = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_PARAGRAPH = re.compile("[^\n\u2029]++")


class DisplayText:
    """A text as Qt may show it.

    Attributes:
        shown: The text for Qt.
        breaks: Code points of the original before which a line break was added, ascending.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._index = Utf16Index(text)
        self.breaks = _breaks(text)
        safe = text if _is_safe(text) else text.translate(_SWAPS)
        if self.breaks:
            edges = [0, *self.breaks, len(safe)]
            safe = "\n".join(safe[a:b] for a, b in pairwise(edges))
        self.shown = safe
        # In Qt's units: where each added break stands, as offset of the character before which it was put.
        self._break_units = [self._index.to_utf16(position) + n for n, position in enumerate(self.breaks)]

    def to_qt(self, position: int) -> int:
        """Return the Qt position of code point `position` (0 … length of the text)."""
        return self._index.to_utf16(position) + bisect_right(self.breaks, position)

    def to_text(self, qt_position: int) -> int:
        """Return the code point at a Qt position."""
        return self._index.to_code_point(qt_position - bisect_left(self._break_units, qt_position))

    def breaks_before(self, qt_position: int) -> int:
        """Return how many line breaks were added before a Qt position."""
        return bisect_left(self._break_units, qt_position)

    def continues(self, qt_position: int) -> bool:
        """Return True when the Qt paragraph that begins there only continues the one before."""
        unit = qt_position - 1
        n = bisect_left(self._break_units, unit)
        return n < len(self._break_units) and self._break_units[n] == unit


def _is_safe(text: str) -> bool:
    """Return True when there is nothing to swap; for plain ASCII this is ten times faster than a pattern."""
    if text.isascii():
        return not text.encode("ascii").translate(None, _SAFE_ASCII)
    return _UNSAFE.search(text) is None


def _breaks(text: str) -> list[int]:
    """Return where to break paragraphs that are too long, after a space where there is one."""
    result: list[int] = []
    if len(text) <= PARAGRAPH_LIMIT:
        return result
    # Paragraph by paragraph: a pattern for long ones alone would try again at each letter of the short ones.
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        while end - start > PARAGRAPH_LIMIT:
            limit = start + PARAGRAPH_LIMIT
            cut = text.rfind(" ", limit - PARAGRAPH_LIMIT // 4, limit) + 1 or limit
            # Not between a letter and the marks that stand on it, nor inside an emoji sequence.
            while cut < end and cut > start + 1 and _clings(text[cut]):
                cut += 1
            if cut >= end:
                break
            result.append(cut)
            start = cut
    return result


def _clings(character: str) -> bool:
    code = ord(character)
    return 0x300 <= code < 0x370 or code == 0x200D or 0xFE00 <= code < 0xFE10 or 0x1F3FB <= code < 0x1F400
