"""Small documents of every format, made from nothing."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from geoview.document import Document, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def make_docx(body: str, **more: str | bytes) -> bytes:
    """A Word document with this body (WordprocessingML)."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    return make_zip(parts | more)


def make_epub(chapters: dict[str, str], *, spine: list[str] | None = None, **more: str | bytes) -> bytes:
    """An e-book with these chapters (the content of `body`)."""
    items = "".join(
        f'<item id="i{n}" href="text/{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    order = spine if spine is not None else [f"i{n}" for n in range(len(chapters))]
    references = "".join(f'<itemref idref="{reference}"/>' for reference in order)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>A Long Way</dc:title><dc:language>en-GB</dc:language><dc:date>1923-05-01</dc:date></metadata>"
        f"<manifest>{items}</manifest><spine>{references}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package,
    }
    for name, body in chapters.items():
        parts[f"OEBPS/text/{name}"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>'
        )
    return make_zip(parts | more)


def make_pdf(pages: list[list[str]], *, title: str = "", kids: str | None = None, count: int | None = None) -> bytes:
    """A PDF document with these lines on its pages."""
    objects: list[bytes] = []
    references = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids or references}] /Count {count or len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        shown = "".join(
            f"({line.replace(chr(92), chr(92) * 2).replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*\n"
            for line in lines
        )
        stream = f"BT /F1 11 Tf 14 TL 60 760 Td\n{shown}ET".encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<< /Title ({title}) >>".encode())
    data = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    info = len(objects)
    return data + b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        info + 1,
        info,
        start,
    )


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str, bytes | str], Document]:
    """Writes a file and opens it."""

    def make(name: str, data: bytes | str) -> Document:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read(path)

    return make


@pytest.fixture
def docx() -> Callable[..., bytes]:
    """Makes a Word document."""
    return make_docx


@pytest.fixture
def epub() -> Callable[..., bytes]:
    """Makes an e-book."""
    return make_epub


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """Makes a PDF document."""
    return make_pdf


@pytest.fixture
def archive() -> Callable[..., bytes]:
    """Makes a zip archive."""
    return make_zip
