"""Opens a page in a real browser engine and says what happened; run as a program, so that no test inherits its state.

    python browser.py PAGE WAIT_MS STEP…

Each STEP is JavaScript; what it returns is reported. Prints JSON: results, requests (addresses that were asked for
besides the page itself), console (messages), title.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication


class Requests(QWebEngineUrlRequestInterceptor):
    """Notes what is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        self.seen.append(info.requestUrl().toString())


class Page(QWebEnginePage):
    """Notes what the console says."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.messages: list[str] = []

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        self.messages.append(message)


def main(page_path: str, wait_ms: int, steps: list[str]) -> None:
    app = QApplication([])
    address = QUrl.fromLocalFile(str(Path(page_path).resolve()))
    requests = Requests()
    profile = QWebEngineProfile()
    profile.setUrlRequestInterceptor(requests)
    page = Page(profile)
    view = QWebEngineView()
    view.setPage(page)
    view.resize(1200, 800)
    results: list[object] = []

    def finish() -> None:
        seen = [url for url in requests.seen if url != address.toString()]
        report = {"results": results, "requests": seen, "console": page.messages, "title": page.title()}
        print(json.dumps(report))
        app.quit()

    def run(index: int) -> None:
        if index == len(steps):
            finish()
            return

        def taken(result: object) -> None:
            results.append(json.loads(result) if isinstance(result, str) and result else result)
            QTimer.singleShot(wait_ms, lambda: run(index + 1))

        page.runJavaScript(f"JSON.stringify((() => {{ {steps[index]} }})() ?? null)", taken)

    page.loadFinished.connect(lambda ok: QTimer.singleShot(wait_ms, lambda: run(0) if ok else finish()))
    view.load(address)
    view.show()
    app.exec()
    # The page has to go before its profile.
    page.deleteLater()
    app.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
