"""Which alternate names of a settlement can be trusted in a text, and what sort and language they are of.

The package gives alternate names without a language. A third of them are machine romanisations in lower case
("surudeu"), codes of airports and codes of railway stations: as names they would turn words and initials into places.
"""

from __future__ import annotations

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


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return unicodedata.name(character, "LATIN").partition(" ")[0]


def script_of(name: str) -> str:
    """The script of a name's first letter that is not Latin; "LATIN" when there is none."""
    for character in name:
        if ord(character) >= 0x370 and character.isalpha() and not 0x1E00 <= ord(character) < 0x1F00:
            return _script(character)
    return "LATIN"


def trusted(name: str) -> bool:
    """Whether an alternate name of unknown sort may be looked up.

    A Latin one has four letters or more, begins with a capital, and is no code in capitals; no name has digits.
    """
    if len(name) > 60 or not name or any(character.isdigit() for character in name):
        return False
    if script_of(name) != "LATIN":
        return True
    letters = [character for character in name if character.isalpha()]
    first = next(iter(letters), "")
    if len(letters) < 4 or not first.isupper():
        return False
    return not (name.isupper() and len(letters) < 6)


def sort_of(name: str, languages: str) -> tuple[NameSort, str]:
    """Sort and language of an alternate name, from its script and the languages of the country ("ur-PK,en-PK,pa")."""
    script = script_of(name)
    if script == "LATIN" or script not in _SCRIPTS:
        return NameSort.ALIAS, ""
    usual, written = _SCRIPTS[script]
    for language in languages.split(","):
        code = language.partition("-")[0]
        if code in written:
            return NameSort.NATIVE, code
    return NameSort.TRANSLATION, usual
