"""Pictures of the settings, the help and their like, and of the window in other languages, directions and sizes."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QLocale, QObject, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from geoview.settings import Settings
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.engine import make_engine
from geoview.ui.documents.session import Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.selection.selection import Cause
from geoview.ui.settings.dialog import SettingsDialog
from geoview.ui.shell.compose import compose
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.ui.wording import language
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["NAMES", "take_dialogs"]

ARABIC = (
    "اجتماع في القاهرة\n\nالقاهرة - ٥ مارس ٢٠٢٥\n\nوصل الوفد إلى Cairo قادما من Damascus وبيروت، على أن يتوجه غدا إلى "
    "Riyadh. وقال المتحدث إن المحادثات مع Turkey و Jordan ستستمر أسبوعا.\n\nDelegates from Egypt and Lebanon met in "
    "Beirut on Monday. Talks on the Nile and on Sudan follow in Khartoum.\n"
)
_REST_MS = 700


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: Of the file, without suffix.
        action: What is done in the end; the dialog that it opens is taken, else the window.
        page: Of the settings.
        theme: "light" or "dark".
        speaks: Language of the window.
        mirrored: From right to left.
        scale: Pixels of the picture to one of the window.
        place: Whose popup is open.
        text: What is read in place of the sample.
    """

    name: str
    action: str = ""
    page: int = 0
    theme: str = "light"
    speaks: str = "en"
    mirrored: bool = False
    scale: int = 1
    size: tuple[int, int] = (1440, 900)
    place: str = ""
    text: str = ""


SCENES = (
    Picture("settings-reading", "preferences"),
    Picture("settings-places", "preferences", page=1),
    Picture("settings-decisions", "preferences", page=2),
    Picture("settings-dark", "preferences", theme="dark"),
    Picture("about", "about"),
    Picture("about-dark", "about", theme="dark"),
    Picture("shortcuts", "shortcuts"),
    Picture("help", "help"),
    Picture("german", speaks="de", place="Canada"),
    Picture("german-small", speaks="de", size=(1024, 700), place="Iceland"),
    Picture("german-settings", "preferences", speaks="de"),
    Picture("german-help", "help", speaks="de"),
    Picture("mirrored", mirrored=True, place="Canada"),
    Picture("mirrored-arabic", mirrored=True, text=ARABIC, place="Cairo"),
    Picture("mirrored-settings", "preferences", mirrored=True),
    Picture("scaled", scale=2, size=(1024, 700), place="Iceland"),
    Picture("scaled-settings", "preferences", scale=2),
)
NAMES = frozenset(scene.name for scene in SCENES)


def take_dialogs(names: frozenset[str], sample: Path, folder: Path, here: Path, wait: Callable[..., None]) -> None:
    """Takes some of the pictures.

    Args:
        names: Which.
        sample: What is read.
        folder: For texts that a picture needs.
        here: Where the pictures go.
        wait: Lets the window live until something is true.
    """
    factor = int(os.environ.get("QT_SCALE_FACTOR", "1"))
    for scene in SCENES:
        if scene.name not in names:
            continue
        if scene.scale != factor:
            # The scale holds for a whole process.
            command = [sys.executable, str(here / "make.py"), scene.name]
            subprocess.run(command, check=True, env=os.environ | {"QT_SCALE_FACTOR": str(scene.scale)})
            continue
        with _speaking(scene.speaks, mirrored=scene.mirrored):
            _take(scene, sample, folder, here, wait)


@contextmanager
def _speaking(wanted: str, *, mirrored: bool) -> Iterator[None]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    owner, before = QObject(), QLocale()
    language.speak(application, owner, wanted)
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    application.setLayoutDirection(direction)
    try:
        yield
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for translator in owner.findChildren(QTranslator):
            application.removeTranslator(translator)
        language.speak(application, owner, "en")
        QLocale.setDefault(before)


def _take(scene: Picture, sample: Path, folder: Path, here: Path, wait: Callable[..., None]) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    path = sample
    if scene.text:
        path = folder / f"{scene.name}.txt"
        path.write_text(scene.text, encoding="utf-8")
    jobs = Jobs()
    engine = SharedEngine(lambda: make_engine(Settings()))
    documents = Documents(jobs, lambda: Session(jobs, engine))
    desk = compose(documents, ColorScheme(application, scene.theme), StateFile(None))
    window = desk.window
    window.resize(*scene.size)
    settled: list[bool] = []
    desk.map.map_settled.connect(lambda: settled.append(True))
    window.show()
    documents.open(path)
    wait(lambda: settled and desk.documents.current.atlas is not None and desk.documents.current.atlas.complete)
    QTest.qWait(_REST_MS)
    if scene.place:
        atlas = desk.documents.current.atlas
        assert atlas is not None
        (use,) = [use for use in atlas.places if use.place.name == scene.place]
        desk.selection.choose_place(use.place.id, Cause.TABLE)
        QTest.qWait(2 * _REST_MS)
    shown: QWidget = window
    if scene.action:
        desk.actions[scene.action].trigger()
        shown = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
        if scene.page:
            assert isinstance(shown, SettingsDialog)
            shown.pages.setCurrentIndex(scene.page)
        for label in shown.findChildren(QLabel, "gazetteer"):
            # Where it lies here is nobody's business.
            label.setText(label.text().replace(str(sample.parents[2]), "…"))
        QTest.qWait(_REST_MS)
    shown.grab().save(str(here / f"{scene.name}.png"))
    print(f"{scene.name}.png")
    jobs.close()
    desk.map.shutdown()
    window.close()
    shiboken6.delete(window)
