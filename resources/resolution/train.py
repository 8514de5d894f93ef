"""Learns ranker.json: which of the places that bear a name a text means, and how sure that is.

Three rounds of a conditional logit, each trained on what the one before makes of the text, by full-batch Adam on numpy
alone. The right places of a mention are all candidates within 161 km of the gold point or with its GeoNames number.
Confidence is a logistic regression on texts that the ranker did not see. Only weights are written; no text is kept.

Usage:
    python train.py GOLD_FOLDER [--found TIER=FILE ...] [--folds 5] [--predict FILE] [--write]

With --predict the result of each tier, by weights that never saw the text, is written beside FILE as FILE.TIER.jsonl.

GOLD_FOLDER holds annotated texts (*.jsonl: text, corpus, toponyms with start, end, lat, lon, geonameid), FILE what a
recogniser found in them (one line a text: corpus, id, mentions with start, end, kind, score), best by weights that
never saw the text.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geoview.document import from_text
from geoview.gazetteer import Gazetteer, Place
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.document_context import DocumentContext, build_context, softmax
from geoview.resolution.features import context_features
from geoview.resolution.name_groups import NameGroup, group_mentions
from geoview.resolution.ranker import (
    FEATURES,
    FIXED,
    PRIOR,
    RankerWeights,
    confidence_facts,
    confidence_logit,
    first_shares,
    rank,
    trust_fact,
)
from geoview.resolution.resolver import UNRESOLVED_BELOW, members_of
from geoview.text import Span

CORPORA = {"lgl": 1.0, "geovirus": 1.4, "geowebnews": 1.2, "wiktor": 0.18}
ROUNDS = 3
STEPS = 350
RATE = 0.08
L2 = 3e-3
RIGHT_WITHIN_KM = 161.0
RIGHT_WITHIN_KM_VAST = 2500.0
VAST = {"OCN", "SEA", "CONT", "RGN"}
NEARLY_RIGHT = 0.1


@dataclass
class Case:
    """One text with one recogniser's mentions."""

    corpus: str
    id: str
    fold: int
    mentions: list[Mention]
    owner: list[int]
    groups: list[NameGroup]
    context: DocumentContext
    members: dict[str, frozenset[str]]
    gold: list[dict | None]
    right: np.ndarray
    weight: np.ndarray
    tier: str = "gold"


def km(a: float, b: float, c: float, d: float) -> float:
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


def is_right(place: Place, gold: dict) -> bool:
    if gold.get("geonameid") and place.id == f"geonames:{gold['geonameid']}":
        return True
    # Without a number the annotation's point of an ocean or a continent may lie anywhere in it.
    vast = not gold.get("geonameid") and place.feature_code in VAST
    with_timeout = RIGHT_WITHIN_KM_VAST if vast else RIGHT_WITHIN_KM
    return km(place.latitude, place.longitude, gold["lat"], gold["lon"]) < with_timeout


def degrees_right(places: list[Place], gold: dict) -> list[float]:
    """1 for the very record of the gold (or, where it has no number, the nearest place); less for what else is near.

    A city and the province of its name lie together: both are right on the map, one is what the text means.
    """
    right = [is_right(p, gold) for p in places]
    same = [bool(gold.get("geonameid")) and p.id == f"geonames:{gold['geonameid']}" for p in places]
    if any(same):
        return [1.0 if s else NEARLY_RIGHT if r else 0.0 for s, r in zip(same, right, strict=True)]
    distances = [
        km(p.latitude, p.longitude, gold["lat"], gold["lon"]) if r else 1e9 for p, r in zip(places, right, strict=True)
    ]
    nearest = min(distances, default=1e9)
    return [0.0 if not r else 1.0 if d <= nearest + 3 else 0.4 for r, d in zip(right, distances, strict=True)]


