"""The question before anything is sent from this computer: what, to whom, and under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ConsentDialog", "Offer", "question_for_names", "question_for_tiles"]

_tr = Translator("consent")

_WIDTH = 480
_LINES = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that may be asked.

    Attributes:
        key: The name of the service in the settings.
        title: The name that is shown.
        host: The host.
        terms: Address of its terms of use; "" when unknown.
    """

    key: str
    title: str
    host: str
    terms: str = ""


def question_for_names(count: int) -> str:
    """Return the question before names are sent."""
    return QCoreApplication.translate(
        "consent",
        "%n name(s) will leave this computer, to the letter, and nothing else of your text:",
        "",
        count,
    )


def question_for_tiles() -> str:
    """Return the question before map tiles are requested."""
    return _tr("The numbers of the map squares that you look at will leave this computer, for example:")


class ConsentDialog(QDialog):
    """The question. `agreed` reports which service the reader agreed to; closing it in any other way sends nothing.

    Args:
        question: What would be sent.
        strings: The exact strings that would be sent.
        offers: The services to choose from, at least one.
        note: What else the service learns.
        parent: The window.
    """

    agreed = Signal(str)
    """The key of the service."""

    def __init__(
        self, question: str, strings: Sequence[str], offers: Sequence[Offer], note: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("consent")
        self.setWindowTitle(self.tr("Go Online?"))
        self._offers = tuple(offers)
        self._head = QLabel()
        self._head.setObjectName("consentTitle")
        self.what = QPlainTextEdit("\n".join(strings))
        self.what.setReadOnly(True)
        self.what.setTabChangesFocus(True)
        self.what.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.what.setAccessibleName(self.tr("What will be sent"))
        line = self.what.fontMetrics().lineSpacing()
        self.what.setFixedHeight(min(max(len(strings), 1), _LINES) * line + 20)
        self.services = QComboBox()
        self.services.setAccessibleName(self.tr("Service"))
        for offer in self._offers:
            self.services.addItem(offer.title, offer.key)
        self.services.currentIndexChanged.connect(self._refresh)
        self._to = QLabel()
        self.terms = QPushButton(self.tr("Terms of Use…"))
        self.terms.setAutoDefault(False)
        self.terms.clicked.connect(self._open_terms)
        last = QLabel(
            note + "\n" + self.tr("You will not be asked again for this service. You can take it back in the settings.")
        )
        last.setObjectName("quietText")
        labels = (QLabel(question), self._to, last, self._head)
        for label in labels:
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(self.tr("Send and Remember"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.refuse = buttons.addButton(self.tr("Don’t Send"), QDialogButtonBox.ButtonRole.RejectRole)
        self.agree.setAutoDefault(False)
        self.refuse.setDefault(True)
        buttons.accepted.connect(self._on_agreed)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.services)
        row.addWidget(self._to, 1)
        row.addWidget(self.terms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for widget in (self._head, labels[0], self.what):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(last)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.setMinimumWidth(_WIDTH)
        self.services.setVisible(len(self._offers) > 1)
        self._refresh()
        self.refuse.setFocus()

    @property
    def offer(self) -> Offer:
        """The service that is chosen in the dialog."""
        return self._offers[max(self.services.currentIndex(), 0)]

    def _refresh(self) -> None:
        offer = self.offer
        self._head.setText(self.tr("Ask {0}?").format(offer.title))
        self._to.setText(self.tr("To {0}").format(offer.host))
        self.terms.setVisible(bool(offer.terms))
        self.terms.setToolTip(offer.terms)
        self.setAccessibleDescription(f"{self._head.text()} {self._to.text()}")

    def _open_terms(self) -> None:
        # Shown by the reader's browser, after a click; the address is from GeoView's own table.
        QDesktopServices.openUrl(QUrl(self.offer.terms))

    def _on_agreed(self) -> None:
        key = self.offer.key
        self.accept()
        self.agreed.emit(key)
