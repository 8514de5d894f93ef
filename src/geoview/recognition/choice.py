"""Which recogniser is used: the model, the rules, or that of a plug-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from geoview.errors import RecogniserError
from geoview.names.mention import Mention
from geoview.phrases import Phrase
from geoview.plugins import Plugin, plugins
from geoview.recognition.base import Recogniser

if TYPE_CHECKING:
    from geoview.document import Document
    from geoview.names.lookup import NameLookup
    from geoview.text import Span

__all__ = ["BEST", "recogniser_names", "select_recogniser"]

BEST = "best"
"""The model where it loads, else the rules."""
_MODEL, _RULES = "model", "rules"
_FAILED = Phrase("The places could not be recognised")

Factory = Callable[[], Recogniser]
"""What the entry point of a recogniser is: makes one, ready for use."""


def recogniser_names() -> Iterator[str]:
    """Yield the names of all recognisers; plug-ins are loaded after the other names."""
    yield from (BEST, _MODEL, _RULES)
    yield from (plugin.name for plugin, _ in plugins().loaded("recognisers", _check))


def select_recogniser(name: str = BEST) -> tuple[Recogniser, str]:
    """Return the recogniser of a name, and ""; where it can't be used, the best one that can, and why.

    Raises:
        RecogniserError: when even the simplest recogniser lacks one of its files.
    """
    if name == _RULES:
        return _rules(), ""
    if name in (BEST, _MODEL):
        return _best()
    found = next((found for found in plugins().loaded("recognisers", _check) if found[0].name == name), None)
    if found is None:
        return _best()[0], Phrase("There is no recogniser “{name}”; the usual one is in use.", name=name)
    plugin, make = found
    try:
        with plugins().guard(plugin, RecogniserError, _FAILED):
            return _Guarded(plugin, make()), ""
    except RecogniserError as error:
        return _best()[0], error.phrase


def _best() -> tuple[Recogniser, str]:
    try:
        from geoview.recognition.tagger import ModelRecogniser

        return ModelRecogniser(), ""
    except RecogniserError as error:
        return _rules(), error.phrase
    except ImportError as error:
        return _rules(), Phrase("The model could not be loaded: {error}", error=error)


def _rules() -> Recogniser:
    from geoview.recognition.rules import RulesRecogniser

    return RulesRecogniser()


def _check(thing: object) -> Factory:
    """Return a plug-in's factory.

    Raises:
        TypeError: when it can't be called.
    """
    if not callable(thing):
        raise TypeError(f"it is a {type(thing).__name__}, not a function that makes a recogniser")
    return thing


class _Guarded:
    """The recogniser of a plug-in; its errors name it."""

    def __init__(self, plugin: Plugin, recogniser: Recogniser) -> None:
        self._plugin = plugin
        self._recogniser = recogniser
        name, section = recogniser.name, recogniser.section
        if not isinstance(name, str) or not isinstance(section, int) or section < 1:
            raise TypeError("its name is no text, or its section no number of characters")
        self.name = name
        self.section = section

    def recognise(
        self,
        document: Document,
        lookup: NameLookup,
        region: Span | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Mention]:
        """Return what the plug-in finds."""
        with plugins().guard(self._plugin, RecogniserError, _FAILED):
            found = self._recogniser.recognise(document, lookup, region, cancelled=cancelled)
            if not isinstance(found, list) or not all(isinstance(mention, Mention) for mention in found):
                raise TypeError("its recogniser gave something else than a list of mentions")
            return found
