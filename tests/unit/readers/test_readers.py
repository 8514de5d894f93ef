from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geoview.document import Document, from_bytes, read
from geoview.errors import DocumentError, NotTextError, TooLargeError
from geoview.readers import BUILT_IN, extract

Open = Callable[[str, "bytes | str"], Document]


def test_plain_text_is_not_touched() -> None:
    assert extract(b"<b>x</b>", Path("x.txt"), "x.txt") is None
    assert from_bytes(b"<b>x</b> # y").text == "<b>x</b> # y"


@pytest.mark.parametrize("suffix", [suffix for reader in BUILT_IN for suffix in reader.suffixes])
def test_an_empty_file_is_empty_or_refused(suffix: str, opened: Open) -> None:
    if suffix in (".docx", ".epub", ".pdf"):
        with pytest.raises(NotTextError, match="is no "):
            opened(f"x{suffix}", b"")
    else:
        assert opened(f"x{suffix}", b"").text.strip() == ""


@pytest.mark.parametrize("suffix", [".docx", ".epub", ".pdf"])
@pytest.mark.parametrize("data", [b"just text", b"\x89PNG\r\n\x1a\n" + bytes(50), b"PK\x03\x04 torn"])
def test_another_format_under_that_name_is_refused(suffix: str, data: bytes, opened: Open) -> None:
    with pytest.raises(DocumentError, match=rf"x\{suffix}"):
        opened(f"x{suffix}", data)


@pytest.mark.parametrize(
    ("name", "module", "package"),
    [
        ("x.pdf", "pypdfium2", "pypdfium2"),
        ("x.docx", "lxml", "lxml"),
        ("x.epub", "lxml", "lxml"),
        ("x.HTML", "lxml", "lxml"),
    ],
)
def test_a_missing_library_is_named(
    name: str, module: str, package: str, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for loaded in [m for m in sys.modules if m.startswith("geoview.readers.") and not m.endswith(".base")]:
        monkeypatch.delitem(sys.modules, loaded)
    for loaded in [m for m in sys.modules if m.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DocumentError, match=f"needs the package {package}") as caught:
        opened(name, b"%PDF-1.4")
    assert "geoview[readers]" in caught.value.hint


def test_markdown_without_its_library_is_text(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "geoview.readers.markdown", raising=False)
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    assert opened("x.md", "# In *Rome*").text == "# In *Rome*"


def test_the_head_of_a_large_page_is_not_a_page(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(b"<p>" + b"x" * 5000)
    with pytest.raises(TooLargeError):
        read(path, limit=1000, head=True)


@pytest.mark.parametrize(
    ("name", "data"),
    [("x.html", "<p>A<p>B"), ("x.md", "# A\n\nB"), ("y.htm", b"\xff\xfe<\0p\0>\0A\0")],
)
def test_the_same_bytes_give_the_same_text(name: str, data: bytes | str, opened: Open) -> None:
    first, second = opened(name, data), opened(name, data)
    assert first.text == second.text
    assert first.source.sha256 == second.source.sha256


def test_a_page_number_for_every_position() -> None:
    document = Document("abcdef", pages=(0, 2, 2, 4))
    assert [document.page_of(offset) for offset in range(6)] == [1, 1, 3, 3, 4, 4]
    assert Document("abc").page_of(1) is None


@pytest.mark.parametrize("suffix", [".docx", ".epub", ".html", ".md"])
def test_damage_never_crashes(
    suffix: str, opened: Open, docx: Callable[..., bytes], epub: Callable[..., bytes]
) -> None:
    page = b"<html><head><title>x</title></head><body><p>From <b>Rome</b> to S&atilde;o Tom\xc3\xa9.</p></body></html>"
    whole = {
        ".docx": docx("<w:p><w:r><w:t>From Rome to Oslo.</w:t></w:r></w:p>" * 5),
        ".epub": epub({"a.xhtml": "<p>From Rome</p>", "b.xhtml": "<p>to Oslo</p>"}),
        ".html": page,
        ".md": b"# From *Rome*\n\n- to [Oslo](x)\n\n| a | b |\n|---|---|\n| c | d |\n",
    }[suffix]
    chance = random.Random(11)
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 10)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        if chance.random() < 0.3:
            del broken[chance.randrange(len(broken)) :]
        try:
            opened(f"x{suffix}", bytes(broken))
        except DocumentError as error:
            assert f"x{suffix}" in str(error)
