"""What an exporter writes, in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview import export

if TYPE_CHECKING:
    from geoview.atlas import Atlas

__all__ = ["written"]


def written(name: str, *documents: tuple[Atlas, str], announced: int | None = None) -> bytes:
    """Return the file of a format that holds these documents.

    Args:
        name: Name of the format.
        documents: Atlases and what to call their documents.
        announced: How many documents the exporter is told of beforehand; None: all of them.
    """
    named = tuple(export.NamedAtlas(atlas, source) for atlas, source in documents)
    count = len(named) if announced is None else announced
    return export.render(export.exporter(name), export.ExportJob(named, export.default_gazetteer(), count=count))
