"""Documents from the clipboard.

They are stored in GeoView's own folder; where nothing is stored, closing one asks first.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from geoview.clipboard_text import keep_text, text_name
from geoview.document import Document, from_text
from geoview.errors import GeoViewError, StorageError
from geoview.storage import atomic_write
from geoview.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["ClipboardPaste"]


class ClipboardPaste(QObject):
    """A command that makes a document of the text in the clipboard.

    Args:
        documents: Opens the document, and asks here before it closes one that is stored nowhere.
        messages: Shows errors.
        status: Shows that there is nothing to paste.
        parent: The window below the questions.
    """

    def __init__(self, documents: Documents, messages: MessageBar, status: StatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents, self._messages, self._status, self._parent = documents, messages, status, parent
        self._unkept: dict[int, Document] = {}
        documents.ask_before(closing=self.may_close)

    def paste(self) -> None:
        """Open the text in the clipboard as a document."""
        raw = QGuiApplication.clipboard().text()
        if not raw.strip():
            self._status.say(self.tr("There is no text in the clipboard"))
            return
        # Byte order marks and newlines are treated as in any other text; what UTF-8 can't hold is removed.
        document = from_text(raw)
        keeper = self._documents.current.corrections.keeper
        if not keeper.keeps:
            self._show_unkept(document)
            return

        def work(token: Token) -> None:
            try:
                path = keep_text(document.text, keeper.data_folder())
            except GeoViewError as error:
                token.post(partial(self._on_failed, document, error))
            else:
                token.post(partial(self._documents.open, path))

        self._documents.jobs.start(work, "paste")

    def _on_failed(self, document: Document, error: GeoViewError) -> None:
        self._show_unkept(document)
        self._messages.show_message(
            Message.of(error, "pasted", self.tr("Save Text As…"), partial(self._save, document))
        )

    def _show_unkept(self, document: Document) -> None:
        self._unkept[id(document)] = document
        self._documents.show(document)

    def may_close(self, session: Session) -> bool:
        """Ask what to do with a text that is stored nowhere; return whether the document may be closed."""
        document = session.document
        if document is None or id(document) not in self._unkept:
            return True
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("The pasted text “{0}” is not saved").format(text_name(document.text)))
        box.setInformativeText(self.tr("It is nowhere but in this window."))
        save = box.addButton(self.tr("Save Text As…"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard Text"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        box.exec()
        clicked = box.clickedButton()
        if clicked is discard or (clicked is save and self._save(document)):
            self._unkept.pop(id(document), None)
            return True
        return False

    def _save(self, document: Document) -> bool:
        """Write the text to a file that the reader names; return whether it was written."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, self.tr("Save text as"), f"{text_name(document.text)}.txt", self.tr("Texts (*.txt)")
        )
        if not chosen:
            return False
        try:
            atomic_write(Path(chosen), document.text.encode("utf-8"))
        except StorageError as error:
            self._messages.show_message(Message.of(error, "pasted"))
            return False
        self._unkept.pop(id(document), None)
        self._messages.remove("pasted")
        return True