def match(gold: list[dict], mentions: list[Mention]) -> list[dict | None]:
    """For each mention the gold row that it overlaps most."""
    result: list[dict | None] = []
    for m in mentions:
        best, most = None, 0
        for g in gold:
            shared = min(g["end"], m.span.end) - max(g["start"], m.span.start)
            if shared > most:
                best, most = g, shared
        result.append(best)
    return result


def is_unmarked(corpus: str, mention: Mention) -> bool:
    """Is it what this corpus never or hardly ever marks? Then it teaches nothing on confidence."""
    people = mention.kind is MentionKind.DEMONYM and corpus in {"lgl", "geovirus"}
    return people or (corpus == "geovirus" and mention.associative)


def make_case(doc: dict, mentions: list[Mention], gazetteer: Gazetteer, lookup: NameLookup, folds: int) -> Case | None:
    document = from_text(doc["text"])
    dateline = (document.dateline.start, document.dateline.end) if document.dateline else None
    groups, owner = group_mentions(doc["text"], mentions, lookup, dateline)
    context = build_context(groups)
    gold = match(doc["toponyms"], mentions)
    right = np.zeros(len(context.matches))
    weight = np.zeros(len(groups))
    for n, g in enumerate(gold):
        if g is None or g["lat"] is None or owner[n] < 0:
            continue
        weight[owner[n]] += 1
        part = range(context.starts[owner[n]], context.starts[owner[n] + 1])
        for k, value in zip(part, degrees_right([context.matches[k].place for k in part], g), strict=True):
            right[k] = max(right[k], value)
    weight = np.sqrt(weight) * CORPORA[doc["corpus"]]
    members = members_of(gazetteer, context)
    fold = zlib.crc32(f"{doc['corpus']}/{doc['id']}".encode()) % folds
    return Case(doc["corpus"], doc["id"], fold, mentions, owner, groups, context, members, gold, right, weight)


def learn(cases: list[Case]) -> tuple[np.ndarray, ...]:
    shares = [first_shares(c.context) for c in cases]
    learned = []
    for _ in range(ROUNDS):
        rows = [
            np.hstack([c.context.static, context_features(c.context, s, c.members)])
            for c, s in zip(cases, shares, strict=True)
        ]
        weights = fit(cases, rows, learned[-1] if learned else None)
        learned.append(weights)
        shares = [softmax(c.context, r @ (weights + PRIOR)) for c, r in zip(cases, rows, strict=True)]
    return tuple(learned)


def fit(cases: list[Case], rows: list[np.ndarray], start: np.ndarray | None) -> np.ndarray:
    x, right, owner, importance = [], [], [], []
    groups = 0
    for case, r in zip(cases, rows, strict=True):
        for n in range(len(case.groups)):
            part = slice(case.context.starts[n], case.context.starts[n + 1])
            wanted = case.right[part]
            # A name with one candidate, or with none or only right ones, teaches nothing.
            if case.weight[n] > 0 and wanted.max(initial=0) > 0 and wanted.min() < 1:
                x.append(r[part])
                right.append(wanted)
                owner.append(np.full(len(wanted), groups))
                importance.append(case.weight[n])
                groups += 1
    x, right, owner = np.concatenate(x), np.concatenate(right), np.concatenate(owner)
    importance = np.array(importance) / np.sum(importance)
    begins = np.searchsorted(owner, np.arange(groups))
    w = np.zeros(x.shape[1]) if start is None else start.copy()
    m, v = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, STEPS + 1):
        z = x @ (w + PRIOR)
        z -= np.maximum.reduceat(z, begins)[owner]
        e = np.exp(z)
        p = e / np.add.reduceat(e, begins)[owner]
        q = p * right
        q /= np.maximum(1e-12, np.add.reduceat(q, begins))[owner]
        gradient = x.T @ ((p - q) * importance[owner]) + L2 * w / 100
        gradient[FIXED] = 0.0
        m = 0.9 * m + 0.1 * gradient
        v = 0.999 * v + 0.001 * gradient**2
        rate = RATE * (1 - step / STEPS) + 0.003
        w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    loss = -np.sum(importance * np.log(np.maximum(1e-12, np.add.reduceat(p * right, begins))))
    right_share = np.sum(
        importance
        * [right[b : b + n][p[b : b + n].argmax()] > 0 for b, n in zip(begins, np.diff([*begins, len(p)]), strict=True)]
    )
    print(f"   {groups} names, loss {loss:.4f}, right {right_share:.4f}")
    return w


