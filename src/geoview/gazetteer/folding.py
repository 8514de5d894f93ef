"""Folding: the form in which names are stored and looked up.

Two spellings that a newspaper may use for one name fold to one string: "Türkiye" and "TURKIYE", "St. Louis" and
"Saint Louis", "U.S." and "US", "Guinea-Bissau" and "Guinea Bissau". Folding is done word by word, so a text can be
scanned by folding its words one at a time and joining them with single spaces; the only exception is a leading "the",
which `fold` drops.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["LONGEST_NAME", "fold"]

LONGEST_NAME = 200
"""Code points of the longest name that is looked up; anything longer is no name."""

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
        "ŧ": "t",
        "ə": "e",
        "_": " ",
        "&": " and ",
    }
)
_ACCENT = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
_NO_WORD = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff]+")
# The full stop inside an abbreviation: U.S., D.C., W.Va. A stop that ends a word stays a boundary.
_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_])")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Return the look-up form of a name: lower case, without accents and punctuation, words parted by single spaces.

    Args:
        name: Any text. Beyond `LONGEST_NAME` code points it is cut off.

    Returns:
        "" when there is no letter or digit in it. "Saint", "Mount" and "Fort" become "st", "mt" and "ft"; a leading
        "the" goes when another word follows; the full stops of abbreviations leave no gap ("U.S." is "us").
    """
    text = name[:LONGEST_NAME]
    if text.isascii():
        if text.isalpha():
            text = text.lower()
            return _WORDS.get(text, text)
    else:
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", text)
    if "." in text:
        text = _INITIAL.sub(r"\1", text)
    text = text.casefold()
    if "&" in text or "_" in text or not text.isascii():
        text = text.translate(_LETTERS)
    words = _NO_WORD.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_WORDS.get(word, word) for word in words)
