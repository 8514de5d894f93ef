"""`geoview folder`: the places of all texts of a folder; what did not change since the last time is not read again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.options import take_jobs, take_options
from geoview.cli.output import StandardOutput
from geoview.cli.status import FAILED, OK, CommandError, say, usage
from geoview.cli.targets import take_format, write_whole
from geoview.errors import GeoViewError
from geoview.text import printable

if TYPE_CHECKING:
    from geoview.collection import Collection

__all__ = ["folder"]

_SYNOPSIS = "geoview folder FOLDER [--format table|csv|json] [-o OUT] [--jobs N]"
_HELP = f"""\
{_SYNOPSIS}

The places of all texts in a folder and in the folders in it. What was found is kept, so that a text is read again only
when it has changed; a run that was stopped goes on where it was.

  --format FORMAT  table: places, by the number of texts that name them; csv: a row for each place of each text;
                   json: texts, places and what could not be read. Without it what the suffix of OUT says, else a table
  -o OUT           write to a file instead of standard output; it appears only when it is whole
  --jobs N         processes; without it as many as pay

Exit status: 0 done, 1 a text could not be read, 2 usage, 130 interrupted.
"""
_OPTIONS = {"--format": True, "-o": True, "--output": True, "--jobs": True, "--help": False, "-h": False}


def folder(arguments: list[str]) -> int:
    """Run `geoview folder`; the exit status.

    Raises:
        CommandError: for wrong arguments, without place data, and when the folder or the index can't be used.
    """
    options, operands = take_options(arguments, _OPTIONS, _SYNOPSIS)
    if "--help" in options or "-h" in options:
        with StandardOutput(for_people=True) as output:
            output.write(_HELP)
        return OK
    if len(operands) != 1:
        raise usage("folder needs one folder", _SYNOPSIS)
    target = options.get("-o") or options.get("--output")
    from geoview.export import ExportJob, Subject, default_gazetteer, exporter, formats, render

    form = take_format(options.get("--format"), target, formats(Subject.FOLDER), _SYNOPSIS)
    jobs = take_jobs(options.get("--jobs"), _SYNOPSIS)
    from geoview.collection import Collection

    try:
        with Collection(Path(operands[0])) as collection:
            if collection.notice:
                say(collection.notice)
            _refresh(collection, jobs)
            text = render(exporter(form, Subject.FOLDER), ExportJob(collection, default_gazetteer())).decode()
            failures = collection.failures()
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    write_whole(text, target, for_people=form == "table")
    for failure in failures:
        say(f"{printable(failure.name)}: {failure.reason}")
    return FAILED if failures else OK


def _refresh(collection: Collection, jobs: int | None) -> None:
    from geoview.batch import Progress

    progress = None
    try:
        for step in collection.refresh(jobs=jobs):
            if progress is None:
                progress = Progress(sys.stderr, step.total)
            else:
                progress.advance()
    finally:
        if progress is not None:
            progress.clear()
