"""Which alternate names of a settlement can be trusted in a text, and what sort and language they are of.

The package gives alternate names without a language. A third of them are machine romanisations in lower case
("surudeu"), codes of airports and codes of railway stations: as names they would turn words and initials into places.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from geoview.gazetteer.place import NameSort

_SCRIPTS = {
    "CYRILLIC": ("ru", ("ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "tg", "mn", "bs")),
    "ARABIC": ("ar", ("ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd", "ks", "az")),
    "HEBREW": ("he", ("he", "yi")),
    "GREEK": ("el", ("el",)),
    "DEVANAGARI": ("hi", ("hi", "ne", "mr", "sa", "mai", "bho", "kok")),
    "BENGALI": ("bn", ("bn", "as")),
    "GURMUKHI": ("pa", ("pa",)),
    "GUJARATI": ("gu", ("gu",)),
    "ORIYA": ("or", ("or",)),
    "TAMIL": ("ta", ("ta",)),
    "TELUGU": ("te", ("te",)),
    "KANNADA": ("kn", ("kn",)),
    "MALAYALAM": ("ml", ("ml",)),
    "SINHALA": ("si", ("si",)),
    "THAI": ("th", ("th",)),
    "LAO": ("lo", ("lo",)),
    "MYANMAR": ("my", ("my",)),
    "KHMER": ("km", ("km",)),
    "GEORGIAN": ("ka", ("ka",)),
    "ARMENIAN": ("hy", ("hy",)),
    "HANGUL": ("ko", ("ko",)),
    "HIRAGANA": ("ja", ("ja",)),
    "KATAKANA": ("ja", ("ja",)),
    "CJK": ("zh", ("zh", "ja", "yue")),
    "ETHIOPIC": ("am", ("am", "ti")),
    "TIBETAN": ("bo", ("bo", "dz")),
}


_DIGIT = re.compile(r"\d")
# Letters beyond Latin and its extensions.
_NOT_LATIN = re.compile("[^\\W\\d_\u0041-\u036f\u1e00-\u1eff]")


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "LATIN").partition(" ")[0]


def script_of(name: str) -> str:
    """Return the script of a name's first letter that is not Latin; "LATIN" when there is none."""
    found = None if name.isascii() else _NOT_LATIN.search(name)
    return _script(found[0]) if found else "LATIN"


@lru_cache(maxsize=4096)
def _begins_large(character: str) -> bool:
    return character.isupper() or character.istitle()


def trusted(name: str) -> bool:
    """Return whether an alternate name of unknown sort may be looked up.

    A Latin one has four letters or more, begins with a capital, and is no code in capitals; no name has digits.
    """
    if not name or len(name) > 60 or _DIGIT.search(name):
        return False
    if script_of(name) != "LATIN":
        return True
    letters = name if name.isalpha() else "".join(filter(str.isalpha, name))
    if len(letters) < 4 or not _begins_large(letters[0]):
        return False
    return len(letters) >= 6 or not letters.isupper()


def sort_of(name: str, languages: str) -> tuple[NameSort, str]:
    """Return the sort and the language of an alternate name.

    Both follow from its script and the languages of the country ("ur-PK,en-PK,pa").
    """
    script = script_of(name)
    if script == "LATIN" or script not in _SCRIPTS:
        return NameSort.ALIAS, ""
    usual, written = _SCRIPTS[script]
    for language in languages.split(","):
        code = language.partition("-")[0]
        if code in written:
            return NameSort.NATIVE, code
    return NameSort.TRANSLATION, usual
