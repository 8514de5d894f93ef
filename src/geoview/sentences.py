"""Paragraphs, sentences and words of a text, found around a position.

Nothing is computed for a whole text: only one passage is asked for, and it is found by looking a few thousand code
points to either side, so it costs the same in a note and in a novel. A text without paragraphs is cut into stretches
of that length.
"""

from __future__ import annotations

import re

from geoview.text import Span

__all__ = ["LONGEST", "paragraph_at", "paragraph_near", "sentence_at", "snap"]

LONGEST = 6_000
"""Code points; a paragraph that is longer is given in stretches of this length."""

_LONGEST_WORD = 200
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_WRAPPED_BELOW = 130
"""Letters of a line; shorter ones are a paragraph that was wrapped by hand, longer ones are paragraphs themselves."""

_END = re.compile(
    r"[.!?…؟。！？][\"'”’»)\]]*(?:(?<=[。！？])|(?=\s))\s*"
    r"|\n[^\S\n]*\n\s*"
)
_STARTS = re.compile(r"[\"'“‘«(\[—–-]*(?:[^\W_])")
# Behind these, and behind single letters, a point ends no sentence.
_ABBREVIATIONS = (
    "adm apr aug ave brig calif capt cf co col conn corp dec dept dr e.g etc feb fla ft ga gov hon i.e ill inc jan jr "
    "lt ltd maj mr mrs ms mt nov oct pa phd pres prof rep rev sen sept sgt sr st ste tex u.k u.n u.s va vs"
)
_SHORT = frozenset(_ABBREVIATIONS.split())
_LAST_WORD = re.compile(r"[\w.]+$")


def paragraph_at(text: str, offset: int) -> Span | None:
    """Return the paragraph that holds code point `offset`, or the next one where it lies between two.

    Paragraphs are separated by blank lines; lines that are long enough to be paragraphs are.

    Returns:
        The paragraph without white space at its ends, at most `LONGEST` long; None where only white space follows
        for that long.
    """
    offset = min(max(offset, 0), len(text))
    farthest = min(offset + LONGEST, len(text))
    while offset < farthest and text[offset].isspace():
        # Between two paragraphs the next one counts, behind the end of a line that line does.
        line = text.rfind("\n", 0, offset) + 1
        if text[offset] == "\n" and text[line:offset].strip():
            offset = line
            while text[offset].isspace():
                offset += 1
            break
        offset += 1
    if offset >= farthest:
        return None
    low, high = max(offset - LONGEST, 0), min(offset + LONGEST, len(text))
    start, end = low, high
    for gap in _BLANK.finditer(text, low, high):
        if gap.end() <= offset:
            start = gap.end()
        elif gap.start() >= offset:
            end = gap.start()
            break
    if _is_of_lines(text[start:end]):
        start = max(text.rfind("\n", start, offset) + 1, start)
        stop = text.find("\n", offset, end)
        end = stop if stop >= 0 else end
    if end - start > LONGEST or start == low > 0 or end == high < len(text):
        # Longer than anybody calls a paragraph: a stretch that does not depend on the position.
        piece = offset - offset % LONGEST
        start, end = max(start, piece), min(end, piece + LONGEST)
    return _trimmed(text, start, end)


def paragraph_near(text: str, offset: int) -> Span | None:
    """Return the same as `paragraph_at`; where nothing follows, the paragraph before, if it is no farther away."""
    paragraph = paragraph_at(text, offset)
    if paragraph is not None:
        return paragraph
    end = min(max(offset, 0), len(text))
    last = len(text[max(end - LONGEST, 0) : end].rstrip())
    return paragraph_at(text, max(end - LONGEST, 0) + last - 1) if last else None


def sentence_at(text: str, offset: int) -> Span | None:
    """Return the sentence that holds code point `offset`, within its paragraph; None where only white space follows.

    A point behind an abbreviation or a single letter ends no sentence: "St. John's", "J. Smith", "the U.S. Senate".
    """
    paragraph = paragraph_at(text, offset)
    if paragraph is None:
        return None
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if not _ends(text, end, start, paragraph.end):
            continue
        if end.end() > offset:
            return _trimmed(text, start, end.end())
        start = end.end()
    return _trimmed(text, start, paragraph.end)


def snap(text: str, position: int, toward: int) -> int:
    """Return the edge of a word that is nearest to a position: where a word begins or ends.

    Args:
        text: The text.
        position: A code point.
        toward: Where two edges are equally near, the one on this side wins.
    """
    position = min(max(position, 0), len(text))
    before = after = position
    while before > max(position - _LONGEST_WORD, 0) and not _is_edge(text, before):
        before -= 1
    while after < min(position + _LONGEST_WORD, len(text)) and not _is_edge(text, after):
        after += 1
    if position - before == after - position:
        return before if toward <= position else after
    return before if position - before < after - position else after


def _is_edge(text: str, position: int) -> bool:
    if position in (0, len(text)):
        return True
    return _is_word(text[position - 1]) != _is_word(text[position])


def _is_word(character: str) -> bool:
    # The apostrophe and the hyphen of a name, and the marks that stand above its letters, belong to it.
    return character.isalnum() or character in "'’-\u00ad" or "\u0300" <= character <= "\u036f"


def _is_of_lines(block: str) -> bool:
    lines = [line for line in block.split("\n") if line.strip()]
    return len(lines) > 1 and sum(map(len, lines)) > _WRAPPED_BELOW * len(lines)


def _ends(text: str, end: re.Match[str], start: int, stop: int) -> bool:
    if text[end.start()] == ".":
        word = _LAST_WORD.search(text, max(start, end.start() - 12), end.start())
        last = word.group().strip(".").lower() if word else ""
        if last in _SHORT or (len(last) == 1 and last.isalpha()):
            return False
    following = _STARTS.match(text, end.end(), stop)
    if following is None:
        return end.end() >= stop
    # "… said Ms. lee" aside: a small letter goes on with the sentence.
    return not text[following.end() - 1].islower()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
