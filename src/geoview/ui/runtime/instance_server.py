"""The door of the running window: a second start knocks here, and the desktop hands files in."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from geoview.instance import ANSWER, LONGEST, call_from, hand_over

__all__ = ["FileOpenFilter", "InstanceServer", "bring_to_front"]

_PATIENCE_MS = 2000


class InstanceServer(QObject):
    """Listens for second starts.

    Args:
        address: As `instance.address_for` gives it.
    """

    called = Signal(object)
    """A `Call` came in."""

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._server = QLocalServer(self)
        # The folder is closed to others already. Asked for more, Qt would rename a socket of its own over one in use.
        if os.name == "nt":
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def open(self) -> bool:
        """Listens from now on; False when another window does already. A dead window's socket is taken over."""
        if not self._address or self._server.listen(self._address):
            return True
        if hand_over(self._address, ()):
            return False
        QLocalServer.removeServer(self._address)
        self._server.listen(self._address)
        return True

    def close(self) -> None:
        """Listens no longer: the next start opens a window of its own."""
        self._server.close()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(partial(self._on_words, caller))
            caller.disconnected.connect(caller.deleteLater)
            # Who says nothing is not waited for.
            QTimer.singleShot(_PATIENCE_MS, caller, caller.abort)
            self._on_words(caller)

    def _on_words(self, caller: QLocalSocket) -> None:
        # The window is closing: unanswered, the other start opens one of its own.
        if not self._server.isListening() or caller.bytesAvailable() > LONGEST:
            caller.abort()
        elif caller.canReadLine():
            call = call_from(bytes(caller.readLine().data()))
            if call is None:
                caller.abort()
                return
            caller.write(ANSWER)
            caller.flush()
            caller.disconnectFromServer()
            self.called.emit(call)


class FileOpenFilter(QObject):
    """Takes the files that macOS hands to a running application."""

    opened = Signal(object)
    """The `Path` of a file to open."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of all events of the application, only that one is taken."""
        if event.type() == QEvent.Type.FileOpen:
            name = event.file()  # type: ignore[attr-defined]
            if name:
                self.opened.emit(Path(name))
            return True
        return super().eventFilter(watched, event)


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Shows a window above others, as far as the desktop allows it.

    Args:
        window: The window.
        token: The desktop's leave, which Qt reads from the environment when it asks for the focus.
    """
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
