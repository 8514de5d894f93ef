"""FAULTS A and B: files that are not there, not files, not text, or not in the encoding that one would think.

Every row also asserts what holds for all: the document is never written (V2), the message names the file (V6), and an
error is one of ours, so the document that was open before stays open (V7).
"""

from __future__ import annotations

import codecs
import errno
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geoview.document import from_bytes, read
from geoview.errors import DocumentError, EncodingError, NotTextError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable

posix = os.name == "posix"
TEXT = "Łódź and São Paulo are far apart.\n"


@dataclass(frozen=True)
class Row:
    """A fault: how to make it in a folder, and what must come of it: words of the error, or the text."""

    id: str
    make: Callable[[Path], str | Path]
    refused: str = ""
    text: str = TEXT
    error: type[DocumentError] = DocumentError
    where: bool = True


def file(name: str, content: bytes = TEXT.encode()) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def made(function: Callable[[Path], object], name: str = "x.txt") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        function(folder / name)
        return folder / name

    return make


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def linked(folder: Path) -> Path:
    file("target.txt")(folder)
    (folder / "link.txt").symlink_to("target.txt")
    return folder / "link.txt"


def in_home(folder: Path) -> str:
    file("home.txt")(folder)
    os.environ["HOME"] = os.environ["USERPROFILE"] = str(folder)
    return "~/home.txt"


