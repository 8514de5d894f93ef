"""Takes the pictures of the window: `make pictures`. They are to be looked at after every change."""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import comparing
import dialogs
import folders
import pages
from many import many_text
from online import Stage
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from geoview.settings import Settings
from geoview.ui.app import make_application
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.engine import make_engine
from geoview.ui.documents.session import Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.selection import Cause
from geoview.ui.shell.compose import compose
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.ui.wording import language
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "resources" / "samples" / "harbour.txt"
PATIENCE_S = 60.0
REST_S = 0.6

HOSTILE = (
    "{{ 7*7 }} {% raw %} <img src=x onerror=alert(1)> </script>\u2028"
    "\U0001f30d\U0001f468\u200d\U0001f469\u200d\U0001f467 Paris and \U0001f1eb\U0001f1f7 Lyon met Łódź; "
    "Zoë <b>Kyiv</b> ${window.x} Rome.\n\nA second paragraph on Germany, \u202eItaly\u202c and the Nile.\n"
)
ARABIC = (
    "القاهرة - ٥ مارس ٢٠٢٥\n\nوصل الوفد إلى القاهرة قادما من دمشق وبيروت، على أن يتوجه غدا إلى الرياض. "
    "Delegates from Cairo and Damascus met in Beirut.\n"
)
UNLOCATED = (
    "LEEDS - The coach from Leeds to Quillbury stopped in Harrowmere for an hour, the driver said.\n\n"
    "Nobody in Quillbury had seen it since. It was last noticed near the village of Ostermead, north of York, and "
    "in the town of Harrowmere, where it took on water for the road to Quillbury and Hull.\n"
)


@dataclass(frozen=True)
class Scene:
    """One picture: what is open, and what is chosen in it.

    Attributes:
        name: Of the file, without suffix.
        text: What is read; None shows the start page, a path a file.
        place: Name of the place whose popup is open.
        mention: Words of a mention that is chosen.
        step: How often the next mention of it is asked for.
        scroll: How far the text is scrolled, 0 … 1.
        filter: What is typed into the filter of the places.
        action: Names of actions that are done in the end.
        keys: What is typed then; a line's end is Enter.
        online: What of the online services is shown; see `online.Stage`.
    """

    name: str
    text: str | Path | None = SAMPLE
    theme: str = "light"
    size: tuple[int, int] = (1440, 900)
    place: str = ""
    mention: str = ""
    step: int = 0
    scroll: float = 0.0
    filter: str = ""
    action: str = ""
    keys: str = ""
    online: str = ""


SCENES = (
    Scene("window", place="Canada", step=1),
    Scene("dark", theme="dark", place="Rotterdam"),
    Scene("candidates", place="Cambridge", action="choose"),
    Scene("candidates-dark", theme="dark", place="Cambridge", action="choose"),
    Scene("correction", place="Bergen", action="choose", keys="2\n"),
    Scene("reading", scroll=0.45, action="reading_mode"),
    Scene("legend", action="legend"),
    Scene("reading-dark", theme="dark", scroll=0.2, action="reading_mode"),
    Scene("unlocated", text=UNLOCATED, mention="Quillbury"),
    Scene("filter", filter="kind:city -country:"),
    Scene("statistics", action="statistics"),
    Scene("statistics-dark", theme="dark", action="statistics"),
    Scene("statistics-small", size=(1024, 700), action="statistics"),
    Scene("together", place="Rotterdam", action="comention_lines comention_list"),
    Scene("together-dark", theme="dark", place="Canada", action="comention_lines"),
    Scene("online-consent", text=UNLOCATED, online="consent"),
    Scene("online-answers", text=UNLOCATED, mention="Quillbury", online="answers"),
    Scene("online-answers-dark", text=UNLOCATED, theme="dark", size=(1024, 700), mention="Quillbury", online="answers"),
    Scene("online-map", online="map", place="Iceland"),
    Scene("online-map-dark", theme="dark", online="map"),
    Scene("online-settings", online="settings"),
    Scene("small", size=(1024, 700)),
    Scene("small-popup", size=(1024, 700), place="Iceland"),
    Scene("start", text=None),
    Scene("start-dark", text=None, theme="dark"),
    Scene("many", place="Nairobi"),
    Scene("no-places", text="Nothing here names a place. It only says that the weather was fine, and stayed so.\n"),
    Scene("hostile", text=HOSTILE),
    Scene("arabic", text=ARABIC),
    Scene("missing", text=Path("no such file.txt")),
)


