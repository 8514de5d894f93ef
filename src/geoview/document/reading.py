"""How documents are read from files. A file is only ever opened for reading."""

from __future__ import annotations

import errno
import os
import re
import stat
from hashlib import sha256
from pathlib import Path

from geoview.document.decoding import Decoded, decode, tidy, without_surrogates
from geoview.document.heading import heading
from geoview.document.types import Document, Source
from geoview.errors import DocumentError, EncodingError, TooLargeError
from geoview.phrases import Phrase, system_reason
from geoview.readers import Extracted, extract, reader_for
from geoview.text import printable

__all__ = ["MAX_BYTES", "from_bytes", "from_text", "read", "to_path"]

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is opened without asking."""

_CANNOT_OPEN = "The document could not be opened"
_CHUNK = 1 << 20
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+):/")

_KINDS = (
    (stat.S_ISDIR, Phrase("is a folder"), Phrase("Choose a file in it.")),
    (stat.S_ISFIFO, Phrase("is a pipe"), Phrase("Use “-” to read from standard input.")),
    (stat.S_ISSOCK, Phrase("is a socket"), ""),
    (stat.S_ISCHR, Phrase("is a device"), ""),
    (stat.S_ISBLK, Phrase("is a device"), ""),
)
_MOVED = Phrase("Check the name; it may have been moved or deleted.")
_ASK_OWNER = Phrase("Ask its owner for permission to read it.")
_REASONS = {
    errno.ENOENT: (Phrase("was not found"), _MOVED),
    errno.ENOTDIR: (Phrase("was not found: a part of its path is no folder"), Phrase("Check the path.")),
    errno.EACCES: (Phrase("may not be read"), _ASK_OWNER),
    errno.EPERM: (Phrase("may not be read"), _ASK_OWNER),
    errno.ELOOP: (
        Phrase("is a symbolic link that leads back to itself"),
        Phrase("Open the file it should lead to."),
    ),
    errno.ENAMETOOLONG: (Phrase("has a name that is too long for this system"), ""),
    errno.ENXIO: (Phrase("is a pipe or device that nothing feeds"), ""),
    errno.EIO: (
        Phrase("could not be read to its end"),
        Phrase("The disk or the connection may be failing; try again."),
    ),
}


def read(
    path: str | os.PathLike[str], *, encoding: str | None = None, limit: int = MAX_BYTES, head: bool = False
) -> Document:
    """Read a document from a file.

    Args:
        path: The file; "~" and `file:` addresses are understood.
        encoding: A Python codec name; None detects it.
        limit: The most bytes to read.
        head: Read only the first `limit` bytes of a larger file instead of refusing it.

    Raises:
        TooLargeError: when the file is larger than `limit` and `head` is false.
        DocumentError: when it can't be read; the message names the file and why.
        NotTextError: when it is not text.
        EncodingError: when `encoding` is unknown or does not fit.
    """
    path = to_path(path)
    name = printable(str(path))
    try:
        data, status = _read_bytes(path, name, limit, head)
    except (OSError, ValueError) as error:
        if isinstance(error, DocumentError):
            raise
        raise _refusal(name, error) from error
    size = status.st_size or len(data)
    truncated = size > len(data)
    if truncated and (reader := reader_for(path)) is not None and reader.read is not None:
        # The head of a text can be read, that of a PDF can't.
        raise TooLargeError(name, size, limit)
    extracted = None if truncated else extract(data, path, name, encoding)
    if truncated:
        decoded, data = _decode_head(data, encoding, name)
    else:
        decoded = _decoded(extracted) if extracted else decode(data, encoding, name=name)
    return _document(decoded, data, path.absolute(), size, truncated, status.st_mtime_ns, extracted)


def from_bytes(data: bytes, *, path: Path | None = None, encoding: str | None = None) -> Document:
    """Make a document from the bytes of a file, as `read` does; the suffix of `path` gives the format.

    Raises:
        DocumentError: when they can't be read as that.
        NotTextError: when they are not text.
        EncodingError: when `encoding` is unknown or does not fit.
    """
    name = printable(str(path)) if path else "the text"
    extracted = extract(data, path, name, encoding) if path else None
    decoded = _decoded(extracted) if extracted else decode(data, encoding, name=name)
    return _document(decoded, data, path, len(data), extracted=extracted)


def from_text(text: str, path: Path | None = None) -> Document:
    """Make a document from a text that is already decoded: pasted, or from another program.

    Lone surrogates become U+FFFD and are counted in `Source.replaced`; newlines and marks are normalised as in a file.
    """
    data = text.encode("utf-8", "surrogatepass")
    text, surrogates = without_surrogates(text)
    return _document(tidy(Decoded(text, "utf-8", replaced=surrogates)), data, path, len(data))


def to_path(argument: str | os.PathLike[str]) -> Path:
    """Return the file that an argument names: a path, "~/…", or a `file:` address with its escapes.

    Raises:
        DocumentError: for an address of the web or of any other kind; nothing is ever fetched.
    """
    text = os.fspath(argument)
    address = _URL.match(text)
    if address and not os.path.lexists(text):
        if address[1].lower() != "file":
            raise DocumentError(
                _CANNOT_OPEN,
                "{name} is an address, not a file",
                "GeoView opens files of this computer and fetches nothing. Save the page as text first.",
                name=printable(text),
            )
        return _file_url(text)
    if text.startswith("~") and not os.path.lexists(text):
        try:
            return Path(text).expanduser()
        except RuntimeError as error:
            raise DocumentError(
                _CANNOT_OPEN, "{name}: no home folder is known", "Give the full path.", name=printable(text)
            ) from error
    return Path(text)


def _file_url(text: str) -> Path:
    from urllib.parse import unquote_to_bytes, urlsplit

    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise DocumentError(_CANNOT_OPEN, "{name} is no valid address", name=printable(text)) from error
    if parts.netloc not in ("", "localhost"):
        raise DocumentError(
            _CANNOT_OPEN, "{name} lies on another computer", "Copy the file here first.", name=printable(text)
        )
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if os.name == "nt" and re.match(r"/[A-Za-z]:", path):
        path = path[1:]
    return Path(path)


def _read_bytes(path: Path, name: str, limit: int, head: bool) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a file; one that changes during the reading is read once more."""
    _check_kind(path.stat(), name)
    # A pipe that took the file's place since then must not block.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    data: bytes | None = None
    for _ in range(2):
        descriptor = os.open(path, flags)
        try:
            before = os.fstat(descriptor)
            _check_kind(before, name)
            if before.st_size > limit and not head:
                raise TooLargeError(name, before.st_size, limit)
            previous, data = data, _drain(descriptor, limit + 1)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
        if len(data) > limit and not head:
            raise TooLargeError(name, len(data), limit)
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        whole = len(data) >= min(after.st_size, limit)
        if (same and whole) or data == previous:
            return data[:limit], after
    raise DocumentError(
        _CANNOT_OPEN, "{name} changes while it is read", "Try again when it has been written.", name=name
    )


