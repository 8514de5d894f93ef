"""What an exporter writes, in one piece."""

from __future__ import annotations

from geoview import export
from geoview.atlas import Atlas

__all__ = ["written"]


def written(name: str, *documents: tuple[Atlas, str], announced: int | None = None) -> bytes:
    """Return the file of a format that holds these documents.

    Args:
        name: Name of the format.
        documents: Atlases and what to call their documents.
        announced: How many documents the writer is told of beforehand; None: all of them.
    """
    writer = export.exporter(name).writer(len(documents) if announced is None else announced)
    parts = [writer.begin(), *(writer.document(atlas, source) for atlas, source in documents), writer.end()]
    return b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)
