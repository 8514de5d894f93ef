"""Texts from the clipboard: each is kept as a file of its own, so that it is a document like any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geoview.errors import StorageError
from geoview.phrases import system_reason
from geoview.storage import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["keep_text", "text_name"]

_FOLDER = "pasted"
_LONGEST = 48  # characters of a name; a reader knows a text by fewer
_NAMES = 1_000
# What some file system refuses, and what means something to a shell or a path.
_UNSAFE = re.compile(r"[^\w\s'’(),-]")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_UNTITLED = "Pasted text"


def text_name(text: str) -> str:
    """Return a file name without suffix, made of the first words of a text; "Pasted text" when none can be used."""
    line = next((line for line in text[:4_000].splitlines() if line.strip()), "")
    words = _UNSAFE.sub(" ", line).split()
    name = ""
    for word in words:
        if len(name) + len(word) >= _LONGEST:
            break
        name = f"{name} {word}".strip()
    name = (name or "".join(words[:1])[:_LONGEST]).strip(" -,'’")
    return name if name and not _RESERVED.match(name) else _UNTITLED


def keep_text(text: str, folder: Path) -> Path:
    """Write a text to a file in a folder of its own, as UTF-8, and return the file; a file that holds it is used again.

    Args:
        text: The text, without lone surrogates.
        folder: GeoView's own folder of data.

    Raises:
        StorageError: when it can't be written.
    """
    data = text.encode("utf-8")
    name = text_name(text)
    for count in range(1, _NAMES):
        path = folder / _FOLDER / (f"{name}.txt" if count == 1 else f"{name} ({count}).txt")
        try:
            if path.read_bytes() == data:
                return path
        except FileNotFoundError:
            break
        except OSError as error:
            raise StorageError(
                "The pasted text could not be kept", "{name}: {reason}", name=path.name, reason=system_reason(error)
            ) from error
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            "The pasted text could not be kept", "{name}: {reason}", name=path.parent, reason=system_reason(error)
        ) from error
    atomic_write(path, data)
    return path
