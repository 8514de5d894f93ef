"""`geoview parse`: the places of texts, without a window."""

from __future__ import annotations

import codecs
import signal
import sys
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from geoview._version import __version__
from geoview.batch import Outcome, Progress, ResumableFile, parse_files
from geoview.cli.arguments import Given, synopsis
from geoview.cli.drawn import register_formats
from geoview.cli.output import Output, StandardOutput, TargetFile
from geoview.cli.status import FAILED, OK, CommandError, describe, say, usage
from geoview.cli.targets import spare_sources, take_format
from geoview.document import MAX_BYTES, Document, from_bytes, read
from geoview.errors import DocumentError, GeoViewError, StorageError, TooLargeError
from geoview.export import Exporter, ExportJob, NamedAtlas, Subject, exporters, pieces
from geoview.phrases import system_reason
from geoview.readers import reader_for
from geoview.recognition.choice import BEST
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser

__all__ = ["parse"]

_STDIN = "-"


def parse(given: Given) -> int:
    """Run `geoview parse` and return the exit status.

    Raises:
        CommandError: for wrong arguments, and when no result could be written at all.
    """
    register_formats()
    options, files = given.options, given.operands
    target = options.get("--output")
    encoding = options.get("--encoding")
    _check_encoding(encoding)
    form = take_format(options.get("--format"), target, Subject.DOCUMENTS)
    if form.single and len(files) > 1:
        raise CommandError(f"a {form.suffix} file shows one document. Export each document by itself.")
    for name in files:
        # Other processes read the files; what goes wrong with a plug-in there is met here as well, and reported once.
        reader_for(PurePath(name))
    run = _Run(given, form)
    if target is not None:
        spare_sources(Path(target), (name for name in files if name != _STDIN))
    if "--resume" in options and (target is None or not form.resumable):
        able = ", ".join(known.name for known in exporters() if known.resumable)
        raise _usage(f"--resume needs -o and one of the formats {able}")
    signal.signal(signal.SIGTERM, _on_terminate)
    try:
        if target is None:
            with StandardOutput(for_people=form.for_people) as output:
                return run.all(output)
        if "--resume" in options:
            settings = {"format": form.name, "encoding": encoding or "", "recogniser": run.recogniser}
            with ResumableFile(Path(target), {**settings, "version": __version__}, files) as part:
                return run.rest(part)
        with TargetFile(Path(target)) as file:
            return run.all(file)
    except StorageError as error:
        raise CommandError(describe(error, target or "standard output")) from error
    except GeoViewError as error:
        raise CommandError(str(error)) from error


def _check_encoding(encoding: str | None) -> None:
    if encoding is None:
        return
    try:
        codecs.lookup(encoding)
        b"ab".decode(encoding, "replace")
    except (LookupError, ValueError, TypeError) as error:
        raise _usage(f"unknown encoding {encoding}") from error


def _usage(message: str) -> CommandError:
    from geoview.cli.commands import COMMANDS

    return usage(message, synopsis(next(command for command in COMMANDS if command.name == "parse")))


def _on_terminate(number: int, frame: object) -> None:
    del frame
    # Exit through the stack, so that a file that is not whole is removed.
    sys.exit(128 + number)


