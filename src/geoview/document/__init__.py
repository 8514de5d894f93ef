"""Documents: bytes → text, and where it came from."""

from __future__ import annotations

from geoview.document.reading import MAX_BYTES, from_bytes, from_text, read, to_path
from geoview.document.types import Document, Source

__all__ = ["MAX_BYTES", "Document", "Source", "from_bytes", "from_text", "read", "to_path"]
