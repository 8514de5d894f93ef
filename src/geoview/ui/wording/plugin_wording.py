"""Plug-ins in words: what each one adds, and its state."""

from __future__ import annotations

from geoview.plugins import Plugin, plugins
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.translation import Translator

__all__ = ["plugin_kind", "plugin_state"]

_tr = Translator("plugins")


def plugin_kind(plugin: Plugin) -> str:
    """Return what a plug-in adds, in one word."""
    return {
        "readers": _tr("Reader"),
        "exporters": _tr("Exporter"),
        "recognisers": _tr("Recogniser"),
        "geocoders": _tr("Geocoder"),
    }[plugin.kind]


def plugin_state(plugin: Plugin) -> str:
    """Return the state of a plug-in."""
    found = plugins()
    if not found.is_enabled(plugin):
        return _tr("Switched off")
    if problem := found.problem(plugin):
        return phrase_words(problem)
    return _tr("In use") if found.is_loaded(plugin) else _tr("Not needed so far")
