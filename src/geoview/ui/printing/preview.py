"""The print preview. Only the pages in view are drawn, and not on the window's thread."""

from __future__ import annotations

import queue
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from geoview.ui.wording.error_wording import error_words, sentence
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from geoview.errors import GeoViewError

__all__ = ["PrintPreview", "Wanted"]

_GAP = 14
_KEPT = 6
"""The number of drawn pages that are kept."""
_DESK = QColor("#8a8a86")
_WIDEST = 900


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that came into view, counted from 0, and its size in pixels."""

    page: int
    size: QSize


class _Sheets(QAbstractScrollArea):
    page_changed = Signal(int)
    wanted = Signal(Wanted)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._paper = 0, QSizeF(1, 1)
        self._drawn: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def set_pages(self, count: int, paper: QSizeF) -> None:
        self._count, self._paper = count, paper
        self._arrange()
        self._on_scrolled(0)

    def show_page(self, wanted: Wanted, image: QImage) -> None:
        if wanted.size != self._sheet() * self.devicePixelRatioF():
            return
        self._asked.discard(wanted.page)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._drawn[wanted.page] = image
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self.viewport().update()

    def _sheet(self) -> QSize:
        width = max(min(self.viewport().width() - 2 * _GAP, _WIDEST), 50)
        return QSize(width, round(width * self._paper.height() / self._paper.width()))

    def _arrange(self) -> None:
        self._drawn.clear()
        self._asked.clear()
        whole = (self._sheet().height() + _GAP) * self._count + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(whole - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(self._sheet().height() // 12, 1))
        self.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        if self._count:
            middle = value + self.viewport().height() // 2
            self.page_changed.emit(min(middle // (self._sheet().height() + _GAP), self._count - 1))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _DESK)
        sheet, top = self._sheet(), self.verticalScrollBar().value()
        step = sheet.height() + _GAP
        left = (self.viewport().width() - sheet.width()) // 2
        first = max((top - _GAP) // step, 0)
        last = min((top + self.viewport().height()) // step + 1, self._count)
        for page in range(first, last):
            box = QRect(QPoint(left, _GAP + page * step - top), sheet)
            image = self._drawn.get(page)
            if image is not None:
                painter.drawImage(box.topLeft(), image)
                continue
            painter.fillRect(box, Qt.GlobalColor.white)
            if page not in self._asked:
                self._asked.add(page)
                self.wanted.emit(Wanted(page, sheet * self.devicePixelRatioF()))


class PrintPreview(QDialog):
    """A window that shows how the document will look on paper, once it is laid out."""

    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("print_preview")
        self.setWindowTitle(self.tr("Print Preview"))
        self.resize(820, 900)
        self._count = self._drawn = 0
        self._wanted: queue.SimpleQueue[Wanted] = queue.SimpleQueue()
        self._sheets = _Sheets()
        self._sheets.wanted.connect(self._wanted.put)
        self._sheets.setAccessibleName(self.tr("Pages"))
        self._sheets.page_changed.connect(self._on_page)
        self._where = QLabel(self.tr("Laying the pages out…"))
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._progress.setAccessibleName(self.tr("Laying the pages out"))
        self._print = QPushButton(self.tr("&Print…"))
        self._print.clicked.connect(self.print_requested)
        self._pdf = QPushButton(self.tr("Save as P&DF…"))
        self._pdf.clicked.connect(self.pdf_requested)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(self._progress)
        for button in (self._print, self._pdf, close):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self._sheets, 1)
        column.addLayout(row)

    @property
    def count(self) -> int:
        """The number of pages that are shown; 0 until they are laid out."""
        return self._count

    @property
    def drawn(self) -> int:
        """The number of pages that have been drawn so far."""
        return self._drawn

    def next_wanted(self, seconds: float) -> Wanted | None:
        """Return the next page to draw, or None when none is requested in time.

        The thread that draws calls this.
        """
        try:
            return self._wanted.get(timeout=seconds)
        except queue.Empty:
            return None

    def show_page(self, wanted: Wanted, image: QImage) -> None:
        """Show a page that was requested."""
        self._drawn += 1
        self._sheets.show_page(wanted, image)

    def show_progress(self, share: float) -> None:
        """Show how far the layout is, 0 … 1."""
        self._progress.setValue(round(share * 100))

    def show_error(self, error: GeoViewError) -> None:
        """Show why there are no pages."""
        self._progress.hide()
        words = error_words(error)
        self._where.setText(f"{sentence(words.title)} {words.text}")

    def set_pages(self, count: int, paper: QSizeF) -> None:
        """Set the number of pages and the size of one."""
        self._count = count
        self._progress.hide()
        self._sheets.set_pages(count, paper)
        self._sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_page(self, page: int) -> None:
        self._where.setText(self.tr("Page {0} of {1}").format(number(page + 1), number(self._count)))
