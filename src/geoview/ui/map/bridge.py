"""The web page of the map and its one channel to the window."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWebEngineCore import (
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineSettings,
)

from geoview.mapping.messages import Message, parse_message
from geoview.mapping.page import PAGE_URL

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["MapBridge", "MapPage", "open_outside"]

_LOG = logging.getLogger(__name__)

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowWindowActivationFromJavaScript,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanPaste,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalStorageEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.ScrollAnimatorEnabled,
    _Attribute.ShowScrollBars,
    _Attribute.SpatialNavigationEnabled,
    _Attribute.TouchIconsEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.XSSAuditingEnabled,
)
_ON = (
    _Attribute.JavascriptEnabled,
    _Attribute.PlaybackRequiresUserGesture,
    _Attribute.WebRTCPublicInterfacesOnly,
)


def open_outside(url: QUrl) -> bool:
    """Open a web address in the reader's browser. Only http and https are allowed."""
    if url.scheme() not in ("http", "https") or not url.host():
        return False
    return QDesktopServices.openUrl(url)


class MapBridge(QObject):
    """The messages between the page and the window, both as short JSON texts.

    The page is not trusted: `received` carries only checked messages, and `set_limits` sets which numbers are valid.
    """

    command = Signal(str)
    received = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.refused = 0
        self._places = 0
        self._mentions = 0
        self._ghosts = 0

    def set_limits(self, places: int, mentions: int) -> None:
        """Set how many places and mentions the page may refer to."""
        self._places = places
        self._mentions = mentions

    def set_ghosts(self, ghosts: int) -> None:
        """Set how many places to choose from the page may refer to."""
        self._ghosts = ghosts

    def send(self, do: str, **fields: Any) -> None:
        """Tell the page to do something."""
        self.command.emit(json.dumps({"do": do, **fields}, ensure_ascii=False, allow_nan=False))

    @Slot(str)
    def post(self, text: str) -> None:
        """Check a message of the page and pass it on; the page calls this."""
        try:
            message: Message = parse_message(text, places=self._places, mentions=self._mentions, ghosts=self._ghosts)
        except ValueError as error:
            self.refused += 1
            _LOG.warning("refused a message of the map page: %s", error)
            return
        self.received.emit(message)


class MapPage(QWebEnginePage):
    """A page that never navigates away and gets no permissions.

    Attributes:
        complaints: The warnings and errors that the page wrote.
    """

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None, *, links: Iterable[str] = ()) -> None:
        """Make a page; `links` are the web addresses that it may open in the reader's browser."""
        super().__init__(profile, parent)
        self.complaints: list[str] = []
        self._links = frozenset(links)
        settings = self.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)
        for attribute in _ON:
            settings.setAttribute(attribute, True)
        settings.setUnknownUrlSchemePolicy(QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes)
        self.permissionRequested.connect(_deny)
        self.fullScreenRequested.connect(_reject)
        self.newWindowRequested.connect(_ignore)

    def acceptNavigationRequest(
        self, url: QUrl | str, navigation: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Accept the map page alone; open a known link in the browser instead."""
        url = QUrl(url)
        if is_main_frame and url == QUrl(PAGE_URL):
            return True
        # A script that sets its location counts as a click too, so a list says which addresses are meant.
        clicked = navigation == QWebEnginePage.NavigationType.NavigationTypeLinkClicked
        if clicked and url.toString() in self._links and open_outside(url):
            return False
        _LOG.warning("refused to go to %s", url.toString()[:200])
        return False

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Write warnings and errors of the page to the log."""
        if level != QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            complaint = f"{source}:{line}: {message}"[:500]
            self.complaints.append(complaint)
            _LOG.warning("map page: %s", complaint)

    def createWindow(self, _window: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """Refuse to open a window."""
        return None  # type: ignore[return-value]


def _deny(permission: QWebEnginePermission) -> None:
    permission.deny()


def _reject(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _ignore(request: QWebEngineNewWindowRequest) -> None:
    _LOG.warning("refused a window for %s", request.requestedUrl().toString()[:200])
