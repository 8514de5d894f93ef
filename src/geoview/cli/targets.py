"""What `-o OUT` means to every command: its format, and that it is no document to read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from geoview.cli.output import StandardOutput, TargetFile
from geoview.cli.status import CommandError, describe
from geoview.document import to_path
from geoview.errors import DocumentError, StorageError
from geoview.storage import same_file

if TYPE_CHECKING:
    from geoview.export import Exporter, Subject

__all__ = ["spare_sources", "take_format", "write_whole"]


def take_format(name: str | None, target: str | None, subject: Subject) -> Exporter:
    """Return the format that was asked for, else the one that the suffix of the target says, else the table."""
    from geoview.export import exporter, for_suffix

    if name is not None:
        return exporter(name, subject)
    return (for_suffix(target, subject) if target else None) or exporter("table", subject)


def spare_sources(target: Path, names: Iterable[str]) -> None:
    """See to it that the target is none of the documents to read.

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
    """Write a result, text of which is UTF-8, to the target, or to standard output where there is none.

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
