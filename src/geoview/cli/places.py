"""`geoview lookup` and `geoview gazetteer`: the place data by itself."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoview.cli.arguments import Given, synopsis
from geoview.cli.output import StandardOutput
from geoview.cli.status import FAILED, OK, CommandError, say, usage
from geoview.errors import GeoViewError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["build", "info", "lookup", "verify"]

_REPORT_S = 5.0


def lookup(given: Given) -> int:
    """Run `geoview lookup` and return the exit status. A name without a place gives an empty list, not an error.

    Raises:
        CommandError: for wrong arguments, and where there is no place data.
    """
    name = " ".join(given.operands).strip()
    if not name:
        from geoview.cli.commands import COMMANDS

        raise usage("lookup needs a name", synopsis(next(command for command in COMMANDS if command.name == "lookup")))
    rows = _ask(name, int(given.options.get("--limit", "20")))
    if given.options.get("--format", "table") == "table":
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


def info(given: Given) -> int:
    """Run `geoview gazetteer info` and return the exit status.

    Raises:
        CommandError: where the place data can't be used.
    """
    del given
    from geoview.gazetteer import Gazetteer
    from geoview.gazetteer.lookup import info_lines

    try:
        opened = Gazetteer.open()
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    try:
        return _print("\n".join(info_lines(opened)) + "\n")
    finally:
        opened.close()


def verify(given: Given) -> int:
    """Run `geoview gazetteer verify` and return the exit status.

    Raises:
        CommandError: where there is no place data.
    """
    from geoview.gazetteer.build.verify import verify as faults_of
    from geoview.gazetteer.opening import default_path

    try:
        path = Path(given.operands[0]) if given.operands else default_path()
        faults = faults_of(path)
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    for fault in faults:
        say(f"{path}: {fault}")
    return FAILED if faults else _print(f"{path} is sound.\n")


def build(given: Given) -> int:
    """Run `geoview gazetteer build` and return the exit status.

    Raises:
        CommandError: when the place data can't be built; the old file stays.
        KeyboardInterrupt: when the user stops it; the old file stays.
    """
    from geoview.gazetteer.build import job

    output, geonames, downloads = (
        Path(given.options[key]) if key in given.options else None for key in ("--output", "--geonames", "--downloads")
    )
    try:
        made = job.build(output, geonames=geonames, downloads=downloads, progress=_reporter())
    except ImportError as error:
        hint = "Install what a build needs: pip install 'geoview[build]'."
        raise CommandError(f"the place data could not be built: {error}. {hint}") from error
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    return _print(f"{made} ({made.stat().st_size / 1e6:,.1f} MB)\n")


def _reporter() -> Callable[[str, float], None]:
    """Return a function that reports each new step of a build on standard error, and every few seconds within one."""
    last, reported = "", 0.0

    def report(what: str, share: float) -> None:
        nonlocal last, reported
        now = time.monotonic()
        if what != last or now - reported >= _REPORT_S:
            last, reported = what, now
            say(f"{share:4.0%} {what}")

    return report


def _print(text: str, *, for_people: bool = True) -> int:
    with StandardOutput(for_people=for_people) as output:
        output.write(text)
    return OK
