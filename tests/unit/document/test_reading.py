"""Files become documents; what can't is refused with its name, and nothing is ever written (FAULTS A, V2)."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import stat
from pathlib import Path

import pytest

from geoview.document import MAX_BYTES, from_bytes, from_text, read, reading, to_path
from geoview.errors import DocumentError, EncodingError, NotTextError, TooLargeError

posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes, links and permissions of POSIX")
TEXT = "Łódź and São Paulo.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_a_document_knows_where_it_came_from(article: Path) -> None:
    document = read(article)
    source = document.source
    assert document.text == TEXT
    assert source.path == article
    assert (source.encoding, source.size, source.replaced, source.guessed) == ("utf-8", len(TEXT.encode()), 0, False)
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.modified_ns == article.stat().st_mtime_ns
    assert not source.truncated


def test_reading_changes_nothing(article: Path) -> None:
    article.chmod(0o444)
    os.utime(article, ns=(1_000_000_000, 2_000_000_000))
    before = article.stat()
    folder = sorted(p.name for p in article.parent.iterdir())
    read(article)
    after = article.stat()
    assert (before.st_mtime_ns, before.st_mode, before.st_size) == (after.st_mtime_ns, after.st_mode, after.st_size)
    assert sorted(p.name for p in article.parent.iterdir()) == folder


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    assert read(path).text == ""


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.txt was not found"):
        read(tmp_path / "gone.txt")
    with pytest.raises(DocumentError, match="was not found"):
        read(tmp_path / "no" / "folder.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


@posix_only
def test_pipes_sockets_and_devices_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(DocumentError, match="is a pipe"):
        read(pipe)
    address = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(address))
        with pytest.raises(DocumentError, match="is a socket"):
            read(address)
    with pytest.raises(DocumentError, match="is a device"):
        read("/dev/zero")


@posix_only
def test_a_pipe_that_takes_the_place_of_a_file_does_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    calls = iter([lambda *_: None])
    real = reading._check_kind
    monkeypatch.setattr(reading, "_check_kind", lambda *args: next(calls, real)(*args))  # noqa: PLW0108 - another one at each call
    with pytest.raises(DocumentError, match="is a pipe"):
        read(pipe)


@posix_only
def test_a_link_is_followed_and_keeps_its_name(article: Path) -> None:
    link = article.with_name("link.txt")
    link.symlink_to(article.name)
    document = read(link)
    assert document.text == TEXT
    assert document.source.path == link


@posix_only
def test_a_loop_of_links_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(DocumentError, match="leads back to itself"):
        read(tmp_path / "a")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(article: Path) -> None:
    article.chmod(0)
    with pytest.raises(DocumentError, match="may not be read"):
        read(article)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "may not be read"), (errno.EIO, "could not be read to its end"), (errno.ESTALE, "article.txt:")],
)
def test_an_error_while_reading_is_told_once(
    article: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    count = 0

    def fail(*_: object) -> bytes:
        nonlocal count
        count += 1
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(DocumentError) as caught:
        read(article)
    assert words in caught.value.message
    assert "article.txt" in caught.value.message
    assert count == 1


@pytest.mark.parametrize("name", ["line\nbreak.txt", "émoji 😀.txt", "n" * 251 + ".txt", " spaced .txt", "-dash.txt"])
def test_odd_names_open(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    assert read(path).text == TEXT


@posix_only
def test_a_name_that_is_not_utf8_opens_and_is_shown_safely(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\x1b.txt")
    path.write_text(TEXT, encoding="utf-8")
    assert read(path).text == TEXT
    path.unlink()
    with pytest.raises(DocumentError) as caught:
        read(path)
    caught.value.message.encode()
    assert "\x1b" not in caught.value.message


def test_a_name_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="too long"):
        read(tmp_path / ("n" * 300))
    with pytest.raises(DocumentError, match="null"):
        read(str(tmp_path / "a\0b"))


def test_a_file_over_the_limit_is_refused_or_its_head_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("é" * 1000, encoding="utf-8")
    with pytest.raises(TooLargeError) as caught:
        read(path, limit=999)
    assert (caught.value.size, caught.value.limit) == (2000, 999)
    head = read(path, limit=999, head=True)
    assert head.text == "é" * 498, "cut so that UTF-32 would be whole too"
    assert head.source.truncated
    assert (head.source.size, head.source.replaced) == (2000, 0)
    assert not read(path, limit=2000).source.truncated


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("limit", range(20, 29))
def test_a_head_splits_no_character(tmp_path: Path, encoding: str, limit: int) -> None:
    path = tmp_path / "long.txt"
    text = "aé東😀" * 50
    path.write_bytes(text.encode(encoding))
    head = read(path, limit=limit, head=True)
    assert head.source.replaced == 0
    assert text.startswith(head.text)
    assert len(head.text) >= 3


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    def never(*_: object) -> bytes:
        raise AssertionError("was read")

    monkeypatch.setattr(os, "read", never)
    with pytest.raises(TooLargeError, match="67 MB"):
        read(path)


class Changing:
    """`os.read` during which another program changes the file, once each time that it is opened."""

    def __init__(self, path: Path, times: int, contents: bytes) -> None:
        self.path = path
        self.times = times
        self.contents = contents
        self.real = os.read
        self.opens = 0

    def __call__(self, descriptor: int, size: int) -> bytes:
        data = self.real(descriptor, size)
        at_start = os.lseek(descriptor, 0, os.SEEK_CUR) == len(data)
        if data and at_start and self.opens < self.times:
            self.opens += 1
            self.path.write_bytes(self.contents * (self.opens + 1))
            os.utime(self.path, ns=(0, self.opens))
        return data


def test_a_file_that_changes_once_is_read_again(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", Changing(article, 1, b"changed, and longer than before. "))
    assert read(article).text == "changed, and longer than before. " * 2


def test_a_file_that_keeps_changing_is_refused(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "read", Changing(article, 100, b"changed again. "))
    with pytest.raises(DocumentError, match="changes while it is read"):
        read(article)


def test_a_file_that_was_only_touched_is_taken(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.read
    stamps = iter(range(100))

    def touching(descriptor: int, size: int) -> bytes:
        os.utime(article, ns=(0, next(stamps)))
        return real(descriptor, size)

    monkeypatch.setattr(os, "read", touching)
    assert read(article).text == TEXT


def test_a_chosen_encoding_goes_through(article: Path) -> None:
    assert read(article, encoding="latin-1").text == TEXT.encode().decode("latin-1")
    with pytest.raises(EncodingError, match=r"article\.txt is not ascii"):
        read(article, encoding="ascii")


def test_binary_is_named_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    with pytest.raises(NotTextError, match=r"picture\.txt is a PNG image"):
        read(path)


def test_addresses_of_files_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "with space é.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert read(path.as_uri()).text == TEXT
    assert read(Path(path.as_uri())).text == TEXT, "a Path folds the slashes of an address"
    assert to_path(path.as_uri().replace("file://", "file://localhost")) == path
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert read("~/with space é.txt").text == TEXT
    monkeypatch.chdir(tmp_path)
    assert read("with space é.txt").source.path == path


@pytest.mark.parametrize(
    "address", ["http://example.org/a.txt", "https://example.org", "ftp://x/y", "file://other/a.txt"]
)
def test_addresses_elsewhere_are_refused(address: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(address)
    assert caught.value.hint


def test_a_file_named_like_an_address_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("http:").mkdir()
    Path("http:/a.txt").write_text(TEXT, encoding="utf-8")
    Path("~x").write_text(TEXT, encoding="utf-8")
    assert read("http:/a.txt").text == TEXT
    assert read("~x").text == TEXT


def test_bytes_and_text_make_the_same_document() -> None:
    one = from_bytes(TEXT.encode())
    other = from_text(TEXT)
    assert one == other
    assert one.source.path is None


def test_pasted_text_is_made_clean_and_counted() -> None:
    document = from_text("\ufeffa\r\nb\rc\0\ud800")
    assert document.text == "a\nb\nc\u2400\ufffd"
    assert document.source.replaced == 1
    assert document.source.had_bom


def test_the_file_stays_closed_afterwards(article: Path) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("the system does not list open files")
    before = len(list(Path("/proc/self/fd").iterdir()))
    read(article)
    with pytest.raises(DocumentError):
        read(article.parent)
    with pytest.raises(TooLargeError):
        read(article, limit=3)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert stat.S_ISREG(article.stat().st_mode)
