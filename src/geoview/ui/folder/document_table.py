"""The documents of a folder: what they are called, their days, how many places they name, and whether they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from geoview.analysis.filtering import fold_words
from geoview.collection import Entry, Failure
from geoview.text import printable
from geoview.ui.folder.rows import Column, RowModel, RowTable, elided
from geoview.ui.widgets.theme import blend
from geoview.ui.wording.formats import number

__all__ = ["DocumentRow", "DocumentTable", "State", "rows_of"]

_DATE, _TITLE, _PLACES, _STATE = range(4)
_PLAIN, _HIGH = 30, 66  # pixels of a row
_NARROW = 500  # pixels of the list


def _tr(text: str) -> str:
    return QCoreApplication.translate("DocumentTable", text)


class State(Enum):
    """How far a document is."""

    READ = 0
    WAITING = 1
    FAILED = 2


@dataclass(frozen=True)
class DocumentRow:
    """One document.

    Attributes:
        name: Its path below the folder.
        title: What it is called.
        day: The date that it bears, or None.
        places: Places that it names; of the chosen place, how often it names that.
        state: How far it is.
        reason: Why it failed; "" when it did not.
    """

    name: str
    title: str
    day: date | None = None
    places: int = 0
    state: State = State.READ
    reason: str = ""

    @cached_property
    def words(self) -> str:
        """What a filter looks through."""
        day = f"{self.day.isoformat()} {day_words(self.day)}" if self.day else ""
        return fold_words(f"{self.title}\n{self.name}\n{day}\n{state_words(self)}")


def rows_of(
    entries: Iterable[Entry], failures: Iterable[Failure], waiting: Iterable[str], *, of_place: bool
) -> list[DocumentRow]:
    """The rows of a list: what could not be read first, then the documents, then what still waits.

    Args:
        entries: The documents that are read.
        failures: Those that could not be.
        waiting: Names of those that are still to be read.
        of_place: They are the documents of one place, and count how often they name it.
    """
    rows = [
        DocumentRow(failure.name, PurePath(failure.name).name, None, 0, State.FAILED, failure.reason)
        for failure in failures
    ]
    rows.extend(
        DocumentRow(entry.name, entry.title, entry.day, entry.named if of_place else entry.places) for entry in entries
    )
    known = {row.name for row in rows}
    rows.extend(
        DocumentRow(name, PurePath(name).name, None, 0, State.WAITING) for name in sorted(waiting) if name not in known
    )
    return rows


def day_words(day: date | None) -> str:
    """A day as short as it can be said in the reader's language; "—" for none."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else "—"


def state_words(row: DocumentRow) -> str:
    """How far a document is, in a word."""
    return {State.READ: _tr("read"), State.WAITING: _tr("waiting"), State.FAILED: _tr("not read")}[row.state]


def _spoken_state(row: DocumentRow) -> str:
    return f"{state_words(row)}: {printable(row.reason)}" if row.reason else state_words(row)


def _spoken_day(row: DocumentRow) -> str:
    return day_words(row.day) if row.day else _tr("no date")


