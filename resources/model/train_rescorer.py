"""Learns rescorer.json: how much each fact about a name that the network found speaks for it being one.

A logistic regression over the facts of `geoview.recognition.tagger.cleanup.rescorer`, by Newton's method on numpy
alone. Only weights are written; no text is kept.

Usage:
    python train_rescorer.py GOLD_FOLDER --tags FILE [--folds 3] [--by-corpus] [--out FOLDER] [--write]

GOLD_FOLDER holds annotated texts (*.jsonl: text, corpus, toponyms with start and end), FILE what the network says of
them (`evaluate.py --tags`), by weights that never saw the text. Strict F1 is printed without and with the second look,
with a fold's texts left out, or, with --by-corpus, all texts of a corpus. --out writes the weights of each fold, for
`evaluate.py --second`; the folds are those of `train.py fit`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from data import fold_numbers

from geoview.gazetteer import Gazetteer
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.recognition.tagger import ModelRecogniser
from geoview.recognition.tagger.cleanup.rescorer import Facts, Rescorer
from geoview.recognition.tagger.tagged import Tagged
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

CORPORA = ("lgl", "geovirus", "geowebnews")
UNMARKED = "geovirus"
"""It marks no peoples: they teach nothing there."""
LEAST_SEEN = 5
L2 = 100.0
FREE = ("one", "score", "mean", "best")
"""What the network says is taken as it is; the other facts correct it, as far as they must."""
ROUNDS = 12
THRESHOLD = 0.36
"""Below even odds, as F1 asks for: a name of even odds gains more than it costs."""
DIGITS = 3


@dataclass
class Case:
    """One text: its candidates, their facts, and which of them are right."""

    corpus: str
    id: str
    gold: set[tuple[int, int]]
    names: list[Tagged]
    facts: list[Facts]
    right: list[bool]
    taught: list[bool]


def make_case(row: dict, doc: dict, recogniser: ModelRecogniser, lookup: NameLookup) -> Case:
    names, facts = [], []
    for section in row["sections"]:
        tags = [Tagged(*tag) for tag in section["tags"]]
        found = recogniser.candidates(doc["text"], tags, Span(section["start"], section["end"]), lookup)
        names.extend(found)
        facts.extend(Rescorer(lookup, {}).facts(doc["text"], found))
    gold = {(t["start"], t["end"]) for t in doc["toponyms"]}
    namesakes = {(t["start"], t["end"]) for t in doc["toponyms"] if t.get("usage") == "homonym"}
    spans = [(name.start, name.end) for name in names]
    taught = [
        span not in namesakes and not (doc["corpus"] == UNMARKED and name.demonym)
        for span, name in zip(spans, names, strict=True)
    ]
    return Case(doc["corpus"], doc["id"], gold, names, facts, [span in gold for span in spans], taught)


def learn(cases: Sequence[Case]) -> dict[str, float]:
    sizes = Counter(case.corpus for case in cases for _ in case.names)
    mean = sum(sizes.values()) / len(sizes)
    rows, labels, importance = [], [], []
    for case in cases:
        for facts, right, taught in zip(case.facts, case.right, case.taught, strict=True):
            if taught:
                rows.append(facts)
                labels.append(right)
                importance.append((mean / sizes[case.corpus]) ** 0.5)
    seen = Counter(fact for facts in rows for fact in facts)
    index = {fact: n for n, fact in enumerate(sorted(f for f, c in seen.items() if c >= LEAST_SEEN))}
    x = np.zeros((len(rows), len(index)))
    for n, facts in enumerate(rows):
        for fact, value in facts.items():
            if fact in index:
                x[n, index[fact]] = value
    y, s = np.array(labels, dtype=float), np.array(importance)
    penalty = np.full(len(index), L2)
    for fact in FREE:
        penalty[index[fact]] = 0.1
    w = np.zeros(len(index))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ ((p - y) * s) + penalty * w
        hessian = (x.T * (p * (1 - p) * s)) @ x + np.diag(penalty)
        w -= np.linalg.solve(hessian, gradient)
    return {fact: round(float(w[n]), DIGITS) for fact, n in index.items() if abs(w[n]) >= 0.01}


def measure(cases: Sequence[Case], kept: Sequence[Sequence[bool]]) -> dict[str, float]:
    """Strict F1 by corpus."""
    result = {}
    for corpus in CORPORA:
        hits = said = wanted = 0
        for case, keep in zip(cases, kept, strict=True):
            if case.corpus == corpus:
                hits += sum(k and r for k, r in zip(keep, case.right, strict=True))
                said += sum(keep)
                wanted += len(case.gold)
        result[corpus] = 2 * hits / max(1, said + wanted)
    return result


def write(path: Path, weights: dict[str, float]) -> None:
    weights = {**weights, "threshold": THRESHOLD}
    table = {"about": "Learned by resources/model/train_rescorer.py; logits for a name being one.", "weights": weights}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(weights) - 1} weights in {path.name}")


def show(title: str, scores: dict[str, float]) -> None:
    mean = sum(scores.values()) / len(scores)
    print(f"{title:28}", *(f"{c} {v:.4f}" for c, v in scores.items()), f"mean {mean:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--tags", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--by-corpus", action="store_true")
    parser.add_argument("--out", type=Path, help="folder for the weights of each fold")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    recogniser = ModelRecogniser(threads=1)
    lookup = NameLookup(Gazetteer.open(), load_language())
    docs = {}
    for name in CORPORA:
        with (args.gold / f"{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                doc = json.loads(line)
                docs[doc["corpus"], doc["id"]] = doc
    rows = [json.loads(line) for line in args.tags.read_text(encoding="utf-8").splitlines()]
    cases = [make_case(row, docs[row["corpus"], row["id"]], recogniser, lookup) for row in rows]
    show("without", measure(cases, [[not name.doubtful for name in case.names] for case in cases]))
    if args.by_corpus:
        group_of = [CORPORA.index(case.corpus) for case in cases]
    else:
        group_of = fold_numbers([f"{case.corpus}/{case.id}" for case in cases], args.folds)
    shares: list[list[float]] = [[] for _ in cases]
    for group in sorted(set(group_of)):
        weights = learn([case for case, g in zip(cases, group_of, strict=True) if g != group])
        if args.out:
            write(args.out / f"rescorer-{group}.json", weights)
        judge = Rescorer(lookup, weights)
        for n, case in enumerate(cases):
            if group_of[n] == group:
                shares[n] = [judge.share(facts) for facts in case.facts]
    for threshold in (0.3, THRESHOLD, 0.5):
        show(f"with, from {threshold}", measure(cases, [[s >= threshold for s in part] for part in shares]))
    if args.write:
        write(Path(__file__).parents[1] / "recognition" / "rescorer.json", learn(cases))


if __name__ == "__main__":
    main()
