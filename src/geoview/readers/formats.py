"""The formats that GeoView reads by itself, one row each.

What the Open dialog offers, what a folder is searched for, what the installers associate and what the manual lists
follows from these rows. A format is added with a module that holds its `extract`, and its row here. Modules are
imported when the first document of their format is read: a text needs none of them.
"""

from __future__ import annotations

from geoview.phrases import Phrase
from geoview.readers.base import Extracted, Reader
from geoview.readers.signature import begins_with, zip_of_media, zip_with_part

__all__ = ["BUILT_IN", "DOCX", "EPUB", "HTML", "MARKDOWN", "PDF", "TEXT"]

_LXML = ("lxml", "lxml")


def _docx(data: bytes, name: str, encoding: str | None) -> Extracted:
    from geoview.readers.docx import extract

    return extract(data, name, encoding)


def _epub(data: bytes, name: str, encoding: str | None) -> Extracted:
    from geoview.readers.epub import extract

    return extract(data, name, encoding)


def _html(data: bytes, name: str, encoding: str | None) -> Extracted:
    from geoview.readers.html import extract

    return extract(data, name, encoding)


def _markdown(data: bytes, name: str, encoding: str | None) -> Extracted:
    from geoview.readers.markdown import extract

    return extract(data, name, encoding)


def _pdf(data: bytes, name: str, encoding: str | None) -> Extracted:
    from geoview.readers.pdf import extract

    return extract(data, name, encoding)


TEXT = Reader("text", "text", (".txt", ".text"), ("text/plain",), None, apple_types=("public.plain-text",))
MARKDOWN = Reader(
    "markdown",
    "Markdown text",
    (".md", ".markdown"),
    ("text/markdown",),
    _markdown,
    needs=(("markdown_it", "markdown-it-py"),),
    is_text=True,
    apple_types=("net.daringfireball.markdown",),
)
HTML = Reader(
    "html",
    Phrase("web page"),
    (".htm", ".html", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    _html,
    needs=(_LXML,),
    apple_types=("public.html", "public.xhtml"),
)
PDF = Reader(
    "pdf",
    Phrase("PDF document"),
    (".pdf",),
    ("application/pdf",),
    _pdf,
    needs=(("pypdfium2", "pypdfium2"),),
    signature=begins_with(b"%PDF-"),
    apple_types=("com.adobe.pdf",),
)
EPUB = Reader(
    "epub",
    Phrase("e-book (EPUB)"),
    (".epub",),
    ("application/epub+zip",),
    _epub,
    needs=(_LXML,),
    signature=zip_of_media(b"application/epub+zip"),
    apple_types=("org.idpf.epub-container",),
)
DOCX = Reader(
    "docx",
    Phrase("Word document (docx)"),
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    _docx,
    needs=(_LXML,),
    signature=zip_with_part(b"word/"),
    apple_types=("org.openxmlformats.wordprocessingml.document",),
)

BUILT_IN = (TEXT, MARKDOWN, HTML, PDF, EPUB, DOCX)
"""All of them, in the order in which they are listed."""
