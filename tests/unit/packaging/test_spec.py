"""PyInstaller's recipe, run as on each platform, with records in the place of PyInstaller's parts."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import geoview

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LIBRARY = {
    "linux": "PySide6/Qt/lib/libQt6{}.so.6",
    "win32": "PySide6/Qt6{}.dll",
    "darwin": "PySide6/Qt/lib/libQt6{}.6.dylib",
}


class Recorder:
    """Stands in for PyInstaller while the recipe runs."""

    def __init__(self, platform: str) -> None:
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self.core, self.pdf = (LIBRARY[platform].format(name) for name in ("Core", "Pdf"))
        self.window = "PySide6/QtWidgets.pyd" if platform == "win32" else "PySide6/QtWidgets.abi3.so"
        self.imports = {"/p/window": [self.core.rpartition("/")[2]], "/p/core": ["libX11.so.6"]}
        self.binaries = [
            (self.window, "/p/window", "EXTENSION"),
            (self.core, "/p/core", "BINARY"),
            (self.pdf, "/p/pdf", "BINARY"),
            ("libX11.so.6", "/usr/lib/libX11.so.6", "BINARY"),
        ]
        self.datas = [
            ("resources/map/map.js", "/p/map.js", "DATA"),
            ("PySide6/Qt/qml/Button.qml", "/p/Button.qml", "DATA"),
            (self.core.rpartition("/")[2], self.core, "SYMLINK"),
            (self.pdf.rpartition("/")[2], self.pdf, "SYMLINK"),
        ]

    def _record(self, name: str) -> Callable[..., Any]:
        def record(*arguments: Any, **options: Any) -> SimpleNamespace:
            self.calls.append((name, arguments, options))
            result = SimpleNamespace(kind=name, pure=[], scripts=[], binaries=self.binaries, datas=self.datas)
            result.options = options
            return result

        return record

    def names(self) -> dict[str, Any]:
        return {name: self._record(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}

    def of(self, name: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
        return [(arguments, options) for called, arguments, options in self.calls if called == name]


@pytest.fixture
def run(scripts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Recorder]:
    def run_on(platform: str, lacking: Sequence[str] = ()) -> Recorder:
        recorder = Recorder(platform)
        bindepend, hooks = ModuleType("PyInstaller.depend.bindepend"), ModuleType("PyInstaller.utils.hooks")
        bindepend.get_imports = lambda path: {(name, None) for name in recorder.imports.get(path, ())}  # type: ignore[attr-defined]
        hooks.collect_data_files = lambda name: [(f"/p/{name}/leaflet.js", name)]  # type: ignore[attr-defined]
        hooks.collect_submodules = lambda name: [name, f"{name}.export.as_csv"]  # type: ignore[attr-defined]
        for name in ("PyInstaller", "PyInstaller.depend", "PyInstaller.utils"):
            monkeypatch.setitem(sys.modules, name, ModuleType(name))
        monkeypatch.setitem(sys.modules, bindepend.__name__, bindepend)
        monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
        monkeypatch.setenv("GEOVIEW_WORK", str(tmp_path / "work"))
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(sys, "path", [*sys.path])
        import contents
        import notices

        monkeypatch.setattr(contents, "missing", lambda names: lacking)
        monkeypatch.setattr(notices, "python_itself", lambda: [notices.Component("Python", "3", "PSF-2.0")])
        monkeypatch.setattr(notices, "system_packages", lambda libraries: [])
        monkeypatch.setattr(notices, "data_sources", lambda path: [])
        monkeypatch.setattr(notices, "collect", lambda components, folder: folder.mkdir(parents=True))
        runpy.run_path(str(scripts / "geoview.spec"), {"SPECPATH": str(scripts), **recorder.names()})
        return recorder

    return run_on


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_analysis_finds_what_is_imported_by_name(run: Callable[..., Recorder], platform: str) -> None:
    ((scripts, options),) = run(platform).of("Analysis")
    assert scripts[0][0].endswith("launch.py")
    assert {"geoview.export.as_csv", "xstatic.pkg.leaflet", "PySide6.QtWebEngineWidgets"} <= {*options["hiddenimports"]}
    assert {"folium", "tkinter", "pytest"} <= {*options["excludes"]}
    targets = {(Path(source).name, Path(target).as_posix()) for source, target in options["datas"]}
    assert ("map.js", "resources/map") in targets
    assert ("leaflet.js", "xstatic.pkg.leaflet") in targets
    assert not [name for name, _ in targets if name == "train.py"]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_folder_holds_what_is_needed_and_no_more(run: Callable[..., Recorder], platform: str) -> None:
    recorder = run(platform)
    ((parts, options),) = recorder.of("COLLECT")
    names = {entry[0] for part in parts if isinstance(part, list) for entry in part}
    assert options["name"] == "geoview"
    assert {recorder.window, recorder.core, "resources/map/map.js", recorder.core.rpartition("/")[2]} <= names
    assert not {recorder.pdf, recorder.pdf.rpartition("/")[2], "PySide6/Qt/qml/Button.qml"} & names
    # On Linux the desktop's own libraries are used; elsewhere nothing is known as the system's.
    assert ("libX11.so.6" in names) == (platform != "linux")
    licences = {name.replace("\\", "/") for name in names if name.startswith("licences")}
    assert {"licences/THIRD-PARTY.md", "licences/sbom.cdx.json"} <= licences


def test_programs_on_linux(run: Callable[..., Recorder]) -> None:
    ((_, options),) = run("linux").of("EXE")
    assert (options["name"], options["console"]) == ("geoview", True)


def test_programs_on_windows(run: Callable[..., Recorder]) -> None:
    programs = {options["name"]: options for _, options in run("win32").of("EXE")}
    assert {name: options["console"] for name, options in programs.items()} == {"GeoView": False, "geoview-cli": True}
    for options in programs.values():
        assert options["icon"].endswith("geoview.ico")
        assert geoview.__version__ in Path(options["version"]).read_text(encoding="utf-8")


def test_application_on_macos(run: Callable[..., Recorder]) -> None:
    recorder = run("darwin")
    ((_, program),) = recorder.of("EXE")
    assert program["argv_emulation"] is False
    ((_, options),) = recorder.of("BUNDLE")
    assert options["name"] == "GeoView.app"
    assert options["icon"].endswith("geoview.icns")
    assert options["version"] == geoview.__version__
    assert options["info_plist"]["CFBundleDocumentTypes"]


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_only_macos_makes_a_bundle(run: Callable[..., Recorder], platform: str) -> None:
    assert run(platform).of("BUNDLE") == []


def test_missing_resources_stop_the_build(run: Callable[..., Recorder]) -> None:
    with pytest.raises(SystemExit, match=r"resources/ lacks map/map\.js"):
        run("linux", lacking=["map/map.js"])
