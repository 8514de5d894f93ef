"""What a desktop program is expected to do, line by line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from present import present
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from geoview.document.reading import from_text
from geoview.errors import StorageError
from geoview.settings import SettingsFile
from geoview.ui.correcting.save_prompts import Answer, ask_before_losing
from geoview.ui.online.access import Access
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.message_bar import Message

if TYPE_CHECKING:
    from desk import Desk, Kit, Make
    from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot, desk: Desk, path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.open(path)


def test_the_title_names_the_file_and_marks_what_is_not_saved(
    qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path
) -> None:
    desk = make_desk(keep=tmp_path / "own")
    window = desk.window
    assert window.windowTitle() == "GeoView[*]" and window.windowFilePath() == ""
    path = tmp_path / "texts" / "report.txt"
    opened(qtbot, desk, path, kit.text)
    qtbot.waitUntil(lambda: not desk.session.corrections.needs_loading, timeout=20_000)
    assert window.windowTitle() == "report.txt[*] — GeoView"
    assert Path(window.windowFilePath()) == path
    assert not window.isWindowModified()
    desk.selection.choose_mention(0, Cause.KEYS)
    desk.trigger("reject")
    assert window.isWindowModified()
    desk.trigger("save")
    assert not window.isWindowModified()
    desk.documents.close(desk.session)
    assert window.windowTitle() == "GeoView[*]" and window.windowFilePath() == ""


def test_recent_files_of_one_name_are_told_apart_by_their_folder(make_desk: Make, tmp_path: Path) -> None:
    desk = make_desk()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "same.txt"
        path.write_text("Oakton.\n", encoding="utf-8")
        desk.recent.add(path)
    (tmp_path / "other.txt").write_text("Oakton.\n", encoding="utf-8")
    desk.recent.add(tmp_path / "other.txt")
    desk.recent.fill()
    texts = [action.text() for action in desk.recent._menu.actions() if not action.isSeparator()]
    assert texts[:3] == ["other.txt", f"same.txt — {tmp_path / 'two'}", f"same.txt — {tmp_path / 'one'}"]


def test_the_start_page_offers_a_file_the_recent_ones_and_a_sample(
    qtbot: QtBot, make_desk: Make, tmp_path: Path
) -> None:
    desk = make_desk()
    path = tmp_path / "before.txt"
    path.write_text("Oakton.\n", encoding="utf-8")
    desk.recent.add(path)
    start = desk.start
    assert start.isVisible()
    qtbot.waitUntil(lambda: any(button.isVisible() for button in start.findChildren(QPushButton)))
    offered = " ".join(button.text() for button in start.findChildren(QPushButton) if button.isVisible())
    assert "Open" in offered and "before.txt" in offered and "ample" in offered


def test_copying_gives_plain_text_and_rich_text_with_its_places(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    text = "Oakton & <b>Mill Bay</b> quarrelled.\n\nWestland did not.\n"
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text(text))
    desk.trigger("select_all")
    desk.trigger("copy")
    assert QGuiApplication.clipboard().text() == text
    html = desk.article.view.createMimeDataFromSelection().html()
    use = next(use for use in desk.atlas.places if use.place.name == "Oakton")
    link = f'<a href="geo:{use.place.latitude:.5f},{use.place.longitude:.5f}" title="Oakton">Oakton</a>'
    assert link in html
    assert "&amp; &lt;b&gt;" in html and "<b>" not in html, "what looks like markup is none"
    assert html.count("<p>") == 2


def test_reduced_motion_stills_map_and_text(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    desk = make_desk(access=Access(SettingsFile(tmp_path / "settings.json")))
    with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
        desk.documents.show(from_text(kit.text))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=20_000)
    view = desk.article.view
    desk.preferences.change("reduced_motion", "off")
    desk.selection.choose_mention(0, Cause.KEYS)
    assert view.flashing
    desk.preferences.change("reduced_motion", "on")
    desk.selection.choose_mention(1, Cause.KEYS)
    assert not view.flashing and desk.fake_map.told[-1] != "glides"
    assert "jumps" in desk.fake_map.told


def test_a_badge_says_that_nothing_is_sent_until_something_may_be(make_desk: Make) -> None:
    desk = make_desk()
    badge = present(desk.status.findChild(QLabel, "status_offline"))
    assert "Offline" in badge.text() and "nothing is sent" in badge.toolTip()
    desk.status.set_online(("tiles.example.org",))
    assert "Online" in badge.text() and "tiles.example.org" in badge.toolTip()


def test_the_status_bar_says_how_the_text_is_written(qtbot: QtBot, make_desk: Make, tmp_path: Path) -> None:
    desk = make_desk()
    label = present(desk.status.findChild(QLabel, "status_form"))
    assert not label.isVisible()
    page = tmp_path / "page.html"
    page.write_text('<html lang="en-GB"><meta charset="utf-8"><p>Oakton slept.</p></html>', encoding="utf-8")
    plain = tmp_path / "plain.txt"
    plain.write_bytes("Oakton slept.\n".encode("utf-16"))
    for path, said in ((page, "UTF-8 · en-GB"), (plain, "UTF-16-LE with BOM")):
        with qtbot.waitSignal(desk.documents.finished, timeout=20_000):
            desk.open(path)
        assert (label.text(), label.isVisible()) == (said, True)
    desk.window.resize(760, 500)
    qtbot.waitUntil(lambda: not label.isVisible())
    desk.window.resize(1200, 800)
    qtbot.waitUntil(label.isVisible)
    desk.documents.close(desk.documents.current)
    desk.documents.close(desk.documents.current)
    assert label.text() == ""


def test_questions_have_verbs_a_safe_default_and_esc_stays(qtbot: QtBot, make_desk: Make) -> None:
    desk = make_desk()
    seen: list[list[str]] = []

    def look() -> None:
        box = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
        seen.append([button.text().replace("&", "") for button in box.buttons()])
        assert box.defaultButton().text().replace("&", "") == "Save a Copy…"
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(50, look)
    answer = ask_before_losing(desk.window, "a.txt", StorageError("Not saved", "the disk is full", ""))
    assert answer == Answer.STAY
    assert set(seen[0]) == {"Save a Copy…", "Discard Corrections", "Cancel"}


def test_an_error_says_what_why_and_what_next_and_can_be_copied(make_desk: Make) -> None:
    desk = make_desk()
    desk.messages.show_message(
        Message.of(StorageError("The file could not be saved", "a.txt: the disk is full", "Make room and save again."))
    )
    labels = [label for label in desk.messages.findChildren(QLabel) if label.text()]
    words = " ".join(label.text() for label in labels)
    for part in ("could not be saved", "the disk is full", "Make room"):
        assert part in words
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_icons_are_drawn_for_the_screens_resolution(qapp: QApplication) -> None:
    for ratio in (1.0, 2.0, 3.0):
        pixmap = icon("open", "#22262b").pixmap(icon("open", "#22262b").availableSizes()[0], ratio)
        assert pixmap.devicePixelRatio() == ratio
        assert pixmap.width() == pixmap.deviceIndependentSize().width() * ratio


def test_the_interface_has_the_systems_letters(make_desk: Make, qapp: QApplication) -> None:
    make_desk()
    assert qapp.font().families() == QGuiApplication.font().families()
    assert qapp.font().family() not in ("", "Noto Serif"), "the serif is the article's alone"


def test_columns_come_back(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    state = tmp_path / "window.json"
    desk = make_desk(state=state)
    opened(qtbot, desk, tmp_path / "a.txt", kit.text)
    desk.places.table.setColumnWidth(1, 211)
    desk.window.close()
    again = make_desk(state=state)
    assert again.places.table.columnWidth(1) == 211


_LIVES = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from geoview.ui import app
compose = app.compose
def composed(*parts, **options):
    desk = compose(*parts, **options)
    QTimer.singleShot(0, lambda: live(desk))
    return desk
def live(desk):
    from PySide6.QtGui import QGuiApplication
    print(QGuiApplication.desktopFileName(), QGuiApplication.applicationDisplayName(), flush=True)
    desk.preferences.change("theme", "dark")
    QTimer.singleShot(1500, desk.window.close)
app.compose = composed
sys.exit(app.main([Path(sys.argv[1])], started=time.monotonic()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of XDG")
def test_one_life_writes_into_the_platforms_folders_alone_and_names_itself(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    article = tmp_path / "texts" / "a.txt"
    article.parent.mkdir()
    article.write_text("Paris and Rome.\n", encoding="utf-8")
    kept = {k: v for k, v in os.environ.items() if not k.startswith("XDG_") and k not in ("GEOVIEW_HOME", "DISPLAY")}
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = kept | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(runtime)}
    done = subprocess.run(
        [sys.executable, "-c", _LIVES, str(article)],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[0] == "geoview GeoView"
    own = {
        path.relative_to(home).parts[: 3 if path.relative_to(home).parts[0] == ".local" else 2]
        for path in home.rglob("*")
        if path.is_file() and "mesa_shader_cache" not in path.as_posix() and "fontconfig" not in path.as_posix()
    }
    allowed = {
        (".config", "geoview"),
        (".cache", "geoview"),
        (".local", "share", "geoview"),
        (".local", "state", "geoview"),
    }
    assert own <= allowed, own - allowed
    assert (".config", "geoview") in own and (".local", "state", "geoview") in own
    assert [path.name for path in article.parent.iterdir()] == ["a.txt"], "nothing beside a text that nobody corrected"
