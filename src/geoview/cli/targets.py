"""The meaning of `-o OUT` for every command: its format, and that it must not be a document to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.output import StandardOutput, TargetFile
from geoview.cli.status import CommandError, describe
from geoview.document import to_path
from geoview.errors import DocumentError, StorageError
from geoview.storage import same_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoview.export import Exporter, Subject

__all__ = ["spare_sources", "take_format", "write_whole"]


def take_format(name: str | None, target: str | None, subject: Subject) -> Exporter:
    """Return the requested format, else that of the suffix of the target, else the table."""
    from geoview.export import exporter, for_suffix

    if name is not None:
        return exporter(name, subject)
    return (for_suffix(target, subject) if target else None) or exporter("table", subject)


def spare_sources(target: Path, names: Iterable[str]) -> None:
    """Check that the target is not one of the documents to read.

    Raises:
        CommandError: when it is one.
    """
    for name in names:
        try:
            source = to_path(name)
        except DocumentError:
            continue
        if same_file(target, source):
            raise CommandError(f"{target}: is a document to read; it would be overwritten")


def write_whole(data: bytes, target: str | None, *, for_people: bool) -> None:
    """Write a result to the target, or to standard output without one. Text is in UTF-8.

    Raises:
        CommandError: when it can't be written.
    """
    try:
        if target is None:
            with StandardOutput(for_people=for_people) as output:
                output.write(data.decode() if for_people else data)
        else:
            with TargetFile(Path(target)) as file:
                file.write(data)
    except StorageError as error:
        raise CommandError(describe(error, target or "standard output")) from error
