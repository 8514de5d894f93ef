"""A second start, files from the desktop, and what was open last time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from present import present
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QUrl
from PySide6.QtGui import QFileOpenEvent

from geoview.instance import Call, hand_over
from geoview.ui.runtime.instance_server import FileOpenFilter, InstanceServer, bring_to_front
from geoview.ui.shell.session_restore import OpenTabs, reopen
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot

unix = pytest.mark.skipif(sys.platform == "win32", reason="sockets and signals of Unix")


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("d") / "door")


class _Start(QThread):
    """A second start, beside this one."""

    def __init__(self, address: str, files: list[Path]) -> None:
        super().__init__()
        self.address, self.files, self.taken = address, files, False

    def run(self) -> None:
        self.taken = hand_over(self.address, self.files, wait_s=10)


@unix
def test_a_second_start_opens_its_files_here(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path, address: str
) -> None:
    desk = make_desk()
    paths = [tmp_path / "Zürich notes.txt", tmp_path / 'it\'s "two".txt']
    for path in paths:
        path.write_text(kit.text, encoding="utf-8")
    door = InstanceServer(address)
    assert door.open()
    calls: list[Call] = []
    door.called.connect(calls.append)
    start = _Start(address, paths)
    start.start()
    qtbot.waitUntil(lambda: bool(calls) and start.isFinished(), timeout=20_000)
    assert start.taken
    desk.window.showMinimized()
    desk.documents.open_all(list(calls[0].files))
    bring_to_front(desk.window, calls[0].token)
    qtbot.waitUntil(lambda: len(desk.documents.sessions) == 2, timeout=20_000)
    assert [present(session.document).source.path for session in desk.documents.sessions] == paths
    assert not desk.window.windowState() & Qt.WindowState.WindowMinimized
    door.close()
    assert not hand_over(address, [])


@unix
def test_a_socket_of_a_dead_window_is_taken_over_and_that_of_a_living_one_is_not(qtbot: QtBot, address: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(address)
    door = InstanceServer(address)
    assert door.open()
    # Another process, as the two must not wait for each other on one thread.
    code = (
        "import sys; from geoview.ui.runtime.instance_server import InstanceServer;"
        "from PySide6.QtCore import QCoreApplication as Application;"
        "application = Application([]); sys.exit(InstanceServer(sys.argv[1]).open())"
    )
    other = subprocess.Popen([sys.executable, "-c", code, address])
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    assert other.returncode == 0, "it could not be opened"
    door.close()


@unix
@pytest.mark.parametrize("noise", [b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 2_000_000])
def test_noise_at_the_door_is_thrown_out(qtbot: QtBot, address: str, noise: bytes) -> None:
    door = InstanceServer(address)
    assert door.open()
    calls: list[Call] = []
    door.called.connect(calls.append)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stranger:
        stranger.connect(address)
        stranger.setblocking(False)
        gone = False

        def is_thrown_out() -> bool:
            nonlocal noise, gone
            try:
                noise = noise[stranger.send(noise) :] if noise else noise
                gone = gone or stranger.recv(10) == b""
            except BlockingIOError:
                pass
            except OSError:
                gone = True
            return gone

        qtbot.waitUntil(is_thrown_out, timeout=20_000)
    assert calls == []
    door.close()


@unix
def test_who_still_speaks_when_the_window_closes_is_not_answered(qtbot: QtBot, address: str) -> None:
    door = InstanceServer(address)
    assert door.open()
    calls: list[Call] = []
    door.called.connect(calls.append)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as late:
        late.connect(address)
        connected: list[bool] = []
        door._server.newConnection.connect(lambda: connected.append(True))
        qtbot.waitUntil(lambda: bool(connected), timeout=20_000)
        door.close()
        late.sendall(Call([Path("/a/b.txt")]).message())
        late.setblocking(False)
        said = b"?"

        def has_hung_up() -> bool:
            nonlocal said
            try:
                said = late.recv(10)
            except BlockingIOError:
                return False
            except ConnectionError:
                said = b""
            return True

        qtbot.waitUntil(has_hung_up, timeout=20_000)
        assert said == b""
    assert calls == []


def test_files_that_the_desktop_hands_in_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    taker, target = FileOpenFilter(), QObject()
    target.installEventFilter(taker)
    seen: list[Path] = []
    taker.opened.connect(seen.append)
    QCoreApplication.sendEvent(target, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a b.txt"))))
    QCoreApplication.sendEvent(target, QEvent(QEvent.Type.User))
    assert seen == [tmp_path / "a b.txt"]


def test_what_was_open_is_open_again_in_its_order(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    state = tmp_path / "window.json"
    paths = [tmp_path / f"{name}.txt" for name in "abcd"]
    for path in paths:
        path.write_text(kit.text, encoding="utf-8")
    desk = make_desk(state=state)
    open_tabs = OpenTabs(desk.documents, desk.folders, desk.state)
    desk.window.closing.connect(open_tabs.note)
    for path in paths:
        with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
            desk.open(path)
    desk.tabs.setCurrentIndex(2)
    desk.window.close()
    paths[1].unlink()

    again = make_desk(state=state)
    reopen(again.documents, again.folders, again.state.state, again.messages, [])
    qtbot.waitUntil(lambda: len(again.documents.sessions) == 3 and again.session.atlas is not None, timeout=20_000)
    there = [present(session.document).source.path for session in again.documents.sessions]
    assert there == [paths[0], paths[2], paths[3]]
    assert present(again.session.document).source.path == paths[2]
    message = again.messages.message
    assert message is not None and message.title == "1 document of last time can't be found"
    assert message.text == "b.txt"


def test_what_was_asked_for_stays_in_front(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text(kit.text, encoding="utf-8")
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(paths[2])
    desk.state.state.open, desk.state.state.front = paths, 0
    reopen(desk.documents, desk.folders, desk.state.state, desk.messages, [paths[2]])
    qtbot.waitUntil(lambda: len(desk.documents.sessions) == 3, timeout=20_000)
    assert present(desk.session.document).source.path == paths[2]
    assert len({present(session.document).source.path for session in desk.documents.sessions}) == 3


def test_what_is_open_is_saved_while_it_is(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    article = tmp_path / "a.txt"
    article.write_text(kit.text, encoding="utf-8")
    desk = make_desk(state=file)
    keeper = OpenTabs(desk.documents, desk.folders, desk.state, desk.window)
    assert keeper is not None
    desk.open(article)
    qtbot.waitUntil(file.exists, timeout=20_000)
    saved = StateFile(file).state
    assert saved.open == [article] and saved.front == 0


@unix
def test_two_real_starts_make_one_window(tmp_path: Path) -> None:
    home = Path(os.environ["GEOVIEW_HOME"])
    articles = [tmp_path / "one.txt", tmp_path / "two words.txt"]
    for article in articles:
        article.write_text("Oslo and Bergen.\n", encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen([sys.executable, "-m", "geoview", str(articles[0])], env=environment)
    try:
        deadline = time.monotonic() + 60
        opened: list[str] = []
        while time.monotonic() < deadline and opened != [str(articles[0])]:
            time.sleep(0.1)
            opened = _opened(home)
        second = subprocess.run(
            [sys.executable, "-m", "geoview", articles[1].name], env=environment, cwd=tmp_path, timeout=60, check=False
        )
        assert second.returncode == 0
        while time.monotonic() < deadline and len(opened) < 2:
            time.sleep(0.1)
            opened = _opened(home)
        assert opened == [str(article) for article in articles]
        assert first.poll() is None
    finally:
        first.send_signal(signal.SIGTERM)
        first.wait(30)


def _opened(home: Path) -> list[str]:
    """What the window says that is open, as soon as it has said anything."""
    for state in home.rglob("window.json"):
        return list(json.loads(state.read_text(encoding="utf-8"))["open"])
    return []
