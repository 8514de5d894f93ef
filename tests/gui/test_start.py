"""What is not loaded before the text is on the screen: each of these costs the reader milliseconds at every start."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LATER = (
    # the map, the parser, and what they are made of
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebChannel",
    "geoview.ui.map.map_pane",
    "folium",
    "numpy",
    "onnxruntime",
    "geoview.geoparser",
    "geoview.gazetteer.store",
    # the net
    "PySide6.QtNetwork",
    "geopy",
    "ssl",
    "http.client",
    "urllib3",
    # what the reader may ask for one day
    "PySide6.QtPrintSupport",
    "geoview.export",
    "geoview.corrections.sidecar",
    "geoview.collection",
    "geoview.ui.help.about",
    "geoview.ui.comparison.window",
    "geoview.ui.online.consent_dialog",
    "geoview.ui.help.help_pages",
    "geoview.ui.cards.legend",
    "geoview.ui.shell.paste",
    "geoview.ui.printing.controller",
    "geoview.ui.settings.dialog",
    "geoview.ui.cards.statistics",
    "geoview.ui.cards.comentions",
    # heavy parts of Python itself
    "html",
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    code = "import sys, geoview.ui.app; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("name", LATER)
def test_the_window_starts_without(loaded: set[str], name: str) -> None:
    assert "geoview.ui.shell.window" in loaded
    assert name not in loaded


def test_no_import_is_slowed_down() -> None:
    """PySide reads the source of whatever is imported after it, unless it is told to leave that."""
    code = "import geoview.ui.app; from PySide6.support.feature import pyside_feature_dict as seen; print(*seen)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in done.stdout.split() if name.startswith("geoview.ui.")]


_PAINTED = """
import sys
import PySide6.QtWidgets
from pathlib import Path
from geoview.ui import app
from geoview.ui.shell.presenter import DocumentPresenter

def on_painted(_self):
    print(*vars(PySide6.QtWidgets), sep="\\n")
    sys.stdout.flush()
    raise SystemExit

DocumentPresenter._on_painted = on_painted
app.main([Path(sys.argv[1])], screenshot=Path(sys.argv[2]), started=0.0)
"""


def test_the_text_is_painted_before_all_classes_of_widgets_are_made(tmp_path: Path) -> None:
    """PySide makes them when they are first needed, and all of them when it is shown a widget that it did not make."""
    text = tmp_path / "a.txt"
    text.write_text("Nothing yet.\n", encoding="utf-8")
    start = [sys.executable, "-c", _PAINTED, str(text), str(tmp_path / "a.png")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(start, check=False, capture_output=True, text=True, timeout=60, env=environment)
    made = done.stdout.split()
    assert "QPlainTextEdit" in made, done.stderr
    assert not {"QMdiArea", "QCalendarWidget", "QStyle"}.intersection(made)


_FOLDER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from geoview.storage import app_folders
from geoview.ui import app
from geoview.ui.folder.controller import FolderController
from geoview.ui.shell.start_page import StartPage

state = app_folders().state / "window.json"
state.parent.mkdir(parents=True, exist_ok=True)
state.write_text(json.dumps({"folders": [sys.argv[1]], "front_folder": 0}), encoding="ascii")
told = []

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not told:
            told.append("painted")
        return False

compose, open_folder = app.compose, FolderController.open
eye = Eye()

def composed(*parts, **options):
    desk = compose(*parts, **options)
    desk.start.installEventFilter(eye)
    return desk

def on_open(folders, folder):
    told.append("opened")
    view = open_folder(folders, folder)
    print(*told)
    sys.stdout.flush()
    folders.parent().close()
    return view

app.compose, FolderController.open = composed, on_open
app.main([], started=0.0)
"""


def test_the_window_is_painted_before_a_folder_of_last_time_is_opened(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Nothing yet.\n", encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    code = [sys.executable, "-c", _FOLDER, str(tmp_path)]
    done = subprocess.run(code, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["painted", "opened"], done.stderr
