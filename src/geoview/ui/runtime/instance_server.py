"""The instance server of the running window: a second start hands its files over here, and so does the desktop."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from geoview.instance import ANSWER, LONGEST, call_from, hand_over

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

__all__ = ["FileOpenFilter", "InstanceServer", "bring_to_front"]

_PATIENCE_MS = 2000


class InstanceServer(QObject):
    """A local server that listens for second starts.

    Args:
        address: The address that `instance.address_for` returns.
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
        """Start listening. Return False when another window already does.

        The socket that a crashed window left behind is taken over.
        """
        if not self._address or self._server.listen(self._address):
            return True
        if hand_over(self._address, ()):
            return False
        QLocalServer.removeServer(self._address)
        self._server.listen(self._address)
        return True

    def close(self) -> None:
        """Stop listening: the next start opens its own window."""
        self._server.close()

    def _on_connection(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(partial(self._on_words, caller))
            caller.disconnected.connect(caller.deleteLater)
            # Never wait for a client that sends nothing.
            QTimer.singleShot(_PATIENCE_MS, caller, caller.abort)
            self._on_words(caller)

    def _on_words(self, caller: QLocalSocket) -> None:
        # The window is closing: without an answer, the second start opens its own window.
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
    """The receiver of files that macOS hands to a running application."""

    opened = Signal(object)
    """The `Path` of a file to open."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the event that opens a file, and no other."""
        if event.type() == QEvent.Type.FileOpen:
            name = event.file()  # type: ignore[attr-defined]
            if name:
                self.opened.emit(Path(name))
            return True
        return super().eventFilter(watched, event)


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show a window above others, as far as the desktop allows it.

    Args:
        window: The window.
        token: The desktop's activation token; Qt reads it from the environment when it requests the focus.
    """
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
