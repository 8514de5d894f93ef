"""Text of documents that are more than text: web pages, Markdown, Word, PDF and e-books.

Each format is one module with a function `extract(data, name, encoding)`. The libraries they need are optional; where
one is missing, the error says how to get it. A file is only ever parsed, never run, and nothing that it points to is
fetched.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from geoview.errors import DocumentError
from geoview.readers.base import Extracted

__all__ = ["Extracted", "extract", "suffixes"]

_MODULES = {
    ".docx": "docx",
    ".epub": "epub",
    ".htm": "html",
    ".html": "html",
    ".markdown": "markdown",
    ".md": "markdown",
    ".pdf": "pdf",
    ".xhtml": "html",
}
_NEEDS = {"lxml": "lxml", "markdown_it": "markdown-it-py", "pypdfium2": "pypdfium2"}


def suffixes() -> tuple[str, ...]:
    """Of the files that are read here, lower case, with the point."""
    return tuple(_MODULES)


def extract(data: bytes, path: PurePath, name: str, encoding: str | None = None) -> Extracted | None:
    """The text of a document, or None when its suffix says that it is plain text.

    Args:
        data: The whole file.
        path: Its path; only the suffix counts.
        name: What to call it in an error.
        encoding: A Python codec name for formats that are text themselves; None finds out.

    Raises:
        DocumentError: when it is damaged, too large, locked with a password, or its library is missing.
        NotTextError: when it is not what its suffix says.
        EncodingError: when `encoding` is unknown or does not fit.
    """
    module = _MODULES.get(path.suffix.lower())
    if module is None:
        return None
    try:
        reader = import_module(f"geoview.readers.{module}")
    except ModuleNotFoundError as error:
        package = _NEEDS.get((error.name or "").partition(".")[0])
        if package is None:
            raise
        if module == "markdown":
            # Markdown was made to be read as it is.
            return None
        raise DocumentError(
            "A reader is missing",
            f"{name} is a {path.suffix.lower()} file, which needs the package {package}",
            "Install it with: pip install 'geoview[readers]'",
        ) from error
    extracted: Extracted = reader.extract(data, name, encoding)
    return extracted
