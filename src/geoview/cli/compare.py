"""`geoview compare`: the places of two documents side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.status import FAILED, OK, CommandError, describe, say
from geoview.cli.targets import spare_sources, take_format, write_whole
from geoview.errors import GeoViewError

if TYPE_CHECKING:
    from geoview.cli.arguments import Given
    from geoview.export import Exporter

__all__ = ["compare"]


def compare(given: Given) -> int:
    """Run `geoview compare` and return the exit status.

    Raises:
        CommandError: for wrong arguments, without place data, and when the result can't be written.
    """
    options, files = given.options, given.operands
    target = options.get("--output")
    from geoview.export import Subject

    form = take_format(options.get("--format"), target, Subject.COMPARISON)
    if target is not None:
        spare_sources(Path(target), files)
    text = _compared((files[0], files[1]), form)
    if text is None:
        return FAILED
    write_whole(text, target, for_people=form.for_people)
    return OK


def _compared(names: tuple[str, str], form: Exporter) -> bytes | None:
    """Return the result; None when a file failed, which is then reported."""
    from geoview.analysis import comparison
    from geoview.batch import parse_files
    from geoview.export import ExportJob, render
    from geoview.export.as_comparison import NamedComparison
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser

    atlases = []
    try:
        gazetteer = Gazetteer.open()
        parser = Geoparser(gazetteer)
        for outcome in parse_files(names, jobs=1, geoparser=lambda: parser, here=()):
            if outcome.atlas is not None:
                atlases.append(outcome.atlas)
            elif outcome.error is not None:
                say(describe(outcome.error, outcome.name))
        if len(atlases) != len(names):
            return None
        compared = NamedComparison(comparison.compare(atlases[0], atlases[1]), names)
        return render(form, ExportJob(compared, gazetteer))
    except GeoViewError as error:
        raise CommandError(str(error)) from error
