"""Signatures: formats recognised by their first bytes, or by the names in a zip archive; nothing is unpacked."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Signature", "begins_with", "is_zip", "zip_of_media", "zip_with_part"]

Signature = Callable[[bytes], bool]
"""Whether the bytes of a file are of a format. No text may fit."""

_ZIP_DIRECTORY = 1 << 20
"""Bytes at the end of a zip archive that are searched for the names in it; its directory stands there."""


def begins_with(*starts: bytes) -> Signature:
    """Return a signature that recognises a file by its first bytes."""
    return lambda data: data.startswith(starts)


def is_zip(data: bytes) -> bool:
    """Return whether this is a zip archive with content, damaged or not."""
    return data.startswith(b"PK\x03\x04")


def zip_of_media(media_type: bytes) -> Signature:
    """Return a signature for a zip archive whose first part, called "mimetype", holds a media type."""
    return lambda data: is_zip(data) and data[30:38] == b"mimetype" and data.startswith(media_type, 38)


def zip_with_part(part: bytes) -> Signature:
    """Return a signature for a zip archive with a part of this name, or whose name begins so."""
    return lambda data: is_zip(data) and part in data[-_ZIP_DIRECTORY:]