def wait(until: Callable[[], object], patience: float = PATIENCE_S) -> None:
    """Lets the window live until `until()` is true."""
    end = time.monotonic() + patience
    while not until():
        if time.monotonic() > end:
            raise SystemExit("the window did not come to rest")
        # A timer ends the wait for events, so that the condition is asked again.
        QTimer.singleShot(20, lambda: None)
        QCoreApplication.processEvents()
        time.sleep(0.01)


def rest(seconds: float = REST_S) -> None:
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() > end)


def take(scene: Scene, folder: Path) -> None:
    """Opens a window, sets the scene, and writes the picture."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    jobs = Jobs()
    engine = SharedEngine(lambda: make_engine(Settings()))
    documents = Documents(jobs, lambda: Session(jobs, engine))
    appearance = ColorScheme(application, scene.theme)
    stage = Stage(scene.online)
    desk = compose(documents, appearance, StateFile(None), access=stage.access)
    window = desk.window
    window.resize(*scene.size)
    settled: list[bool] = []
    failed: list[object] = []
    desk.map.map_settled.connect(lambda: settled.append(True))
    documents.failed.connect(lambda *details: failed.append(details))
    path = many_text() if scene.name.startswith("many") else scene.text
    if isinstance(path, str):
        text, path = path, folder / f"{scene.name}.txt"
        path.write_text(text, encoding="utf-8")
    window.show()
    if path is not None:
        documents.open_all([folder / path])
        wait(
            lambda: (
                failed
                or (settled and desk.documents.current.atlas is not None and desk.documents.current.atlas.complete)
            )
        )
    rest()
    if scene.place:
        atlas = desk.documents.current.atlas
        assert atlas is not None
        (use,) = [use for use in atlas.places if use.place.name == scene.place]
        desk.selection.choose_place(use.place.id, Cause.TABLE)
        for _ in range(scene.step):
            desk.selection.step_in_place(1)
        rest(1.5)
    if scene.mention:
        atlas = desk.documents.current.atlas
        assert atlas is not None
        found = [n for n, r in enumerate(atlas.resolutions) if r.mention.surface == scene.mention]
        desk.selection.choose_mention(found[0], Cause.TABLE)
        rest()
    if scene.scroll:
        bar = desk.article.view.verticalScrollBar()
        bar.setValue(round(bar.maximum() * scene.scroll))
        rest()
    if scene.filter:
        desk.places.filter.setFocus()
        QTest.keyClicks(desk.places.filter, scene.filter)
        rest()
    for name in scene.action.split():
        desk.actions[name].trigger()
        rest(1.5)
    for key in scene.keys:
        focus = QApplication.focusWidget() or window
        if key == "\n":
            QTest.keyClick(focus, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(focus, key)
        rest(1.5)
    dialog = stage.play(desk, wait)
    rest(3.0 if scene.online else 0.0)
    target = HERE / f"{scene.name}.png"
    picture = window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        # A popup is a window of its own, and the screen of this platform is too small to put it where it belongs.
        painter = QPainter(picture)
        field = desk.places.filter
        painter.drawPixmap(field.mapTo(window, field.rect().bottomLeft()), popup.grab())
        painter.end()
        popup.hide()
    if dialog is not None:
        painter = QPainter(picture)
        painter.drawPixmap(
            (window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 3, dialog.grab()
        )
        painter.end()
        dialog.close()
    picture.save(str(target))
    print(target.name)
    jobs.close()
    stage.close()
    desk.map.shutdown()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main(names: list[str]) -> None:
    application = make_application(sys.argv[:1])
    translator = language.install(application, application)
    with tempfile.TemporaryDirectory(prefix="geoview-") as folder:
        for scene in SCENES:
            if not names or scene.name in names:
                take(scene, Path(folder))
        for pair in comparing.SCENES:
            if not names or pair.name in names:
                comparing.take_comparison(pair, SAMPLE, Path(folder), HERE, wait)
        folders.take_folders(names, HERE, wait, rest)
        asked = frozenset(names) & dialogs.NAMES if names else dialogs.NAMES
        dialogs.take_dialogs(asked, SAMPLE, Path(folder), HERE, wait)
        wanted = frozenset(names) & pages.NAMES if names else pages.NAMES
        if wanted:
            pages.take_exports(SAMPLE, wanted, HERE, Path(folder), wait)
    application.removeTranslator(translator)


if __name__ == "__main__":
    main(sys.argv[1:])
