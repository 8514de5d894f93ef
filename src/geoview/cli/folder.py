"""`geoview folder`: the places of all texts of a folder; files that have not changed are not read again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.status import FAILED, OK, CommandError, say
from geoview.cli.targets import take_format, write_whole
from geoview.errors import GeoViewError
from geoview.text import printable

if TYPE_CHECKING:
    from geoview.cli.arguments import Given
    from geoview.collection import Collection

__all__ = ["folder"]


def folder(given: Given) -> int:
    """Run `geoview folder` and return the exit status.

    Raises:
        CommandError: for wrong arguments, without place data, and when the folder or the index can't be used.
    """
    options, operands = given.options, given.operands
    target = options.get("--output")
    from geoview.export import ExportJob, Subject, default_gazetteer, render

    form = take_format(options.get("--format"), target, Subject.FOLDER)
    jobs = int(options["--jobs"]) if "--jobs" in options else None
    from geoview.collection import Collection

    try:
        with Collection(Path(operands[0])) as collection:
            if collection.notice:
                say(collection.notice)
            _refresh(collection, jobs)
            text = render(form, ExportJob(collection, default_gazetteer()))
            failures = collection.failures()
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    write_whole(text, target, for_people=form.for_people)
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
