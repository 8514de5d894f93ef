"""Learns literalness.json: is a place named for itself or for its government, people, team?

A logistic regression over the named facts of `geoview.resolution.literalness`. Only weights are written.

Usage: python train_literalness.py GOLD.jsonl [--model FOUND.jsonl] [--write]

GOLD has toponyms with "usage": literal or associative; FOUND what the model found in the same texts (one line a text:
corpus, id, mentions with start, end, associative), best by weights that never saw them.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from geoview.document import Document
from geoview.gazetteer import Gazetteer
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.names.mention import Mention
from geoview.recognition.rules import RulesRecogniser
from geoview.resolution.literalness import associative_score, literalness_facts
from geoview.text import Span

FOLDS = 5
L2 = 0.6
STEPS = 300


def learn(rows: list[tuple[list[str], int]]) -> dict[str, float]:
    seen = Counter(f for facts, _ in rows for f in facts)
    index = {f: n for n, f in enumerate(sorted(f for f, c in seen.items() if c >= 3))}
    x = np.zeros((len(rows), len(index)))
    for n, (facts, _) in enumerate(rows):
        for f in facts:
            if f in index:
                x[n, index[f]] = 1
    y = np.array([label for _, label in rows], dtype=float)
    w, m, v = np.zeros(len(index)), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        gradient = (x.T @ (1 / (1 + np.exp(-x @ w)) - y) + L2 * w) / len(rows)
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= 0.05 * (1 - step / (STEPS + 20)) * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(w[n]), 2) for f, n in index.items() if abs(w[n]) >= 0.02}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    language = load_language("en")
    gazetteer = Gazetteer.open()
    lookup, recogniser = NameLookup(gazetteer, language), RulesRecogniser()
    by_model: dict[str, dict[tuple[int, int], bool]] = {}
    if args.model:
        for line in args.model.read_text(encoding="utf-8").rstrip("\n").split("\n"):
            row = json.loads(line)
            if row["corpus"] == args.gold.stem:
                by_model[row["id"]] = {(m["start"], m["end"]): m["associative"] for m in row["mentions"]}
    rows: list[tuple[list[str], int, int, str]] = []
    with args.gold.open(encoding="utf-8") as file:
        for line in file:
            doc = json.loads(line)
            inside = {m.span.start for m in recogniser.recognise(Document(doc["text"]), lookup) if m.associative}
            for t in doc["toponyms"]:
                reading = lookup.read_loosely(t["name"])
                if t.get("usage") not in {"literal", "associative"} or reading.demonym:
                    continue
                kind = str(reading.matches[0].place.kind) if reading.matches else ""
                span = Span(t["start"], t["end"])
                flags = {
                    "rules": t["start"] in inside,
                    "model": by_model.get(doc["id"], {}).get((span.start, span.end)),
                }
                for tier, associative in flags.items():
                    if associative is not None:
                        mention = Mention(span, t["name"], recogniser=f"{tier}/1", associative=associative)
                        facts = literalness_facts(doc["text"], mention, language, kind)
                        fold = zlib.crc32(doc["id"].encode()) % FOLDS
                        rows.append((facts, int(t["usage"] == "associative"), fold, tier))
    tables: dict[str, Counter[tuple[int, int]]] = {"rules": Counter(), "model": Counter()}
    for fold in range(FOLDS):
        weights = learn([r[:2] for r in rows if r[2] != fold])
        for facts, label, k, tier in rows:
            if k == fold:
                tables[tier][label, int(associative_score(facts, weights) > 0)] += 1
    for tier, table in tables.items():
        total = max(1, sum(table.values()))
        print(f"{tier}: accuracy {(table[0, 0] + table[1, 1]) / total:.3f} of {total}")
        for label, name in ((0, "literal"), (1, "associative")):
            hit = table[label, label]
            f1 = 2 * hit / max(1, 2 * hit + table[label, 1 - label] + table[1 - label, label])
            print(f"   {name}: F1 {f1:.3f}")
    if args.write:
        table_out = {
            "about": "Learned by train_literalness.py; logits for the associative use.",
            "weights": learn([r[:2] for r in rows]),
        }
        path = Path(__file__).with_name("literalness.json")
        path.write_text(json.dumps(table_out, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
