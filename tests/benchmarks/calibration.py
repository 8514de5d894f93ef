"""How true the confidence is: `python tests/benchmarks/calibration.py PREDICTIONS GOLD.jsonl … [--svg FILE]`.

PREDICTIONS is what `resources/resolution/train.py --predict` wrote: results by weights that never saw the text. A
mention counts when a place was chosen for it and its gold row, if there is one, has coordinates; it is right when the
place is the very record of the gold or lies within 161 km of its point, and wrong when no gold row is there. What a
corpus never or hardly ever marks (peoples in LGL and GeoVirus, places in organisations' names in GeoVirus) tells
nothing where it has no gold row, and is left out; --all counts it as wrong. Printed is the expected calibration error
over ten bins of equal width, for each corpus and for all (each corpus weighs the same); --svg draws the reliability
plot, with the number of mentions in each bin.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geoview.gazetteer.positions import distance_km

BINS = 10
WITHIN_KM = 161.0
SIDE = 300
LEFT, TOP = 56, 40
BARS = 60
INK, MUTED, LINE, BAR = "#1d2b36", "#5b6b78", "#1f6f8b", "#a9c7d2"
FONT = 'font-family="sans-serif" font-size="12"'
MIDDLE = 'text-anchor="middle"'


@dataclass
class Bin:
    """Mentions of about the same confidence; each has the weight of its corpus."""

    weight: float = 0.0
    sure: float = 0.0
    right: float = 0.0
    count: int = 0


@dataclass
class Curve:
    """The bins of one set of mentions."""

    bins: list[Bin] = field(default_factory=lambda: [Bin() for _ in range(BINS)])

    def add(self, confidence: float, right: bool, weight: float = 1.0) -> None:
        into = self.bins[min(BINS - 1, int(confidence * BINS))]
        into.weight += weight
        into.sure += weight * confidence
        into.right += weight * right
        into.count += 1

    def error(self) -> float:
        """The expected calibration error, 0 … 1."""
        total = sum(b.weight for b in self.bins)
        return sum(abs(b.sure - b.right) for b in self.bins) / total if total else 0.0


def gold_of(gold: list[dict[str, Any]], mention: dict[str, Any]) -> dict[str, Any] | None:
    """The gold row that a mention overlaps most."""
    best, most = None, 0
    for row in gold:
        shared = min(row["end"], mention["end"]) - max(row["start"], mention["start"])
        if shared > most:
            best, most = row, shared
    return best


def is_right(place: dict[str, Any], row: dict[str, Any]) -> bool:
    if row.get("geonameid") is not None and place["id"] == f"geonames:{row['geonameid']}":
        return True
    limit: float = row.get("within_km", WITHIN_KM)
    return distance_km(place["latitude"], place["longitude"], row["lat"], row["lon"]) < limit


def is_unmarked(corpus: str, mention: dict[str, Any]) -> bool:
    """Is it what this corpus leaves out?"""
    people = mention["kind"] == "demonym" and corpus in {"lgl", "geovirus"}
    return people or (corpus == "geovirus" and bool(mention["associative"]))


def outcomes(
    predictions: Path, gold: dict[tuple[str, str], list[dict[str, Any]]], everything: bool = False
) -> dict[str, list[tuple[float, bool]]]:
    """For each corpus the confidence of every chosen place and whether it is right."""
    found: dict[str, list[tuple[float, bool]]] = {}
    with predictions.open(encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)
            rows = gold.get((text["corpus"], text["id"]))
            if rows is None:
                continue
            for mention in text["mentions"]:
                row = gold_of(rows, mention)
                if mention["place"] is None or (row is not None and row["lat"] is None):
                    continue
                if row is None and not everything and is_unmarked(text["corpus"], mention):
                    continue
                right = row is not None and is_right(mention["place"], row)
                found.setdefault(text["corpus"], []).append((mention["confidence"], right))
    return found


def drawing(curve: Curve) -> str:
    """The reliability plot as SVG: a point a bin, the diagonal of a true confidence, and how many there are."""
    width, height = LEFT + SIDE + 24, TOP + SIDE + 28 + BARS + 44
    bottom = TOP + SIDE
    most = max(1, *(b.count for b in curve.bins))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {FONT}>',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{LEFT}" y="20" fill="{INK}" font-size="14">Expected calibration error {curve.error():.3f}</text>',
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#c8d0d6"/>',
        f'<path d="M{LEFT} {bottom}L{LEFT + SIDE} {TOP}" stroke="{MUTED}" stroke-dasharray="4 4"/>',
    ]
    for step in range(0, 11, 2):
        x, y = LEFT + SIDE * step / 10, bottom - SIDE * step / 10
        parts.append(f'<text x="{x:.0f}" y="{bottom + 16}" {MIDDLE} fill="{MUTED}">{step / 10:.1f}</text>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end" fill="{MUTED}">{step / 10:.1f}</text>')
    points = []
    base = bottom + 28 + BARS
    for number, b in enumerate(curve.bins):
        if not b.count:
            continue
        tall = max(1.0, BARS * b.count / most)
        x = LEFT + SIDE * number / BINS
        size = f'width="{SIDE / BINS - 6:.1f}" height="{tall:.1f}"'
        parts.append(f'<rect x="{x + 3:.1f}" y="{base - tall:.1f}" {size} fill="{BAR}"/>')
        at = f'x="{x + SIDE / BINS / 2:.1f}" y="{base + 14}"'
        parts.append(f'<text {at} {MIDDLE} font-size="9" fill="{MUTED}">{b.count}</text>')
        points.append((LEFT + SIDE * b.sure / b.weight, bottom - SIDE * b.right / b.weight))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{LINE}"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{LINE}"/>' for x, y in points]
    middle = LEFT + SIDE / 2
    parts += [
        f'<text x="{middle}" y="{base + 34}" {MIDDLE} fill="{INK}">confidence, and mentions in each bin</text>',
        f'<text transform="translate(16 {TOP + SIDE / 2}) rotate(-90)" {MIDDLE} fill="{INK}">share right</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--all", action="store_true", help="count what a corpus leaves out as wrong")
    parser.add_argument("--svg", type=Path, help="draw the reliability plot into this file")
    args = parser.parse_args()
    gold = {}
    for path in args.gold:
        with path.open(encoding="utf-8") as file:
            for doc in map(json.loads, file):
                gold[doc["corpus"], doc["id"]] = doc["toponyms"]
    whole = Curve()
    for corpus, pairs in sorted(outcomes(args.predictions, gold, args.all).items()):
        curve = Curve()
        for confidence, right in pairs:
            curve.add(confidence, right)
            whole.add(confidence, right, 1 / len(pairs))
        print(f"{corpus:12} expected calibration error {curve.error():.3f} over {len(pairs):,} placed mentions")
    print(f"{'all':12} expected calibration error {whole.error():.3f}")
    if args.svg:
        args.svg.write_text(drawing(whole), encoding="utf-8")


if __name__ == "__main__":
    main()
