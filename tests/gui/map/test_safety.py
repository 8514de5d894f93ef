"""The map page is a closed room: what it may reach, where it may go, and what it may not do."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pagelook import PageLook
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

from PySide6.QtWebEngineCore import QWebEngineSettings  # noqa: E402 - Qt wants the attribute first

from geoview.ui.map.map_pane import MapPane  # noqa: E402
from geoview.ui.map.url_scheme import MapRequests  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

DEADLINE = 20_000


class Probe(PageLook):
    """An empty map, seen from inside its page."""

    def outcome(self, promise: str) -> str:
        """What becomes of a promise, as text; an error by its name."""
        make = f"(async () => {promise})()"
        self.js(
            f"(window.answer = '', {make}.then(v => window.answer = 'v:' + v, e => window.answer = 'e:' + e.name), 1)"
        )
        self.until("window.answer")
        return str(self.js("window.answer"))

    def fetch(self, address: str, method: str = "GET") -> str:
        """The status that the page gets for a request, or the name of the error."""
        options = json.dumps({"method": method})
        then = "r => window.answer = String(r.status), e => window.answer = e.name"
        self.js(f"(window.answer = '', fetch({json.dumps(address)}, {options}).then({then}), 1)")
        self.until("window.answer")
        return str(self.js("window.answer"))


@pytest.fixture
def probe(qtbot: QtBot) -> Iterator[Probe]:
    pane = MapPane(animate=False)
    qtbot.addWidget(pane)
    pane.resize(500, 400)
    with qtbot.waitSignal(pane.map_ready, timeout=DEADLINE):
        pane.set_atlas(None)
        pane.show()
    yield Probe(qtbot, pane)
    assert pane.outside_requests == 0
    pane.shutdown()


class Browser(QObject):
    """Stands in for the reader's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    browser = Browser()
    for scheme in ("http", "https", "file"):
        # The stubs want bytes, which are refused.
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type]
    yield browser
    for scheme in ("http", "https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_links_open_in_the_browser_and_the_page_stays(qtbot: QtBot, probe: Probe, browser: Browser) -> None:
    probe.js("(document.querySelector('.leaflet-control-attribution a:nth-of-type(2)').click(), 1)")
    qtbot.waitUntil(lambda: browser.opened == ["https://www.geonames.org/"], timeout=DEADLINE)
    assert probe.js("location.href") == "geoview://map/page.html"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://example.org/", "geoview://map/map.js", "about:blank"]
)
def test_the_page_goes_nowhere(probe: Probe, browser: Browser, caplog: pytest.LogCaptureFixture, address: str) -> None:
    answers: list[str] = []
    probe.pane.map_ready.connect(lambda: answers.append("came back"))
    probe.js(f"(location.href = {json.dumps(address)}) && 1")
    # The window refuses, the engine does so by itself, or the page is gone and comes back.
    refused = ("refused to go to", "Not allowed to load local resource")
    probe.qtbot.waitUntil(lambda: bool(answers) or any(words in caplog.text for words in refused), timeout=DEADLINE)
    probe.until("location.href === 'geoview://map/page.html' && document.querySelector('.gv-zoom')")
    assert browser.opened == []


def test_no_windows_no_storage(probe: Probe) -> None:
    assert probe.js("window.open('geoview://map/page.html') === null") is True
    assert probe.js("(() => { try { return String(localStorage.length) } catch (e) { return e.name } })()") != "0"


REQUESTS = [
    ("geoview://map/base.json", "200"),
    ("geoview://map/nothing.json", "404"),
    ("geoview://map/../base.json", "200"),  # the engine resolves this one before it asks
    ("geoview://map/../../etc/passwd", "404"),
    ("geoview://map/%2e%2e/%2e%2e/etc/passwd", "404"),
    ("geoview://map/..%2fbase.json", "404"),
    ("geoview://map/base.json%00", "404"),
    ("geoview://map//base.json", "404"),
    ("geoview://other/base.json", "TypeError"),
    ("file:///etc/passwd", "TypeError"),
    ("https://example.org/", "TypeError"),
]


@pytest.mark.parametrize("address, answer", REQUESTS)
def test_the_page_reaches_a_fixed_table_of_paths(probe: Probe, address: str, answer: str) -> None:
    assert probe.fetch(address) == answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD"])
def test_the_scheme_only_gives(probe: Probe, method: str) -> None:
    refused = probe.pane._scheme.refused
    assert probe.fetch("geoview://map/base.json", method) == "403"
    assert probe.pane._scheme.refused == refused + 1


