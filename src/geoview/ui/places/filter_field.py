"""The filter field of the places table, with its completions and its errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from geoview.analysis.filtering import OPENERS, Filter, Problem, ProblemSort, completions, parse_filter
from geoview.ui.widgets.fields import SearchField
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QKeyEvent

__all__ = ["FilterField", "problem_words"]

_tr = Translator("filter")

_MOST = 200
_ROWS = 9


class FilterField(SearchField):
    """A field that reads a filter and offers completions; `geoview.analysis.filtering` explains the syntax.

    Args:
        vocabulary: Returns the words to filter by; called when they are needed.
    """

    wanted = Signal(object)
    """A `Filter`, whenever the text stands for another one."""

    def __init__(self, vocabulary: Callable[[], Mapping[str, Iterable[str]]], parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("FilterField", "Filter places"),
            QCoreApplication.translate("FilterField", "Filter: oslo kind:city"),
            parent,
        )
        self._vocabulary = vocabulary
        self._from = 0
        self._filter = Filter()
        self.setObjectName("filter")
        self.setMinimumWidth(120)
        self.setMaximumWidth(250)
        self.setMaxLength(_MOST)
        hint = "\n".join(
            (
                self.tr("Letters of a name, and:"),
                "kind:city   country:PK   admin:ontario",
                "confidence<0.5   mentions>3   population>1m",
                "usage:government   by:reader",
                "uncertain   unresolved   demonym",
                self.tr('-demonym (not)   kind:city,town (or)   "two words"'),
            )
        )
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        # The completer of a line completes the whole of it; this one completes the word at the cursor.
        self._completer.setWidget(self)
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        popup.setObjectName("offers")
        popup.setAccessibleName(self.tr("What may stand here"))
        self._completer.activated.connect(self._take)
        self.textChanged.connect(self._on_line)
        self.textEdited.connect(lambda _: self._offer(asked=False))

    @property
    def is_filtering(self) -> bool:
        """True when the filter excludes anything."""
        return not self._filter.is_empty

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The parts that could not be understood, except a word that is still being typed."""
        end = len(self.text())
        return tuple(p for p in self._filter.problems if not (p.sort is ProblemSort.EMPTY and p.end == end))

    @property
    def offers(self) -> list[str]:
        """The completions that are offered at the cursor; empty while there are none."""
        return self._offers.stringList() if self._popup.isVisible() else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer completions on Down and Ctrl+Space."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Down or (event.key() == Qt.Key.Key_Space and ctrl):
            self._offer(asked=True)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_line(self, line: str) -> None:
        self._filter = parse_filter(line)
        self.wanted.emit(self._filter)

    def _offer(self, *, asked: bool) -> None:
        line, cursor = self.text(), self.cursorPosition()
        self._from, offers = completions(line, cursor, self._vocabulary())
        if not offers and asked and line[:cursor].rpartition(" ")[2] in ("", "-"):
            self._from, offers = cursor, list(OPENERS)
        self._offers.setStringList(offers)
        if offers:
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, offer: str) -> None:
        line, cursor = self.text(), self.cursorPosition()
        self.setText(line[: self._from] + offer + line[cursor:])
        self.setCursorPosition(self._from + len(offer))
        if offer.endswith(":"):
            self._offer(asked=False)


def problem_words(problems: Iterable[Problem]) -> str:
    """Return the parts of a filter that could not be understood, one sentence each, on one line."""
    return "  ".join(_words(problem) for problem in problems)


def _words(problem: Problem) -> str:
    match problem.sort:
        case ProblemSort.FIELD:
            return _tr("There is no field “{0}”; “{1}” is looked for as a name.").format(problem.field, problem.text)
        case ProblemSort.NUMBER:
            return _tr("“{0}” needs a number, as in {1}.").format(problem.field, f"{problem.field}>0.5")
        case ProblemSort.COMPARISON:
            return _tr("“{0}” has no numbers; write {1}.").format(problem.field, f"{problem.field}:…")
        case ProblemSort.EMPTY:
            return _tr("“{0}” has no effect yet.").format(problem.text)
        case ProblemSort.VALUE if problem.field == "by":
            return _tr("“{0}”: only {1}.").format(problem.text, "auto, reader, geocoder")
        case ProblemSort.VALUE:
            return _tr("“{0}”: only {1}.").format(problem.text, "literal, associative, demonym")
