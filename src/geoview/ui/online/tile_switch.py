"""The switch for online map tiles. They are off by default, and consent is asked for before the first is requested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.online.consent import TILES_KEY
from geoview.online.services import TILES, host_of, tile_service
from geoview.ui.map.tiles import TileFeed
from geoview.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from geoview.errors import OnlineError
    from geoview.online.tiles import Tiles
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.online.access import Access
    from geoview.ui.online.consent_dialog import ConsentDialog
    from geoview.ui.runtime.jobs import Jobs, Token
    from geoview.ui.widgets.message_bar import MessageBar

__all__ = ["TileSwitch"]

_KEY = "tiles"
_EXAMPLE = {"{z}": "5", "{x}": "16", "{y}": "10", "{s}": "a", "{r}": "", "{key}": "…"}


class TileSwitch(QObject):
    """The switch for the tiles on the map of one window.

    Args:
        access: The permissions to go online.
        map_host: The map that shows the tiles.
        action: The action, which is checked while tiles are shown.
        jobs: Runs the work that may ask the keyring for a key.
        messages: Shows errors.
        parent: The window below the question for consent.
    """

    def __init__(
        self, access: Access, map_host: MapHost, action: QAction, jobs: Jobs, messages: MessageBar, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._access, self._map, self._action = access, map_host, action
        self._jobs, self._messages, self._parent = jobs, messages, parent
        self._shown: tuple[object, ...] = ()
        self._reported = False
        self.feed = TileFeed(self)
        self.feed.failed.connect(self._on_failed)
        self.feed.worked.connect(self._on_worked)
        self.dialog: ConsentDialog | None = None
        access.changed.connect(self._apply)
        self._apply()

    def set_on(self, on: bool) -> None:
        """Show tiles, after asking for consent if it is missing; or show the base map alone again."""
        access = self._access
        if not on:
            access.change("online_map", False)
        elif access.settings.online_tiles and access.consents.allows(TILES_KEY, host_of(access.settings.online_tiles)):
            access.change("online_map", True)
        else:
            self._ask()
        self._show_state()

    def _ask(self) -> None:
        from geoview.ui.online.consent_dialog import ConsentDialog, Offer, question_for_tiles

        own = self._access.settings.online_tiles
        if own:
            known = tile_service(own)
            host = host_of(own)
            offers = [Offer(own, known.title if known else host, host, known.credit_url if known else "")]
        else:
            offers = [Offer(each.template, each.title, host_of(each.template), each.credit_url) for each in TILES]
        example = offers[0].key
        for field, value in _EXAMPLE.items():
            example = example.replace(field, value)
        dialog = ConsentDialog(
            question_for_tiles(),
            [example],
            offers,
            self.tr(
                "The service learns which areas you look at, your internet address and the time; nothing of your text."
            ),
            self._parent,
        )
        dialog.agreed.connect(self._on_agreed)
        dialog.finished.connect(self._on_dialog_closed)
        self.dialog = dialog
        dialog.open()

    def _on_agreed(self, template: str) -> None:
        access = self._access
        access.allow(TILES_KEY, host_of(template))
        access.change("online_tiles", template)
        access.change("online_map", True)

    def _on_dialog_closed(self) -> None:
        self.dialog = None
        self._show_state()

    def _apply(self) -> None:
        """Show or hide the tiles, as settings and consent say."""
        access = self._access
        settings = access.settings
        host = access.allowed_tiles
        wanted = (host, settings.online_tiles, settings.tiles_credit, access.key_changes) if host else ()
        self._show_state()
        if wanted == self._shown:
            return
        self._shown = wanted
        self._reported = False
        self._messages.remove(_KEY)
        if not wanted:
            self._set(None)
            return

        def work(token: Token) -> None:
            # A keyring may ask its owner.
            tiles = access.tiles()
            token.post(lambda: self._set(tiles) if self._shown == wanted else None)

        self._jobs.start(work, "tiles")

    def _set(self, tiles: Tiles | None) -> None:
        self.feed.set_tiles(tiles)
        self._map.pane.set_tiles(self.feed)

    def _show_state(self) -> None:
        self._action.setChecked(bool(self._access.allowed_tiles))

    def _on_failed(self, error: OnlineError) -> None:
        """Show an error, once only, because a view has dozens of tiles."""
        if not self._reported:
            self._reported = True
            message = Message.of(error, _KEY, self.tr("Switch Off"), lambda: self.set_on(False))
            self._messages.show_message(message)

    def _on_worked(self) -> None:
        if self._reported:
            self._reported = False
            self._messages.remove(_KEY)
