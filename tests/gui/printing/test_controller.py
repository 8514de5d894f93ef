"""Paper: pages, PDF, picture and preview of a document in a real window."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from present import present
from PySide6.QtCore import QLocale, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from geoview.atlas import Atlas
from geoview.document import from_text
from geoview.errors import Cancelled, GazetteerError
from geoview.export import NamedAtlas, Progress, job_of
from geoview.export.areas import NO_PLACE_DATA
from geoview.export.progress import UNWATCHED
from geoview.ui.documents.session import Engine
from geoview.ui.printing import rendering
from geoview.ui.printing.body import Body
from geoview.ui.printing.pages import Pages
from geoview.ui.printing.rendering import page_layout
from geoview.ui.printing.style import THEME

if TYPE_CHECKING:
    from pathlib import Path

    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot

    from geoview.gazetteer.place import Place

pdfium = pytest.importorskip("pypdfium2")


def pdf(atlas: Atlas, name: str, progress: Progress = UNWATCHED) -> bytes:
    return b"".join(rendering.pdf(job_of(atlas, NO_PLACE_DATA, progress, source=name)))


def words(data: bytes) -> list[str]:
    """The text of each page."""
    document = pdfium.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [" ".join(page.replace("\u2060", "").replace("\u00a0", " ").split()) for page in pages]


def test_every_mention_carries_the_number_of_its_place(qapp: QApplication, kit: type[Kit]) -> None:
    pages = words(pdf(kit.atlas_of(from_text(kit.text)), "talks.txt"))
    assert "Oakton 1 and Mill Bay 2 quarrelled for a year. Westland 3 kept out of it" in pages[0]
    assert f"Page 1 of {len(pages)}" in pages[0]
    key = pages[-1]
    for fact in ("34.0000° N, 72.0000° E", "39.0000° N, 77.0000° W", "0.30?", "Nowhere", "without a place"):
        assert fact in key
    assert "Made with Natural Earth" in key


@pytest.mark.parametrize(
    "strange", ["<b>{{ 7*7 }}</b> {% raw %} <script>", "a\u2029b\ufdd0c\ufffcd\x00e", "&lt; %1 %n"]
)
def test_strings_are_only_ever_text(qapp: QApplication, kit: type[Kit], strange: str) -> None:
    atlas = kit.atlas_of(from_text(f"{strange} Oakton fell.\n"))
    (page, *_) = words(pdf(atlas, strange))
    shown = strange.translate({0: "\u2400", 0x2029: " ", 0xFDD0: None, 0xFFFC: None}).split()
    assert all(word in page for word in shown if word.isascii())
    assert "Oakton 1 fell." in page


def test_a_long_text_fills_pages_and_none_of_it_is_lost(qapp: QApplication, kit: type[Kit]) -> None:
    text = "\n\n".join(f"Paragraph {n} speaks of Oakton." for n in range(400)) + "\n\n" + "word " * 5000 + "end."
    pages = words(pdf(kit.atlas_of(from_text(text)), "long.txt"))
    whole = " ".join(pages)
    assert [int(n) for n in re.findall(r"Paragraph ?(\d+) ?speaks", whole)] == list(range(400))
    assert whole.count("word") == 5000, "once each: nothing is lost or doubled where a page ends"
    assert "end." in whole


@pytest.mark.parametrize(
    ("text", "name", "left_of_it"),
    [
        ("وصل الوفد إلى Oakton قادما من Riverlands اليوم.\n", "Oakton", False),
        ("وصل الوفد إلى دمشق اليوم.\n", "دمشق", True),
        ("They came from دمشق today.\n", "دمشق", True),
        ("They came from Oakton to دمشق.\n", "Oakton", False),
    ],
)
def test_a_number_stands_at_the_end_of_its_name_whichever_way_that_is_written(
    qapp: QApplication, kit: type[Kit], text: str, name: str, left_of_it: bool
) -> None:
    size = QSizeF(1800, 1000)
    atlas = kit.atlas_of(from_text(text), {**kit.known, "دمشق": kit.westland})
    body = Body(atlas, size, UNWATCHED)
    picture = QImage(size.toSize(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    body.draw(painter, 0)
    painter.end()
    kind = kit.known.get(name, kit.westland).kind
    soft, full = THEME.soft(kind).name(), THEME.kind(kind).name()
    middle = range(picture.height() // 2)
    marked = [x for x in range(picture.width()) if any(picture.pixelColor(x, y).name() == soft for y in middle)]
    # An underline is thin; a pin is not.
    pinned = [x for x in range(picture.width()) if sum(picture.pixelColor(x, y).name() == full for y in middle) > 8]
    assert pinned and not set(pinned) & set(marked[5:-5]), "the pin covers no letter"
    edge = min(marked) - max(pinned) if left_of_it else min(pinned) - max(marked)
    assert abs(edge) < 12, "right at the end of the name"


def test_no_place_is_still_a_document(qapp: QApplication) -> None:
    pages = words(pdf(Atlas(from_text("")), "empty.txt"))
    assert "empty.txt" in pages[0]
    assert "Made with Natural Earth" in pages[-1]


def test_what_is_not_wanted_stops(qapp: QApplication, kit: type[Kit]) -> None:
    with pytest.raises(Cancelled):
        pdf(kit.atlas_of(from_text(kit.text)), "x", Progress(cancelled=lambda: True))


@pytest.mark.parametrize(
    ("locale", "size"), [("de_DE", "A4"), ("en_US", "Letter"), ("es_MX", "Letter"), ("ar_EG", "A4")]
)
def test_paper_of_the_land(locale: str, size: str) -> None:
    assert page_layout(QLocale(locale)).pageSize().id() == QPageSize.PageSizeId[size]


def test_paper_is_light_whatever_the_window_wears(qapp: QApplication, kit: type[Kit], make_desk: Make) -> None:
    make_desk(theme="dark")
    pages = Pages(NamedAtlas(kit.atlas_of(from_text(kit.text)), "x"), page_layout(), NO_PLACE_DATA)
    image = QImage(pages.paper.toRect().size() / 4, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(0.25, 0.25)
    pages.draw(painter, 0)
    painter.end()
    shades = [
        image.pixelColor(x, y).lightness() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    ]
    assert sum(shade > 200 for shade in shades) > 0.8 * len(shades)
    assert min(shades) < 80, "there is ink"


@pytest.mark.parametrize("scale", [1, 3])
def test_the_picture_has_the_size_that_was_asked_for(qapp: QApplication, kit: type[Kit], scale: int) -> None:
    job = job_of(kit.atlas_of(from_text(kit.text)), NO_PLACE_DATA, source="x", width=1200 * scale)
    image = QImage.fromData(b"".join(rendering.png(job)))
    assert image.width() == 1200 * scale
    sea = QColor("#cfe0ea")
    assert any(image.pixelColor(5, y) == sea for y in range(0, 700 * scale, 7)), "the map is drawn"
    assert image.pixelColor(2, image.height() - 2) == QColor("#fffdf9"), "and ends where the key begins"


def open_text(desk: Desk, tmp_path: Path, text: str, qtbot: QtBot) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(text, "utf-8")
    desk.documents.open(path)
    qtbot.waitUntil(lambda: desk.session.atlas is not None and desk.session.atlas.complete, timeout=20_000)
    return path


def test_pdf_and_picture_from_the_window(qtbot: QtBot, tmp_path: Path, kit: type[Kit], make_desk: Make) -> None:
    desk = make_desk()
    path = open_text(desk, tmp_path, kit.text, qtbot)
    exports = desk.exports
    exports.write(desk.atlas, "pdf", tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=20_000)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    exports.write(desk.atlas, "png", tmp_path / "out.png", 1200)
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=20_000)
    assert QImage(str(tmp_path / "out.png")).width() == 1200
    before = path.read_bytes()
    exports.write(desk.atlas, "pdf", path)
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=20_000)
    assert path.read_bytes() == before, "the text itself is never written"


def test_preview_shows_pages_and_cancels(qtbot: QtBot, tmp_path: Path, kit: type[Kit], make_desk: Make) -> None:
    desk = make_desk()
    open_text(desk, tmp_path, kit.text, qtbot)
    dialog = present(desk.printing().preview())
    qtbot.waitUntil(lambda: dialog.drawn >= 1, timeout=20_000)
    assert dialog.count >= 2
    assert not dialog.grab().isNull()
    dialog.close()
    present(desk.printing().preview()).reject()
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)


def test_printing_draws_every_page(qtbot: QtBot, tmp_path: Path, kit: type[Kit], make_desk: Make) -> None:
    desk = make_desk()
    open_text(desk, tmp_path, kit.text, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout())
    desk.printing().print_to(NamedAtlas(desk.atlas, "talks.txt"), printer)
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=20_000)
    pages = words((tmp_path / "printed.pdf").read_bytes())
    assert len(pages) == len(words(pdf(desk.atlas, "talks.txt")))
    assert "Oakton 1" in pages[0]


def test_a_preview_says_why_it_has_no_pages(qtbot: QtBot, tmp_path: Path, kit: type[Kit], make_desk: Make) -> None:
    class Damaged:
        info = SimpleNamespace(version="Test 1", sources=())
        notice = ""

        def outline(self, place_id: str) -> str | None:
            raise GazetteerError("Place data is damaged", "the outline of <b>Westland</b> is unusable")

        def country(self, code: str) -> None: ...
        def admin1_of(self, place: Place) -> None: ...

    parser = kit.FakeParser()
    desk = make_desk(parser, engine=lambda: Engine(Damaged(), parser))  # type: ignore[arg-type]
    open_text(desk, tmp_path, kit.text, qtbot)
    dialog = present(desk.printing().preview())
    (where,) = (label for label in dialog.findChildren(QLabel) if label.textFormat() is Qt.TextFormat.PlainText)
    qtbot.waitUntil(lambda: "damaged" in where.text(), timeout=20_000)
    assert where.text() == "Place data is damaged. the outline of <b>Westland</b> is unusable."
    dialog.close()
    desk.exports.write(desk.atlas, "pdf", tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: not desk.save_jobs.busy, timeout=20_000)
    assert not (tmp_path / "out.pdf").exists()
    assert desk.messages.isVisible()
