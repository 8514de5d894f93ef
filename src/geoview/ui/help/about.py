"""The About dialog: what GeoView is, which data it shows, and whose work is in it, with the text of each licence."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLocale, Qt, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from geoview import __version__
from geoview.errors import GeoViewError
from geoview.licensing import commit, data_text, own_licence, works
from geoview.plugins import plugins
from geoview.storage import resource_path
from geoview.text import printable
from geoview.ui.widgets.fields import SearchField
from geoview.ui.widgets.icons import app_icon
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.plugin_wording import plugin_kind, plugin_state
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.gazetteer import GazetteerInfo

__all__ = ["About", "Entry", "show_about"]

_tr = Translator("about")

_SIGN = 56
_LETTERS = 11
_TEXT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """A work in the list.

    Attributes:
        name: Its name.
        version: Version or date; "" where it has none.
        licence: SPDX expression, or the wording of its author.
        text: What is shown beside the list: where the work is published, and its licence.
    """

    name: str
    version: str
    licence: str
    text: str


def show_about(parent: QWidget, info: GazetteerInfo | None) -> About:
    """Open the About dialog.

    Args:
        parent: The window.
        info: The place data in use, which names its own sources; None while it is not loaded.
    """
    dialog = About(parent, info)
    dialog.open()
    return dialog


class About(QDialog):
    """A dialog with the versions on top, and below them a searchable list of the works that GeoView contains.

    Args:
        parent: The window.
        info: The place data in use; None while it is not loaded.
    """

    def __init__(self, parent: QWidget, info: GazetteerInfo | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("about")
        self.setWindowTitle(_tr("About GeoView"))
        self.field = SearchField(_tr("Find a work or a licence"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(_tr("Works in GeoView and their licences"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([_tr("Work"), _tr("Licence")])
        self.list.setIndentation(14)
        self.list.setRootIsDecorated(False)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(1, 108)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_tr("Text of the licence"))
        # Licences come in lines of eighty letters; these have room for them.
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPixelSize(_LETTERS)
        self.text.setFont(letters)
        self.text.document().setDocumentMargin(10)
        self._add(_tr("GeoView"), [*_ourselves()])
        self._add(_tr("Data"), [*_data(info)])
        self._add(_tr("Software"), [*_software()])
        self._add(_tr("Plug-ins"), [*_plugins()])
        self.list.expandAll()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.field.textChanged.connect(self._narrow)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        panes = QSplitter()
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.list)
        panes.addWidget(self.text)
        panes.setSizes([340, 580])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(_head(info))
        layout.addWidget(self.field)
        layout.addWidget(panes, 1)
        layout.addWidget(buttons)
        self.resize(960, 620)
        self.list.setCurrentItem(next(self._items()))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> list[str]:
        """The names of the works that match the search."""
        return [item.text(0) for item in self._items() if not item.isHidden()]

    def _add(self, title: str, entries: list[Entry]) -> None:
        if not entries:
            return
        group = QTreeWidgetItem([title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for entry in entries:
            item = QTreeWidgetItem([f"{entry.name} {entry.version}".rstrip(), entry.licence])
            item.setToolTip(0, item.text(0))
            item.setToolTip(1, entry.licence)
            item.setData(0, _TEXT, entry.text)
            group.addChild(item)
        self.list.addTopLevelItem(group)

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        for at in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(at)
            assert group is not None
            yield group

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for group in self._groups():
            for n in range(group.childCount()):
                item = group.child(n)
                assert item is not None
                yield item

    def _on_chosen(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None = None) -> None:
        self.text.setPlainText(str(item.data(0, _TEXT) or "") if item is not None else "")

    def _narrow(self, words: str) -> None:
        wanted = words.casefold().split()
        left = []
        for item in self._items():
            line = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in line for word in wanted))
            if not item.isHidden():
                left.append(item)
        for group in self._groups():
            group.setHidden(all(item.isHidden() for item in left if item.parent() is group))
        current = self.list.currentItem()
        if left and (current is None or current.isHidden()):
            self.list.setCurrentItem(left[0])


def _head(info: GazetteerInfo | None) -> QHBoxLayout:
    """Return the app icon with the versions that a problem report needs."""
    sign = QLabel()
    sign.setPixmap(app_icon().pixmap(_SIGN, _SIGN))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    title = QLabel("GeoView")
    title.setObjectName("startTitle")
    lead = QLabel(_tr("Read a text and see where it happens."))
    lead.setObjectName("note")
    facts = QFormLayout()
    facts.setHorizontalSpacing(14)
    facts.setVerticalSpacing(2)
    made_of = commit()
    rows = [
        (_tr("Version"), _tr("{0} (commit {1})").format(__version__, made_of) if made_of else __version__),
        (_tr("Runs on"), f"Qt {qVersion()} · PySide6 {PySide6.__version__} · Python {platform.python_version()}"),
        (_tr("System"), platform.platform()),
        (_tr("Place data"), _place_data(info)),
    ]
    for name, value in rows:
        quiet = QLabel(name)
        quiet.setObjectName("note")
        label = QLabel(value)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAccessibleName(f"{name}: {value}")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        facts.addRow(quiet, label)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(title)
    words.addWidget(lead)
    words.addSpacing(8)
    words.addLayout(facts)
    head = QHBoxLayout()
    head.setSpacing(16)
    head.addWidget(sign)
    head.addLayout(words, 1)
    return head


def _place_data(info: GazetteerInfo | None) -> str:
    if info is None:
        return _tr("It is loaded when the first text is opened.")
    locale = QLocale()
    return _tr("{0} of {1}: {2} places, {3} names").format(
        info.version, info.built, locale.toString(info.places), locale.toString(info.names)
    )


def _ourselves() -> Iterator[Entry]:
    yield Entry("GeoView", __version__, "MIT", own_licence())
    try:
        sources = resource_path("ATTRIBUTION.md").read_text(encoding="utf-8")
    except (GeoViewError, OSError) as error:
        sources = phrase_words(error.phrase) if isinstance(error, GeoViewError) else str(error)
    yield Entry(_tr("Where everything comes from"), "", "", sources)


def _data(info: GazetteerInfo | None) -> Iterator[Entry]:
    """Yield the data sets that the gazetteer's own table of sources names."""
    for source in info.sources if info is not None else ():
        lines = [source.title, source.url, data_text(source.key, source.licence) or source.licence]
        yield Entry(source.title, source.version, source.licence, "\n\n".join(line for line in lines if line))


def _software() -> Iterator[Entry]:
    for work in works():
        head = "\n".join(line for line in (f"{work.name} {work.version}", work.url, work.licence) if line)
        text = work.text() or _tr("It brings no text of its licence.")
        yield Entry(work.name, work.version, work.licence, f"{head}\n\n{text}")


def _plugins() -> Iterator[Entry]:
    """Yield the plug-ins: what each one adds, its distribution, and its state."""
    for plugin in plugins().listed():
        lines = [
            plugin_kind(plugin),
            _tr("From: {0} {1}").format(plugin.distribution, plugin.version),
            _tr("State: {0}").format(plugin_state(plugin)),
            _tr("It can be switched on and off in the settings."),
        ]
        yield Entry(printable(plugin.name), plugin.version, plugin_kind(plugin), "\n".join(map(printable, lines)))
