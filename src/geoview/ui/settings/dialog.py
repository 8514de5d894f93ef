"""The settings dialog: pages on which each change takes effect at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from geoview.errors import GeoViewError
from geoview.plugins import plugins
from geoview.text import printable
from geoview.ui.settings.online_page import OnlinePage, scrolled
from geoview.ui.settings.plugins_page import PluginsPage
from geoview.ui.widgets.fields import number_box
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.language import LANGUAGES
from geoview.ui.wording.place_wording import WORDS
from geoview.ui.wording.translation import Translator
from geoview.viewer.window_state import ZOOM_RANGE

if TYPE_CHECKING:
    from geoview.gazetteer import Gazetteer
    from geoview.ui.correcting.decisions import Decisions
    from geoview.ui.documents.documents import Documents
    from geoview.ui.online.access import Access
    from geoview.ui.online.tile_switch import TileSwitch
    from geoview.ui.settings.preferences import Preferences

__all__ = ["SettingsDialog"]

_tr = Translator("settings")


_NOTE_WIDTH = 360


def _note(text: str) -> QLabel:
    """Return a label with an explanation below a control; plain text, as some hold file names."""
    label = QLabel(text)
    label.setObjectName("note")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # Qt asks for the height before the width is known; without this, one line would take the room of two.
    label.setMinimumWidth(_NOTE_WIDTH)
    return label


def _choice(name: str, options: list[tuple[str, str]], value: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(value), 0))
    return box


class _Page(QWidget):
    """A form whose controls change settings."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.form = QFormLayout(self)
        self.form.setContentsMargins(20, 18, 20, 18)
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(16)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add_choice(self, setting: str, words: str, options: list[tuple[str, str]]) -> QComboBox:
        """Add a choice among a few values of a setting and return it."""
        box = _choice(words, options, getattr(self.preferences.settings, setting))
        box.setObjectName(setting)
        box.activated.connect(lambda _: self.preferences.change(setting, box.currentData()))
        self.form.addRow(words, box)
        return box

    def add_switch(self, setting: str, words: str) -> QCheckBox:
        """Add a check box for a setting that is on or off and return it."""
        box = QCheckBox(words)
        box.setObjectName(setting)
        box.setChecked(getattr(self.preferences.settings, setting))
        box.toggled.connect(partial(self.preferences.change, setting))
        self.form.addRow("", box)
        return box


