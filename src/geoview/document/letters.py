"""Letters beyond ASCII that occur together, as evidence for the encoding of a text in the Latin alphabet."""

from __future__ import annotations

from collections import Counter

__all__ = ["letters_of_no_language"]

_ALPHABETS = {
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "es": "áéíñóúü",
    "et": "äõöšüž",
    "fi": "äöå",
    "fr": "àâæçèéêëîïôœùûüÿ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áæðéíóöþúý",
    "it": "àèéìîòù",
    "lt": "ąčėęįšųūž",
    "lv": "āčēģīķļņšūž",
    "nl": "èéëïöü",
    "pl": "ąćęłńóśźż",
    "pt": "àáâãçéêíóôõúü",
    "ro": "âăîşţșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sv": "åäöé",
    "tr": "âçğıîöşü",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}


def letters_of_no_language(text: str) -> int:
    """Return how many Latin letters beyond ASCII are foreign to the language that they fit best."""
    letters = Counter(
        c for c in text.lower() if "\xdf" <= c <= "\u1ef9" and c.isalpha() and not "\u0370" <= c < "\u1e00"
    )
    total = letters.total()
    return total - max(sum(letters[c] for c in alphabet) for alphabet in _ALPHABETS.values())
