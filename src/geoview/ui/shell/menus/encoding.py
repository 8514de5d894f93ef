"""The menu that reads the file again in another encoding, when the guess was wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup, QCursor

from geoview.ui.wording.formats import encoding_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

__all__ = ["ENCODINGS", "EncodingMenu"]

ENCODINGS: tuple[str, ...] = (
    "utf-8",
    "utf-16",
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "iso8859-15",
    "koi8-r",
    "mac-roman",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "euc-kr",
)
"""The encodings in the menu, as names of Python codecs."""


class EncodingMenu(QObject):
    """The menu of the encoding action.

    Args:
        menu: The menu.
        present: Returns the encoding of the open document; None without one.
        choose: Reads the file in another encoding.
        parent: The owner.
    """

    def __init__(
        self, menu: QMenu, present: Callable[[], str | None], choose: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._menu, self._present, self._choose = menu, present, choose
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Add one entry for each encoding, the present one checked."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        present = encoding_name(self._present() or "")
        for codec in ENCODINGS:
            name = encoding_name(codec)
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == present)
            action.triggered.connect(partial(self._on_chosen, codec))
            group.addAction(action)

    def pop_up(self) -> None:
        """Open the menu at the pointer."""
        self._menu.popup(QCursor.pos())

    def _on_chosen(self, codec: str, _checked: bool = False) -> None:
        self._choose(codec)
