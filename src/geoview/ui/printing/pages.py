"""All pages of a printed document: text, map and key."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDate, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPagedPaintDevice, QPageLayout, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from geoview.export.as_svg import credits_of, map_drawing
from geoview.export.details import document_name
from geoview.export.progress import UNWATCHED
from geoview.gazetteer.place import PlaceKind
from geoview.resolution.types import Origin
from geoview.text import printable
from geoview.ui.printing.body import Body
from geoview.ui.printing.style import INK, LINE, MUTED, PAPER, THEME, UNITS_AN_INCH, pixels, sans
from geoview.ui.wording.place_wording import WORDS
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from datetime import date

    from geoview.atlas import Atlas
    from geoview.export import NamedAtlas, PlaceData, Progress

__all__ = ["Pages", "draw_all"]

_tr = Translator("paper")

_MAP_SHARE = 0.66
_MAP_WORK = 0.1
"""Share of the work that the map takes; the rest is the text."""
_ROW_PT = 14.0
_HEAD_PT = 20.0
# Shares of the width: number, name, kind, country, coordinates, mentions, confidence, who decided.
_COLUMNS = (0.055, 0.235, 0.165, 0.13, 0.2, 0.055, 0.07, 0.09)
_RIGHT = frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    kind: PlaceKind | None
    uncertain: bool


def _long(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


class Pages:
    """A document laid out for one kind of paper. It belongs to the thread that makes it.

    Args:
        document: The atlas and the path of the document; without a title, the file name stands for it.
        layout: Paper size, orientation and margins.
        gazetteer: Source of outlines, country names and the attribution.
        progress: Receives the share that is done, and says whether the result is still wanted.

    Raises:
        Cancelled: when it is no longer wanted.
    """

    def __init__(
        self,
        document: NamedAtlas,
        layout: QPageLayout,
        gazetteer: PlaceData,
        progress: Progress = UNWATCHED,
    ) -> None:
        atlas = document.atlas
        self.paper = QRectF(layout.fullRectPixels(UNITS_AN_INCH))
        inner = QRectF(layout.paintRectPixels(UNITS_AN_INCH))
        head = pixels(_HEAD_PT)
        self._inner = inner.adjusted(0, head, 0, -head)
        text = atlas.document
        self.title = " ".join(printable(text.title or document_name(document.source)).split())
        locale = QLocale()
        self._facts = " · ".join(
            fact
            for fact in (
                _long(text.date) if text.date else "",
                _tr("Places: {0}").format(locale.toString(len(atlas.places))),
                _tr("Mentions: {0}").format(locale.toString(len(atlas.resolutions))),
            )
            if fact
        )
        self._credits = " · ".join(credits_of(atlas, gazetteer))
        self._rows = _rows(atlas, gazetteer)
        width = self._inner.width()
        self._map = QRectF(0, pixels(22), width, min(width * _MAP_SHARE, self._inner.height() * 0.55))
        # Pins on paper are as large as the numbers beside the words: the drawing has fewer pixels than its place units.
        size = (round(width / UNITS_AN_INCH * 96), round(self._map.height() / UNITS_AN_INCH * 96))
        with progress.part(0, _MAP_WORK).counting(len(atlas.places)):
            drawing = map_drawing(atlas, gazetteer, size)
        self._svg = QSvgRenderer(QByteArray(drawing.encode("utf-8", "replace")))
        progress.reached(_MAP_WORK)
        self._body = Body(atlas, self._inner.size(), progress.part(_MAP_WORK, 1))
        row = pixels(_ROW_PT)
        first_room = self._inner.height() - self._map.bottom() - pixels(22) - pixels(20) - row
        self._first_rows = max(int(first_room // row), 0)
        self._rows_a_page = max(int((self._inner.height() - row) // row), 1)
        rest = max(len(self._rows) - self._first_rows, 0)
        self._key_pages = 1 + -(-rest // self._rows_a_page)

    def __len__(self) -> int:
        return self._body.pages + self._key_pages

    def image(self, page: int, size: QSize) -> QImage:
        """Return a page as an image of a size in pixels."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor(PAPER))
        painter = QPainter(image)
        painter.scale(size.width() / self.paper.width(), size.height() / self.paper.height())
        self.draw(painter, page)
        painter.end()
        return image

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw a page; pages count from 0. The painter counts in paper units from the corner of the paper."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.save()
        self._draw_margins(painter, page)
        painter.translate(self._inner.topLeft())
        if page < self._body.pages:
            self._body.draw(painter, page)
        else:
            self._draw_key(painter, page - self._body.pages)
        painter.restore()

    def _draw_margins(self, painter: QPainter, page: int) -> None:
        box, head = self._inner, pixels(_HEAD_PT)
        painter.setFont(sans(8))
        painter.setPen(MUTED)
        metrics = QFontMetricsF(painter.font())
        facts = metrics.horizontalAdvance(self._facts)
        top = QRectF(box.left(), box.top() - head, box.width(), metrics.height())
        room = box.width() - facts - pixels(12)
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, self._facts)
        painter.setPen(QPen(LINE, pixels(0.5)))
        y = top.bottom() + pixels(3)
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setPen(MUTED)
        locale = QLocale()
        foot = QRectF(box.left(), box.bottom() + head - metrics.height(), box.width(), metrics.height())
        numbers = _tr("Page {0} of {1}").format(locale.toString(page + 1), locale.toString(len(self)))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, numbers)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, "GeoView")

    def _draw_key(self, painter: QPainter, page: int) -> None:
        if page:
            first = self._first_rows + (page - 1) * self._rows_a_page
            self._draw_rows(painter, 0.0, self._rows[first : first + self._rows_a_page])
            return
        painter.setPen(INK)
        painter.setFont(sans(12, bold=True))
        painter.drawText(QRectF(0, 0, self._inner.width(), pixels(18)), Qt.AlignmentFlag.AlignLeft, _tr("Map"))
        painter.save()
        painter.setClipRect(self._map)
        self._svg.render(painter, self._map)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(LINE, pixels(0.6)))
        painter.drawRect(self._map)
        painter.setFont(sans(7))
        painter.setPen(MUTED)
        below = QRectF(0, self._map.bottom() + pixels(3), self._inner.width(), pixels(20))
        flags = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
        painter.drawText(below, flags, self._credits)
        self._draw_rows(painter, self._map.bottom() + pixels(28), self._rows[: self._first_rows])

    def _draw_rows(self, painter: QPainter, top: float, rows: list[_Row]) -> None:
        if not rows:
            return
        step, width = pixels(_ROW_PT), self._inner.width()
        self._draw_cells(painter, top, _header(), bold=True)
        for row in rows:
            painter.setPen(QPen(LINE, pixels(0.4)))
            top += step
            painter.drawLine(QPointF(0, top), QPointF(width, top))
            if row.kind is not None:
                self._draw_number(painter, top, row)
            self._draw_cells(painter, top, ("", *row.cells[1:]), bold=False)

    def _draw_number(self, painter: QPainter, top: float, row: _Row) -> None:
        painter.setFont(sans(7, bold=True))
        width = QFontMetricsF(painter.font()).horizontalAdvance(row.cells[0]) + pixels(6)
        box = QRectF(0, top + pixels(2), max(width, pixels(10)), pixels(_ROW_PT - 4))
        colour = THEME.kind(row.kind)
        painter.setPen(QPen(colour, pixels(0.8)))
        painter.setBrush(QColor(PAPER) if row.uncertain else colour)
        share = {PlaceKind.FACILITY: 0.12, PlaceKind.COUNTRY: 0.3, PlaceKind.STATE: 0.3}
        corner = box.height() * share.get(row.kind or PlaceKind.SETTLEMENT, 0.5)
        painter.drawRoundedRect(box, corner, corner)
        painter.setPen(colour if row.uncertain else QColor(PAPER))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.cells[0])

    def _draw_cells(self, painter: QPainter, top: float, cells: tuple[str, ...], *, bold: bool) -> None:
        x = 0.0
        for column, (cell, share) in enumerate(zip(cells, _COLUMNS, strict=True)):
            painter.setFont(sans(7.5, bold=bold or column == 1))
            painter.setPen(MUTED if bold else INK)
            width = share * self._inner.width()
            metrics = QFontMetricsF(painter.font())
            shown = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, width - pixels(4))
            side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
            box = QRectF(x, top, width - pixels(5), pixels(_ROW_PT))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)
            x += width


