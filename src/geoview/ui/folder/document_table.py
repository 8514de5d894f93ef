"""The table of the documents of a folder: title, date, number of places, and whether it could be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from geoview.analysis.filtering import fold_words
from geoview.text import printable
from geoview.ui.widgets.row_model import NOTHING, Column, RowModel
from geoview.ui.widgets.tables import RowTable
from geoview.ui.widgets.theme import blend
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.formats import number, tip
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoview.collection import Entry, Failure

__all__ = ["DocumentRow", "DocumentTable", "State", "rows_of"]

_tr = Translator("DocumentTable")

_DATE, _TITLE, _PLACES, _STATE = range(4)
_HIGH = 66  # pixels of a row with the reason
_NARROW = 500  # pixels of the list


class State(Enum):
    """The state of a document."""

    READ = 0
    WAITING = 1
    FAILED = 2


@dataclass(frozen=True)
class DocumentRow:
    """One document.

    Attributes:
        name: The path below the folder.
        title: The title.
        day: The date of the document; None without one.
        places: The number of places that it names, or the number of mentions of the chosen place.
        state: The state of the document.
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
        """The text that a filter searches."""
        day = f"{self.day.isoformat()} {day_words(self.day)}" if self.day else ""
        return fold_words(f"{self.title}\n{self.name}\n{day}\n{state_words(self)}")


def _why(failure: Failure) -> str:
    """Return why a document could not be read, and what to do about it."""
    message = phrase_words(failure.message).lstrip(": ")
    return f"{message.rstrip('.')}. {phrase_words(failure.hint)}" if failure.hint else message


def rows_of(
    entries: Iterable[Entry], failures: Iterable[Failure], waiting: Iterable[str], *, of_place: bool
) -> list[DocumentRow]:
    """Return the rows of a list: documents that could not be read, then those that were, then those that wait.

    Args:
        entries: The documents that are read.
        failures: The documents that could not be read.
        waiting: Names of the documents that are not read yet.
        of_place: Whether the rows count the mentions of one place; otherwise they count places.
    """
    rows = [
        DocumentRow(failure.name, PurePath(failure.name).name, None, 0, State.FAILED, _why(failure))
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
    """Return a date in the shortest form of the reader's language."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else NOTHING


def state_words(row: DocumentRow) -> str:
    """Return the state of a document in a word."""
    return {State.READ: _tr("read"), State.WAITING: _tr("waiting"), State.FAILED: _tr("not read")}[row.state]


def _spoken_state(row: DocumentRow) -> str:
    return f"{state_words(row)}: {printable(row.reason)}" if row.reason else state_words(row)


def _spoken_day(row: DocumentRow) -> str:
    return day_words(row.day) if row.day else _tr("no date")


class DocumentTable(RowTable):
    """The list of documents; several can be selected at once."""

    rows: RowModel[DocumentRow]

    def __init__(self, parent: QWidget | None = None) -> None:
        self._narrow = self._reasons = False
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setObjectName("folderDocuments")
        self.setAccessibleName(_tr("Documents"))
        self.setAccessibleDescription(
            _tr("Choosing documents shows their places alone; Enter opens a document at what is chosen")
        )
        self.unmatched_text = _tr("No document matches the filter")
        self.sort_first_by(-1)

    def make_rows(self) -> RowModel[DocumentRow]:
        """Return the model, with the columns and without rows."""
        columns: list[Column[DocumentRow]] = [
            Column(_tr("Date"), lambda r: day_words(r.day), lambda r: r.day or date.min, width=96, spoken=_spoken_day),
            Column(
                _tr("Document"), lambda r: r.title, lambda r: fold_words(r.title), share=1.0, paint=self._paint_title
            ),
            Column(_tr("Places"), _count, lambda r: r.places, width=78, number=True),
            Column(
                _tr("State"),
                state_words,
                lambda r: r.state.value,
                width=76,
                spoken=_spoken_state,
                paint=self._paint_state,
            ),
        ]
        return RowModel(columns, lambda row: row.name, self)

    def show_place(self, name: str) -> None:
        """Show how often each document names a place; "" shows the number of its places."""
        self.rows.change_column(_PLACES, title=_tr("Mentions") if name else _tr("Places"))

    def show_reasons(self, wanted: bool) -> None:
        """Show higher rows with the full reason why each document could not be read; or the usual rows again."""
        self._reasons = wanted
        for column in (_DATE, _PLACES):
            self.setColumnHidden(column, wanted)
        self.verticalHeader().setDefaultSectionSize(_HIGH if wanted else self.height_of_rows)
        self.reset_widths()

    def adapt(self, width: int) -> None:
        """Show the state as a sign in a narrow list; screen readers and the tool tip still have the word."""
        narrow = width < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.rows.change_column(_STATE, width=34 if narrow else 76, title="" if narrow else _tr("State"))

    def _paint_title(self, painter: QPainter, rect: QRect, row: DocumentRow) -> None:
        """Paint the title with the file beside it, or why it could not be read."""
        area = rect.adjusted(8, 0, -8, -1)
        if self._reasons:
            self._paint_reason(painter, area, row)
            return
        used = 10 + self.paint_words(
            painter, area, row.title, bold=row.state is State.READ, muted=row.state is State.WAITING
        )
        beside = row.reason if row.state is State.FAILED else row.name
        if used < area.width() - 60 and beside != row.title:
            rest = area.adjusted(used, 0, 0, 0) if not self.isRightToLeft() else area.adjusted(0, 0, -used, 0)
            self.paint_words(painter, rest, beside, muted=True)

    def _paint_reason(self, painter: QPainter, area: QRect, row: DocumentRow) -> None:
        """Paint the file, and below it why it could not be read, on up to two lines."""
        self.paint_words(painter, QRect(area.left(), area.top() + 7, area.width(), 18), row.name, bold=True)
        painter.setFont(self.letters(bold=False)[0])
        painter.setPen(QColor(self.theme.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(0, 26, 0, -3), int(flags), printable(row.reason))

    def _paint_state(self, painter: QPainter, rect: QRect, row: DocumentRow) -> None:
        """Paint the state of a document in its colour."""
        area = rect.adjusted(8, 0, -8, -1)
        if row.state is State.FAILED:
            text = "!" if self._narrow else state_words(row)
            width = self.letters(bold=True)[1].horizontalAdvance(text) + 12
            chip = QRect(area.left() - 3, area.center().y() - 9, min(width, area.width() + 6), 19)
            painter.fillRect(chip, blend(QColor(self.theme.error), QColor(self.theme.paper), 0.9))
            self.paint_words(painter, chip.adjusted(6, 0, 0, 0), text, bold=True)
        else:
            mark = "✓" if row.state is State.READ else "…"
            self.paint_words(painter, area, mark if self._narrow else f"{mark} {state_words(row)}", muted=True)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show why a document could not be read, and the full name of its file, in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                row = self.rows.shown[index.row()]
                text = f"{row.name}\n{row.reason}" if row.reason else f"{row.title}\n{row.name}"
                QToolTip.showText(event.globalPos(), tip(printable(text.replace("\n", " — "))), self)
                return True
        return super().viewportEvent(event)


def _count(row: DocumentRow) -> str:
    return number(row.places) if row.state is State.READ else ""
