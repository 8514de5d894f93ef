"""The appearance of text and map, which follows the settings: theme, font and animation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.selection.document_views import DocumentViews
    from geoview.ui.settings.preferences import Preferences
    from geoview.ui.widgets.color_scheme import ColorScheme

__all__ = ["Appearance"]


class Appearance(QObject):
    """The link from each setting of the appearance to text and map.

    Args:
        preferences: The settings.
        colors: The choice between light and dark; what is chosen there becomes a setting.
        views: Receives the size of the text.
        view: Receives the font and the length of the lines.
        map_host: The map, which moves with or without animation.
    """

    def __init__(
        self,
        preferences: Preferences,
        colors: ColorScheme,
        views: DocumentViews,
        view: ArticleView,
        map_host: MapHost,
    ) -> None:
        super().__init__(preferences)
        self._preferences, self._colors, self._views = preferences, colors, views
        self._view, self._map = view, map_host
        self._set_letters()
        views.set_usual(preferences.settings.text_size)
        preferences.changed.connect(self._follow)
        colors.chosen.connect(partial(preferences.change, "theme"))

    @property
    def glides(self) -> bool:
        """True if maps move with animation; the value "system" asks the style of the desktop."""
        wish = self._preferences.settings.reduced_motion
        if wish != "system":
            return wish == "off"
        style = self._view.style()
        return style.styleHint(style.StyleHint.SH_Widget_Animation_Duration) > 0

    def set_motion(self) -> None:
        """Switch the animation of text and map. Call it after the text is painted: asking the style loads all of it."""
        self._map.pane.set_animated(self.glides)
        self._view.set_animated(self.glides)

    def _follow(self, name: str) -> None:
        settings = self._preferences.settings
        if name == "theme":
            if self._colors.choice != settings.theme:
                self._colors.choose(settings.theme)
        elif name == "text_size":
            self._views.set_usual(settings.text_size)
        elif name in ("text_width", "text_font"):
            self._set_letters()
        elif name == "reduced_motion":
            self.set_motion()

    def _set_letters(self) -> None:
        settings = self._preferences.settings
        self._view.set_letters(settings.text_font, settings.text_width)