def _header() -> tuple[str, ...]:
    return (
        "",
        _tr("Place"),
        _tr("Kind"),
        _tr("Country"),
        _tr("Coordinates"),
        _tr("Times"),
        _tr("Sure"),
        _tr("Decided by"),
    )


def _rows(atlas: Atlas, gazetteer: PlaceData) -> list[_Row]:
    """Return a row for each place, in order of first mention, then one for each name without a place."""
    locale = QLocale()
    deciders = {
        Origin.AUTO: _tr("GeoView"),
        Origin.READER: _tr("Reader"),
        Origin.GEOCODER: _tr("Online service"),
    }
    rows = []
    for use in atlas.places:
        place = use.place
        country = gazetteer.country(place.country_code)
        origins = {atlas.resolutions[index].origin for index in use.mentions}
        cells = (
            str(use.number),
            printable(WORDS.name(place)),
            WORDS.kind(place),
            WORDS.country(country) or place.country_code,
            WORDS.coordinates(place.latitude, place.longitude),
            locale.toString(len(use.mentions)),
            locale.toString(use.confidence, "f", 2) + ("?" if use.uncertain else ""),
            ", ".join(word for origin, word in deciders.items() if origin in origins),
        )
        rows.append(_Row(cells, place.kind, use.uncertain))
    unresolved = Counter(printable(atlas.resolutions[index].mention.surface) for index in atlas.unresolved)
    for name, count in unresolved.items():
        rows.append(_Row(("", name, _tr("without a place"), "", "", locale.toString(count), "", ""), None, True))
    return rows


def draw_all(
    pages: Pages,
    device: QPagedPaintDevice,
    progress: Progress,
) -> bool:
    """Draw every page to a printer or a PDF. Return False when the device could not be opened.

    Raises:
        Cancelled: when it is no longer wanted.
    """
    ranges = device.pageRanges()
    wanted = [page for page in range(len(pages)) if ranges.isEmpty() or ranges.contains(page + 1)]
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        scale = device.logicalDpiX() / UNITS_AN_INCH
        origin = device.pageLayout().paintRectPixels(device.logicalDpiX()).topLeft()
        for index, page in enumerate(wanted):
            if index:
                device.newPage()
            painter.save()
            # A printer counts from the corner of what it can print on.
            painter.translate(-origin.x(), -origin.y())
            painter.scale(scale, scale)
            pages.draw(painter, page)
            painter.restore()
            progress.reached((index + 1) / len(wanted))
    finally:
        painter.end()
    return True
