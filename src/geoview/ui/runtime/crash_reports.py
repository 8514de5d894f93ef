"""Reports of unexpected errors: one report to copy, wherever the error happened."""

from __future__ import annotations

import sys
import threading
import traceback
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication

from geoview import __version__

if TYPE_CHECKING:
    from types import TracebackType

    from geoview.ui.runtime.crash_dialog import CrashDialog

__all__ = ["CrashReports", "report_text"]

_LIMIT = 20_000


def report_text(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """Return what a developer needs to know, as plain text.

    It holds no word of the open document, unless the message of the error does.
    """
    import platform

    lines = "".join(traceback.format_exception(kind, fault, trace))
    if len(lines) > _LIMIT:
        lines = lines[: _LIMIT // 2] + "\n…\n" + lines[-_LIMIT // 2 :]
    versions = f"GeoView {__version__} · Python {platform.python_version()} · PySide6 {PySide6.__version__}"
    return f"{versions} · Qt {qVersion()} · {platform.platform()}\n\n{lines}"


class CrashReports(QObject):
    """The hooks for uncaught exceptions of every thread; one report is shown at a time.

    PySide6 hands exceptions of slots and of overridden virtual functions to `sys.excepthook` too. Every one of them is
    written to standard error; while a report is open, others are not shown.

    Args:
        parent: Owner.
        show: False where no dialog can be shown.
    """

    reported = Signal(str)
    """The text of a report, on the window's thread."""
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None, *, show: bool = True) -> None:
        super().__init__(parent)
        self._is_shown = show
        self.dialog: CrashDialog | None = None
        self._previous = (sys.excepthook, threading.excepthook)
        # Queued: the failed call is over before a dialog appears, and other threads never touch a widget.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Restore the former hooks."""
        sys.excepthook, threading.excepthook = self._previous

    def _on_exception(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            QApplication.quit()
            return
        try:
            text = report_text(kind, fault, trace)
            sys.__excepthook__(kind, fault, trace)
            self._caught.emit(text)
        except Exception:  # noqa: BLE001 - an error in here must not be caught here again
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
