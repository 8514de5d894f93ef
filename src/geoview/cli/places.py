"""`geoview lookup` and `geoview gazetteer`: the place data by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.cli.options import take_options
from geoview.cli.output import StandardOutput
from geoview.cli.status import OK, CommandError, usage
from geoview.errors import GeoViewError

if TYPE_CHECKING:
    from geoview.gazetteer import NameMatch

__all__ = ["gazetteer", "lookup"]

_LOOKUP = "geoview lookup NAME [--limit N] [--format table|json]"
_LOOKUP_HELP = f"""\
{_LOOKUP}

The places that a name may stand for, the likeliest first.

  --limit N        at most N of them (20)
  --format FORMAT  table or json: a list of places
"""
_GAZETTEER = "geoview gazetteer info"


def lookup(arguments: list[str]) -> int:
    """Run `geoview lookup`; the exit status. A name that no place bears gives an empty list, not an error.

    Raises:
        CommandError: for wrong arguments, and where there is no place data.
    """
    options, words = take_options(arguments, {"--limit": True, "--format": True, "--help": False, "-h": False}, _LOOKUP)
    if "--help" in options or "-h" in options:
        with StandardOutput(for_people=True) as output:
            output.write(_LOOKUP_HELP)
        return OK
    name = " ".join(words).strip()
    if not name:
        raise usage("lookup needs a name", _LOOKUP)
    limit = options.get("--limit", "20")
    if not (limit.isascii() and limit.isdigit() and len(limit) < 7 and int(limit) > 0):
        raise usage("--limit needs a whole number from 1", _LOOKUP)
    form = options.get("--format", "table")
    if form not in ("table", "json"):
        raise usage(f"unknown format {form}; there are table and json", _LOOKUP)
    matches = _matches(name, int(limit))
    with StandardOutput(for_people=form == "table") as output:
        output.write(_as_json(matches) if form == "json" else _as_table(matches, name))
    return OK


def _matches(name: str, limit: int) -> list[NameMatch]:
    from geoview.gazetteer import Gazetteer

    try:
        gazetteer = Gazetteer.open()
        try:
            found: dict[str, NameMatch] = {}
            for match in gazetteer.by_name(name):
                found.setdefault(match.place.id, match)
        finally:
            gazetteer.close()
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    return list(found.values())[:limit]


def _as_json(matches: list[NameMatch]) -> str:
    from geoview.export.record import dumps, place_record

    return dumps([place_record(match.place) for match in matches], indent=2) + "\n"


def _as_table(matches: list[NameMatch], name: str) -> str:
    from geoview.export.as_table import columns
    from geoview.text import printable

    if not matches:
        return f"No place is called “{printable(name)}”.\n"
    header = ("Place", "Kind", "Country", "Admin", "Population", "Latitude", "Longitude", "Id", "Name")
    rows = [
        (
            match.place.name,
            match.place.kind.value,
            match.place.country_code,
            match.place.admin1,
            f"{match.place.population:,}" if match.place.population else "",
            f"{match.place.latitude:.4f}",
            f"{match.place.longitude:.4f}",
            match.place.id,
            match.sort.value,
        )
        for match in matches
    ]
    return "\n".join(columns((header, *rows), frozenset({4, 5, 6}))) + "\n"


def gazetteer(arguments: list[str]) -> int:
    """Run `geoview gazetteer`; the exit status.

    Raises:
        CommandError: for wrong arguments, and where the place data can't be used.
    """
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb == "info":
        return _info(rest)
    raise usage(f"unknown command {verb}" if verb else "gazetteer needs a command", _GAZETTEER)


def _info(arguments: list[str]) -> int:
    _, words = take_options(arguments, {"--help": False, "-h": False}, _GAZETTEER)
    if words:
        raise usage("info takes no operand", _GAZETTEER)
    from geoview.gazetteer import Gazetteer

    try:
        opened = Gazetteer.open()
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    info, path = opened.info, opened.path
    opened.close()
    lines = [
        f"Gazetteer  {info.version}, schema {info.schema}, data of {info.built}",
        f"File       {path} ({path.stat().st_size / 1e6:,.1f} MB)",
        f"Places     {info.places:,}",
        f"Names      {info.names:,}",
        "Sources",
    ]
    lines += [f"  {s.key}: {s.title} {s.version}, {s.licence}, {s.url}".rstrip(", ") for s in info.sources]
    with StandardOutput(for_people=True) as output:
        output.write("\n".join(lines) + "\n")
    return OK