class _Run:
    """A run of `geoview parse`: files are parsed in order and written to an output."""

    def __init__(self, given: Given, form: Exporter) -> None:
        options = given.options
        self._files = given.operands
        self._form = form
        self._encoding = options.get("--encoding")
        self._jobs = int(options["--jobs"]) if "--jobs" in options else None
        self._scheduler = options.get("--scheduler")
        self.recogniser = options.get("--recogniser", BEST)
        self._gazetteer = _open_gazetteer()
        self._status = OK

    def all(self, output: Output) -> int:
        """Parse and write all files; return the exit status."""
        # Results on the same terminal show well enough how far it is.
        watched = isinstance(output, StandardOutput) and sys.stdout is not None and sys.stdout.isatty()
        documents = self._documents(self._outcomes(0, show=not watched))
        for piece in pieces(self._form, ExportJob(documents, self._gazetteer, count=len(self._files))):
            output.write(piece)
        return self._status

    def rest(self, part: ResumableFile) -> int:
        """Parse the files that an earlier run did not reach; return the exit status, with the earlier failures."""
        for name, message in part.errors:
            say(f"{printable(name)}: {message}")
            self._status = FAILED
        documents = self._documents(self._outcomes(part.done), part.mark)
        job = ExportJob(documents, self._gazetteer, count=len(self._files), continued=not part.fresh)
        for piece in pieces(self._form, job):
            part.write(piece)
        return self._status

    def _documents(
        self, outcomes: Iterator[Outcome], mark: Callable[[str, str], object] = lambda *_: None
    ) -> Iterator[NamedAtlas]:
        """Yield what was found; call `mark` with the name of each finished file and why it failed, or ""."""
        for outcome in outcomes:
            reason = ""
            if outcome.atlas is not None:
                # A caller that asks for the next one has written this one.
                yield NamedAtlas(outcome.atlas, outcome.name)
            else:
                self._status = FAILED
                message = describe(outcome.error, outcome.name) if outcome.error else printable(outcome.name)
                say(message)
                reason = message.removeprefix(f"{printable(outcome.name)}: ")
            mark(outcome.name, reason)

    def _outcomes(self, first: int, *, show: bool = True) -> Iterator[Outcome]:
        progress = Progress(sys.stderr if show else None, len(self._files), already=first)
        try:
            for outcome in self._parsed(self._files[first:]):
                if outcome.error is not None:
                    progress.clear()
                yield outcome
                progress.advance()
        finally:
            progress.clear()

    def _parsed(self, names: list[str]) -> Iterator[Outcome]:
        reader = partial(_read, encoding=self._encoding)
        if self._scheduler is None:
            return parse_files(
                names,
                encoding=self._encoding,
                jobs=self._jobs,
                geoparser=partial(_open_parser, self._gazetteer, self.recogniser),
                read_file=reader,
                recogniser=self.recogniser,
            )
        return _on_cluster(names, self._scheduler, reader, self.recogniser)


def _on_cluster(
    names: list[str], address: str, reader: Callable[[str], Document], recogniser: str
) -> Iterator[Outcome]:
    try:
        from geoview.batch.cluster import parse_on_cluster
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("dask", "distributed"):
            raise
        hint = "Install it with: pip install 'geoview[cluster]'"
        raise CommandError(f"--scheduler needs the package distributed. {hint}") from error
    try:
        yield from parse_on_cluster(names, address, read_file=reader, recogniser=recogniser)
    except GeoViewError as error:
        raise CommandError(str(error)) from error


def _open_gazetteer() -> Gazetteer:
    from geoview.gazetteer import Gazetteer

    try:
        return Gazetteer.open()
    except GeoViewError as error:
        raise CommandError(str(error)) from error


def _open_parser(gazetteer: Gazetteer, recogniser: str) -> Geoparser:
    from geoview.geoparser import Geoparser

    try:
        geoparser = Geoparser(gazetteer, recogniser)
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    if geoparser.notice and recogniser != BEST:
        raise CommandError(geoparser.notice)
    if geoparser.notice:
        say(geoparser.notice)
    return geoparser


def _read(name: str, *, encoding: str | None) -> Document:
    if name != _STDIN:
        return read(name, encoding=encoding)
    if sys.stdin is None:
        raise DocumentError("The document could not be opened", "standard input is closed")
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            "The document could not be opened", "standard input: {reason}", reason=system_reason(error)
        ) from error
    if len(data) > MAX_BYTES:
        raise TooLargeError("standard input", len(data), MAX_BYTES)
    return from_bytes(data, encoding=encoding)
