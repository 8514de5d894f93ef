"""Texts with labels → what the network learns from.

The policy, wherever the annotation leaves a choice: a name of a place counts, with its kind ("Laurel County", "Main
Street"), without the article; people named after a place are demonyms; the place inside an organisation's name counts
and is associative ("US State Department"); a place word inside a person's name, a title or a product does not. Where a
corpus is silent or contradicts this, the word is left out of the loss (`SKIP`) instead of teaching the opposite.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoview.recognition.tagger.name_table import NameTable, PlaceClass
from geoview.recognition.tagger.windows import sentence_starts
from geoview.recognition.tagger.word_pieces import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["SKIP", "Example", "fold_numbers", "folds", "gold_documents", "licensed_documents", "to_examples"]

SKIP = -100
P = PlaceClass
_PER, _ORG, _LOC, _MISC = 1, 2, 3, 4
_SIDE = {"PER": _PER, "ORG": _ORG, "LOC": _LOC, "MISC": _MISC, "OTHER": _MISC, "NORP": _MISC}
_PROSE = {"gum", "litbank", "wikigold", "uner_ewt", "sec_filings"}  # consecutive sentences: joined into running text
_TITLES = {
    "book",
    "album",
    "song",
    "musicalartist",
    "band",
    "musicgenre",
    "magazine",
    "poem",
    "creative-work",
    "product",
}
_EVENTS = {"event", "election", "award", "conference", "misc", "MISC", "Nationality", "politicalparty"}
_SPEAKS = {
    "speak",
    "speaks",
    "spoke",
    "speaking",
    "spoken",
    "in",
    "into",
    "from",
    "learn",
    "learned",
    "translated",
    "fluent",
    "written",
}
_LANGUAGES = {
    "english",
    "spanish",
    "french",
    "arabic",
    "german",
    "dutch",
    "greek",
    "russian",
    "japanese",
    "italian",
    "portuguese",
    "hindi",
}


@dataclass(slots=True)
class Example:
    """A stretch of running text as words. All lists are as long as `words`."""

    words: list[str]
    breaks: list[bool]  # a window may begin at this word
    tags: list[int]
    side: list[int]
    associative: list[int]
    weight: float = 1.0
    source: str = ""


@dataclass(slots=True)
class Document:
    """A labelled text; `spans` are (start, end, tag, associative), tag 1 toponym, 3 demonym, `SKIP` undecided."""

    name: str
    text: str
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    side: list[tuple[int, int, int]] = field(default_factory=list)
    side_known: bool = False
    gold: list[tuple[int, int, str]] = field(default_factory=list)


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:  # str.splitlines would also cut at U+2028 within a text
        return [json.loads(line) for line in file]


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A place span without article, marks, postcode and lower-case forerunners; None when no name is left."""
    body = text[start:end]
    while True:
        new = re.sub(r"^(?:[\s#@*\"'“”‘’(\[]+|(?:[Tt]he|THE)\s+|[a-z][\w'’-]*\s+|\d+\w*,?\s+)", "", body)
        if new == body:
            break
        start += len(body) - len(new)
        body = new
    body = re.sub(r"(?:[\s,;:!?\"”’)\]*]+|['’]s|\s+\d[\d-]*)+$", "", body)
    if not body or not body[0].isupper():
        return None
    return start, start + len(body)


def _inside(text: str, start: int, end: int, table: NameTable) -> Iterator[tuple[int, int, int, int]]:
    """Names that the table knows within a span: (start, end, class, person flags of the first word)."""
    spans = word_spans(text, start, end)
    codes, flags = table.codes([text[a:b] for a, b in spans])
    for i, code in enumerate(codes):
        if code % 2:
            j = i
            while j + 1 < len(codes) and codes[j + 1] == code + 1:
                j += 1
            yield spans[i][0], spans[j][1], (code + 1) // 2, flags[i]


