"""The flash of a mention after a jump, so that the reader finds it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QVariantAnimation, Signal

__all__ = ["Flash"]

_MS = 900


class Flash(QObject):
    """A glow that fades out.

    Attributes:
        is_wanted: False where the reader wants reduced motion.
    """

    glowed = Signal(float)
    """How strongly, from 1 down to 0."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_wanted = True
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setDuration(_MS)
        self._fading.valueChanged.connect(self._on_value)

    @property
    def is_running(self) -> bool:
        """True while it glows."""
        return self._fading.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """Glow from the beginning."""
        self._fading.stop()
        if self.is_wanted:
            self._fading.start()

    def stop(self) -> None:
        """Stop glowing."""
        self._fading.stop()

    def _on_value(self) -> None:
        self.glowed.emit(float(self._fading.currentValue()))
