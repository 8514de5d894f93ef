"""Regions, land and water, facilities and disputed areas: what the reviewed tables and Natural Earth add."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import defaultdict
from math import hypot
from typing import TYPE_CHECKING

from checks import Checker, river_key

from geoview.errors import GazetteerError
from geoview.gazetteer.build.aliases import trusted
from geoview.gazetteer.build.areas import bounds, geojson, unpack
from geoview.gazetteer.build.reviewed import Feature, slug_of
from geoview.gazetteer.place import NameSort

if TYPE_CHECKING:
    from stage import Build

CODES = {
    "L": "CONT RGN ZN PRK",
    "A": "PCLH",
    "H": "OCN SEA GULF BAY STRT CNL LK STM FLLS RF RSV GLCR SD FJD LGN CHN SPNG SWMP HBR",
    "T": "DLTA DSRT MTS MT PK VLC PEN CAPE PLAT PLN VLY VAL PASS ISL ISLS ATOL ISTH CNYN HLL BCH UPLD",
    "U": "UND TRGU RDGU",
    "S": "CAP BLDG DAM AIRB INSM PS UNIV STDM PRT MNMT CTRB MSQE CH HSP PAL GOVL SQR BDG TUNN PRN MUS THTR TOWR MLO"
    " SPCF ZOO AMUS RSRT AIRP CSTL CMTY REFC TMPL RSTN",
    "R": "ST RD",
    "V": "FRST",
    "P": "PPL PPLX",
}
CLASSES = {code: feature_class for feature_class, codes in CODES.items() for code in codes.split()}
_NO_ROW = {"XK"}


class Nature:
    """Hands in what is no country, division or settlement.

    Args:
        build: The build.
    """

    def __init__(self, build: Build) -> None:
        self.build = build
        self.writer = build.writer

    def run(self) -> None:
        """Hand in everything."""
        self._regions()
        self._features()
        self._rivers()
        self._airports()
        self._views()

    def _regions(self) -> None:
        for region in self.build.reviewed.regions:
            number = int(region.key) if region.key.isdigit() else self.writer.slug(region.key)
            packed = self.build.areas["regions"].get(region.key)
            polygons = unpack(packed) if packed else self.build.country_outlines.get(f"geoview:{region.key}")
            countries = {member.partition(".")[0] for member in region.members}
            main = re.sub(r" \(.*\)$", "", region.name)
            self._own(number, region.key, main)
            self.writer.place(
                number, main, region.latitude, region.longitude, CLASSES[region.code], region.code,
                next(iter(countries)) if len(countries) == 1 else "",
                prominence=region.prominence / 1000,
                bounds=bounds(polygons) if polygons else None,
                source=self.build.sources["geoview"],
            )  # fmt: skip
            if polygons:
                self.build.outline(number, polygons, territory=False)
            for name in region.names:
                abbreviation = name.replace(".", "").isupper() and len(name) < 7
                sort = NameSort.ABBREVIATION if abbreviation else NameSort.SHORT
                self.writer.name(number, name, sort, main=main, language="en", reviewed=True)
            for name in region.historic:
                self.writer.name(number, name, NameSort.HISTORIC, main=main, language="en", reviewed=True)
            self.build.demonyms(number, region.demonyms, region.plurals)
            members = [self.build.by_code.get(member, 0) for member in region.members]
            missing = [m for m, n in zip(region.members, members, strict=True) if not n and m not in _NO_ROW]
            if missing:
                raise GazetteerError(
                    "Place data could not be built", f"regions.psv: {region.key} holds unknown {missing}"
                )
            self.writer.members(number, [member for member in members if member])
            self.build.reviewed_names(number, region.key)

    def _own(self, number: int, key: str, main: str) -> None:
        if number in self.build.taken:
            raise GazetteerError("Place data could not be built", f"two places have the number {number} ({key})")
        self.build.taken.add(number)
        self.build.main[number] = main
        self.build.slugs[key] = number

    def _features(self) -> None:
        boxes = defaultdict(list)
        for _, name, other, *_, box in self.build.rivers:
            for part in (name, other):
                if part:
                    boxes[river_key(part)].append(tuple(box))
        lakes = [(row.latitude, row.longitude) for row in self.build.reviewed.features if _is_large_lake(row)]
        checker = Checker({**self.build.country_outlines, **self.build.disputed}, boxes, lakes)
        faults: list[str] = []
        for feature in (*self.build.reviewed.features, *self.build.reviewed.facilities):
            fault = checker.fault(feature, f"{feature.name} ({feature.code} {feature.latitude}, {feature.longitude})")
            if fault:
                faults.append(fault)
            else:
                self._feature(feature)
        if faults:
            raise GazetteerError("Place data could not be built", "; ".join(faults))

    def _feature(self, feature: Feature) -> None:
        slug = slug_of(feature.name)
        if slug in self.build.slugs:
            slug = f"{slug}-{feature.code.lower()}"
        number = feature.number or self.writer.slug(slug)
        main = re.sub(r" \(.*\)$", "", feature.name)
        self._own(number, slug, main)
        self.writer.place(
            number, main, feature.latitude, feature.longitude, CLASSES[feature.code], feature.code, feature.country,
            admin1=self.build.division_at(feature.latitude, feature.longitude) if feature.country else None,
            prominence=feature.prominence / 1000,
            source=self.build.sources["geoview"],
        )  # fmt: skip
        for name in feature.names:
            historic = name.startswith("~")
            sort = NameSort.HISTORIC if historic else NameSort.SHORT
            self.writer.name(number, name.lstrip("~"), sort, main=main, language="en", reviewed=True)
        if feature.code == "STM":
            self._river_names(number, main)
        self.build.reviewed_names(number, slug)

    def _river_names(self, number: int, main: str) -> None:
        if not re.search(r"(?i)river|rio|río|canal|delta|creek|wadi|fork", main):
            for name in (f"{main} River", f"River {main}"):
                self.writer.name(number, name, NameSort.SHORT, main=main, language="en", reviewed=True)
        elif main.endswith(" River"):
            self.writer.name(number, f"River {main[:-6]}", NameSort.SHORT, main=main, language="en", reviewed=True)

    def _rivers(self) -> None:
        """Natural Earth's rivers and lakes that no reviewed row has."""
        reviewed = set()
        for feature in self.build.reviewed.features:
            if feature.code in {"STM", "CNL", "LK", "RSV"}:
                reviewed |= {river_key(name.lstrip("~")) for name in (feature.name, *feature.names)}
        for kind, name, other, latitude, longitude, rank, _, box in self.build.rivers:
            if river_key(name) in reviewed:
                continue
            canal = "canal" in name.lower()
            code = "LK" if kind == "lake" else "CNL" if canal else "STM"
            slug = f"{slug_of(name)}-{code.lower()}"
            while slug in self.build.slugs:
                slug += "-b"
            number = self.writer.slug(slug)
            self._own(number, slug, name)
            west, south, east, north = box
            self.writer.place(
                number, name, latitude, longitude, "H", code, "",
                prominence=max(0.25, 0.52 - 0.025 * rank),
                bounds=(south, west, north, east),
                source=self.build.sources["natural-earth"],
            )  # fmt: skip
            if other and trusted(other):
                self.writer.name(number, other, NameSort.ALIAS, main=name)
            if code == "STM":
                self._river_names(number, name)
            elif code == "LK" and not re.search(
                r"(?i)lake|lago|lac |reservoir|see$|laguna|embalse|ozero|nuur|hu$", name
            ):
                self.writer.name(number, f"Lake {name}", NameSort.SHORT, main=name)

    def _airports(self) -> None:
        with zipfile.ZipFile(self.build.packages["airportsdata"]) as archive:
            text = archive.read("airportsdata/airports.csv").decode("utf-8")
        reviewed = [
            (feature.latitude, feature.longitude)
            for feature in self.build.reviewed.facilities
            if feature.code in {"AIRP", "AIRB"}
        ]
        rows = sorted((row["icao"], row) for row in csv.DictReader(io.StringIO(text)) if row["iata"])
        for icao, row in rows:
            latitude, longitude, name = float(row["lat"]), float(row["lon"]), row["name"].strip()
            if not name or any(hypot(latitude - y, longitude - x) < 0.04 for y, x in reviewed):
                continue
            number = self.writer.slug(f"airport-{icao.lower()}")
            kind = re.search(
                r"(?i)airport|airfield|air base|air force base|heliport|airstrip|seaplane|aerodrome|airpark", name
            )
            main = name if kind else f"{name} Airport"
            large = "International" in name or "Intl" in name
            self.writer.place(
                number, main, latitude, longitude, "S", "AIRP", row["country"],
                admin1=self.build.division_at(latitude, longitude),
                prominence=0.36 if large else 0.28,
                source=self.build.sources["airports"],
            )  # fmt: skip
            short = main.replace(" International", "").replace(" Regional", "").replace(" Municipal", "")
            for other in {short, main.replace("-", " ")} - {main}:
                if len(other.split()) > 1:
                    self.writer.name(number, other, NameSort.ALIAS, main=main)

    def _views(self) -> None:
        for area, title, view, country in self.build.reviewed.views:
            polygons = self.build.disputed.get(area)
            number = self.build.by_code.get(area) or self.build.slugs.get(area)
            if polygons is not None:
                key = f"disputed-{area}"
                if key not in self.build.slugs:
                    self.build.slugs[key] = self.writer.slug(key)
                    self.writer.outline(self.build.slugs[key], geojson(polygons))
                number = self.build.slugs[key]
            if not number or country not in self.build.by_code:
                raise GazetteerError("Place data could not be built", f"views.psv: {area} or {country} is unknown")
            self.writer.claim(number, title, view, country)


def _is_large_lake(feature: Feature) -> bool:
    return feature.code == "LK" and feature.prominence >= 640