def place(case: Case, rounds: tuple[np.ndarray, ...]) -> list[tuple[int, int, list[float], np.ndarray]]:
    """For each mention with candidates: its index, the first candidate, the shares, and that candidate's features."""
    shares, rows = rank(case.context, RankerWeights(rounds, {}), case.members)
    result = []
    for n, number in enumerate(case.owner):
        if number < 0 or case.context.starts[number] == case.context.starts[number + 1]:
            continue
        begin, end = case.context.starts[number], case.context.starts[number + 1]
        top = begin + int(shares[begin:end].argmax())
        result.append((n, top, sorted(shares[begin:end].tolist(), reverse=True), rows[top]))
    return result


def fit_confidence(examples: list[tuple[dict[str, float], int, float]]) -> dict[str, float]:
    names = list(examples[0][0])
    x = np.array([[f[n] for n in names] for f, _, _ in examples])
    y = np.array([label for _, label, _ in examples], dtype=float)
    s = np.array([weight for _, _, weight in examples])
    w = np.zeros(len(names))
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ ((p - y) * s) + 0.5 * w
        hessian = (x.T * (p * (1 - p) * s)) @ x + 0.5 * np.eye(len(names))
        w -= np.linalg.solve(hessian, gradient)
    return {n: round(float(v), 3) for n, v in zip(names, w, strict=True)}


def sigmoid(weights: dict[str, float], facts: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-confidence_logit(weights, facts)))


