"""The permissions to go online: settings, the reader's consent, keys and stored answers, shared by all windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.errors import GeoViewError
from geoview.online.consent import TILES_KEY, Consents
from geoview.online.keys import Keys
from geoview.online.services import Service, geocoder, host_of, split_address
from geoview.online.store import OnlineStore

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.online.tiles import Tiles
    from geoview.settings import Settings, SettingsFile

__all__ = ["Access"]


class Access(QObject):
    """The settings and the reader's consent, with a signal for each change.

    Args:
        file: The file of settings.
        config: Folder that stores the consent; None keeps it for this session only.
        cache: Folder that stores the answers; None keeps them in memory.
        keys: The keys of services; None uses the keyring of the system.
    """

    changed = Signal()
    """A setting, a key or the consent has changed."""

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
        """The present settings."""
        return self.file.settings

    @property
    def service(self) -> Service | None:
        """The geocoder that the reader chose."""
        return geocoder(self.settings.online_geocoder)

    def host_for(self, service: Service) -> str:
        """Return the host that a service would be asked at; "" while none is named."""
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
        """The host that map tiles may be requested from; "" for none."""
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
        """Set one value and report the change.

        Raises:
            ValueError: when the setting can't have that value.
        """
        if getattr(self.settings, name) != value:
            self.file.change(name, value)
            self.store.tile_bytes = self.settings.tiles_megabytes * 1_000_000
            self.changed.emit()

    def renew(self) -> None:
        """Report that a key has changed, so that the services start again with it."""
        self.key_changes += 1
        self.changed.emit()

    def allow(self, key: str, host: str) -> None:
        """Store the reader's consent."""
        self.consents.allow(key, host)
        self.changed.emit()

    def revoke(self, key: str, host: str = "") -> GeoViewError | None:
        """Revoke the consent; return the error if other windows or later sessions may not know of it."""
        try:
            self.consents.revoke(key, host)
        except GeoViewError as error:
            return error
        finally:
            self.changed.emit()
        return None

    def tiles(self) -> Tiles | None:
        """Return the source of map tiles that may be used now; None without one."""
        if not self.allowed_tiles:
            return None
        from geoview.online.tiles import Tiles

        settings = self.settings
        # The keyring is asked only if the address has a field for a key.
        key = self.keys.get(TILES_KEY) if "{key}" in settings.online_tiles else ""
        return Tiles(settings.online_tiles, self.consents, self.store, key=key, credit=settings.tiles_credit)
