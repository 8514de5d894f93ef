from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from geoview.document import Document
from geoview.errors import DocumentError, NotTextError

if TYPE_CHECKING:
    from pathlib import Path

Open = Callable[[str, "bytes | str"], Document]
Make = Callable[..., bytes]

BODY = """
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks in the capital</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The envoy flew to Isla</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr>
<w:t>mabad</w:t></w:r><w:del><w:r><w:delText>Paris</w:delText></w:r></w:del><w:r><w:br/><w:t>and home.</w:t></w:r></w:p>
<w:p/>
<w:p><w:pPr><w:numPr/></w:pPr><w:hyperlink><w:r><w:t>Rome</w:t></w:r></w:hyperlink></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Oslo</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lima</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Peru</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:instrText>HYPERLINK "Berlin"</w:instrText><w:t>last</w:t></w:r></w:p>
"""
CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Stated title</dc:title>'
    "<dc:language>de-AT</dc:language></cp:coreProperties>"
)


def test_paragraphs_lists_and_tables(opened: Open, docx: Make) -> None:
    document = opened("x.docx", docx(BODY))
    assert document.text.split("\n\n") == [
        "Talks in the capital",
        "The envoy flew to Islamabad\nand home.",
        "Rome\nOslo\nLima\nPeru",
        "last\n",
    ]
    assert document.title == "Talks in the capital"
    assert document.pages == ()


def test_title_and_language_as_stated(opened: Open, docx: Make) -> None:
    document = opened("x.docx", docx(BODY, **{"docProps/core.xml": CORE}))
    assert document.title == "Stated title"
    assert document.language == "de-AT"


def test_notes_follow_the_text(opened: Open, docx: Make) -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote><w:p><w:r>'
        "<w:t>See Bern.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    document = opened("x.docx", docx("<w:p><w:r><w:t>Body</w:t></w:r></w:p>", **{"word/footnotes.xml": notes}))
    assert document.text == "Body\n\nSee Bern.\n"


def test_a_real_writers_file(tmp_path: Path, opened: Open) -> None:
    writer = pytest.importorskip("docx")
    made = writer.Document()
    made.add_heading("From Rome", 0)
    made.add_paragraph("The envoy flew to Łódź 😀.")
    made.save(str(tmp_path / "real.docx"))
    document = opened("x.docx", (tmp_path / "real.docx").read_bytes())
    assert document.text == "From Rome\n\nThe envoy flew to Łódź 😀.\n"


BOMB = b"<w:p/>" + b" " * (80 << 20)
LOL = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (f"{LOL}<w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>", "entit"),
        (f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}>&a;</w:document>', "entities"),
        (f"<w:document {W}><w:body><w:p>", "no readable"),
        ("<other/>", "something else"),
        ("", "no readable"),
        (b"\xff\xfe\x00", "no readable"),
        (f"<w:document {W}>" + "<w:p>" * 100_000, "no readable"),
    ],
    ids=["laughs", "outside", "torn", "other", "empty", "binary", "deep"],
)
def test_hostile_xml_is_refused(part: str | bytes, message: str, opened: Open, archive: Make) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        opened("x.docx", archive({"word/document.xml": part}))
    assert "root:" not in str(caught.value)


def test_a_zip_bomb_is_refused(opened: Open, archive: Make) -> None:
    data = archive({"word/document.xml": BOMB})
    assert len(data) < 200_000
    with pytest.raises(DocumentError, match="unpacks to more than 67 MB"):
        opened("x.docx", data)


def test_a_part_that_lies_about_its_size_is_refused(opened: Open, archive: Make) -> None:
    data = archive({"word/document.xml": b" " * 1000})
    lie = data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != data
    with pytest.raises(DocumentError, match=r"x\.docx"):
        opened("x.docx", lie)


def test_a_wrong_checksum_is_refused(opened: Open, archive: Make) -> None:
    data = archive({"word/document.xml": b"<a/>"})
    checksum = zlib.crc32(b"<a/>").to_bytes(4, "little")
    with pytest.raises(DocumentError, match="no readable"):
        opened("x.docx", data.replace(checksum, b"\0\0\0\0"))


def test_a_locked_document_says_so(opened: Open, archive: Make) -> None:
    data = bytearray(archive({"word/document.xml": b"<a/>"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentError, match="password"):
        opened("x.docx", bytes(data))


def test_another_archive_is_no_word_document(opened: Open, archive: Make) -> None:
    with pytest.raises(NotTextError, match="no Word document"):
        opened("x.docx", archive({"xl/workbook.xml": "<a/>"}))


def test_damaged_properties_cost_nothing(opened: Open, docx: Make) -> None:
    assert opened("x.docx", docx("<w:p/>", **{"docProps/core.xml": "<torn"})).title is None
