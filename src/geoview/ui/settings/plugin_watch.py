"""Plug-ins that follow the settings, and the messages about those that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from geoview import plugins
from geoview.ui.widgets.message_bar import Message, MessageBar, Tone
from geoview.ui.wording.error_wording import phrase_words, sentence

if TYPE_CHECKING:
    from geoview.ui.settings.preferences import Preferences

__all__ = ["PluginWatch"]

_OWN_RECOGNISERS = ("best", "model", "rules")


class PluginWatch(QObject):
    """The switch for plug-ins, with messages about those that fail.

    Args:
        preferences: Which plug-ins are switched off, and the folder with more of them.
        messages: Shows the failures.
        parent: The owner; the watch ends with it.
    """

    _heard = Signal(object)

    def __init__(self, preferences: Preferences, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._messages = preferences, messages
        preferences.changed.connect(self._on_changed)
        # A plug-in may fail in any thread.
        self._heard.connect(self._show)
        report = self._heard.emit
        plugins.listen(report)
        self.destroyed.connect(lambda: plugins.stop_listening(report))

    def _on_changed(self, name: str) -> None:
        if name not in ("disabled_plugins", "plugin_folder"):
            return
        settings = self._preferences.settings
        plugins.follow(settings)
        if settings.recogniser not in _OWN_RECOGNISERS:
            self._preferences.places_affected.emit()

    def _show(self, notice: str) -> None:
        words = sentence(phrase_words(notice))
        title = QCoreApplication.translate("plugins", "A plug-in is of no use")
        self._messages.show_message(Message(f"plugin {notice}", Tone.WARNING, title, words[:1].upper() + words[1:]))
