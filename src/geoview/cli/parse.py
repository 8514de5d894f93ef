"""`geoview parse`: places of texts, without a window."""

from __future__ import annotations

import codecs
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.options import take_options
from geoview.cli.output import Output, StandardOutput, TargetFile
from geoview.cli.status import FAILED, OK, CommandError, describe, say, usage
from geoview.document import MAX_BYTES, Document, from_bytes, read, to_path
from geoview.errors import DocumentError, GeoViewError, StorageError, TooLargeError
from geoview.export import Exporter, exporter, for_suffix, formats
from geoview.storage import same_file
from geoview.text import printable

if TYPE_CHECKING:
    from geoview.export import Writer
    from geoview.geoparser import Geoparser

__all__ = ["parse"]

_SYNOPSIS = "geoview parse FILE…|- [--format FORMAT] [-o OUT] [--encoding NAME]"
_OPTIONS = {"--format": True, "-o": True, "--output": True, "--encoding": True, "--help": False, "-h": False}
_STDIN = "-"


def parse(arguments: list[str]) -> int:
    """Run `geoview parse`; the exit status.

    Raises:
        CommandError: for wrong arguments, and when no result could be written at all.
    """
    options, files = take_options(arguments, _OPTIONS, _SYNOPSIS)
    if "--help" in options or "-h" in options:
        with StandardOutput(for_people=True) as output:
            output.write(_help())
        return OK
    if not files:
        raise usage("parse needs a file, or “-” for standard input", _SYNOPSIS)
    target = options.get("-o") or options.get("--output")
    encoding = options.get("--encoding")
    _check_encoding(encoding)
    form = _format(options.get("--format"), target)
    if target is not None:
        _check_target(Path(target), files)
    signal.signal(signal.SIGTERM, _on_terminate)
    try:
        with StandardOutput(for_people=form.for_people) if target is None else TargetFile(Path(target)) as output:
            return _parse_all(files, encoding, form.writer(len(files)), output)
    except StorageError as error:
        raise CommandError(describe(error, target or "standard output")) from error


def _help() -> str:
    return f"""\
{_SYNOPSIS}

Find the places in texts.

  FILE…            plain texts; “-” is standard input
  --format FORMAT  {", ".join(formats())}; without it what the suffix of OUT says, else a table
  -o OUT           write to a file instead of standard output; it appears only when it is whole
  --encoding NAME  of the texts, as Python names it; without it GeoView finds out

Exit status: 0 done, 1 a file failed, 2 usage, 130 interrupted.
"""


def _check_encoding(encoding: str | None) -> None:
    if encoding is None:
        return
    try:
        codecs.lookup(encoding)
        b"ab".decode(encoding, "replace")
    except (LookupError, ValueError, TypeError) as error:
        raise usage(f"unknown encoding {encoding}", _SYNOPSIS) from error


def _format(name: str | None, target: str | None) -> Exporter:
    if name is None:
        return (for_suffix(target) if target else None) or exporter("table")
    if name not in formats():
        raise usage(f"unknown format {name}; there are {', '.join(formats())}", _SYNOPSIS)
    return exporter(name)


def _check_target(target: Path, files: list[str]) -> None:
    for name in files:
        if name == _STDIN:
            continue
        try:
            source = to_path(name)
        except DocumentError:
            continue
        if same_file(target, source):
            raise CommandError(f"{target}: is a document to read; it would be overwritten")


def _on_terminate(number: int, frame: object) -> None:
    del frame
    # Leave through the stack, so that a file that is not whole is removed.
    sys.exit(128 + number)


def _parse_all(files: list[str], encoding: str | None, writer: Writer, output: Output) -> int:
    status = OK
    geoparser: Geoparser | None = None
    output.write(writer.begin())
    for name in files:
        try:
            document = _read(name, encoding)
            if geoparser is None:
                geoparser = _open_parser()
            atlas = geoparser.parse(document)
        except GeoViewError as error:
            say(describe(error, name))
            status = FAILED
        except MemoryError:
            say(f"{printable(name)}: there is not enough memory for this text")
            status = FAILED
        else:
            output.write(writer.document(atlas, name))
    output.write(writer.end())
    return status


def _open_parser() -> Geoparser:
    from geoview.geoparser import Geoparser

    try:
        geoparser = Geoparser()
    except GeoViewError as error:
        raise CommandError(str(error)) from error
    if geoparser.notice:
        say(geoparser.notice)
    return geoparser


def _read(name: str, encoding: str | None) -> Document:
    if name != _STDIN:
        return read(name, encoding=encoding)
    if sys.stdin is None:
        raise DocumentError("The document could not be opened", "standard input is closed")
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentError("The document could not be opened", f"standard input: {reason}") from error
    if len(data) > MAX_BYTES:
        raise TooLargeError("standard input", len(data), MAX_BYTES)
    return from_bytes(data, encoding=encoding)
