"""The status bar: counts that add up, the place data, the position; and progress when work takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from geoview.text import printable
from geoview.ui.wording.formats import encoding_name, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from geoview.atlas import Atlas
    from geoview.document import Document

__all__ = ["StatusBar"]

_WIDE = 900  # pixels


class StatusBar(QStatusBar):
    """Labels on the left for the document and the place data, on the right for the reading position."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setAccessibleName(self.tr("Status"))
        self._offline = self._label("offline", "")
        self.set_online(())
        self._counts = self._label("counts", self.tr("Places and mentions of this text"))
        self._data = self._label("data", self.tr("The place data in use"))
        self._busy = self._label("busy", "")
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._progress.setAccessibleName(self.tr("Finding places"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancel_requested.emit)
        self._where = self._label("where", self.tr("Line at the cursor, and how far into the text"))
        self._form = self._label("form", self.tr("Encoding of the file, and the language that it names"))
        self._zoom = self._label("zoom", self.tr("Size of the text"))
        for label in (self._offline, self._counts, self._data, self._busy):
            self.addWidget(label)
        self.addWidget(self._progress)
        self.addWidget(self._cancel)
        self.addPermanentWidget(self._where)
        self.addPermanentWidget(self._form)
        self.addPermanentWidget(self._zoom)
        self.hide_progress()

    def _label(self, name: str, tip: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"status_{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(tip)
        return label

    @property
    def counts(self) -> str:
        """The counts as they are shown."""
        return self._counts.text()

    def set_atlas(self, atlas: Atlas | None) -> None:
        """Show the counts of an atlas: every mention either has a place or has none."""
        if atlas is None or not (atlas.resolutions or atlas.complete):
            self._counts.setText("")
            return
        parts = [
            self.tr("%n place(s)", None, len(atlas.places)),
            self.tr("%n mention(s)", None, len(atlas.resolutions)),
        ]
        if atlas.unresolved:
            parts.append(self.tr("{0} without a place").format(number(len(atlas.unresolved))))
        self._counts.setText(" · ".join(parts))

    def show_counts(self, text: str) -> None:
        """Show the counts of something other than a document, as a text."""
        self._counts.setText(text)

    def set_online(self, hosts: Sequence[str]) -> None:
        """Show which hosts GeoView may contact; by default there are none."""
        if hosts:
            word = self.tr("Online")
            self._offline.setToolTip(self.tr("Online: GeoView may ask {0}").format(", ".join(hosts)))
        else:
            word = self.tr("Offline")
            self._offline.setToolTip(self.tr("Offline: nothing is sent to any service"))
        self._offline.setText(f"{'◉' if hosts else '●'} {word}")
        self._offline.setAccessibleName(word)

    def set_data(self, version: str) -> None:
        """Show the version of the place data."""
        self._data.setText(version)

    def set_position(self, line: int | None, share: float) -> None:
        """Show the line at the cursor, and how far into the text the view is, 0 … 1."""
        if line is None:
            self._where.setText("")
        else:
            self._where.setText(self.tr("Ln {0}, {1} %").format(number(line), number(round(share * 100))))

    def set_form(self, document: Document | None) -> None:
        """Show encoding and language: "UTF-8 · en-GB"; the language only if the file names one."""
        parts: list[str] = []
        if document is not None:
            source = document.source
            parts = [encoding_name(source.encoding, bom=source.had_bom), printable(document.language)]
        self._form.setText(" · ".join(part for part in parts if part))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide labels that do not fit; those that the header above the text repeats go first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._form.setVisible(bool(self._form.text()) and self.width() >= _WIDE)

    def set_zoom(self, zoom: float | None) -> None:
        """Show the text size."""
        self._zoom.setText("" if zoom is None else self.tr("{0} %").format(number(round(zoom * 100))))

    def say(self, text: str) -> None:
        """Show for three seconds that something was done."""
        self.showMessage(text, 3_000)

    def show_progress(self, text: str, share: float) -> None:
        """Show the progress of work that takes long and can be cancelled."""
        self._busy.setText(text)
        if share > 0:
            self._progress.setRange(0, 100)
            self._progress.setValue(round(share * 100))
        else:
            self._progress.setRange(0, 0)
        for widget in (self._busy, self._progress, self._cancel):
            widget.show()

    def hide_progress(self) -> None:
        """Hide the progress, because the work is done."""
        # A bar without an end keeps a timer running even when it is hidden.
        self._progress.setRange(0, 100)
        for widget in (self._busy, self._progress, self._cancel):
            widget.hide()

    @property
    def shows_progress(self) -> bool:
        """True while progress is shown."""
        return not self._cancel.isHidden()
