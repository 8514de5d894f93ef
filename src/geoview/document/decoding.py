"""Bytes → text.

In this order: a byte order mark; the NUL pattern of UTF-16 and UTF-32; valid UTF-8; UTF-8 with damage; a guess among
the encodings that texts are really found in. A guess is marked as one, and every byte that could not be decoded is
counted, so nothing is ever silently wrong. ISO 8859-1 accepts any bytes, so it is only ever the reader's own choice.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from geoview.document.letters import letters_of_no_language
from geoview.document.signatures import binary_type
from geoview.errors import EncodingError, NotTextError
from geoview.phrases import Phrase
from geoview.text import normalise_newlines

if TYPE_CHECKING:
    from charset_normalizer import CharsetMatch

__all__ = ["Decoded", "decode", "tidy", "without_surrogates"]

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# What a guess may end in, the commonest first: among equally likely ones the first wins.
_LIKELY = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "euc_jp",
    "koi8_r",
    "cp1256",
    "cp1255",
    "cp1253",
    "cp1254",
    "cp1257",
    "cp1258",
    "iso8859_2",
    "iso8859_5",
    "mac_roman",
    "cp866",
    "cp850",
)

_CONTROLS = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_ASCII = bytes(range(0x80))
_UTF8_SHAPE = re.compile(rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}")
_UTF8_CUT = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf7][\x80-\xbf]{0,2}|[\xc0-\xdf])\Z")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEADING_MARKS = re.compile("[\ufeff\ufffe]+")
# A letter that stands alone is a word only when it is one of these ("il va à Paris"); a hard space needs no space.
_LONELY_LETTER = re.compile(
    r"(?<![^\W_])(?![àáâãäåæèéêëìíîïòóôõöøùúûüñç])[\u00c0-\u06ff](?![^\W_])|(?<= )\xa0|\xa0(?= )", re.IGNORECASE
)
# No word mixes Latin with Greek, Cyrillic, Hebrew or Arabic letters; Chinese ones do stand beside Latin ones.
_MIXED_WORD = re.compile(r"[A-Za-z](?=[\u0370-\u06ff])|[\u0370-\u06ff](?=[A-Za-z])")
_SIGN_IN_WORD = re.compile(r"[£¥§¦¨¯¸](?=[^\W\d_])|(?<=[^\W\d_])[ªº](?=[^\W\d_])")
# Half-width katakana and single Korean letters: what Chinese and Japanese look like in another encoding.
_HALF = re.compile("[\uff61-\uff9f\u3131-\u318e]")
# Cyrillic words are not made of consonants: what Hebrew looks like in another encoding.
_CONSONANTS = re.compile(r"\b[бвгджзйклмнпрстфхцчшщ]{4,}\b", re.IGNORECASE)
_ODD = (_LONELY_LETTER, _MIXED_WORD, _SIGN_IN_WORD, _HALF, _CONSONANTS)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_WIDE_SIGNS = frozenset("€£¥§©®™°±¬¦´¨¸¯·×÷\xa0\xad")

_GUESS_BYTES = 24 * 1024
"""Bytes of the lines with letters beyond ASCII that a guess is made from."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text. The other fields are those of `Source`."""

    text: str
    encoding: str
    had_bom: bool = False
    newline: str = "\n"
    replaced: int = 0
    guessed: bool = False


def decode(data: bytes, encoding: str | None = None, *, name: str = "the text") -> Decoded:
    """Decode a whole file.

    Args:
        data: The bytes.
        encoding: A Python codec name, when the reader or the file names it; None detects it.
        name: What to call the file in an error.

    Raises:
        NotTextError: when the bytes are an image, a program, an archive or other binary data; the message says which.
        EncodingError: when `encoding` is unknown or does not fit.
    """
    if encoding is not None:
        return tidy(_decode_as(data, encoding, name))
    kind = binary_type(data, sure=True)
    if kind:
        raise _not_text(name, kind)
    return tidy(_marked(data) or _utf16_or_32(data) or _eight_bit(data, name))


def tidy(decoded: Decoded) -> Decoded:
    """Normalise byte order marks, newlines and NULs."""
    text = decoded.text
    had_bom = decoded.had_bom
    newline = decoded.newline
    marks = _LEADING_MARKS.match(text)
    if marks:
        had_bom = True
        text = text[marks.end() :]
    if "\0" in text:
        text = text.replace("\0", "\u2400")
    if "\r" in text:
        pairs = text.count("\r\n")
        counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
        newline = max(counts, key=counts.__getitem__)
        text = normalise_newlines(text)
    return replace(decoded, text=text, had_bom=had_bom, newline=newline)


def without_surrogates(text: str) -> tuple[str, int]:
    """Return the text with U+FFFD for each lone surrogate, and how many there were."""
    return (text, 0) if text.isascii() else _SURROGATE.subn("\ufffd", text)


def _not_text(name: str, kind: Phrase) -> NotTextError:
    return NotTextError(
        "Not a text file",
        "{name} is {kind}",
        "GeoView reads plain text; save it as text in the program that made it.",
        name=name,
        kind=kind,
    )


def _decode_as(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding).name
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise EncodingError(
            "The text could not be decoded",
            "{name} is not {encoding}: {reason} at byte {byte}",
            "Choose another encoding.",
            name=name,
            encoding=encoding,
            reason=error.reason,
            byte=error.start,
        ) from error
    except (LookupError, UnicodeError, ValueError, TypeError) as error:
        raise EncodingError(
            "Unknown encoding", "“{encoding}” is no text encoding", "Try utf-8 or cp1252.", encoding=encoding
        ) from error
    text, surrogates = without_surrogates(text)
    return Decoded(text, codec, replaced=surrogates)


