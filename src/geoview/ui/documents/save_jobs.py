"""Writing files for the reader: off the window's thread, completely or not at all, and never over an open text."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.errors import Cancelled, ExportError, GeoViewError
from geoview.storage import atomic_write, same_file
from geoview.text import printable
from geoview.ui.widgets.message_bar import Message
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from geoview.export.progress import Progress
    from geoview.ui.documents.documents import Documents
    from geoview.ui.runtime.jobs import Jobs, Token
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["SaveJobs", "slowly", "write_file"]

_tr = Translator("saving")

_QUIET_S = 0.3
_STEP_S = 0.1


class SaveJobs(QObject):
    """The save job of a window: one at a time, with its progress and a Cancel button in the status bar.

    Args:
        documents: The open documents; while one of them is being read, the progress is that of the reading.
        messages: Shows failures.
        status: Shows the progress, and what was saved.
        parent: The window.
    """

    def __init__(self, documents: Documents, messages: MessageBar, status: StatusBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._documents, self._messages, self._status = documents, messages, status
        self._token: Token | None = None
        status.cancel_requested.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """True while a job runs."""
        return self._token is not None

    def cancel(self) -> None:
        """Cancel the running job."""
        if self._token is not None:
            self._token.cancel()
            self._done()

    def write(self, target: Path, make: Callable[[Progress], bytes], texts: Iterable[Path]) -> None:
        """Write a file.

        Args:
            target: Where.
            make: Makes its content; runs off the window's thread.
            texts: Files that are open, and are never written.
        """
        spared = tuple(texts)
        saved = self.tr("Saved {0}").format(printable(target.name))

        def put(progress: Progress) -> None:
            _check(target, spared)
            data = make(progress)
            if progress.cancelled():
                raise Cancelled
            atomic_write(target, data)

        self.start(put, self.tr("Exporting…"), lambda: self._status.say(saved))

    def start(self, make: Callable[[Progress], None], doing: str, then: Callable[[], object]) -> None:
        """Start another job and cancel the running one.

        Args:
            make: The work, off the window's thread; it may raise a `GeoViewError`.
            doing: Text for the status bar when the job takes longer than a moment.
            then: Called when it is done.
        """
        self.cancel()

        def work(token: Token) -> None:
            from geoview.export.progress import Progress

            def progress(share: float) -> None:
                token.post(partial(self._status.show_progress, doing, share))

            try:
                make(Progress(slowly(progress), token.cancelled))
            except Cancelled:
                raise
            except GeoViewError as error:
                token.post(partial(self._on_failed, error))
            else:
                token.post(partial(self._on_made, then))

        self._token = self._documents.jobs.start(work, "saving")

    def _on_made(self, then: Callable[[], object]) -> None:
        self._done()
        self._messages.remove("export")
        then()

    def _on_failed(self, error: GeoViewError) -> None:
        self._done()
        self._messages.show_message(Message.of(error, "export"))

    def _done(self) -> None:
        self._token = None
        if not self._documents.current.is_busy:
            self._status.hide_progress()


def write_file(
    jobs: Jobs,
    make: Callable[[], bytes],
    target: Path,
    texts: Iterable[Path],
    written: Callable[[], object],
    failed: Callable[[GeoViewError], object],
) -> Token:
    """Write a small file for a window that cannot show progress.

    Args:
        jobs: Runs the work.
        make: Makes its content; runs off the window's thread, and may raise a `GeoViewError`.
        target: Where.
        texts: Files that are open, and are never written.
        written: Called when the file is written.
        failed: Called with the error when the file could not be written.
    """
    spared = tuple(texts)

    def work(token: Token) -> None:
        try:
            _check(target, spared)
            atomic_write(target, make())
        except GeoViewError as error:
            token.post(partial(failed, error))
        else:
            token.post(written)

    return jobs.start(work, "export")


def _check(target: Path, texts: Iterable[Path]) -> None:
    if any(same_file(text, target) for text in texts):
        raise ExportError(
            _tr("The text itself is never written"),
            _tr("{0} is a text that is open").format(printable(target.name)),
            _tr("Choose another name."),
        )


def slowly(report: Callable[[float], None]) -> Callable[[float], None]:
    """Report progress only when the work takes a while, and no more often than the eye can follow."""
    next_time = time.monotonic() + _QUIET_S

    def tell(share: float) -> None:
        nonlocal next_time
        now = time.monotonic()
        if now >= next_time:
            next_time = now + _STEP_S
            report(share)

    return tell
