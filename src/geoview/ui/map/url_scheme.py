"""The `geoview:` scheme: the only address that the map page can reach.

Pages of this scheme see a fixed table of files and the places of the present document. Everything else is refused:
other paths, other methods, other schemes, navigation, windows, downloads and permissions.
"""

from __future__ import annotations

import importlib.util
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from geoview.errors import GeoViewError
from geoview.mapping.page import HOST, SCHEME, page_files
from geoview.storage import resource_path
from geoview.ui.runtime.graphics import spare_root_the_sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.ui.map.tiles import TileFeed

__all__ = ["ATLAS_PATH", "MapRequests", "MapScheme", "make_profile", "register_scheme"]

ATLAS_PATH = "/atlas.json"
"""Path at which the page finds the places of the present document."""

_TILE = re.compile(r"/tiles/([0-9]{1,6})/([0-9]{1,2})/([0-9]{1,7})/([0-9]{1,7})", re.ASCII)
_LOG = logging.getLogger(__name__)

_LEAFLET = "xstatic.pkg.leaflet"
_TYPES = {".html": b"text/html", ".js": b"text/javascript", ".css": b"text/css", ".json": b"application/json"}


def register_scheme() -> None:
    """Make the scheme known to Qt. Must happen before the first profile; doing it again changes nothing."""
    name = SCHEME.encode()
    if QWebEngineUrlScheme.schemeByName(name).name() == name:
        return
    scheme = QWebEngineUrlScheme(name)
    # With a host the pages have an origin, which fetch() and the policy need.
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(
        QWebEngineUrlScheme.Flag.SecureScheme
        | QWebEngineUrlScheme.Flag.CorsEnabled
        | QWebEngineUrlScheme.Flag.FetchApiAllowed
    )
    QWebEngineUrlScheme.registerScheme(scheme)


class MapScheme(QWebEngineUrlSchemeHandler):
    """The handler of the scheme: it answers GET for a fixed table of paths and refuses the rest.

    Attributes:
        refused: How many requests were refused.
        tiles: Answers requests for map tiles; None where there are none.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refused = 0
        self.tiles: TileFeed | None = None
        self._files = _file_table()
        self._read: dict[str, QByteArray] = {}
        self._atlas = QByteArray(b"{}")

    def set_atlas(self, content: bytes) -> None:
        """Set what `ATLAS_PATH` returns from now on."""
        self._atlas = QByteArray(content)

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer or refuse a request; Qt calls this for every request of the scheme."""
        path = self._known_path(job.requestUrl())
        tile = _TILE.fullmatch(job.requestUrl().path(QUrl.ComponentFormattingOption.FullyEncoded))
        if bytes(job.requestMethod().data()) != b"GET":
            self._refuse(job, QWebEngineUrlRequestJob.Error.RequestDenied)
        elif tile is not None and self.tiles is not None and job.requestUrl().host() == HOST:
            number, z, x, y = map(int, tile.groups())
            self.tiles.serve(job, number, z, x, y)
        elif path is None:
            self._refuse(job, QWebEngineUrlRequestJob.Error.UrlNotFound)
        else:
            buffer = QBuffer(job)
            buffer.setData(self._atlas if path == ATLAS_PATH else self._content(path))
            buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            job.reply(_TYPES[Path(path).suffix], buffer)

    def _known_path(self, url: QUrl) -> str | None:
        """Return the path of a URL if the table has exactly this path: nothing is decoded or resolved."""
        path = url.path(QUrl.ComponentFormattingOption.FullyEncoded)
        if url.host() == HOST and (path == ATLAS_PATH or path in self._files):
            return path
        return None

    def _content(self, path: str) -> QByteArray:
        known = self._read.get(path)
        if known is None:
            known = self._read[path] = self._files[path]()
        return known

    def _refuse(self, job: QWebEngineUrlRequestJob, error: QWebEngineUrlRequestJob.Error) -> None:
        self.refused += 1
        _LOG.warning("refused %s %s", job.requestMethod().data(), job.requestUrl().toString()[:200])
        job.fail(error)


class MapRequests(QWebEngineUrlRequestInterceptor):
    """An interceptor that sees every request of the profile and blocks those that leave GeoView.

    Attributes:
        outside: The number of requests that were neither `geoview:` nor `data:`. All were blocked.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outside = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block a request that leaves GeoView; Qt calls this before every request."""
        url = info.requestUrl()
        if url.scheme() not in (SCHEME, "data"):
            self.outside += 1
            _LOG.warning("blocked %s", url.toString()[:200])
            info.block(True)


def make_profile(parent: QObject) -> QWebEngineProfile:
    """Return a profile that keeps nothing: no cookies, no cache, no downloads."""
    register_scheme()
    spare_root_the_sandbox()
    profile = QWebEngineProfile(parent)
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setSpellCheckEnabled(False)
    profile.downloadRequested.connect(_cancel)
    return profile


def _cancel(request: QWebEngineDownloadRequest) -> None:
    request.cancel()


def _file_table() -> dict[str, Callable[[], QByteArray]]:
    leaflet = _package_folder(_LEAFLET) / "data"
    paths = {name: resource_path("map", name) for name in ("page.html", *page_files(".css"), *page_files(".js"))}
    paths |= {
        name: resource_path("basemap", name) for name in ("world.json", "base.json", "detail.json", "labels.json")
    }
    paths |= {name: leaflet / name for name in ("leaflet.js", "leaflet.css")}
    table = {f"/{name}": _reader(path) for name, path in paths.items()}
    table["/qwebchannel.js"] = _read_channel_script
    return table


def _reader(path: Path) -> Callable[[], QByteArray]:
    return lambda: QByteArray(path.read_bytes())


def _read_channel_script() -> QByteArray:
    file = QFile(":/qtwebchannel/qwebchannel.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise GeoViewError("The map can't be shown", "Qt's web channel script was not found", "Install GeoView again.")
    content = file.readAll()
    file.close()
    return content


def _package_folder(name: str) -> Path:
    """Return the folder of an installed package, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise GeoViewError(
            "The map can't be shown", "the package {name} was not found", "Install GeoView again.", name=name
        )
    return Path(spec.origin).parent
