"""The head of a news text: its title, the place of its dateline and its date.

A dateline is the run of words in front of a dash or colon: capitals ("NEW YORK, Jan. 5 (AP) —"), or mixed case where
an agency, a date or the start of the text speaks for it. It is read backwards from the dash, so whatever stands before
it (a headline on the same line, "date 2024-12-23", a byline) does not matter. Only the first few thousand characters
are looked at, each a bounded number of times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geoview.document.words import (
    AUTHOR_WORDS,
    DATE_WORDS,
    MONTHS,
    NO_PLACE,
    PLACE_PARTICLES,
    PLACE_PREPOSITIONS,
    WEEKDAYS,
)
from geoview.text import Span, printable

__all__ = ["Heading", "heading"]

_HEAD = 3000
"""Characters that may hold the head of a text."""
_LINES = 25
"""Lines that may hold it."""
_LINE = 400
"""Characters at the start of each line that may hold it."""
_TITLE = 160
"""The longest title, in characters."""

_SEPARATOR = re.compile(r"\s*[—–―]\s*|\s*--+\s*|\s+-\s+|(?<=[)/])\s*[-:.]\s*|:\s+")
_AGENCY = re.compile(r"\s*(?:\(([^()\n]{1,40})\)|/([^/\n]{2,30})/|(?:--|—|–)?\s*\(\s*\))\s*$")
# One of the cuts that `geoview.names.tokens` lists, with why they differ.
_WORD = re.compile(r"[^\s,/]+")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_CHINESE = re.compile(r"(\d{4})年(\d\d?)月(\d\d?)日")
_POINTS = re.compile(r"(?<!\d)(\d\d?)([./])(\d\d?)\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d\d?)(?:st|nd|rd|th|\.|er|º)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_SENTENCE_END = re.compile(r"[.!?]['\"’”)]*\s+$")
_CLOSERS = "\"'“”‘’«»„)]"


@dataclass(frozen=True, slots=True)
class Heading:
    """The facts from the head of a text; the fields are those of `Document`."""

    title: str | None = None
    dateline: Span | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    whole: bool
    """False when the line is longer than what is looked at."""


def heading(text: str) -> Heading:
    """Find the title, the dateline and the date; each is None when the text does not have it."""
    lines = _lines(text)
    title_index = _title_index(lines)
    body = [line for index, line in enumerate(lines) if index != title_index]
    title = " ".join(printable(lines[title_index].text.strip()).split()) if title_index is not None else None
    dateline, when = None, None
    for line in body:
        found = _dateline(line)
        if found:
            dateline, when = found
            break
    else:
        for line in body:
            dateline = _byline_place(line)
            if dateline:
                break
    return Heading(title, dateline, when or _stated_date(body))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    end = min(len(text), _HEAD)
    while start < end and len(lines) < _LINES:
        stop = text.find("\n", start, start + 20 * _LINE)
        known = stop >= 0
        if not known:
            stop = len(text)
        lines.append(_Line(start, text[start : min(stop, start + _LINE)], known and stop - start <= _LINE))
        if not known and len(text) - start > 20 * _LINE:
            break
        start = stop + 1
    return lines


def _title_index(lines: list[_Line]) -> int | None:
    """Return the index of the title: a short line without a full stop, apart from what follows; else None."""
    index = next((i for i, line in enumerate(lines) if line.text.strip()), None)
    if index is None or index + 1 >= len(lines):
        return None
    line = lines[index]
    words = line.text.strip()
    if (
        not line.whole
        or not 3 <= len(words) <= _TITLE
        or words.endswith((".", ",", ";", ":"))
        or not any(map(str.isalpha, words))
    ):
        return None
    if _dateline(line) or _is_byline(words) or _is_dated(words):
        return None
    following = lines[index + 1]
    if not following.text.strip():
        return index if any(later.text.strip() for later in lines[index + 2 :]) else None
    apart = _is_byline(following.text) or _is_dated(following.text) or _dateline(following) is not None
    return index if apart or len(following.text) >= max(2 * len(line.text), 120) else None


def _dateline(line: _Line) -> tuple[Span, date | None] | None:
    text = line.text
    for separator in _SEPARATOR.finditer(text, 0, min(len(text), 260)):
        if separator.start() == 0 or not _starts_sentence(text, separator.end()):
            continue
        found = _place_before(text[: separator.start()], separator.group().strip())
        if found:
            start, end, when = found
            return Span(line.start + start, line.start + end), when
    return None


def _starts_sentence(text: str, position: int) -> bool:
    """Return True when a sentence begins here, and not one more word in capitals, as in "CHAPTER ONE - THE ROAD"."""
    rest = text[position : position + 80].lstrip(_CLOSERS + " (")
    if not rest or not (
        rest[0].isupper() or rest[0].isdigit() or not (rest[0].islower() or rest[0].isalpha() is False)
    ):
        return False
    words = [word.strip(".,:;'’\"”") for word in rest.split()[:3]]
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    return bool(words) and len(loud) < max(2, len(words))


def _place_before(head: str, separator: str) -> tuple[int, int, date | None] | None:
    """Return the place in front of the separator: (start, end, date) within `head`."""
    end = len(head)
    agency = _AGENCY.search(head, max(0, end - 60))
    if agency:
        end = agency.start()
    end = len(head[:end].rstrip(" \t,"))
    end, when, dated = _strip_date(head, end)
    words = list(_WORD.finditer(head, max(0, end - 90), end))
    if words and words[0].start() == end - 90 > 0:
        words.pop(0)
    proof = agency is not None or dated
    taken = _loud_run(head, words)
    if not taken and (proof or separator != ":"):
        taken = _mixed_run(head, words, proof)
    if not taken:
        return None
    if separator in ("-", ":", ".") and not proof and len(taken) > 5:
        return None
    start, stop = taken[0].start(), taken[-1].end()
    if not _may_start(head, start):
        return None
    return start, stop, when or _find_date(head[max(0, start - 60) : start])


def _strip_date(head: str, end: int) -> tuple[int, date | None, bool]:
    """Cut ", Jan. 5" or ", 5 January 2024" off the end: (end, the date if it has a year, whether one was cut)."""
    words = list(_WORD.finditer(head, max(0, end - 60), end))[-5:]
    first = len(words)
    month = False
    while first > 0:
        word = words[first - 1].group().strip(".()")
        number = word.rstrip("stndrh")
        if word.lower() in MONTHS:
            month = True
        elif not (number.isdigit() and len(number) in (1, 2, 4)) and word.lower() not in WEEKDAYS:
            break
        first -= 1
    if not month or first == 0:
        iso = _ISO.search(head, max(0, end - 12), end)
        if iso and iso.end() == end:
            return len(head[: iso.start()].rstrip(" \t,")), _make(iso[1], iso[2], iso[3]), True
        return end, None, False
    cut = words[first].start()
    return len(head[:cut].rstrip(" \t,")), _find_date(head[cut:end]), True


def _loud_run(head: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the words in capitals at the end, with particles and a qualifier after a comma ("CHARLESTON, W.Va.")."""
    last = len(words)
    # A qualifier of up to three capitalised words behind the last comma.
    comma = next((i for i in range(len(words) - 1, 0, -1) if "," in head[words[i - 1].end() : words[i].start()]), None)
    if comma is not None and len(words) - comma <= 3 and all(_capitalised(w.group()) for w in words[comma:]):
        last = comma
    first = last
    while first > 0:
        word = words[first - 1].group()
        if not _loud(word) and word not in PLACE_PARTICLES:
            break
        # A sentence that ends in capitals stands before the place; "ST." does not end one.
        ends = first < last and _SENTENCE_END.search(head[words[first - 1].start() : words[first].start()])
        if ends and len(_letters(word)) > 3:
            break
        first -= 1
    while first < last and words[first].group() in PLACE_PARTICLES:
        first += 1
    run = words[first:last]
    if not run or len(run) > 8 or not any(len(_letters(w.group())) > 1 for w in run):
        return []
    if any(_letters(w.group()).lower() in NO_PLACE for w in (run[0], run[-1])):
        return []
    return words[first:] if last < len(words) else run