ROWS = [
    Row("A1", lambda folder: folder / "gone.txt", "was not found"),
    Row("A2", made(Path.mkdir), "is a folder"),
    Row("A3", file("secret.txt"), "may not be read", where=posix and os.geteuid() != 0),
    Row("A4", file("empty.txt", b""), text=""),
    Row("A5-pipe", made(os.mkfifo if posix else Path.touch), "is a pipe", where=posix),
    Row("A5-socket", made(listening, "s"), "is a socket", where=posix),
    Row("A5-device", lambda _: "/dev/zero", "is a device", where=posix),
    Row("A6", made(lambda path: path.symlink_to(path.name)), "leads back to itself", where=posix),
    Row("A7", linked, where=posix),
    Row("A8", file("mark.txt", codecs.BOM_UTF8), text=""),
    Row("A9-newline", file("a\nb.txt"), where=posix),
    Row("A9-emoji", file("👨‍👩‍👧.txt")),
    Row("A9-long", file("n" * 251 + ".txt")),
    Row("A9-bytes", file(os.fsdecode(b"caf\xe9.txt")), where=posix),
    Row("A10-home", in_home),
    Row("A10-address", lambda folder: file("with space.txt")(folder).as_uri()),
    Row("A11", lambda _: "http://example.org/a.txt", "is an address"),
    Row("A12", file("large.txt", b"x" * 2001), "more than", error=TooLargeError),
    Row("B11-elf", file("a.txt", b"\x7fELF" + bytes(60)), "a program (ELF)", error=NotTextError),
    Row("B11-png", file("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(60)), "a PNG image", error=NotTextError),
    Row("B11-pdf", file("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "a PDF document", error=NotTextError),
    Row("B11-zip", file("a.txt", b"PK\x03\x04" + bytes(60)), "a zip archive", error=NotTextError),
    Row("B11-docx", file("a.txt", b"PK\x03\x04" + bytes(30) + b"word/document.xml"), "docx", error=NotTextError),
    Row("B12-many", file("a.txt", b"text " + bytes(40)), "binary data", error=NotTextError),
]


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in ROWS if row.where])
def test_files(row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", os.environ.get("HOME", ""))
    monkeypatch.setenv("USERPROFILE", os.environ.get("USERPROFILE", ""))
    path = row.make(tmp_path)
    if row.id == "A3":
        Path(path).chmod(0)
    before = state(tmp_path)
    if not row.refused:
        assert read(path, limit=2000).text == row.text
    else:
        with pytest.raises(row.error) as caught:
            read(path, limit=2000)
        assert row.refused in caught.value.message
        assert Path(str(path)).name in caught.value.message
        caught.value.message.encode()
        assert caught.value.title
    assert state(tmp_path) == before, "V2: nothing is written"


def state(folder: Path) -> list[tuple[str, int, int]]:
    return sorted((p.name, p.lstat().st_size, p.lstat().st_mtime_ns) for p in folder.iterdir())


def test_a13_a_read_error_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file("half.txt", b"x" * 3_000_000)(tmp_path)
    real, reads = os.read, []

    def failing(descriptor: int, size: int) -> bytes:
        reads.append(size)
        if len(reads) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(descriptor, size)

    monkeypatch.setattr(os, "read", failing)
    with pytest.raises(DocumentError, match=r"half\.txt could not be read to its end"):
        read(path)


@pytest.mark.parametrize(("times", "read_in_the_end"), [(1, True), (2, False), (50, False)])
def test_a14_a_file_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, read_in_the_end: bool
) -> None:
    path = file("moving.txt")(tmp_path)
    real = os.read
    changes: list[bytes] = []

    def growing(descriptor: int, size: int) -> bytes:
        data = real(descriptor, size)
        if data and os.lseek(descriptor, 0, os.SEEK_CUR) == len(data) and len(changes) < times:
            changes.append(data)
            path.write_bytes(b"more " * 10 * (len(changes) + 1))
        return data

    monkeypatch.setattr(os, "read", growing)
    if read_in_the_end:
        assert read(path).text == "more " * 20
    else:
        with pytest.raises(DocumentError, match=r"moving\.txt changes while it is read"):
            read(path)


@dataclass(frozen=True)
class Bytes:
    """Bytes and what they must become."""

    id: str
    data: bytes
    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False
    newline: str = "\n"


GERMAN = "Die Straßenbahn fährt über die Brücke – „sehr schön“, sagte sie."
RUSSIAN = "Переговоры продолжились в Москве, а потом в Киеве и Минске."
JAPANESE = "東京で開かれた会議で、首相は日本とアメリカの関係について話した。"
CHINESE = "中国国家主席在北京会见了美国总统，双方讨论了贸易问题。"
TAIWANESE = "台灣總統在台北會見了美國代表，雙方討論了貿易問題。"

BYTES = [
    Bytes("B1", TEXT.encode(), TEXT, "utf-8"),
    Bytes("B2", codecs.BOM_UTF8 + TEXT.encode(), TEXT, "utf-8"),
    *(
        Bytes(f"B3-{codec}", mark + TEXT.encode(codec), TEXT, codec)
        for codec, mark in (
            ("utf-16-le", codecs.BOM_UTF16_LE),
            ("utf-16-be", codecs.BOM_UTF16_BE),
            ("utf-32-le", codecs.BOM_UTF32_LE),
            ("utf-32-be", codecs.BOM_UTF32_BE),
        )
    ),
    *(Bytes(f"B4-{codec}", TEXT.encode(codec), TEXT, codec, guessed=True) for codec in ("utf-16-le", "utf-16-be")),
    Bytes("B5", GERMAN.encode("cp1252"), GERMAN, "cp1252", guessed=True),
    Bytes("B6-cp1251", RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251", guessed=True),
    Bytes("B6-koi8", RUSSIAN.encode("koi8_r"), RUSSIAN, "koi8_r", guessed=True),
    Bytes("B6-shift-jis", JAPANESE.encode("cp932"), JAPANESE, "cp932", guessed=True),
    Bytes("B6-gb18030", CHINESE.encode("gb18030"), CHINESE, "gb18030", guessed=True),
    Bytes("B6-big5", TAIWANESE.encode("big5"), TAIWANESE, "big5", guessed=True),
    Bytes("B7", TEXT.encode() + b"\xff", TEXT + "\ufffd", "utf-8", replaced=1),
    Bytes("B9", codecs.BOM_UTF16_LE + "Oslo".encode("utf-16-le") + b"x", "Oslo\ufffd", "utf-16-le", replaced=1),
    Bytes("B10-overlong", b"a\xc0\xafb", "a\ufffd\ufffdb", "utf-8", replaced=2),
    Bytes("B10-surrogate", b"a\xed\xa0\x80b", "a\ufffd\ufffd\ufffdb", "utf-8", replaced=3),
    Bytes("B12-few", b"In Paris\0 it rained all day.", "In Paris\u2400 it rained all day.", "utf-8"),
    Bytes("B15", b"a\r\nb\rc\nd\r\n", "a\nb\nc\nd\n", "utf-8", newline="\r\n"),
    Bytes("B16-double", codecs.BOM_UTF8 * 2 + b"x", "x", "utf-8"),
    Bytes("B16-swapped", codecs.BOM_UTF16_LE + "\ufffex".encode("utf-16-le"), "x", "utf-16-le"),
]


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in BYTES])
def test_bytes(row: Bytes) -> None:
    document = from_bytes(row.data)
    source = document.source
    assert document.text == row.text
    assert (source.encoding, source.replaced, source.guessed, source.newline) == (
        row.encoding,
        row.replaced,
        row.guessed,
        row.newline,
    )
    assert source.had_bom == (row.id[:2] in ("B2", "B3", "B9") or row.id.startswith("B16"))


def test_b8_bytes_that_cp1252_does_not_know() -> None:
    document = from_bytes(GERMAN.encode("cp1252") + b" \x81\x8d\x8f\x90\x9d")
    assert document.source.guessed
    assert document.source.encoding != "iso8859-1", "which accepts anything, so it is only ever chosen"
    assert document.text.count("\ufffd") == document.source.replaced


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        pytest.param("ascii", "is not ascii", id="B13"),
        pytest.param("utf-16", "is not utf-16", id="B13-utf16"),
        pytest.param("klingon", "klingon", id="B14"),
        pytest.param("hex", "hex", id="B14-no-text"),
    ],
)
def test_chosen_encodings(tmp_path: Path, encoding: str, words: str) -> None:
    with pytest.raises(EncodingError, match=words):
        read(file("x.txt", TEXT.encode() + b"\n")(tmp_path), encoding=encoding)
