"""Measures an exported tagger with the rules behind it, on texts that it did not learn from.

evaluate.py --model DIR --gold DIR [--fold K/N] [--second FILE] [--found FILE] [--tags FILE]

Prints strict and overlap F1, what is found by usage, and what kinds are taken for each other. --second takes the
weights of the second look from a file. --found adds what was found to a file, as resources/resolution/train.py reads
it: a line a text with corpus, id and mentions; --tags what the network itself says, as train_rescorer.py reads it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from data import Document, folds, gold_documents

from geoview.document import Document as Text
from geoview.gazetteer import Gazetteer
from geoview.names.language import Language, load_language
from geoview.names.lookup import NameLookup
from geoview.names.mention import Mention, MentionKind
from geoview.recognition.tagger import ModelRecogniser
from geoview.recognition.tagger.cleanup.rescorer import load_rescorer_weights
from geoview.recognition.tagger.name_table import NameTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geoview.recognition.tagger.tagged import Tagged
    from geoview.text import Span

CORPORA = ("lgl", "geovirus", "geowebnews")


def f1(hits: int, found: int, gold: int) -> str:
    """Precision, recall and their harmonic mean."""
    return f"P {hits / max(1, found):.3f} R {hits / max(1, gold):.3f} F1 {2 * hits / max(1, found + gold):.4f}"


def overlaps(gold: Sequence[tuple[int, int, str]], found: Sequence[Mention]) -> int:
    """Mentions that touch a gold one of their own."""
    free, hits = {(a, b) for a, b, _ in gold}, 0
    for m in found:
        hit = next((s for s in sorted(free) if s[0] < m.span.end and m.span.start < s[1]), None)
        if hit:
            free.discard(hit)
            hits += 1
    return hits


def measure(docs: Sequence[Document], found: Sequence[Sequence[Mention]]) -> None:
    """Prints the figures of one corpus."""
    name = docs[0].name.split("/")[0]
    for kinds in ((MentionKind.TOPONYM, MentionKind.DEMONYM), (MentionKind.TOPONYM,)):
        strict = over = said = wanted = 0
        for doc, mentions in zip(docs, found, strict=True):
            mine = [m for m in mentions if m.kind in kinds]
            gold = {(a, b) for a, b, _ in doc.gold}
            strict += len(gold & {(m.span.start, m.span.end) for m in mine})
            over += overlaps(doc.gold, mine)
            said += len(mine)
            wanted += len(gold)
        kind = "all" if len(kinds) == 2 else "toponyms"
        print(f"{name:10} {kind:9} strict {f1(strict, said, wanted)}   overlap {f1(over, said, wanted)}")
    print("           gold → found", dict(sorted(kinds_of(docs, found).items())))


def kinds_of(docs: Sequence[Document], found: Sequence[Sequence[Mention]]) -> Counter[str]:
    """How often what the gold calls by one usage was called by which kind; "none" where one side has nothing."""
    count: Counter[str] = Counter()
    for doc, mentions in zip(docs, found, strict=True):
        by_span = {(m.span.start, m.span.end): m for m in mentions if m.kind != MentionKind.COORDINATE}
        for a, b, usage in doc.gold:
            m = by_span.pop((a, b), None)
            said = "none" if m is None else str(m.kind)
            if m is not None and m.associative and m.kind == MentionKind.TOPONYM:
                said += " (associative)"
            count[f"{usage or 'place'} → {said}"] += 1
        for m in by_span.values():
            count[f"none → {m.kind}" + (" (associative)" if m.associative else "")] += 1
    return count


class Listening(ModelRecogniser):
    """Keeps what the network said of each section."""

    heard: list[dict[str, object]]

    def tag(
        self, text: str, section: Span, language: Language, cancelled: Callable[[], bool] | None = None
    ) -> list[Tagged]:
        """As `ModelRecogniser.tag`."""
        tags = super().tag(text, section, language, cancelled)
        rows = [[t.start, t.end, t.demonym, round(t.score, 5), round(t.associative, 4), t.doubtful] for t in tags]
        self.heard.append({"start": section.start, "end": section.end, "tags": rows})
        return tags


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model")
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--fold", default="test", help='K/N, or "test": all')
    parser.add_argument("--found", type=Path, help="file to add to")
    parser.add_argument("--tags", type=Path, help="file to add to")
    parser.add_argument("--rescoring", type=Path, help="weights of the rescorer; without it those that ship")
    parser.add_argument("--threads", type=int, default=1)
    a = parser.parse_args()
    table = NameTable(np.load(a.model / "name_hashes.npy"), np.load(a.model / "name_classes.npy"))
    _, docs = folds(gold_documents(a.gold, table), a.fold)
    rescoring = load_rescorer_weights(a.rescoring) if a.rescoring else None
    recogniser = Listening(threads=a.threads, folder=a.model, rescoring=rescoring)
    lookup = NameLookup(Gazetteer.open(), load_language())
    found, heard = [], []
    for doc in docs:
        recogniser.heard = []
        found.append(recogniser.recognise(Text(doc.text), lookup))
        heard.append(recogniser.heard)
    for corpus in CORPORA:
        chosen = [i for i, doc in enumerate(docs) if doc.name.startswith(f"{corpus}/")]
        if chosen:
            measure([docs[i] for i in chosen], [found[i] for i in chosen])
    if a.tags:
        with a.tags.open("a", encoding="utf-8") as file:
            for doc, sections in zip(docs, heard, strict=True):
                corpus, _, number = doc.name.partition("/")
                file.write(json.dumps({"corpus": corpus, "id": number, "sections": sections}) + "\n")
    if a.found:
        with a.found.open("a", encoding="utf-8") as file:
            for doc, mentions in zip(docs, found, strict=True):
                corpus, _, number = doc.name.partition("/")
                rows = [
                    {"start": m.span.start, "end": m.span.end, "kind": m.kind, "score": m.score, "reads": m.reads}
                    | {"associative": m.associative}
                    for m in mentions
                ]
                file.write(json.dumps({"corpus": corpus, "id": number, "mentions": rows}) + "\n")


if __name__ == "__main__":
    main()