def _marked(data: bytes) -> Decoded | None:
    """Decode by a byte order mark; None without one."""
    for mark, encoding in _MARKS:
        # UTF-16-LE may begin with the same bytes as UTF-32-LE: its mark and a NUL.
        if data.startswith(mark) and not (encoding == "utf-32-le" and any(data[7:128:4])):
            return _lenient(data[len(mark) :], encoding, had_bom=True)
    return None


def _lenient(data: bytes, encoding: str, *, had_bom: bool = False, guessed: bool = False) -> Decoded:
    """Decode with U+FFFD for bytes that do not decode, and count those bytes."""
    try:
        return Decoded(data.decode(encoding), encoding, had_bom, guessed=guessed)
    except UnicodeDecodeError:
        pass
    if encoding == "utf-8":
        # One escape, a lone surrogate, for each undecodable byte.
        text, replaced = without_surrogates(data.decode(encoding, "surrogateescape"))
        return Decoded(text, encoding, had_bom, replaced=replaced, guessed=guessed)
    text = data.decode(encoding, "replace")
    replaced = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return Decoded(text, encoding, had_bom, replaced=replaced, guessed=guessed)


def _utf16_or_32(data: bytes) -> Decoded | None:
    """Detect UTF-16 and UTF-32 without a mark, by the NULs of spaces, newlines and Latin letters.

    The wrong byte order turns a space into U+2000 and a newline into U+0A00: the right one has more common signs.
    """
    if b"\0" not in data:
        return None
    best: tuple[int, str] = (0, "")
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if "32" in encoding else 2
        sample = data[: 32768 - 32768 % width]
        if len(sample) % width:
            continue
        text = sample.decode(encoding, "replace")
        strange = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in text)
        if strange * 50 > len(text):
            continue
        common = sum(text.count(c) for c in " \n.,aeinorst")
        if common > best[0]:
            best = common, encoding
    return _lenient(data, best[1], guessed=True) if best[1] else None


def _eight_bit(data: bytes, name: str) -> Decoded:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 8 + len(data) // 100 or controls * 10 > 3 * len(data):
        raise _not_text(name, binary_type(data, sure=False) or Phrase("binary data"))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    sample = _telling_lines(data)
    high = len(sample.translate(None, _ASCII))
    shaped = sum(len(sequence) for sequence in _UTF8_SHAPE.findall(sample))
    cut = _UTF8_CUT.search(sample, max(0, len(sample) - 3)) if shaped else None
    if cut:
        shaped += len(cut[0])
    if shaped * 5 >= high * 4:
        return _lenient(data, "utf-8")
    for encoding in _guesses(sample):
        try:
            return Decoded(data.decode(encoding), encoding, guessed=True)
        except UnicodeDecodeError:
            continue
    if _plausible(sample.decode("cp1252", "ignore")):
        return _lenient(data, "cp1252", guessed=True)
    return _lenient(data, "utf-8", guessed=True)


def _telling_lines(data: bytes) -> bytes:
    """Return the lines with bytes beyond ASCII, as many as a guess needs."""
    taken: list[bytes] = []
    size = 0
    found = _HIGH.search(data)
    while found and size < _GUESS_BYTES:
        # What stands in front of it on its line is ASCII, so no character is split there.
        start = max(data.rfind(b"\n", 0, found.start()) + 1, found.start() - 200)
        end = data.find(b"\n", found.start())
        end = len(data) if end < 0 else end + 1
        taken.append(data[start : min(end, start + _GUESS_BYTES)])
        size += len(taken[-1])
        found = _HIGH.search(data, end)
    return b"".join(taken)


def _guesses(sample: bytes) -> list[str]:
    """Return the encodings that fit, the likeliest first; empty when no encoding fits."""
    from charset_normalizer import from_bytes

    for cut in range(4):
        # A sample that was cut off may end within a character.
        matches = from_bytes(sample[: len(sample) - cut], cp_isolation=list(_LIKELY))
        judged = [(match, str(match)) for match in matches]
        fitting = [(match, _oddities(text)) for match, text in judged if _plausible(text)]
        if fitting:
            break
    else:
        return []
    calmest = min(match.chaos for match, _ in fitting)
    best = max(match.coherence for match, _ in fitting if match.chaos <= calmest + 0.02)

    def unlikely(entry: tuple[CharsetMatch, int]) -> tuple[bool, int, float]:
        match, odd = entry
        worse = match.chaos > calmest + 0.02 or match.coherence < best - 0.05
        return worse, odd + letters_of_no_language(str(match)), -match.coherence

    ranked: list[str] = []
    for _, group in groupby(sorted(fitting, key=unlikely), key=unlikely):
        names = {name for match, _ in group for name in match.could_be_from_charset}
        ranked += [name for name in _LIKELY if name in names and name not in ranked]
    return ranked


def _plausible(text: str) -> bool:
    """Return False when a third of the characters beyond ASCII stand where no writing system puts them."""
    return _oddities(text) * 3 <= sum(not c.isascii() for c in text)


def _oddities(text: str) -> int:
    """Count frames, lone letters, words in two scripts, capitals after small letters, signs in words and the like."""
    odd = sum(1 for pattern in _ODD for _ in pattern.finditer(text))
    for found in _BEYOND.finditer(text):
        character = found[0]
        if category(character)[0] in "CS":
            odd += character not in _WIDE_SIGNS
        elif character.isupper() and found.start():
            odd += text[found.start() - 1].islower()
    return odd
