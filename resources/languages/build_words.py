"""Writes common-words.txt: place names that are ordinary English words as well, lower-case, one a line.

"Reading", "Mobile" and "Enterprise" at the start of a sentence are more often the word than the town. A word is taken
when the gazetteer knows a place of that name and openly licensed texts have it in lower case at least five times, and
at least half as often as with a capital letter inside a sentence.

Usage: python build_words.py TEXT.jsonl …     (one text a line, field "text")
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from geoview.gazetteer import Gazetteer

LEAST_SEEN = 5
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
"""Not at the start of a sentence."""


def main() -> None:
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for path in sys.argv[1:]:
        with Path(path).open(encoding="utf-8") as file:
            for line in file:
                text = json.loads(line)["text"]
                lower.update(re.findall(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])", text))
                upper.update(word.lower() for word in CAPITAL.findall(text))
    gazetteer = Gazetteer.open()
    kept = sorted(
        word for word, count in lower.items() if count >= max(LEAST_SEEN, upper[word] / 2) and gazetteer.by_name(word)
    )
    Path(__file__).with_name("common-words.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} words")


if __name__ == "__main__":
    main()