def _mixed_run(head: str, words: list[re.Match[str]], proof: bool) -> list[re.Match[str]]:
    """Return the capitalised words from the very start of the line: "Goose Creek — A man …", "Kyiv (Reuters) – …"."""
    if not words or head[: words[0].start()].strip() or not 1 <= len(words) <= (6 if proof else 3):
        return []
    texts = [w.group() for w in words]
    if texts[0] in PLACE_PARTICLES or not all(_capitalised(word) or word in PLACE_PARTICLES for word in texts):
        return []
    if any(_letters(word).lower() in NO_PLACE | WEEKDAYS | MONTHS.keys() for word in texts):
        return []
    caseless = all(word.lower() == word.upper() for word in texts)
    return words if proof or not caseless else []


def _may_start(head: str, start: int) -> bool:
    """Return True at the start of the line, after a sentence, and after a date."""
    before = head[:start]
    if not before.strip(" \t\xa0" + _CLOSERS):
        return True
    return bool(_SENTENCE_END.search(before)) or before.rstrip(" \t,:|").endswith(tuple("0123456789"))


def _loud(word: str) -> bool:
    """Return whether a word is in capitals except for particles ("al-KHAIMAH"), without digits."""
    letters = "".join(_letters(part) for part in word.split("-") if part not in PLACE_PARTICLES)
    return letters.isupper() and not any(map(str.isdigit, word))