def _everyday_words(rows: Iterable[dict[str, Any]]) -> set[str]:
    """Words that stand in lower case time and again: as part of an organisation's name they are no place."""
    count: Counter[str] = Counter()
    for row in rows:
        count.update(re.findall(r"\b[a-z]{2,}\b", row["text"]))
    return {word for word, times in count.items() if times >= 3}


def _label(text: str, spans: list[dict[str, Any]], table: NameTable, nested: bool, everyday: set[str]) -> Document:
    doc = Document("", text, side_known=True)
    taken = [False] * len(text)
    for s in spans:
        start, end, label, coarse = int(s["start"]), int(s["end"]), str(s["label"]), str(s.get("coarse"))
        doc.side.append((start, end, _SIDE.get(coarse, 0)))
        for k in range(start, end):
            taken[k] = True
        if coarse == "LOC":
            at = start
            for part in re.split(r"(, )", text[start:end]):
                if part != ", " and part:
                    kept = _trim(text, at, at + len(part))
                    doc.spans.append((*kept, 1, 0) if kept else (at, at + len(part), SKIP, SKIP))
                at += len(part)
        elif coarse != "PER":
            title = label in _TITLES
            for a, b, kind, flag in _inside(text, start, end, table):
                whole = a <= start + 4 and b >= end
                if kind > P.STATE and kind != P.DEMONYM and all(w in everyday for w in text[a:b].lower().split()):
                    continue
                if kind == P.DEMONYM:
                    doc.spans.append((a, b, SKIP if title or (coarse == "OTHER" and label not in _EVENTS) else 3, 1))
                elif coarse != "ORG" or title:
                    doc.spans.append((a, b, SKIP, SKIP))
                elif kind in (P.COUNTRY, P.REGION, P.STATE, P.METROPOLIS, P.CITY, P.ABBREVIATION):
                    doc.spans.append((a, b, SKIP if kind == P.CITY and (flag or whole) else 1, 1))
                elif (kind == P.TOWN and not flag and not whole) or (kind == P.DISTRICT and " " in text[a:b]):
                    doc.spans.append((a, b, 1, 1))
                else:
                    doc.spans.append((a, b, SKIP, SKIP))
    for a, b, kind, _ in _inside(text, 0, len(text), table):
        if taken[a]:
            continue
        if kind == P.DEMONYM:
            doc.spans.append((a, b, SKIP if _is_language(text, a, b) else 3, 0))
        elif kind == P.COUNTRY and nested:
            doc.spans.append((a, b, SKIP, SKIP))
    return doc


def _is_language(text: str, a: int, b: int) -> bool:
    if text[a:b].lower() not in _LANGUAGES:
        return False
    before = re.findall(r"[\w']+", text[max(0, a - 20) : a])
    return bool(before and before[-1].lower() in _SPEAKS) or text[b : b + 9] == " language"


def licensed_documents(folder: Path, table: NameTable, seed: int = 7) -> list[Document]:
    """The corpora under open licences."""
    draw = random.Random(seed)
    out: list[Document] = []
    corpora = {path.stem.removeprefix("ner_"): _rows(path) for path in sorted(folder.glob("ner_*.jsonl"))}
    everyday = _everyday_words(row for rows in corpora.values() for row in rows)
    for corpus, rows in corpora.items():
        group: list[Document] = []
        size = 1
        for row in rows:
            doc = _label(
                row["text"], row["spans"], table, nested=corpus in ("gum", "re3d", "litbank"), everyday=everyday
            )
            doc.name = corpus
            if (
                corpus in ("btc", "wnut17")
                and (not any(s["coarse"] == "LOC" for s in row["spans"]))
                and draw.random() < 0.75
            ):
                continue
            if corpus in ("btc", "wnut17") and row["text"].islower():
                continue
            if corpus not in _PROSE:
                out.append(doc)
                continue
            group.append(doc)
            if len(group) >= size:
                joined = _join(group, draw)
                if corpus != "litbank" or joined.spans or draw.random() < 0.3:
                    out.append(joined)
                group, size = [], draw.choice((1, 2, 3, 4, 6))
        if group:
            out.append(_join(group, draw))
    return out


