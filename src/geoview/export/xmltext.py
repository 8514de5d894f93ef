"""Text in XML."""

from __future__ import annotations

import re

__all__ = ["xml_text"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return the text with U+FFFD for each character that XML 1.0 has no way to write (its `Char` production)."""
    return _NOT_XML.sub("\ufffd", text)