class FakeRequest:
    """A request as the interceptor sees it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.blocked = False

    def requestUrl(self) -> QUrl:
        return QUrl(self.address)

    def block(self, blocked: bool) -> None:
        self.blocked = blocked


@pytest.mark.parametrize(
    "address, outside",
    [
        ("geoview://map/base.json", False),
        ("data:image/png;base64,AA==", False),
        ("https://tile.openstreetmap.org/0/0/0.png", True),
        ("http://localhost/", True),
        ("file:///etc/passwd", True),
        ("ws://example.org/", True),
        ("qrc:/x", True),
    ],
)
def test_every_request_that_leaves_is_blocked_and_counted(qapp: QApplication, address: str, outside: bool) -> None:
    requests = MapRequests()
    request = FakeRequest(address)
    requests.interceptRequest(request)  # type: ignore[arg-type]
    assert (request.blocked, requests.outside) == (outside, int(outside))


RISKY = [
    "JavascriptCanOpenWindows",
    "JavascriptCanAccessClipboard",
    "JavascriptCanPaste",
    "LocalStorageEnabled",
    "PluginsEnabled",
    "LocalContentCanAccessRemoteUrls",
    "LocalContentCanAccessFileUrls",
    "PdfViewerEnabled",
    "NavigateOnDropEnabled",
    "FullScreenSupportEnabled",
    "ScreenCaptureEnabled",
    "AllowRunningInsecureContent",
    "AllowGeolocationOnInsecureOrigins",
    "DnsPrefetchEnabled",
    "HyperlinkAuditingEnabled",
    "ErrorPageEnabled",
    "WebGLEnabled",
]


@pytest.mark.parametrize("name", RISKY)
def test_a_risky_setting_is_off(probe: Probe, name: str) -> None:
    settings = probe.pane.view.page().settings()
    assert settings.testAttribute(QWebEngineSettings.WebAttribute[name]) is False


def test_the_profile_keeps_nothing(probe: Probe) -> None:
    profile = probe.pane.view.page().profile()
    assert profile.isOffTheRecord()
    assert profile.persistentCookiesPolicy() == profile.PersistentCookiesPolicy.NoPersistentCookies


@pytest.mark.parametrize(
    "promise, answer",
    [
        ("new Promise((_, no) => navigator.geolocation.getCurrentPosition(_, e => no({name: e.code})))", "e:1"),
        ("Notification.requestPermission()", "v:denied"),
        ("document.documentElement.requestFullscreen()", "e:TypeError"),
        ("navigator.clipboard.readText()", "e:NotAllowedError"),
        ("navigator.mediaDevices.getUserMedia({audio: true})", "e:NotFoundError e:NotAllowedError"),
    ],
)
def test_every_permission_is_refused(probe: Probe, promise: str, answer: str) -> None:
    assert probe.outcome(promise) in answer.split()


@pytest.mark.parametrize(
    "code",
    [
        "new Image().src = 'https://example.org/x.png'",
        "navigator.sendBeacon('https://example.org/', 'x')",
        "(r => { r.open('GET', 'https://example.org/'); r.send(); })(new XMLHttpRequest())",
        "new EventSource('https://example.org/')",
        "new WebSocket('wss://example.org/')",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://example.org/'}))",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://example.org/x.js'}))",
        "document.head.append(Object.assign(document.createElement('link'), {rel: 'preconnect', href: '//x.org'}))",
        "new Worker('https://example.org/x.js')",
        "document.body.style.backgroundImage = 'url(https://example.org/x.png)'",
    ],
)
def test_nothing_leaves_the_page(probe: Probe, code: str) -> None:
    probe.js(f"(() => {{ try {{ {code}; }} catch (error) {{ window.error = error.name; }} return 1; }})()")
    # Requests pass the window one after the other: once a later one has its answer, an earlier one has been seen.
    assert probe.fetch("geoview://map/labels.json") == "200"
    assert probe.pane.outside_requests == 0
    assert probe.js("location.href") == "geoview://map/page.html"


@pytest.mark.parametrize(
    "code",
    [
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.canary = 1'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.canary = 1\">')",
        "document.body.insertAdjacentHTML('beforeend', '<a id=x href=\"javascript:window.canary=1\">x</a>'), x.click()",
        "eval('window.canary = 1')",
        "new Function('window.canary = 1')()",
        "setTimeout('window.canary = 1', 0)",
    ],
)
def test_code_that_is_not_ours_does_not_run(probe: Probe, code: str) -> None:
    probe.js(f"(() => {{ try {{ {code}; }} catch (error) {{ window.error = error.name; }} return 1; }})()")
    # A picture that is not there has its error before a later one has its answer, and a timer runs before a later one.
    assert probe.fetch("geoview://map/nothing.png") == "404"
    assert probe.outcome("new Promise(done => setTimeout(done, 0, 'later'))") == "v:later"
    assert probe.js("typeof window.canary") == "undefined"


def test_no_peer_connections(probe: Probe) -> None:
    assert probe.js("typeof window.RTCPeerConnection") == "undefined"


def test_a_download_is_cancelled(probe: Probe, tmp_path: Path) -> None:
    profile = probe.pane.view.page().profile()
    profile.setDownloadPath(str(tmp_path))
    link = "Object.assign(document.createElement('a'), {download: 'x.txt', href: 'data:text/plain,x'})"
    with probe.qtbot.waitSignal(profile.downloadRequested, timeout=DEADLINE) as asked:
        probe.js(f"(a => {{ document.body.append(a); a.click(); return 1; }})({link})")
    (request,) = asked.args
    probe.qtbot.waitUntil(lambda: request.state() == request.DownloadState.DownloadCancelled, timeout=DEADLINE)
    assert list(tmp_path.iterdir()) == []


def test_nothing_can_be_dropped_on_the_map(probe: Probe) -> None:
    assert not probe.pane.view.acceptDrops()


def test_nonsense_on_the_channel_is_refused_and_counted(probe: Probe) -> None:
    heard: list[str] = []
    probe.pane.place_clicked.connect(heard.append)
    for text in ("", "{}", '{"sort": "click", "place": 1}', '{"sort": "click", "place": "../x"}'):
        probe.pane._bridge.post(text)
    assert probe.pane._bridge.refused == 4
    assert heard == []


def test_without_the_web_engine_the_error_says_what_still_works() -> None:
    code = (
        "import sys; sys.modules['PySide6.QtWebEngineWidgets'] = None\n"
        "try:\n    import geoview.ui.map.map_pane\nexcept ImportError as error:\n    print(error)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("The map needs Qt WebEngine")
    assert "Text and table work without it." in result.stdout