def _join(docs: Sequence[Document], draw: random.Random) -> Document:
    out = Document(docs[0].name, "", side_known=True)
    for doc in docs:
        if out.text:
            out.text += "\n" if draw.random() < 0.15 else " "
        at = len(out.text)
        out.text += doc.text
        out.spans += [(a + at, b + at, tag, assoc) for a, b, tag, assoc in doc.spans]
        out.side += [(a + at, b + at, tag) for a, b, tag in doc.side]
    return out


def gold_documents(
    folder: Path, table: NameTable, corpora: Iterable[str] = ("lgl", "geovirus", "geowebnews")
) -> list[Document]:
    """The development corpora: for training in memory and for scoring, never for copying."""
    out: list[Document] = []
    for corpus in corpora:
        for row in _rows(folder / f"{corpus}.jsonl"):
            text = row["text"]
            doc = Document(f"{corpus}/{row['id']}", text)
            taken = [False] * len(text)
            for t in row["toponyms"]:
                a, b, usage = t["start"], t["end"], t.get("usage")
                doc.gold.append((a, b, usage or ""))
                for k in range(a, b):
                    taken[k] = True
                assoc = SKIP if usage is None else int(usage == "associative")
                if usage in ("homonym", "language"):
                    doc.spans.append((a, b, SKIP, SKIP))
                    continue
                known = list(_inside(text, a, b, table))
                demonym = usage == "demonym" or (len(known) == 1 and known[0][:3] == (a, b, P.DEMONYM))
                doc.spans.append((a, b, 3 if demonym else 1, assoc))
            for a, b, kind, _ in _inside(text, 0, len(text), table):
                if any(taken[a:b]):
                    continue
                if (
                    kind == P.DEMONYM
                    or (kind == P.COUNTRY and corpus != "geowebnews")
                    or (kind == P.STATE and corpus == "geovirus")
                ):
                    doc.spans.append((a, b, SKIP, SKIP))
            out.append(doc)
    return out


def to_examples(docs: Iterable[Document]) -> list[Example]:
    """Words with labels."""
    out: list[Example] = []
    for doc in docs:
        spans = word_spans(doc.text)
        if not spans:
            continue
        words = [doc.text[a:b] for a, b in spans]
        first = {k: i for i, (a, b) in enumerate(spans) for k in range(a, b)}
        tags, assoc = [0] * len(words), [SKIP] * len(words)
        side = [0 if doc.side_known else SKIP] * len(words)
        for a, b, kind in doc.side:
            for i in {first[k] for k in range(a, b) if k in first}:
                side[i] = kind
        for a, b, tag, flag in doc.spans:
            inside = sorted({first[k] for k in range(a, b) if k in first})
            for n, i in enumerate(inside):
                tags[i] = tag if tag == SKIP or n == 0 else tag + 1
                assoc[i] = flag if n == 0 and tag != SKIP else SKIP
        breaks = sentence_starts(doc.text, spans)
        out.append(Example(words, breaks, tags, side, assoc, source=doc.name))
    return out


def folds(docs: list[Document], which: str | None) -> tuple[list[Document], list[Document]]:
    """Training and test documents of fold K/N, or all for one of the two ("test" or no fold)."""
    if not which:
        return docs, []
    if which == "test":
        return [], docs
    k, n = map(int, which.split("/"))
    numbers = fold_numbers([doc.name for doc in docs], n)
    split = list(zip(docs, numbers, strict=True))
    return [doc for doc, number in split if number != k], [doc for doc, number in split if number == k]


def fold_numbers(names: Sequence[str], folds: int) -> list[int]:
    """For each document by its name which of the folds leaves it out."""
    order = sorted(range(len(names)), key=lambda i: random.Random(names[i]).random())
    numbers = [0] * len(names)
    for place, i in enumerate(order):
        numbers[i] = place % folds
    return numbers
