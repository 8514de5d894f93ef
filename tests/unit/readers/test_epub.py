from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from geoview.document import Document
from geoview.errors import DocumentError, NotTextError

Open = Callable[[str, "bytes | str"], Document]
Make = Callable[..., bytes]


def test_chapters_in_reading_order(opened: Open, epub: Make) -> None:
    chapters = {
        "two.xhtml": "<h2>Second</h2><p>In&nbsp;Oslo.</p>",
        "one.xhtml": "<p>In Rome<script>x</script>.</p>",
        "unused.xhtml": "<p>Paris</p>",
    }
    document = opened("x.epub", epub(chapters, spine=["i1", "i0", "i7"]))
    assert document.text == "In Rome.\n\nSecond\n\nIn\xa0Oslo.\n"
    assert document.title == "A Long Way"
    assert document.language == "en-GB"
    assert document.date == date(1923, 5, 1)


def test_a_chapter_is_read_once(opened: Open, epub: Make) -> None:
    document = opened("x.epub", epub({"a.xhtml": "<p>Rome</p>"}, spine=["i0"] * 50_000))
    assert document.text == "Rome\n"


def test_many_chapters_do_not_unpack_to_everything(opened: Open, epub: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.readers.archive._MAX_TOTAL", 1_000_000)
    chapters = {f"{n}.xhtml": "<p>" + " " * 300_000 + "</p>" for n in range(5)}
    with pytest.raises(DocumentError, match="unpacks to more"):
        opened("x.epub", epub(chapters))


def test_a_text_without_end_is_refused(opened: Open, epub: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoview.readers.base.MAX_CHARACTERS", 1_000)
    with pytest.raises(DocumentError, match="more than 1,000 characters"):
        opened("x.epub", epub({"a.xhtml": "<p>word</p>" * 500}))


def test_entities_of_a_chapter_are_not_expanded(opened: Open, epub: Make) -> None:
    chapter = (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        "<html><body><p>&a;&a; &x; end</p></body></html>"
    )
    document = opened("x.epub", epub({"a.xhtml": ""}, **{"OEBPS/text/a.xhtml": chapter}))
    assert "aaaaaaaaaa" not in document.text.replace("'aaaaaaaaaa'", "")
    assert "root:" not in document.text
    assert "end" in document.text


@pytest.mark.parametrize(
    "href", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/x"]
)
def test_nothing_outside_is_read(href: str, opened: Open, epub: Make) -> None:
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        f'<item id="a" href="{href}" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    assert opened("x.epub", epub({}, **{"OEBPS/book.opf": package})).text == ""


def test_a_protected_book_says_so(opened: Open, epub: Make) -> None:
    lock = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        '<e:EncryptionMethod Algorithm="{}"/></e:EncryptedData></encryption>'
    )
    chapters = {"a.xhtml": "<p>Rome</p>"}
    with pytest.raises(DocumentError, match="copy-protected"):
        opened("x.epub", epub(chapters, **{"META-INF/encryption.xml": lock.format("http://example.org/aes")}))
    fonts = lock.format("http://www.idpf.org/2008/embedding")
    assert opened("x.epub", epub(chapters, **{"META-INF/encryption.xml": fonts})).text == "Rome\n"


@pytest.mark.parametrize("part", ["META-INF/container.xml", "OEBPS/book.opf"])
@pytest.mark.parametrize("content", ["", "<torn", "<x/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"])
def test_a_damaged_book_is_refused_or_empty(part: str, content: str, opened: Open, epub: Make) -> None:
    try:
        assert opened("x.epub", epub({"a.xhtml": "<p>Rome</p>"}, **{part: content})).text == ""
    except DocumentError as error:
        assert "x.epub" in str(error)


def test_another_archive_is_no_book(opened: Open, archive: Make) -> None:
    with pytest.raises(NotTextError, match="no e-book"):
        opened("x.epub", archive({"a": "b"}))
