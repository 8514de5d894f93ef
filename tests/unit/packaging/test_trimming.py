"""What stays out of the application, and that nothing is left out that something needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtCore.abi3.so",
        "PySide6/QtWebEngineCore.abi3.so",
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/libexec/QtWebEngineProcess",
        "PySide6/Qt/resources/icudtl.dat",
        "PySide6/Qt/resources/qtwebengine_resources.pak",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtwebengine_locales/en-US.pak",
        "PySide6/Qt/translations/qtwebengine_locales/de.pak",
        "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so",
        "resources/map/map.js",
        "xstatic/pkg/leaflet/data/leaflet.js",
        "xstatic/pkg/leaflet/data/leaflet.css",
    ],
)
def test_wanted(name: str) -> None:
    import trimming

    assert trimming.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtQuick3D.abi3.so",
        "PySide6/QtPdf.pyd",
        "PySide6/Qt/qml/QtQuick/Controls/Button.qml",
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so",
        "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/resources/qtwebengine_devtools_resources.pak",
        "PySide6/Qt/resources/v8_context_snapshot.debug.bin",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/linguist_de.qm",
        "PySide6/Qt/translations/qtwebengine_locales/fr.pak",
        "PySide6/Qt/metatypes/qt6core_metatypes.json",
        "numpy/_core/tests/test_abc.py",
        "onnxruntime/datasets/sigmoid.onnx",
        "xstatic/pkg/leaflet/data/leaflet-src.js",
        "xstatic/pkg/leaflet/data/leaflet.js.map",
    ],
)
def test_not_wanted(name: str) -> None:
    import trimming

    assert not trimming.is_wanted(name)


def test_every_module_of_qt_that_the_window_uses_is_kept(checkout: Path) -> None:
    import re

    import trimming

    used = set()
    for path in (checkout / "src").rglob("*.py"):
        used.update(re.findall(r"^\s*from PySide6\.(\w+) import", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert "QtWebEngineCore" in used
    assert used - {*trimming.PYSIDE_MODULES} == set()


# A small application: the web engine needs Quick, nothing needs Pdf; Python needs ssl and sqlite3, Qt needs X11.
_FILES = {
    "PySide6/QtWidgets.abi3.so": ["libQt6Widgets.so.6"],
    "PySide6/Qt/lib/libQt6Widgets.so.6": ["libQt6Gui.so.6", "libstdc++.so.6"],
    "PySide6/Qt/lib/libQt6Gui.so.6": ["libX11.so.6", "libGL.so.1"],
    "PySide6/Qt/lib/libQt6WebEngineCore.so.6": ["libQt6Quick.so.6"],
    "PySide6/Qt/lib/libQt6Quick.so.6": ["libQt6Qml.so.6"],
    "PySide6/Qt/lib/libQt6Qml.so.6": [],
    "PySide6/Qt/lib/libQt6Pdf.so.6": ["libQt6Widgets.so.6"],
    "PySide6/Qt/lib/libavcodec.so.61": [],
    "PySide6/Qt/libexec/QtWebEngineProcess": ["libQt6WebEngineCore.so.6"],
    "PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6Gui.so.6", "libxcb-cursor.so.0", "libfontconfig.so.1"],
    "python3.11/lib-dynload/_sqlite3.so": ["libsqlite3.so.0"],
    "python3.11/lib-dynload/_ssl.so": ["libssl.so.3"],
    "libsqlite3.so.0": ["libicu.so.72", "libz.so.1"],
    "libicu.so.72": [],
    "libssl.so.3": [],
    "libX11.so.6": ["libxcb.so.1"],
    "libxcb-cursor.so.0": ["libxcb-render.so.0"],
    "libxcb-render.so.0": [],
    "libfontconfig.so.1": ["libsqlite3.so.0"],
    "libstdc++.so.6": [],
    "libz.so.1": [],
}
_SYSTEM = {name for name in _FILES if "/" not in name}


def _kept() -> set[str]:
    import trimming

    paths = {name: name for name in _FILES}
    return trimming.reachable(paths, _SYSTEM, lambda path: _FILES[path])


def test_qt_libraries_stay_while_something_needs_them() -> None:
    kept = _kept()
    assert "PySide6/Qt/lib/libQt6Qml.so.6" in kept
    assert "PySide6/Qt/lib/libQt6Pdf.so.6" not in kept
    assert "PySide6/Qt/lib/libavcodec.so.61" not in kept


def test_libraries_of_the_desktop_are_left_to_it() -> None:
    system = _kept() & _SYSTEM
    assert system == {"libsqlite3.so.0", "libicu.so.72", "libxcb-cursor.so.0"}


def test_what_the_trimming_keeps_needs_nothing_of_qt_that_it_drops() -> None:
    kept = _kept()
    names = {name.rpartition("/")[2] for name in kept}
    dropped = {name.rpartition("/")[2] for name in _FILES if "Qt6" in name} - names
    assert dropped
    for name in kept:
        assert not dropped & {*_FILES[name]}


@pytest.mark.parametrize(
    "name",
    [
        "libQt6Core.so.6",
        "Qt6Core.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "libQt6Core.6.dylib",
        "avcodec-61.dll",
    ],
)
def test_qt_libraries_of_each_platform_are_known(name: str) -> None:
    import trimming

    assert trimming.is_qt_library(name)


@pytest.mark.parametrize(
    "name", ["python3.11/lib-dynload/_ssl.so", "libssl.so.3", "Python.framework/Versions/3.11/Python"]
)
def test_others_are_not_taken_for_qts(name: str) -> None:
    import trimming

    assert not trimming.is_qt_library(name)
