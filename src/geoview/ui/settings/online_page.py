"""Settings of online services: geocoder, map tiles, permissions, stored answers. Each change takes effect at once."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from geoview.online.consent import TILES_KEY
from geoview.online.services import (
    TILES,
    KeyNeed,
    address_problem,
    geocoder,
    geocoders,
    template_problem,
    tile_service,
)
from geoview.online.store import HIT_DAYS, MISS_DAYS, TILE_DAYS
from geoview.ui.widgets.fields import elastic_box, number_box
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.formats import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.online.keys import Keys
    from geoview.ui.online.access import Access

__all__ = ["OnlinePage", "scrolled"]

_ROLE = Qt.ItemDataRole.UserRole


def scrolled(page: QWidget) -> QScrollArea:
    """Return a scroll area around a page that is too long for a small screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(page)
    return area


class _KeyWork(QObject):
    """Work with the keyring off the window's thread, because the keyring may ask the user in turn."""

    reported = Signal(bool)
    """Whether keys are stored beyond this session."""
    kept = Signal()
    """A key has changed."""

    def __init__(self, keys: Keys, parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def look(self) -> None:
        self._pool.start(lambda: self.reported.emit(self._keys.lasting))

    def keep(self, service: str, key: str) -> None:
        def work() -> None:
            lasting = self._keys.set(service, key)
            self.reported.emit(lasting)
            self.kept.emit()

        self._pool.start(work)


class OnlinePage(QWidget):
    """The page of online services.

    Args:
        access: The permissions to go online; every change is applied there at once.
        show_tiles: Switches map tiles on, after asking for permission, or off.
        parent: The owner.
    """

    def __init__(self, access: Access, show_tiles: Callable[[bool], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._show_tiles = show_tiles
        self._keys = _KeyWork(access.keys, self)
        self._keys.reported.connect(self._on_keyring)
        self._keys.kept.connect(access.renew)
        self._filling = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.addWidget(self._names_box())
        layout.addWidget(self._tiles_box())
        layout.addWidget(self._leave_box())
        layout.addWidget(self._kept_box())
        layout.addStretch(1)
        access.changed.connect(self._fill)
        self._fill()

    # The form

    def _names_box(self) -> QGroupBox:
        self.service = elastic_box()
        self.service.addItem(self.tr("None: names never leave this computer"), "")
        for service in geocoders():
            self.service.addItem(service.title, service.key)
        self.service.currentIndexChanged.connect(self._on_service)
        self.address = QLineEdit()
        self.address.editingFinished.connect(self._on_address)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setMaxLength(500)
        self.key.editingFinished.connect(self._on_key)
        self.terms = QPushButton(self.tr("Terms of Use…"))
        self.terms.clicked.connect(self._on_terms)
        self._key_label = QLabel()
        self._address_note, self._key_note, self._service_note = _note(), _note(), _note()
        # In one line, because a form gives wrapped text more room than it needs.
        self._service_note.setWordWrap(False)
        self._service_note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box, form = self._group(self.tr("Names without a place"))
        row = QHBoxLayout()
        row.addWidget(self.service, 1)
        row.addWidget(self.terms)
        form.addRow(self.tr("Ask"), row)
        form.addRow("", self._service_note)
        form.addRow(self.tr("Server"), self.address)
        form.addRow("", self._address_note)
        form.addRow(self._key_label, self.key)
        form.addRow("", self._key_note)
        self.service.setAccessibleName(self.tr("Service to ask for names"))
        self.address.setAccessibleName(self.tr("Address of the service"))
        return box

    def _tiles_box(self) -> QGroupBox:
        self.tiles_on = QCheckBox(self.tr("Show map tiles of an online service"))
        self.tiles_on.clicked.connect(self._on_tiles_on)
        self.source = elastic_box()
        for service in TILES:
            self.source.addItem(service.title, service.template)
        self.source.addItem(self.tr("Another…"), "")
        self.source.activated.connect(self._on_source)
        self.template = QLineEdit()
        self.template.setPlaceholderText("https://…/{z}/{x}/{y}.png")
        self.template.editingFinished.connect(self._on_template)
        self.tiles_key = QLineEdit()
        self.tiles_key.setEchoMode(QLineEdit.EchoMode.Password)
        self.tiles_key.setMaxLength(500)
        self.tiles_key.setPlaceholderText(self.tr("Takes the place of {key}"))
        self.tiles_key.editingFinished.connect(lambda: self._keep_key(self.tiles_key, TILES_KEY))
        self.credit = QLineEdit()
        self.credit.setMaxLength(200)
        self.credit.editingFinished.connect(self._on_credit)
        self.room = number_box()
        self.room.setRange(10, 2000)
        self.room.setSuffix(self.tr(" MB"))
        self.room.valueChanged.connect(partial(self._change, "tiles_megabytes"))
        self._template_note = _note()
        box, form = self._group(self.tr("Online map"))
        form.addRow(self.tiles_on)
        form.addRow(self.tr("From"), self.source)
        form.addRow(self.tr("Address"), self.template)
        form.addRow("", self._template_note)
        self._tiles_key_label = QLabel(self.tr("Key"))
        form.addRow(self._tiles_key_label, self.tiles_key)
        form.addRow(self.tr("Credit"), self.credit)
        form.addRow(self.tr("Room on the disk"), self.room)
        self.source.setAccessibleName(self.tr("Source of map tiles"))
        self.template.setAccessibleName(self.tr("Address of map tiles"))
        self.tiles_key.setAccessibleName(self.tr("Key for map tiles"))
        self.credit.setAccessibleName(self.tr("Credit for map tiles"))
        self.room.setAccessibleName(self.tr("Room for map tiles on the disk"))
        return box

    def _leave_box(self) -> QGroupBox:
        self.allowed = QListWidget()
        self.allowed.setAccessibleName(self.tr("What you allowed"))
        self.allowed.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 16)
        self.revoke = QPushButton(self.tr("Take Back"))
        self.allowed.currentRowChanged.connect(lambda row: self.revoke.setEnabled(row >= 0))
        self.revoke.setEnabled(False)
        self.revoke.clicked.connect(self._on_revoke)
        self._consent_note = _note()
        box = QGroupBox(self.tr("What you allowed"))
        layout = QVBoxLayout(box)
        layout.addWidget(self.allowed)
        row = QHBoxLayout()
        row.addWidget(self._consent_note, 1)
        row.addWidget(self.revoke)
        layout.addLayout(row)
        return box

    def _kept_box(self) -> QGroupBox:
        self._kept = _note()
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.clicked.connect(self._on_clear)
        box = QGroupBox(self.tr("Answers kept on this computer"))
        layout = QHBoxLayout(box)
        layout.addWidget(self._kept, 1)
        layout.addWidget(self.clear)
        return box

    @staticmethod
    def _group(title: str) -> tuple[QGroupBox, QFormLayout]:
        box = QGroupBox(title)
        form = QFormLayout(box)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        return box, form

    # Filling

    def _fill(self) -> None:
        """Show the present settings."""
        access, settings = self._access, self._access.settings
        service = access.service
        self._filling = True
        self.service.setCurrentIndex(max(self.service.findData(settings.online_geocoder), 0))
        self.address.setText(settings.geocoder_address)
        usual = f"https://{service.host}" if service is not None and service.host else "https://"
        self.address.setPlaceholderText(usual)
        self.tiles_on.setChecked(bool(access.allowed_tiles))
        self.template.setText(settings.online_tiles)
        known = tile_service(settings.online_tiles or TILES[0].template)
        self.source.setCurrentIndex(self.source.findData(known.template) if known else self.source.count() - 1)
        self.credit.setText(settings.tiles_credit)
        self.credit.setPlaceholderText(known.attribution if known else "")
        self.room.setValue(settings.tiles_megabytes)
        self._filling = False
        for widget in (self.address, self.terms):
            widget.setEnabled(service is not None)
        needs_key = service is not None and service.need is not KeyNeed.NONE
        rows: tuple[QWidget, ...] = (self.key, self._key_label)
        for row in rows:
            row.setVisible(needs_key)
        self.tiles_key.setVisible("{key}" in settings.online_tiles)
        self._tiles_key_label.setVisible("{key}" in settings.online_tiles)
        if service is not None:
            self._key_label.setText(phrase_words(service.key_word))
            self.key.setAccessibleName(phrase_words(service.key_word))
            self.terms.setToolTip(service.terms)
            _say(self._service_note, self.tr("Credited as {0}.").format(service.attribution))
        else:
            _say(self._service_note, "")
        if needs_key:
            self._keys.look()
        else:
            _say(self._key_note, "")
        _say(self._address_note, "")
        _say(self._template_note, "")
        self._fill_allowed()
        self._fill_kept()

    def _fill_allowed(self) -> None:
        self.allowed.clear()
        for (key, host), since in sorted(self._access.consents.listed().items()):
            service = geocoder(key)
            what = service.title if service is not None else self.tr("Map tiles")
            item = QListWidgetItem(self.tr("{0}: {1}, since {2}").format(what, host, since))
            item.setData(_ROLE, (key, host))
            self.allowed.addItem(item)
        self.revoke.setEnabled(False)
        nothing = self.tr("Nothing: GeoView is offline.")
        _say(self._consent_note, "" if self.allowed.count() else nothing)

    def _fill_kept(self) -> None:
        try:
            names, size = self._access.store.size()
        except sqlite3.Error:
            # Another window uses the store; the size is shown the next time.
            self._kept.setText("")
            return
        kept = self.tr("%n name(s)", "", names)
        text = self.tr(
            "{0} and {1} MB of map tiles. Names are asked for again after {2} days ({3} when unknown), tiles after {4}."
        )
        self._kept.setText(text.format(kept, number(round(size / 1e6)), HIT_DAYS, MISS_DAYS, TILE_DAYS))
        self.clear.setEnabled(bool(names or size))

    # Actions of the reader

    def _change(self, name: str, value: object) -> None:
        if not self._filling:
            self._access.change(name, value)

    def _on_service(self) -> None:
        if not self._filling:
            # The address belonged to another service.
            self._access.change("geocoder_address", "")
            self._access.change("online_geocoder", self.service.currentData())

    def _on_address(self) -> None:
        text = self.address.text().strip()
        problem = address_problem(text) if text else ""
        _say(self._address_note, phrase_words(problem))
        if not problem:
            self._change("geocoder_address", text)

    def _on_key(self) -> None:
        service = self._access.service
        if service is not None:
            self._keep_key(self.key, service.key)

    def _keep_key(self, field: QLineEdit, service: str) -> None:
        text = field.text().strip()
        if not text:
            return
        field.clear()
        if text.isascii() and text.isprintable():
            field.setPlaceholderText(self.tr("Kept"))
            self._keys.keep(service, text)
        else:
            field.setPlaceholderText(self.tr("A key has plain letters, digits and signs only."))

    def _on_keyring(self, lasting: bool) -> None:
        if lasting:
            _say(self._key_note, self.tr("Kept in the keyring of your system."))
        else:
            _say(self._key_note, self.tr("There is no keyring to keep it in: it holds until GeoView is closed."))

    def _on_terms(self) -> None:
        service = self._access.service
        if service is not None:
            QDesktopServices.openUrl(QUrl(service.terms))

    def _on_tiles_on(self, on: bool) -> None:
        # Text that was typed a moment ago counts too.
        self._on_template()
        self._show_tiles(on)
        self.tiles_on.setChecked(bool(self._access.allowed_tiles))

    def _on_source(self) -> None:
        template = self.source.currentData()
        if template:
            self._change("online_tiles", template)
        else:
            self.template.setFocus()
            self.template.selectAll()

    def _on_template(self) -> None:
        text = self.template.text().strip()
        problem = template_problem(text) if text else ""
        _say(self._template_note, phrase_words(problem))
        if not problem:
            self._change("online_tiles", text)

    def _on_credit(self) -> None:
        text = " ".join(self.credit.text().split())
        if text.isprintable():
            self._change("tiles_credit", text)

    def _on_revoke(self) -> None:
        item = self.allowed.currentItem()
        if item is not None:
            key, host = item.data(_ROLE)
            error = self._access.revoke(key, host)
            if key == TILES_KEY:
                self._access.change("online_map", False)
            if error is not None:
                _say(self._consent_note, phrase_words(error.phrase))

    def _on_clear(self) -> None:
        with suppress(sqlite3.Error):
            # The text below shows what could not be cleared.
            self._access.store.clear()
        self._fill_kept()


def _say(note: QLabel, text: str) -> None:
    """Show a note, or hide it for an empty text so that it takes no room."""
    note.setText(text)
    note.setVisible(bool(text))


def _note() -> QLabel:
    label = QLabel()
    label.setObjectName("quietText")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
