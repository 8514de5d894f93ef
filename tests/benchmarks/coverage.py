"""How many of the place names in annotated texts the gazetteer knows: `coverage.py GOLD.jsonl …`.

A gold toponym counts as covered when one of the places that bear its name is the very same GeoNames record, or lies
within 161 km of the gold point (or the row's own "within_km"). Toponyms without coordinates are left out, as in the
scoring script. What is not covered bounds every recogniser and every ranker that works on this gazetteer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from geoview.gazetteer import Gazetteer
from geoview.gazetteer.positions import distance_km

TARGETS = {"lgl": 0.94, "geovirus": 0.93, "geowebnews": 0.88, "wiktor": 0.90}


def right_rank(gazetteer: Gazetteer, toponym: dict[str, Any]) -> int | None:
    """Position of the first right candidate, or None."""
    for rank, match in enumerate(gazetteer.by_name(toponym["name"])):
        place = match.place
        if place.id == f"geonames:{toponym.get('geonameid')}":
            return rank
        km = distance_km(toponym["lat"], toponym["lon"], place.latitude, place.longitude)
        if km < toponym.get("within_km", 161):
            return rank
    return None


def main() -> None:
    """Print the share that is covered and the most frequent misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--gazetteer", type=Path, help="another file than the built one")
    parser.add_argument("--misses", type=int, default=25, help="how many to list for each corpus")
    arguments = parser.parse_args()
    gazetteer = Gazetteer.open(arguments.gazetteer)
    print(f"{gazetteer.info.version}: {gazetteer.info.places:,} places, {gazetteer.info.names:,} names")
    for path in arguments.gold:
        covered = first = total = 0
        unknown: Counter[str] = Counter()
        elsewhere: Counter[str] = Counter()
        for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            for toponym in json.loads(line)["toponyms"]:
                if toponym["lat"] is None:
                    continue
                total += 1
                rank = right_rank(gazetteer, toponym)
                covered += rank is not None
                first += rank == 0
                if rank is None:
                    known = bool(gazetteer.by_name(toponym["name"]))
                    code = toponym.get("fcode") or ""
                    (elsewhere if known else unknown)[f"{toponym['name']} ({code})" if code else toponym["name"]] += 1
        target = TARGETS.get(path.stem)
        aim = f" (aim {target:.2f})" if target else ""
        print(f"{path.stem}: {covered}/{total} = {covered / total:.3f}{aim}; first candidate right {first / total:.3f}")
        for title, misses in (("no such name", unknown), ("only elsewhere", elsewhere)):
            words = ", ".join(f"{name} {count}" for name, count in misses.most_common(arguments.misses))
            print(f"  {title}, {sum(misses.values())}: {words}")


if __name__ == "__main__":
    main()
