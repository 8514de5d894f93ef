"""Words and punctuation of a stretch of text, with what their letters alone say.

The rules and the lists of names that share a word work on these tokens. Seven other places cut words by a pattern of
their own, and must:

- `recognition.tagger.word_pieces` as the network was trained: every hyphen, slash and apostrophe ends a word;
- `recognition.tagger.cleanup.rescorer` and `resolution.literalness` take the neighbours of a name as their weights were
  learned, the first with each mark as a word, the second with marks apart and full stops and hyphens inside words;
- `resolution.name_groups` wants the one word beside a mention, of plain letters, for look-ups in word lists;
- `resolution.containment` parts a long name: "St." keeps its stop, dashes and hyphens part words;
- `document.heading` parts a dateline, where commas and slashes divide and everything else belongs to a name;
- `collection.index` counts words for a reader, to whom "well-known" is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Token", "tokenise"]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]{2,4}\.)?"  # U.S.  D.C.  N.W.T.
    r"|[^\W\d_]\.[^\W\d_]{1,4}\."  # W.Va.
    r"|[^\W\d_]&[^\W\d_]\b"  # T&T
    r"|(?:[^\W\d_]|[\u0300-\u036f\u00ad])+(?:['’ʼ‘`](?!s\b|S\b)(?:[^\W\d_]|[\u0300-\u036f\u00ad])+)*"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s]|_"
)
_SENTENCE_END = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_OPENERS = frozenset('"“‘«([—–•*|-')
_ALL_CAPS_SHARE = 0.75
_TITLE_CASE_SHARE = 0.7
_LINE_WORDS_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or one punctuation character.

    Attributes:
        start: First code point in the text.
        end: Behind the last one.
        text: Those characters.
        lower: The same in lower case, without a trailing period.
        is_word: It begins with a letter.
        capital: It begins with an upper-case letter.
        upper: All of its letters are upper case and there are at least two.
        sentence_start: It is the first word of a sentence, a line of its own or a quotation.
        line_upper: Nearly all words of the line are upper case.
        line_title: The line is in title case, as headlines are.
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    capital: bool
    upper: bool
    sentence_start: bool
    line_upper: bool
    line_title: bool


def tokenise(text: str, start: int, end: int, abbreviations: Collection[str] = ()) -> list[Token]:
    """Return the tokens of text[start:end].

    Args:
        text: The whole text; positions count its code points.
        start: Where to begin; the first word counts as the start of a sentence.
        end: Where to stop.
        abbreviations: Lower-case words that keep a period behind them ("st", "calif").
    """
    raw: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text, start, end):
        a, b = match.span()
        raw.append((a, b, match.group()))
    joined: list[tuple[int, int, str]] = []
    for a, b, word in raw:
        if word == "." and joined and joined[-1][1] == a and joined[-1][2].lower() in abbreviations:
            first, _, previous = joined.pop()
            joined.append((first, b, previous + "."))
        else:
            joined.append((a, b, word))
    lines = _line_styles(text, joined)
    tokens: list[Token] = []
    sentence_start = True
    last_word = ""
    for index, (a, b, word) in enumerate(joined):
        gap_from = joined[index - 1][1] if index else start
        if "\n" in text[gap_from:a] and (index == 0 or _starts_line(text, gap_from, a, joined[index - 1][2])):
            sentence_start = True
        is_word = word[0].isalpha()
        shouting, titled = lines[index]
        tokens.append(
            Token(
                start=a,
                end=b,
                text=word,
                lower=word.rstrip(".").lower() if is_word else word,
                is_word=is_word,
                capital=is_word and word[0].isupper(),
                upper=is_word and word.isupper() and len(word) > (2 if "." in word else 1),
                sentence_start=sentence_start and is_word,
                line_upper=shouting,
                line_title=titled,
            )
        )
        if is_word:
            sentence_start = False
            last_word = word
        elif word in _SENTENCE_END:
            # "J. Smith" and "U.S." do not end a sentence; "end." does.
            sentence_start = not (word == "." and len(last_word) == 1)
        elif word in _CLOSERS and sentence_start:
            pass
        elif word in _OPENERS and not sentence_start:
            sentence_start = word in "“«•|*" or (word == '"' and a > start and text[a - 1].isspace())
        elif word == ":":
            sentence_start = True
        elif word.isdigit() or word not in _OPENERS:
            sentence_start = sentence_start and word in _OPENERS
    return tokens


def _starts_line(text: str, gap_from: int, here: int, previous: str) -> bool:
    """Return True when the newline in the gap ends a paragraph, a heading or a sentence instead of wrapping a line."""
    gap = text[gap_from:here]
    if gap.count("\n") > 1 or previous in _SENTENCE_END or previous in _CLOSERS:
        return True
    line_from = text.rfind("\n", max(0, gap_from - 200), gap_from) + 1
    # A hard-wrapped paragraph has lines of some 60 characters or more.
    return gap_from - line_from < 50


def _line_styles(text: str, words: list[tuple[int, int, str]]) -> list[tuple[bool, bool]]:
    """Return for each token whether its line is all upper case, and whether it is in title case."""
    styles: list[tuple[bool, bool]] = []
    begin = 0
    for index in range(1, len(words) + 1):
        if index < len(words) and "\n" not in text[words[index - 1][1] : words[index][0]]:
            continue
        line = [w for _, _, w in words[begin:index] if w[0].isalpha()]
        long_words = [w for w in line if len(w) > 3]
        shouting = len(line) >= _LINE_WORDS_AT_LEAST and (sum(w.isupper() for w in line) >= _ALL_CAPS_SHARE * len(line))
        titled = (
            not shouting
            and words[index - 1][2] not in _SENTENCE_END
            and _LINE_WORDS_AT_LEAST <= len(line) <= 25
            and len(long_words) > 1
            and sum(w[0].isupper() for w in long_words) >= _TITLE_CASE_SHARE * len(long_words)
        )
        styles.extend([(shouting, titled)] * (index - begin))
        begin = index
    return styles
