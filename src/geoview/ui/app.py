"""The start of the window application: from the command line to a window that shows the text before anything else."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from geoview import __version__, plugins
from geoview.corrections.store import CorrectionStore
from geoview.instance import Call, address_for, hand_over
from geoview.settings import SettingsFile
from geoview.storage import app_folders
from geoview.ui.article.clipboard import leave_plain
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.engine import make_engine
from geoview.ui.documents.gc_tuning import GarbageCollector
from geoview.ui.documents.session import Session
from geoview.ui.online.access import Access
from geoview.ui.runtime import graphics
from geoview.ui.runtime.crash_reports import CrashReports
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.runtime.process_signals import ProcessSignals
from geoview.ui.shell.compose import compose
from geoview.ui.shell.session_restore import OpenTabs, reopen
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.ui.widgets.icons import app_icon
from geoview.ui.wording import language
from geoview.viewer.window_state import StateFile, default_state_path

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.ui.runtime.instance_server import InstanceServer
    from geoview.ui.shell.desk import Desk

__all__ = ["main"]

_READ_WAIT_S = 0.15
_SWITCH_INTERVAL_S = 0.0003
_REOPEN_MS = 500
_ICON_MS = 200
_INTERRUPTED = 130


def make_application(arguments: list[str]) -> QApplication:
    """Create the only application object and prepare it for a web engine that is loaded later."""
    graphics.prepare()
    # Allows the web engine to be loaded after the application exists, and so after the text is painted.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    # As an argument: `setStyle` would wrap the style for Python, which then loads every member of its classes.
    application = QApplication([*arguments, "-style", "Fusion"])
    application.setApplicationName("geoview")
    application.setApplicationDisplayName("GeoView")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("geoview")
    return application


def main(
    files: list[Path],
    *,
    screenshot: Path | None = None,
    timings: bool = False,
    started: float,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    keep: bool = True,
    shared: bool = False,
) -> int:
    """Open the window and run until it is closed.

    Args:
        files: The files and folders to open.
        screenshot: Path of a picture to write once the window is at rest; the application then ends. None without one.
        timings: Write to standard error how long that took, as one line of JSON.
        started: When the process began, on the clock of `time.monotonic`, in seconds.
        size: Width and height of the picture in pixels; 1440 × 900 when None.
        theme: "light" or "dark" for the picture; None follows the system.
        keep: Whether to read and store corrections; for a picture that is never done.
        shared: Whether later starts hand their files to this window.

    Returns:
        The exit status: 0 on success, 1 when the picture could not be taken, 130 when interrupted.
    """
    # The window reacts before the parser goes on: it gets the interpreter after a third of a millisecond.
    sys.setswitchinterval(_SWITCH_INTERVAL_S)
    application = make_application(sys.argv[:1])
    # A picture is made with the default settings.
    settings = SettingsFile(app_folders().config / "settings.json" if screenshot is None else None)
    plugins.follow(settings.settings)
    translator = language.install(application, application)
    language.speak(application, application, settings.settings.interface_language)
    server = _make_server(application) if shared else None
    if server is not None and not server.open() and hand_over(address_for(app_folders().state), files):
        # Two starts at the same time: the other one was faster and opens the files.
        return 0
    reports = CrashReports(application, show=screenshot is None)
    jobs = Jobs()
    engine = SharedEngine(lambda: make_engine(settings.settings))
    keeper = CorrectionStore((lambda: app_folders().data) if keep and screenshot is None else None)
    documents = Documents(jobs, lambda: Session(jobs, engine, keeper=keeper))
    documents.renewing.connect(engine.reset)
    GarbageCollector(documents)
    # The files are read on threads of their own while the window is made.
    folders_asked = [path for path in files if path.is_dir()]
    documents.open_all([path.absolute() for path in files if path not in folders_asked])
    # A picture shows the window without its remembered state, and changes nothing that is stored.
    state = StateFile(None) if screenshot else StateFile(*default_state_path())
    state.carry_over(settings)
    colors = ColorScheme(application, theme or settings.settings.theme)
    homes = app_folders()
    access = Access(settings) if screenshot else Access(settings, homes.config, homes.cache)
    desk = compose(documents, colors, state, access=access)
    window, folders = desk.window, desk.folders
    for folder in folders_asked:
        folders.open(folder)
    open_tabs = OpenTabs(documents, folders, state, window)
    window.closing.connect(open_tabs.note)
    if server is not None:
        server.called.connect(partial(_answer, desk))
        window.closing.connect(server.close)
    if sys.platform == "darwin":
        from geoview.ui.runtime.instance_server import FileOpenFilter

        handed = FileOpenFilter(application)
        handed.opened.connect(desk.open)
        application.installEventFilter(handed)
    picture = None
    if screenshot is not None:
        from geoview.ui.shell.screenshot import Screenshot, Stopwatch

        window.resize(*(size or (1440, 900)))
        watch = Stopwatch(documents, desk.presenter, desk.map, folders, started)
        picture = Screenshot(window, watch, documents, desk.map, folders, screenshot, expects_text=bool(files))
        picture.finished.connect(application.quit)
        # An error that a dialog would report: nobody is there to read it.
        reports.reported.connect(picture.give_up)
    signals = ProcessSignals(application)
    signals.received.connect(window.close)
    jobs.flush(_READ_WAIT_S)
    if state.state.maximised:
        window.showMaximized()
    else:
        window.show()
    if screenshot is None and settings.settings.reopen_documents:
        # Only after the text that was asked for is on the screen.
        again = partial(reopen, documents, folders, state.state, desk.messages, files)
        QTimer.singleShot(_REOPEN_MS if files else 0, again)
    # The icon of the taskbar, after the text is on the screen.
    QTimer.singleShot(_ICON_MS, lambda: application.setWindowIcon(app_icon()))
    status = int(application.exec()) if picture is None or not picture.is_finished else 0
    measured = picture.times() if picture is not None and timings else ""
    signals.remove()
    if server is not None:
        server.close()
    jobs.close()
    _let_go(desk)
    reports.remove()
    application.removeTranslator(translator)
    if picture is not None and picture.error is not None:
        named = f"{files[0]}: " if files else ""
        sys.stderr.write(f"geoview: {named}{picture.error}\n")
        status = 1
    if measured:
        sys.stderr.write(measured + "\n")
    return _INTERRUPTED if signals.last else status


def _make_server(application: QApplication) -> InstanceServer:
    """Create the server that later starts connect to.

    It is imported here because Qt's network library must not delay the text.
    """
    from geoview.ui.runtime.instance_server import InstanceServer

    return InstanceServer(address_for(app_folders().state), application)


def _answer(desk: Desk, call: Call) -> None:
    """Open the files that a second start handed over, and bring the window to the front."""
    from geoview.ui.runtime.instance_server import bring_to_front

    desk.folders.open_all(list(call.files))
    bring_to_front(desk.window, call.token)


def _let_go(desk: Desk) -> None:
    """Destroy the window while the application still exists: page before profile, widgets before Qt."""
    desk.map.shutdown()
    desk.window.close()
    leave_plain()
    shiboken6.delete(desk.window)
