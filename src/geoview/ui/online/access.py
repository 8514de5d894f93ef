"""What may go online and what may not: settings, the reader's leave, keys and stored answers, for all windows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.errors import GeoViewError
from geoview.online.consent import TILES_KEY, Consents
from geoview.online.keys import Keys
from geoview.online.services import Service, geocoder, host_of, split_address
from geoview.online.store import OnlineStore
from geoview.settings import Settings, SettingsFile

if TYPE_CHECKING:
    from geoview.online.tiles import Tiles

__all__ = ["Access"]


class Access(QObject):
    """Changes settings and leave, and says so.

    Args:
        file: The settings.
        config: Folder for what is allowed; None keeps it for this session.
        cache: Folder for answers; None keeps them in memory.
        keys: Keys of services; None takes the system's keyring.
    """

    changed = Signal()
    """A setting, or what is allowed."""

    def __init__(
        self,
        file: SettingsFile,
        config: Path | None = None,
        cache: Path | None = None,
        keys: Keys | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.consents = Consents(config / "consents.json" if config is not None else None)
        self.store = OnlineStore(
            cache / "online.sqlite" if cache is not None else None, tile_bytes=file.settings.tiles_megabytes * 1_000_000
        )
        self.keys = keys or Keys()
        self.key_changes = 0

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self.file.settings

    @property
    def service(self) -> Service | None:
        """The geocoder that the reader chose."""
        return geocoder(self.settings.online_geocoder)

    def host_for(self, service: Service) -> str:
        """The host that a service would be asked at; "" where none is named yet."""
        own = self.settings.geocoder_address if service is self.service else ""
        try:
            return host_of("{}://{}".format(*split_address(service, own)))
        except ValueError:
            return ""

    @property
    def allowed_geocoder(self) -> str:
        """The host of the geocoder that may be asked; "" for none."""
        service = self.service
        host = self.host_for(service) if service is not None else ""
        return host if service is not None and host and self.consents.allows(service.key, host) else ""

    @property
    def allowed_tiles(self) -> str:
        """The host that map tiles may be asked from; "" for none."""
        settings = self.settings
        if not (settings.online_map and settings.online_tiles):
            return ""
        host = host_of(settings.online_tiles)
        return host if self.consents.allows(TILES_KEY, host) else ""

    @property
    def hosts(self) -> tuple[str, ...]:
        """All hosts that may be asked now."""
        return tuple(dict.fromkeys(host for host in (self.allowed_geocoder, self.allowed_tiles) if host))

    def change(self, name: str, value: object) -> None:
        """Set one value and say so.

        Raises:
            ValueError: when it is no value for that setting.
        """
        if getattr(self.settings, name) != value:
            self.file.change(name, value)
            self.store.tile_bytes = self.settings.tiles_megabytes * 1_000_000
            self.changed.emit()

    def renew(self) -> None:
        """A key is another one now: whoever uses it begins anew."""
        self.key_changes += 1
        self.changed.emit()

    def allow(self, key: str, host: str) -> None:
        """Remember the reader's leave."""
        self.consents.allow(key, host)
        self.changed.emit()

    def revoke(self, key: str, host: str = "") -> GeoViewError | None:
        """Take the leave back; the error where another window or a later session may not know of it."""
        try:
            self.consents.revoke(key, host)
        except GeoViewError as error:
            return error
        finally:
            self.changed.emit()
        return None

    def tiles(self) -> Tiles | None:
        """The source of map tiles that may be asked now; None without one."""
        if not self.allowed_tiles:
            return None
        from geoview.online.tiles import Tiles

        settings = self.settings
        # The keyring is only asked where the address has room for a key.
        key = self.keys.get(TILES_KEY) if "{key}" in settings.online_tiles else ""
        return Tiles(settings.online_tiles, self.consents, self.store, key=key, credit=settings.tiles_credit)
