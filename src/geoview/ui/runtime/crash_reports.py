"""Faults of our own: one report that can be copied, wherever they happened."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication

from geoview import __version__

if TYPE_CHECKING:
    from geoview.ui.runtime.crash_dialog import CrashDialog

__all__ = ["CrashReports", "report_text"]

_LIMIT = 20_000


def report_text(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs to know, as plain text; no word of the open document unless the fault's message has it."""
    import platform

    lines = "".join(traceback.format_exception(kind, fault, trace))
    if len(lines) > _LIMIT:
        lines = lines[: _LIMIT // 2] + "\n…\n" + lines[-_LIMIT // 2 :]
    versions = f"GeoView {__version__} · Python {platform.python_version()} · PySide6 {PySide6.__version__}"
    return f"{versions} · Qt {qVersion()} · {platform.platform()}\n\n{lines}"


class CrashReports(QObject):
    """Catches what nobody caught, on every thread, and shows one report at a time.

    PySide6 hands exceptions of slots and of overridden virtual functions to `sys.excepthook` too. Every one of them is
    written to standard error; while a report is open, others are not shown.

    Args:
        parent: Owns it.
        show: False where there is nobody to read a dialog.
    """

    reported = Signal(str)
    """The text of a report, on the window's thread."""
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None, *, show: bool = True) -> None:
        super().__init__(parent)
        self._is_shown = show
        self.dialog: CrashDialog | None = None
        self._previous = (sys.excepthook, threading.excepthook)
        # Queued: whatever failed is over before a dialog appears, and other threads never touch a widget.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Puts the hooks back."""
        sys.excepthook, threading.excepthook = self._previous

    def _on_exception(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            QApplication.quit()
            return
        try:
            text = report_text(kind, fault, trace)
            sys.__excepthook__(kind, fault, trace)
            self._caught.emit(text)
        except Exception:  # noqa: BLE001 - a fault in here must not come back to here
            traceback.print_exc(file=sys.__stderr__)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, text: str) -> None:
        self.reported.emit(text)
        if not self._is_shown or self.dialog is not None:
            return
        from geoview.ui.runtime.crash_dialog import CrashDialog

        dialog = CrashDialog(text, QApplication.activeWindow())
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
