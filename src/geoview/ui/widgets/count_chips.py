"""Counts beside a title, as many of them as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

__all__ = ["CountChips"]

_GAP = 8


class CountChips:
    """Some labels in a row; where there is too little room, the last ones go first.

    Args:
        row: Where they stand.
        count: How many there can be.
    """

    def __init__(self, row: QHBoxLayout, count: int) -> None:
        self.labels = [QLabel() for _ in range(count)]
        for label in self.labels:
            label.setObjectName("chip")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            label.hide()
            row.addWidget(label)

    def set_texts(self, texts: Sequence[str]) -> None:
        """What they say; "" and what is not given say nothing. `fit` shows them."""
        for label, text in zip(self.labels, (*texts, *[""] * len(self.labels)), strict=False):
            label.setText(text)

    def fit(self, room: int) -> None:
        """Shows as many as there is room for, in pixels."""
        for label in self.labels:
            room -= label.sizeHint().width() + _GAP
            label.setVisible(bool(label.text()) and room >= 0)