def _drain(descriptor: int, most: int) -> bytes:
    chunks: list[bytes] = []
    while most > 0:
        chunk = os.read(descriptor, min(_CHUNK, most))
        if not chunk:
            break
        chunks.append(chunk)
        most -= len(chunk)
    return b"".join(chunks)


def _check_kind(status: os.stat_result, name: str) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    for is_kind, what, hint in _KINDS:
        if is_kind(status.st_mode):
            raise DocumentError(
                _CANNOT_OPEN, "{name} {what}, not a text file", "{advice}", name=name, what=what, advice=hint
            )
    raise DocumentError(_CANNOT_OPEN, "{name} is not a regular file", name=name)


def _refusal(name: str, error: OSError | ValueError) -> DocumentError:
    if isinstance(error, OSError) and error.errno in _REASONS:
        reason, hint = _REASONS[error.errno]
        return DocumentError(_CANNOT_OPEN, "{name} {reason}", "{advice}", name=name, reason=reason, advice=hint)
    return DocumentError(_CANNOT_OPEN, "{name}: {reason}", name=name, reason=system_reason(error))


def _decode_head(data: bytes, encoding: str | None, name: str) -> tuple[Decoded, bytes]:
    """Decode the head of a file that may end within a character, of up to four bytes."""
    first: Decoded | EncodingError | None = None
    for cut in sorted(range(4), key=lambda cut: (len(data) - cut) % 4):
        head = data[: len(data) - cut]
        try:
            decoded = decode(head, encoding, name=name)
        except EncodingError as error:
            first = first or error
            continue
        if not decoded.replaced:
            return decoded, head
        first = first or decoded
    if isinstance(first, Decoded):
        return first, data
    assert first is not None
    raise first


def _decoded(extracted: Extracted) -> Decoded:
    """Return the document from a text that was extracted from another format."""
    text, surrogates = without_surrogates(extracted.text)
    replaced = extracted.replaced + surrogates
    return tidy(Decoded(text, extracted.encoding, replaced=replaced, guessed=extracted.guessed))


def _document(
    decoded: Decoded,
    data: bytes,
    path: Path | None,
    size: int,
    truncated: bool = False,
    modified_ns: int = 0,
    extracted: Extracted | None = None,
) -> Document:
    source = Source(
        path=path,
        encoding=decoded.encoding,
        had_bom=decoded.had_bom,
        newline=decoded.newline,
        size=size,
        sha256=sha256(data).hexdigest(),
        replaced=decoded.replaced,
        guessed=decoded.guessed,
        truncated=truncated,
        modified_ns=modified_ns,
    )
    found = heading(decoded.text)
    stated = extracted or Extracted("")
    return Document(
        text=decoded.text,
        title=stated.title or found.title,
        language=stated.language,
        dateline=found.dateline,
        date=stated.date or found.date,
        source=source,
        pages=stated.pages,
    )
