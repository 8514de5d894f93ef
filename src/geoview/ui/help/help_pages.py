"""Help that works offline: the pages about GeoView, and the list of keyboard shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from geoview.errors import GeoViewError
from geoview.storage import resource_path
from geoview.ui.widgets.actions import ACTIONS, MENUS
from geoview.ui.widgets.fields import SearchField
from geoview.ui.wording import language
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["show_help", "show_shortcuts"]

_tr = Translator("help")


_LINE_PERCENT = 118.0


def _dialog(parent: QWidget, title: str, name: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName(name)
    dialog.setWindowTitle(title)
    return dialog, QVBoxLayout(dialog)


def _close_button(dialog: QDialog, layout: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout.addWidget(buttons)


def _page() -> Path:
    """Return the path of the help page in the language of the window, or in English where there is no translation."""
    try:
        return resource_path("help", f"{language.spoken()}.md")
    except GeoViewError:
        return resource_path("help", "en.md")


def _space(document: QTextDocument) -> None:
    """Set the spacing between paragraphs and above headings, which Qt's Markdown reader does not set."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        form = block.blockFormat()
        level = form.headingLevel()
        form.setTopMargin((18.0 if level > 1 else 0.0) if level else 0.0)
        form.setBottomMargin(3.0 if block.textList() is not None else 7.0)
        form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        if cursor.currentTable() is None:
            cursor.setBlockFormat(form)
        block = block.next()


def show_help(parent: QWidget) -> QDialog:
    """Open the help pages, which are installed with GeoView."""
    dialog, layout = _dialog(parent, _tr("GeoView Help"), "help")
    text = QTextBrowser()
    text.setAccessibleName(_tr("Help"))
    text.setOpenLinks(False)
    try:
        text.setMarkdown(_page().read_text(encoding="utf-8"))
    except (GeoViewError, OSError) as error:
        text.setPlainText(phrase_words(error.phrase) if isinstance(error, GeoViewError) else str(error))
    text.document().setDocumentMargin(22)
    _space(text.document())
    layout.addWidget(text, 1)
    _close_button(dialog, layout)
    dialog.resize(740, 720)
    dialog.show()
    return dialog


def show_shortcuts(parent: QWidget, actions: Mapping[str, QAction]) -> QDialog:
    """Open the list of all actions and their keys, in the order of the menus; typed text filters it."""
    dialog, layout = _dialog(parent, _tr("Keyboard Shortcuts"), "shortcuts")
    field = SearchField(_tr("Find an action or a key"))
    tree = QTreeWidget()
    tree.setAccessibleName(_tr("Actions and their keys"))
    tree.setColumnCount(2)
    tree.setHeaderLabels([_tr("Action"), _tr("Keys")])
    tree.setRootIsDecorated(False)
    tree.setIndentation(14)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for menu, title in MENUS:
        group = QTreeWidgetItem([_plain(QCoreApplication.translate("actions", title))])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for spec in ACTIONS:
            keys = [key for key in actions[spec.name].shortcuts() if not _is_rare(key)]
            if spec.menu == menu and keys:
                shown = ", ".join(_written(keys))
                item = QTreeWidgetItem([_plain(actions[spec.name].text()), shown])
                item.setToolTip(0, QCoreApplication.translate("actions", spec.tip))
                group.addChild(item)
        if group.childCount():
            tree.addTopLevelItem(group)
    tree.expandAll()
    field.textChanged.connect(lambda words: _narrow(tree, words))
    layout.addWidget(field)
    layout.addWidget(tree, 1)
    _close_button(dialog, layout)
    dialog.resize(620, 680)
    dialog.show()
    field.setFocus()
    return dialog


def _is_rare(key: QKeySequence) -> bool:
    """Return whether few keyboards have a key, such as "Open", "Save" or "Find"."""
    combination: QKeyCombination = key[0]  # type: ignore[index]
    return combination.key() >= Qt.Key.Key_Back


def _written(keys: list[QKeySequence]) -> list[str]:
    return [key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys]


def _plain(text: str) -> str:
    """Return the text of an action without its access key marker and without the trailing ellipsis."""
    return text.replace("&", "").removesuffix("…")


def _narrow(tree: QTreeWidget, words: str) -> None:
    wanted = words.casefold().split()
    for at in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(at)
        assert group is not None
        items = [item for n in range(group.childCount()) if (item := group.child(n)) is not None]
        for item in items:
            line = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in line for word in wanted))
        group.setHidden(all(item.isHidden() for item in items))
