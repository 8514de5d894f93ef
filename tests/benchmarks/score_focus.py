"""How often the focus country is right: `python tests/benchmarks/score_focus.py [--tier rules|model] GOLD.jsonl …`.

The gold country of a text is the one in which most of its annotated toponyms with coordinates lie (by the gazetteer's
own areas, points at sea left out); where several have as many, any of them is right. Texts without one are left out.
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
from geoview.resolution.focus import focus_of


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
                    country, _ = geoparser.gazetteer.locate(toponym["lat"], toponym["lon"])
                    if country is not None:
                        gold[country.country_code] += 1
            if not gold:
                continue
            total += 1
            best = {code for code, count in gold.items() if count == max(gold.values())}
            focus = focus_of(geoparser.parse(from_text(doc["text"])).resolutions, geoparser.gazetteer)
            right += bool(focus.countries) and focus.countries[0].place.country_code in best
        print(f"{path.stem:12} focus country right in {right} of {total} texts: {right / total:.3f}")


if __name__ == "__main__":
    main()