def _capitalised(word: str) -> bool:
    """Return whether a word begins with a capital or has no case, without digits."""
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and not first.islower() and not any(map(str.isdigit, word)) and word[-1] not in "!?;:"


def _letters(word: str) -> str:
    return "".join(c for c in word if c.isalpha())


def _is_byline(line: str) -> bool:
    words = line.split(maxsplit=2)
    return len(words) > 1 and words[0].lower() in AUTHOR_WORDS and _capitalised(words[1]) and len(line) <= 150


def _byline_place(line: _Line) -> Span | None:
    """Return where the place of a byline stands, as in "By Jane Doe in Kyiv"."""
    if not line.whole or not _is_byline(line.text):
        return None
    words = list(_WORD.finditer(line.text))
    for index in range(len(words) - 2, 1, -1):
        if words[index].group() in PLACE_PREPOSITIONS:
            place: list[re.Match[str]] = []
            for word in words[index + 1 : index + 6]:
                if not (_capitalised(word.group()) or (place and word.group() in PLACE_PARTICLES)):
                    break
                place.append(word)
            while place and place[-1].group() in PLACE_PARTICLES:
                place.pop()
            if place:
                end = len(line.text[: place[-1].end()].rstrip(".,;"))
                return Span(line.start + place[0].start(), line.start + end)
    return None


def _is_dated(line: str) -> bool:
    """Return True for a line that gives a date and little else."""
    words = line.split()
    if not words or len(line) > 100 or _find_date(line) is None:
        return False
    return words[0].strip(":").lower() in DATE_WORDS or len(words) <= 9


def _stated_date(lines: list[_Line]) -> date | None:
    """Return the date of a line that states it: "date 2024-12-23 …", "Updated … March 29, 2018", "5 January 2024"."""
    for line in lines:
        words = line.text.split(maxsplit=1)
        if not words:
            continue
        if words[0].strip(":").lower() in DATE_WORDS or _is_byline(line.text):
            found = _find_date(line.text[:120])
        elif line.whole and len(line.text) <= 60 and _is_dated(line.text):
            found = _find_date(line.text)
        else:
            found = None
        if found:
            return found
    return None


def _find_date(text: str) -> date | None:
    """Return the first full date in a short text; None when day and month could be swapped."""
    for pattern in (_ISO, _CHINESE):
        found = pattern.search(text)
        if found:
            return _make(found[1], found[2], found[3])
    for found in _DAY_MONTH.finditer(text):
        if found[2].lower() in MONTHS:
            return _make(found[3], MONTHS[found[2].lower()], found[1])
    for found in _MONTH_DAY.finditer(text):
        if found[1].lower() in MONTHS:
            return _make(found[3], MONTHS[found[1].lower()], found[2])
    found = _POINTS.search(text)
    if found:
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 or first == second:
            return _make(found[4], second, first)
        if second > 12:
            return _make(found[4], first, second)
    return None


def _make(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