class DocumentTable(RowTable):
    """The list; several documents can be chosen at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns: list[Column[DocumentRow]] = [
            # Without a date they stand at the end, whichever way the days go.
            Column(_tr("Date"), lambda r: day_words(r.day), lambda r: r.day or date.min, width=96, spoken=_spoken_day),
            Column(_tr("Document"), lambda r: r.title, lambda r: fold_words(r.title), share=1.0),
            Column(_tr("Places"), _count, lambda r: r.places, width=78, number=True),
            Column(_tr("State"), state_words, lambda r: r.state.value, width=76, spoken=_spoken_state),
        ]
        model: RowModel[DocumentRow] = RowModel(columns, lambda row: row.name, lambda row: row.words)
        self._narrow = self._reasons = False
        self._place = ""
        super().__init__(model, _tr("Documents"), parent, several=True)
        model.setParent(self)
        self.setObjectName("folderDocuments")
        self.setAccessibleDescription(
            _tr("Choosing documents shows their places alone; Enter opens a document at what is chosen")
        )

    def show_place(self, name: str) -> None:
        """Counts how often each document names a place; "" counts the places of each."""
        self._place = name
        count = _tr("Mentions") if name else _tr("Places")
        self.rows.set_titles((_tr("Date"), _tr("Document"), count, "" if self._narrow else _tr("State")))

    def show_reasons(self, wanted: bool) -> None:
        """Higher rows, with all of why each document could not be read; or the plain rows again."""
        self._reasons = wanted
        for column in (_DATE, _PLACES):
            self.setColumnHidden(column, wanted)
        self.verticalHeader().setDefaultSectionSize(_HIGH if wanted else _PLAIN)
        self.arrange_columns()

    def arrange_columns(self) -> None:
        """In a narrow list the state is a sign; its word is heard and stands in the tip."""
        narrow = self.viewport().width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.rows.set_width(_STATE, 34 if narrow else 76)
            self.show_place(self._place)
        super().arrange_columns()

    def _paint_reason(self, painter: QPainter, area: QRect, row: DocumentRow) -> None:
        """The file, and below it why it could not be read, on two lines where need be."""
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(area.adjusted(0, 7, 0, 0), int(side), elided(painter, printable(row.name), area.width()))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        below = area.adjusted(0, 26, 0, -3)
        painter.drawText(below, int(side | Qt.TextFlag.TextWordWrap), printable(row.reason))

    def paint_cell(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> bool:
        """The title with the file beside it, and the state in its colour."""
        row: DocumentRow = self.rows.rows[index.row()]
        theme = self.theme
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        area = rect.adjusted(8, 0, -8, -1)
        if index.column() == _TITLE and self._reasons:
            self._paint_reason(painter, area, row)
            return True
        if index.column() == _TITLE:
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold if row.state is State.READ else QFont.Weight.Normal)
            painter.setFont(font)
            if row.state is State.WAITING:
                painter.setPen(QColor(theme.muted))
            words = elided(painter, printable(row.title), area.width())
            painter.drawText(area, int(middle), words)
            used = painter.fontMetrics().horizontalAdvance(words) + 10
            beside = printable(row.reason if row.state is State.FAILED else row.name)
            if used < area.width() - 60 and beside != row.title:
                font.setWeight(QFont.Weight.Normal)
                painter.setFont(font)
                painter.setPen(QColor(theme.muted))
                rest = area.adjusted(used, 0, 0, 0) if not self.isRightToLeft() else area.adjusted(0, 0, -used, 0)
                painter.drawText(rest, int(middle), elided(painter, beside, rest.width()))
            return True
        if index.column() == _STATE:
            if row.state is State.FAILED:
                font = QFont(painter.font())
                font.setWeight(QFont.Weight.DemiBold)
                painter.setFont(font)
                text = "!" if self._narrow else state_words(row)
                width = painter.fontMetrics().horizontalAdvance(text) + 12
                chip = QRect(area.left() - 3, area.center().y() - 9, min(width, area.width() + 6), 19)
                painter.fillRect(chip, blend(QColor(theme.error), QColor(theme.paper), 0.9))
                painter.drawText(chip.adjusted(6, 0, 0, 0), int(middle), text)
            else:
                painter.setPen(QColor(theme.muted))
                mark = "✓" if row.state is State.READ else "…"
                words = mark if self._narrow else f"{mark} {state_words(row)}"
                painter.drawText(area, int(middle), elided(painter, words, area.width()))
            return True
        if index.column() == _DATE and row.day is None:
            painter.setPen(QColor(theme.muted))
        return False

    def viewportEvent(self, event: QEvent) -> bool:
        """Why a document could not be read, and which file it is, in full."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                row: DocumentRow = self.rows.rows[index.row()]
                told = f"{row.name}\n{row.reason}" if row.reason else f"{row.title}\n{row.name}"
                # A tool tip that begins like markup would be taken for it.
                QToolTip.showText(event.globalPos(), printable(told.replace("\n", " — ")).replace("<", "‹"), self)
                return True
        return super().viewportEvent(event)


def _count(row: DocumentRow) -> str:
    return number(row.places) if row.state is State.READ else ""
