"""What `geoview lookup` and `geoview gazetteer info` print, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geoview.gazetteer.store import Gazetteer

__all__ = ["info_lines", "lookup"]


def lookup(gazetteer: Gazetteer, name: str, limit: int = 20) -> list[dict[str, Any]]:
    """Return candidates for a name, best first: places of that name, else places whose name begins with it.

    Returns:
        A list of places as `Place.record` gives them, each with "matched" (the spelling in the gazetteer) and "sort".
    """
    rows: dict[str, dict[str, Any]] = {}
    for match in gazetteer.by_name(name) or gazetteer.search(name, limit):
        row = {**match.place.record(), "matched": match.name, "sort": str(match.sort)}
        rows.setdefault(match.place.id, row)
    return list(rows.values())[: max(0, limit)]


def info_lines(gazetteer: Gazetteer) -> list[str]:
    """Return what the gazetteer is made of, one line each."""
    info = gazetteer.info
    lines = [
        f"Gazetteer   {info.version}, data of {info.built}",
        f"File        {gazetteer.path}",
        f"Places      {info.places:,}",
        f"Names       {info.names:,}",
        f"View        {gazetteer.view}",
    ]
    if gazetteer.notice:
        lines.append(f"Notice      {gazetteer.notice}")
    lines.extend(
        f"Source      {source.title} ({source.version}), {source.licence}" + (f", {source.url}" if source.url else "")
        for source in info.sources
    )
    return lines
