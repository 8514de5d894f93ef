"""What is not loaded before the text is on the screen: each of these costs the reader milliseconds at every start."""

from __future__ import annotations

import subprocess
import sys

import pytest

LATER = (
    # the map, the parser, and what they are made of
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebChannel",
    "geoview.ui.mappane",
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
    # what the reader may ask for one day
    "PySide6.QtPrintSupport",
    "geoview.export",
    "geoview.project",
    "geoview.collection",
    "geoview.ui.about",
    "geoview.ui.comparing.window",
    "geoview.ui.consent",
    "geoview.ui.helppages",
    "geoview.ui.legend",
    "geoview.ui.pasting",
    "geoview.ui.paper.printing",
    "geoview.ui.settingswindow",
    "geoview.ui.statistics",
    "geoview.ui.together",
)


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    code = "import sys, geoview.ui.app; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("name", LATER)
def test_the_window_starts_without(loaded: set[str], name: str) -> None:
    assert "geoview.ui.window" in loaded
    assert name not in loaded