def calibration(pairs: list[tuple[float, int]], bins: int = 10) -> float:
    """Expected calibration error."""
    error = 0.0
    for b in range(bins):
        inside = [(c, y) for c, y in pairs if b / bins <= c < (b + 1) / bins or (b == bins - 1 and c == 1.0)]
        if inside:
            gap = abs(sum(c for c, _ in inside) - sum(y for _, y in inside))
            error += gap / len(pairs)
    return error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--found", nargs="*", default=[], metavar="TIER=FILE")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--predict", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    gazetteer = Gazetteer.open()
    lookup = NameLookup(gazetteer, load_language("en"))
    docs = {}
    for name in CORPORA:
        with (args.gold / f"{name}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                doc = json.loads(line)
                docs[doc["corpus"], doc["id"]] = doc
    gold_cases = [
        make_case(
            d,
            [
                Mention(Span(t["start"], t["end"]), t["name"], associative=t.get("usage") == "associative")
                for t in d["toponyms"]
            ],
            gazetteer,
            lookup,
            args.folds,
        )
        for d in docs.values()
        if d["corpus"] != "wiktor"  # its gold names only some of the places of a text: too little company to learn from
    ]
    found_cases = []
    for item in args.found:
        tier, _, name = item.partition("=")
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            doc = docs[row["corpus"], row["id"]]
            mentions = [
                Mention(
                    Span(m["start"], m["end"]),
                    doc["text"][m["start"] : m["end"]],
                    MentionKind(m["kind"]),
                    m["score"],
                    reads=m.get("reads", ""),
                    associative=m.get("associative", False),
                )
                for m in row["mentions"]
            ]
            found_cases.append(make_case(doc, mentions, gazetteer, lookup, args.folds))
            found_cases[-1].tier = tier
    learned = {}
    examples, predictions = [], []
    counts = {}
    for fold in range(args.folds):
        print(f"fold {fold}")
        rounds = learned[fold] = learn([c for c in gold_cases + found_cases if c.fold != fold])
        for name, cases in (("gold", gold_cases), ("found", found_cases)):
            for case in cases:
                if case.fold != fold:
                    continue
                tops = {n: (top, shares, row) for n, top, shares, row in place(case, rounds)}
                out = []
                for n, mention in enumerate(case.mentions):
                    g = case.gold[n]
                    if name == "gold" and g["lat"] is not None:
                        key = (name, case.corpus)
                        total, right, possible = counts.get(key, (0, 0, 0))
                        good = n in tops and is_right(case.context.matches[tops[n][0]].place, g)
                        able = n in tops and any(
                            case.right[k]
                            for k in range(case.context.starts[case.owner[n]], case.context.starts[case.owner[n] + 1])
                        )
                        counts[key] = (total + 1, right + good, possible + able)
                    if name == "found":
                        chosen = None
                        if n in tops:
                            top, shares, row = tops[n]
                            chosen = case.context.matches[top].place
                            facts = {
                                **confidence_facts(shares, row, n in case.groups[case.owner[n]].parts),
                                "trust": trust_fact(mention.score),
                            }
                            if not (g is not None and g["lat"] is None) and not (
                                g is None and is_unmarked(case.corpus, mention)
                            ):
                                good = g is not None and is_right(chosen, g)
                                if case.corpus != "wiktor":
                                    examples.append((facts, int(good), CORPORA[case.corpus], case.fold, case.tier))
                        out.append((mention, chosen, facts if n in tops else None))
                if name == "found":
                    predictions.append((case, out))
    for (name, corpus), (total, right, possible) in sorted(counts.items()):
        print(
            f"{name:6} {corpus:12} {right / total:.3f} right of {total}; "
            f"{right / max(1, possible):.3f} of the {possible} that could be"
        )
    tables = {}
    for tier in sorted({e[4] for e in examples}):
        mine = [e for e in examples if e[4] == tier]
        pairs = []
        for fold in range(args.folds):
            w = fit_confidence([e[:3] for e in mine if e[3] != fold])
            pairs += [(sigmoid(w, f), y) for f, y, _, k, _ in mine if k == fold]
        print(f"{tier}: expected calibration error {calibration(pairs):.4f}")
        tables[tier] = fit_confidence([e[:3] for e in mine])
        print(tables[tier])
    if args.predict:
        files = {tier: [] for tier in tables}
        for case, out in predictions:
            mentions = []
            for mention, chosen, facts in out:
                sure = sigmoid(tables[case.tier], facts) if facts else 0.0
                shown = chosen is not None and sure >= UNRESOLVED_BELOW
                row: dict[str, object] = {
                    "start": mention.span.start,
                    "end": mention.span.end,
                    "kind": mention.kind,
                    "associative": mention.associative,
                    "confidence": sure,
                    "place": None,
                }
                if shown:
                    about = f"{chosen.name} ({chosen.feature_code}, {chosen.admin1}, {chosen.country_code})"
                    row["place"] = {
                        "id": chosen.id,
                        "name": about,
                        "latitude": chosen.latitude,
                        "longitude": chosen.longitude,
                    }
                mentions.append(row)
            line = json.dumps({"id": case.id, "corpus": case.corpus, "mentions": mentions})
            files[case.tier].append(line + "\n")
        for tier, lines in files.items():
            args.predict.with_suffix(f".{tier}.jsonl").write_text("".join(lines), encoding="utf-8")
    if args.write:
        print("all")
        rounds = learn(gold_cases + found_cases)
        result = {
            "about": "Learned by train.py; logits for a candidate being the place that is meant.",
            "rounds": [{f: round(float(v), 3) for f, v in zip(FEATURES, r, strict=True)} for r in rounds],
            "confidence": tables,
        }
        path = Path(__file__).with_name("ranker.json")
        path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    last = learned[0][-1]
    for n in np.argsort(-np.abs(last))[:70]:
        print(f"{last[n]:8.2f}  {FEATURES[n]}")


if __name__ == "__main__":
    main()
