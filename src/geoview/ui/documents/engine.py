"""The parser and the place data that the settings choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from geoview.errors import GazetteerError
from geoview.ui.documents.session import Engine
from geoview.ui.wording.error_wording import phrase_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoview.document import Document
    from geoview.gazetteer import Gazetteer
    from geoview.geoparser import Geoparser, Snapshot
    from geoview.resolution.preferences import Preferences
    from geoview.settings import Settings
    from geoview.text import Span

__all__ = ["make_engine", "open_gazetteer"]


class _Preferring:
    """A parser with the reader's preferred area."""

    def __init__(self, parser: Geoparser, preferences: Preferences) -> None:
        self._parser = parser
        self._preferences = preferences

    @property
    def notice(self) -> str:
        """The notice of the parser."""
        return self._parser.notice

    def snapshots(
        self, document: Document, *, first: Span | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Snapshot]:
        """Return the snapshots of the parser."""
        return self._parser.snapshots(document, first=first, cancelled=cancelled, preferences=self._preferences)


def open_gazetteer(settings: Settings) -> Gazetteer:
    """Open the place data of the settings, or else the default data, whose `notice` says why.

    Raises:
        GazetteerError: when the default data can't be used either.
    """
    from geoview.gazetteer import Gazetteer

    view = settings.point_of_view
    if not settings.gazetteer:
        return Gazetteer.open(view=view)
    try:
        return Gazetteer.open(Path(settings.gazetteer), view=view)
    except GazetteerError as error:
        usual = Gazetteer.open(view=view)
        text = QCoreApplication.translate("engine", "The place data that you chose can't be used: {0}")
        usual.notice = text.format(phrase_words(error.phrase))
        return usual


def make_engine(settings: Settings) -> Engine:
    """Make the parser and open the place data; called off the window's thread.

    Args:
        settings: They choose the gazetteer, its point of view, the recogniser and the preferred area.

    Raises:
        GazetteerError: when no place data can be used.
    """
    from geoview.geoparser import Geoparser
    from geoview.resolution.preferences import Preferences

    gazetteer = open_gazetteer(settings)
    parser = Geoparser(gazetteer, settings.recogniser)
    area = gazetteer.country(settings.preferred_area) if settings.preferred_area else None
    if area is None:
        return Engine(gazetteer, parser)
    return Engine(gazetteer, _Preferring(parser, Preferences(area=area)))
