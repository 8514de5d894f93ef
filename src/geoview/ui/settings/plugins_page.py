"""Settings of plug-ins: the list of all, which are switched off, and a folder with more of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from geoview.plugins import plugins
from geoview.text import printable
from geoview.ui.wording.plugin_wording import plugin_kind, plugin_state
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from geoview.ui.settings.preferences import Preferences

__all__ = ["PluginsPage"]

_tr = Translator("plugins")

_KEY = Qt.ItemDataRole.UserRole


class PluginsPage(QWidget):
    """The list of plug-ins with check boxes, and the folder. Plug-ins are searched for when it is first shown.

    Args:
        preferences: The settings.
    """

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.list = QListWidget()
        self.list.setAccessibleName(_tr("Plug-ins"))
        self.list.setWordWrap(True)
        self.list.itemChanged.connect(self._on_ticked)
        self.folder = self._note("")
        self.folder.setObjectName("plugin_folder")
        self.choose = QPushButton(_tr("Use a Folder…"))
        self.choose.clicked.connect(self._on_choose)
        self.without = QPushButton(_tr("Use No Folder"))
        self.without.clicked.connect(lambda: self.take(None))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose)
        row.addWidget(self.without)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        warning = _tr("Plug-ins are programs of others, and may do what GeoView may: use only those that you trust.")
        layout.addWidget(self._note(warning))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.folder)
        layout.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """Search for plug-ins when the page is first shown."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """List the plug-ins and the folder as they are now."""
        self.list.blockSignals(True)
        self.list.clear()
        for plugin in plugins().listed():
            failed = f"\n{plugin_state(plugin)}" if plugins().problem(plugin) else ""
            item = QListWidgetItem(f"{plugin_kind(plugin)}: {plugin}{failed}")
            item.setData(_KEY, plugin.key)
            item.setToolTip(plugin_state(plugin))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if plugins().is_enabled(plugin) else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if not self.list.count():
            item = QListWidgetItem(_tr("There are none."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        self.list.blockSignals(False)
        folder = self._preferences.settings.plugin_folder
        self.folder.setText(printable(folder) or _tr("Only plug-ins that are installed with GeoView are used."))
        self.without.setEnabled(bool(folder))

    def take(self, folder: Path | None) -> None:
        """Use the plug-ins in a folder too, or in no folder for None."""
        self._preferences.change("plugin_folder", str(folder.absolute()) if folder is not None else "")
        self.refresh()

    def _on_choose(self) -> None:
        usual = self._preferences.settings.plugin_folder
        name = QFileDialog.getExistingDirectory(self, _tr("Choose a folder of plug-ins"), usual)
        if name:
            self.take(Path(name))

    def _on_ticked(self, item: QListWidgetItem) -> None:
        key = str(item.data(_KEY))
        others = [known for known in self._preferences.settings.disabled_plugins if known != key]
        is_off = item.checkState() is Qt.CheckState.Unchecked
        self._preferences.change("disabled_plugins", tuple(sorted([*others, key] if is_off else others)))
        item.setToolTip(_tr("Switched off") if is_off else "")

    @staticmethod
    def _note(text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("note")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