class ReadingPage(_Page):
    """The settings for the look of the text and for what a start opens."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(preferences)
        themes = [("system", _tr("As the system")), ("light", _tr("Light")), ("dark", _tr("Dark"))]
        self.theme = self.add_choice("theme", _tr("Theme"), themes)
        self.add_choice("text_font", _tr("Font of the text"), self._fonts())
        self.letters = QSlider(Qt.Orientation.Horizontal)
        self.letters.setObjectName("text_size")
        self.letters.setAccessibleName(_tr("Size of the text"))
        self.letters.setRange(round(ZOOM_RANGE[0] * 10), round(ZOOM_RANGE[1] * 10))
        self.letters.setPageStep(2)
        self.letters.setValue(round(preferences.settings.text_size * 10))
        self._percent = QLabel()
        self._percent.setMinimumWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.addWidget(self.letters, 1)
        row.addWidget(self._percent)
        self.form.addRow(_tr("Size of the text"), row)
        self.letters.valueChanged.connect(self._on_size)
        self._show_percent()
        self.line = number_box()
        self.line.setObjectName("text_width")
        self.line.setAccessibleName(_tr("Letters in a line, at most"))
        self.line.setRange(40, 120)
        self.line.setKeyboardTracking(False)
        self.line.setValue(preferences.settings.text_width)
        self.line.valueChanged.connect(partial(preferences.change, "text_width"))
        self.form.addRow(_tr("Letters in a line, at most"), self.line)
        self.add_choice(
            "reduced_motion",
            _tr("Movement"),
            [("system", _tr("As the system")), ("off", _tr("The map glides")), ("on", _tr("The map jumps"))],
        )
        self.add_choice("interface_language", _tr("Language"), [("", _tr("As the system")), *LANGUAGES])
        self.form.addRow("", _note(_tr("The window speaks another language after the next start.")))
        self.add_switch("reopen_documents", _tr("At the start, open what was open last time"))

    def _fonts(self) -> list[tuple[str, str]]:
        """Return the scalable fonts that are installed. A chosen font that is missing stays in the list."""
        families = [name for name in QFontDatabase.families() if QFontDatabase.isSmoothlyScalable(name)]
        chosen = self.preferences.settings.text_font
        if chosen and chosen not in families:
            families.append(chosen)
        return [("", _tr("GeoView’s own")), *((name, name) for name in families if not name.startswith("."))]

    def _on_size(self, tenths: int) -> None:
        self.preferences.change("text_size", tenths / 10)
        self._show_percent()

    def _show_percent(self) -> None:
        self._percent.setText(_tr("{0} %").format(QLocale().toString(self.letters.value() * 10)))


class PlacesPage(_Page):
    """The settings for the place data, for the point of view on borders, and for how places are found."""

    def __init__(self, preferences: Preferences, documents: Documents) -> None:
        super().__init__(preferences)
        self._documents = documents
        self.data = _note("")
        self.data.setObjectName("gazetteer")
        self.data.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.form.addRow(_tr("Place data"), self.data)
        self.other = QPushButton(_tr("Use Another File…"))
        self.other.clicked.connect(self._on_other)
        self.usual = QPushButton(_tr("Use the Usual One"))
        self.usual.clicked.connect(lambda: self.preferences.change("gazetteer", ""))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.other)
        row.addWidget(self.usual)
        row.addStretch(1)
        self.form.addRow("", row)
        self.view = self.add_choice("point_of_view", _tr("Disputed areas"), self._views())
        self.form.addRow("", _note(_tr("Neutral: they belong to no state and their borders are dashed.")))
        self.area = self.add_choice("preferred_area", _tr("Texts are mostly about"), self._countries())
        self.form.addRow("", _note(_tr("Its places come first where a name has several. Others are never left out.")))
        self.add_choice(
            "recogniser",
            _tr("Places are found by"),
            self._recognisers(),
        )
        self.refresh()

    @property
    def gazetteer(self) -> Gazetteer | None:
        """The place data in use, once it is loaded."""
        engine = self._documents.current.engine
        return engine.gazetteer if engine else None

    def refresh(self) -> None:
        """Show which place data is in use."""
        gazetteer = self.gazetteer
        self.usual.setEnabled(bool(self.preferences.settings.gazetteer))
        if gazetteer is None:
            self.data.setText(_tr("It is loaded when the first text is opened."))
            return
        info, locale = gazetteer.info, QLocale()
        lines = [
            _tr("{0}: {1} places, {2} names").format(
                info.version, locale.toString(info.places), locale.toString(info.names)
            ),
            printable(str(gazetteer.path)),
        ]
        if gazetteer.notice:
            lines.append(phrase_words(gazetteer.notice))
        self.data.setText("\n".join(lines))

    def _recognisers(self) -> list[tuple[str, str]]:
        options = [("best", _tr("The language model (best)")), ("rules", _tr("Rules alone (needs less memory)"))]
        found = plugins()
        options += [(p.name, str(p)) for p in found.listed() if p.kind == "recognisers" and found.is_enabled(p)]
        chosen = self.preferences.settings.recogniser
        return options if chosen in dict(options) else [*options, (chosen, chosen)]

    def _views(self) -> list[tuple[str, str]]:
        options = [("neutral", _tr("Neutral")), ("un", _tr("United Nations bodies"))]
        gazetteer = self.gazetteer
        if gazetteer is not None:
            codes = {view for area in gazetteer.disputed_areas() for view, _ in area.claims} - {"un"}
            named = [
                (code, WORDS.country(country)) for code in codes if (country := gazetteer.country(code)) is not None
            ]
            options += [
                (code, _tr("As {0} sees them").format(name)) for code, name in sorted(named, key=lambda n: n[1])
            ]
        chosen = self.preferences.settings.point_of_view
        if chosen not in dict(options):
            options.append((chosen, chosen))
        return options

    def _countries(self) -> list[tuple[str, str]]:
        options = [("", _tr("No country above others"))]
        gazetteer = self.gazetteer
        if gazetteer is not None:
            options += sorted(((c.country_code, WORDS.country(c)) for c in gazetteer.countries()), key=lambda c: c[1])
        chosen = self.preferences.settings.preferred_area
        if chosen not in dict(options):
            options.append((chosen, chosen))
        return options

    def _on_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self, _tr("Choose place data"), "", _tr("Place data (*.sqlite);;All files (*)")
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Use another file of place data, if it is valid."""
        from geoview.gazetteer import Gazetteer

        try:
            Gazetteer.open(path).close()
        except GeoViewError as error:
            self.data.setText(phrase_words(error.phrase))
        else:
            self.preferences.change("gazetteer", str(path.absolute()))


