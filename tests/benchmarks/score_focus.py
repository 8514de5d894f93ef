"""How often the focus country is right: `python tests/benchmarks/score_focus.py [--tier rules|model] GOLD.jsonl …`.

The gold country of a text is the one that most of its annotated toponyms with coordinates name or lie in; where
several have as many, any of them is right. Texts without one are left out. A toponym that bears the name of a country
no further than 1,500 km from its annotated point stands for that country (annotated points of countries may lie at
sea or beyond a simplified border); one whose best known bearer is a continent, sea or region that
reaches over borders stands for none; any other lies where the gazetteer's own areas have its point.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bench_parse import make_geoparser

from geoview.document import from_text
from geoview.gazetteer import Gazetteer, PlaceKind
from geoview.gazetteer.positions import distance_km
from geoview.resolution.text_focus import focus_of

COUNTRY_WITHIN_KM = 1500.0
WIDE = frozenset({PlaceKind.REGION, PlaceKind.NATURE})


def country_of(gazetteer: Gazetteer, name: str, latitude: float, longitude: float) -> str:
    """The ISO code of the country that an annotated toponym stands for; "" for none."""
    places = [match.place for match in gazetteer.by_name(name)]
    for place in places:
        near = distance_km(place.latitude, place.longitude, latitude, longitude) < COUNTRY_WITHIN_KM
        if place.kind is PlaceKind.COUNTRY and near:
            return place.country_code
    known = max(places, key=lambda place: place.prominence, default=None)
    if known is not None and not known.country_code and known.kind in WIDE:
        return ""
    country, _ = gazetteer.locate(latitude, longitude)
    return country.country_code if country is not None else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--tier", choices=("rules", "model"), default="rules")
    args = parser.parse_args()
    geoparser = make_geoparser(args.tier)
    for path in args.gold:
        right = total = 0
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            doc = json.loads(line)
            gold: Counter[str] = Counter()
            for toponym in doc["toponyms"]:
                if toponym["lat"] is not None:
                    code = country_of(geoparser.gazetteer, toponym["name"], toponym["lat"], toponym["lon"])
                    if code:
                        gold[code] += 1
            if not gold:
                continue
            total += 1
            best = {code for code, count in gold.items() if count == max(gold.values())}
            focus = focus_of(geoparser.parse(from_text(doc["text"])).resolutions, geoparser.gazetteer)
            right += bool(focus.countries) and focus.countries[0].place.country_code in best
        print(f"{path.stem:12} focus country right in {right} of {total} texts: {right / total:.3f}")


if __name__ == "__main__":
    main()
