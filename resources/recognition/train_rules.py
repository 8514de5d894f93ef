"""Learns rules.json: how much each fact about a capitalised name speaks for it being a place.

A logistic regression over the named facts of `geoview.recognition.rules.name_features`, trained with Adagrad and an
L2 penalty on numpy alone. Only weights are written; no text is kept.

Usage:
    python train_rules.py GOLD_FOLDER [--folds 5] [--predict FILE] [--write]

GOLD_FOLDER holds annotated texts with toponyms (*.jsonl: text, toponyms with start and end, corpus). With --predict
every gold text is recognised by weights that never saw it (or, with --by-corpus, none of its corpus), and the result is
written for scoring. General entity annotation as additional training texts brought nothing on any corpus.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geoview.document import Document
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.place import DEMONYM_SORTS
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.recognition.rules.recogniser import RulesRecogniser, described
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = ("lgl", "geovirus", "geowebnews")
UNTRAINED = ("wiktor",)
"""Their gold names only some of the places; they are recognised, never trained on."""
LEAST_SEEN = 4
EPOCHS = 8
RATE = 0.25
L2 = 1e-3
DIGITS = 2

Row = tuple[list[str], int, float]


def load(folder: Path, names: tuple[str, ...] | None = None) -> list[dict[str, Any]]:
    texts: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.jsonl")):
        if names is None or path.stem in names:
            with path.open(encoding="utf-8") as file:
                texts.extend(json.loads(line) for line in file)
    return texts


def labelled(
    recogniser: RulesRecogniser,
    lookup: NameLookup,
    text: str,
    gold: set[tuple[int, int]],
    ignore: list[tuple[int, int]],
    demonyms: bool,
) -> Iterator[tuple[list[str], int]]:
    """The facts of every find with 1 for a place and 0 for none."""
    tokens, habits, weighed = recogniser.weigh(text, Span(0, len(text)), lookup)
    finds = [w.find for w in weighed]
    spans = [(tokens[f.first].start, tokens[f.last].end) for f in finds]
    exact = {s for s in spans if s in gold}
    for (find, facts), span in zip(described(tokens, habits, finds, lookup.language), spans, strict=True):
        if find.sure or (not demonyms and any(m.sort in DEMONYM_SORTS for m in find.reading.matches)):
            continue
        if any(a < span[1] and span[0] < b for a, b in ignore):
            continue
        label = 0
        if span in gold:
            label = 1
        else:
            for a, b in gold:
                # Where no find has the very borders of the gold, one that overlaps it is the best that can be done.
                if a < span[1] and span[0] < b and not any(c < b and a < d for c, d in exact):
                    label = 1
        yield facts, label


def gold_rows(recogniser: RulesRecogniser, lookup: NameLookup, doc: dict[str, Any]) -> list[Row]:
    places = [t for t in doc["toponyms"] if t.get("usage") != "homonym"]
    others = [(t["start"], t["end"]) for t in doc["toponyms"] if t.get("usage") == "homonym"]
    gold = {(t["start"], t["end"]) for t in places}
    rows = []
    for facts, label in labelled(recogniser, lookup, doc["text"], gold, others, doc["corpus"] != "geovirus"):
        # GeoVirus leaves out places inside organisations' names, which count here.
        if doc["corpus"] == "geovirus" and not label and any(f.startswith("run-organisation") for f in facts):
            continue
        rows.append((facts, label, 1.0))
    return rows


def learn(rows: list[Row]) -> dict[str, float]:
    seen = Counter(f for facts, _, _ in rows for f in facts)
    index = {f: n for n, f in enumerate(sorted(f for f, c in seen.items() if c >= LEAST_SEEN))}
    order = np.random.default_rng(7).permutation(len(rows))
    ids = [np.array([index[f] for f in facts if f in index], dtype=np.int64) for facts, _, _ in rows]
    labels = np.array([y for _, y, _ in rows], dtype=np.float64)
    importance = np.array([w for _, _, w in rows], dtype=np.float64)
    weights = np.zeros(len(index))
    squares = np.full(len(index), 1e-3)
    batch = 64
    for _ in range(EPOCHS):
        for begin in range(0, len(order), batch):
            chosen = order[begin : begin + batch]
            flat = np.concatenate([ids[k] for k in chosen])
            lengths = np.array([len(ids[k]) for k in chosen])
            owner = np.repeat(np.arange(len(chosen)), lengths)
            logits = np.bincount(owner, weights[flat], len(chosen))
            error = (1 / (1 + np.exp(-logits)) - labels[chosen]) * importance[chosen]
            touched, position = np.unique(flat, return_inverse=True)
            gradient = np.bincount(position, error[owner], len(touched)) / batch + L2 * weights[touched]
            squares[touched] += gradient**2
            weights[touched] -= RATE / 4 * gradient / np.sqrt(squares[touched])
    return {f: round(float(weights[n]), DIGITS) for f, n in index.items() if abs(weights[n]) >= 0.02}


def fold_of(doc: dict[str, Any], folds: int) -> int:
    return zlib.crc32(f"{doc['corpus']}/{doc['id']}".encode()) % folds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--by-corpus", action="store_true", help="each corpus by weights that saw none of its texts")
    parser.add_argument("--predict", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    lookup = NameLookup(Gazetteer.open(), load_language())
    blank = RulesRecogniser(weights={})
    docs = load(args.gold, CORPORA)
    unseen = load(args.gold, UNTRAINED)
    per_doc = [gold_rows(blank, lookup, d) for d in docs]
    rows = [r for doc_rows in per_doc for r in doc_rows]
    print(f"{len(rows)} finds in gold texts, {sum(r[1] for r in rows)} of them places")
    if args.predict:
        lines = []
        for fold in CORPORA if args.by_corpus else range(args.folds):
            folds = {id(d): d["corpus"] if args.by_corpus else fold_of(d, args.folds) for d in docs + unseen}
            train = [r for d, p in zip(docs, per_doc, strict=True) if folds[id(d)] != fold for r in p]
            recogniser = RulesRecogniser(weights=learn(train))
            for doc in docs + unseen:
                if folds[id(doc)] == fold:
                    found = recogniser.recognise(Document(doc["text"]), lookup, Span(0, len(doc["text"])))
                    mentions = [
                        {
                            "start": m.span.start,
                            "end": m.span.end,
                            "kind": m.kind,
                            "score": m.score,
                            "reads": m.reads,
                            "place": None,
                        }
                        for m in found
                    ]
                    lines.append({"id": doc["id"], "corpus": doc["corpus"], "mentions": mentions})
        args.predict.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    if args.write:
        weights = learn(rows)
        table = {"about": "Learned by train_rules.py; logits for a find being a place.", "weights": weights}
        path = Path(__file__).with_name("rules.json")
        path.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