class DecisionsPage(_Page):
    """The decisions that the reader made for all documents."""

    def __init__(self, preferences: Preferences, decisions: Decisions) -> None:
        super().__init__(preferences)
        self._decisions = decisions
        self.list = QListWidget()
        self.list.setAccessibleName(_tr("Remembered decisions"))
        self.list.setMinimumHeight(180)
        self.form.addRow(_note(_tr("These decisions of yours hold for every text that is opened from now on.")))
        self.form.addRow(self.list)
        self.forget = QPushButton(_tr("Forget"))
        self.forget.clicked.connect(self._on_forget)
        row = QHBoxLayout()
        row.addWidget(self.forget)
        row.addStretch(1)
        self.form.addRow(row)
        self.list.currentRowChanged.connect(lambda row: self.forget.setEnabled(row >= 0))
        self.refresh()

    def refresh(self) -> None:
        """Fill the list again."""
        self.list.clear()
        for decision in self._decisions.all:
            item = QListWidgetItem(self._decisions.dated(decision))
            item.setData(Qt.ItemDataRole.UserRole, decision.name)
            self.list.addItem(item)
        if not self.list.count():
            item = QListWidgetItem(_tr("None so far. “Remember for later documents” in the candidates makes one."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            # The item can't be selected, but it must be legible.
            item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        self.forget.setEnabled(False)

    def _on_forget(self) -> None:
        item = self.list.currentItem()
        name = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if name:
            self._decisions.forget(name)
            self.refresh()


class SettingsDialog(QDialog):
    """The dialog with all pages and a button that restores the defaults.

    Args:
        preferences: The settings.
        documents: The open documents, whose place data is shown.
        decisions: The decisions for all documents.
        access: The permissions to go online.
        tiles: Switches online map tiles on and off.
        parent: The window below the dialog.
    """

    def __init__(
        self,
        preferences: Preferences,
        documents: Documents,
        decisions: Decisions,
        access: Access,
        tiles: TileSwitch,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("settings")
        self.setWindowTitle(_tr("Settings"))
        self._preferences, self._documents, self._decisions = preferences, documents, decisions
        self._access, self._tiles = access, tiles
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.setAccessibleName(_tr("Pages of the settings"))
        self._notice = _note("")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.RestoreDefaults | QDialogButtonBox.StandardButton.Close
        )
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._on_defaults)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 14)
        foot.addWidget(self._notice)
        foot.addWidget(buttons)
        layout.addLayout(foot)
        self._fill()
        self.resize(600, 470)
        preferences.changed.connect(self._on_changed)
        documents.engine_ready.connect(self._on_engine)

    def _fill(self) -> None:
        at = max(self.pages.currentIndex(), 0)
        while self.pages.count():
            page = self.pages.widget(0)
            self.pages.removeTab(0)
            if page is not None:
                page.deleteLater()
        self.reading = ReadingPage(self._preferences)
        self.places = PlacesPage(self._preferences, self._documents)
        self.decisions = DecisionsPage(self._preferences, self._decisions)
        self.pages.addTab(self.reading, _tr("Reading"))
        self.pages.addTab(self.places, _tr("Places"))
        self.pages.addTab(self.decisions, _tr("Decisions"))
        self.online = OnlinePage(self._access, self._tiles.set_on)
        self.pages.addTab(scrolled(self.online), _tr("Online"))
        self.plugins = PluginsPage(self._preferences)
        self.pages.addTab(self.plugins, _tr("Plug-ins"))
        self.pages.setCurrentIndex(at)
        self._show_notice()

    def _show_notice(self) -> None:
        self._notice.setText(phrase_words(self._preferences.notice))
        self._notice.setVisible(bool(self._preferences.notice))

    def _on_changed(self, _name: str) -> None:
        self.places.refresh()
        self._show_notice()

    def _on_engine(self, _engine: object) -> None:
        # By now the countries and points of view are loaded.
        self._fill()

    def _on_defaults(self) -> None:
        self._preferences.reset()
        self._fill()
