"""Messages about saving corrections, and the questions before any are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QMessageBox, QVBoxLayout, QWidget

from geoview.text import printable
from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.error_wording import error_words, phrase_words
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from geoview.corrections.records import Lost
    from geoview.errors import GeoViewError

__all__ = [
    "Answer",
    "ask_after_rescue",
    "ask_before_losing",
    "kept_notice",
    "lost_dialog",
    "rescued_notice",
    "unsaved_notice",
]

_tr = Translator("keeping")


class Answer:
    """What to do with corrections that can't be saved."""

    COPY = "copy"
    DISCARD = "discard"
    STAY = "stay"


def kept_notice(notices: Sequence[str], lost: Sequence[Lost], show: Callable[[], object]) -> Message | None:
    """Return a message about what happened when the corrections were read; None when all went well."""
    if not notices and not lost:
        return None
    if not lost:
        return Message("kept", Tone.NOTICE, _tr("Your corrections"), " ".join(map(phrase_words, notices)))
    title = _tr("%n correction(s) could not be applied", len(lost))
    # The notice of the file with the same count is less clear.
    said = [notice for notice in notices if not notice.endswith("could not be applied; they are kept.")]
    text = " ".join((*map(phrase_words, said), _tr("Nothing is lost: the file keeps what could not be applied.")))
    return Message("kept", Tone.WARNING, title, text, _tr("Show…"), show)


def unsaved_notice(error: GeoViewError, save_copy: Callable[[], object]) -> Message:
    """Return a message that the corrections can't be saved in their own file."""
    return Message.of(error, "unsaved", _tr("Save a Copy…"), save_copy)


def rescued_notice(name: str, path: Path) -> Message:
    """Return a message that a document was closed whose drive does not answer, and where its corrections wait."""
    return Message("rescued", Tone.WARNING, _tr("{0} could not be saved").format(printable(name)), _waits([path]))


def _waits(paths: Sequence[Path]) -> str:
    words = _tr(
        "Its drive does not answer. The corrections wait in %n file(s) in GeoView’s own folder and are taken up when "
        "the text is opened again:",
        len(paths),
    )
    return "\n".join((words, *(printable(str(path)) for path in paths)))


def ask_after_rescue(parent: QWidget, waiting: Sequence[tuple[str, Path]]) -> bool:
    """Show which corrections could not be saved and where they wait; return whether the reader wants to quit."""
    box = QMessageBox(parent)
    box.setObjectName("rescued")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    names = ", ".join(printable(name) for name, _ in waiting)
    box.setText(_tr("{0} could not be saved").format(names))
    box.setInformativeText(_waits([path for _, path in waiting]))
    quit_button = box.addButton(_tr("Quit"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(quit_button)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is quit_button


def lost_dialog(parent: QWidget, lost: Sequence[Lost]) -> QDialog:
    """Make a dialog that lists the corrections that could not be applied, and why."""
    dialog = QDialog(parent)
    dialog.setObjectName("lostCorrections")
    dialog.setWindowTitle(_tr("Corrections that could not be applied"))
    words = QLabel(_tr("They stay in the file beside the text, as they are."))
    entries = QListWidget()
    entries.setAccessibleName(dialog.windowTitle())
    for item in lost:
        record = item.record if isinstance(item.record, dict) else {}
        quote = record.get("quote")
        name = f"“{shortened(quote)}”: " if isinstance(quote, str) else ""
        entries.addItem(printable(f"{name}{phrase_words(item.reason)}"))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(words)
    layout.addWidget(entries)
    layout.addWidget(buttons)
    dialog.resize(560, 300)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def ask_before_losing(parent: QWidget, name: str, error: GeoViewError | None) -> str:
    """Ask what to do with corrections that can't be saved; return one of `Answer`."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("The corrections of {0} are not saved").format(printable(name)))
    box.setInformativeText(printable(error_words(error).message) if error is not None else "")
    copy = box.addButton(_tr("Save a Copy…"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_tr("Discard Corrections"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(copy)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    return Answer.COPY if clicked is copy else Answer.DISCARD if clicked is discard else Answer.STAY
