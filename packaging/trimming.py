"""What of Qt and of the libraries stays out of the application: two thirds of PySide6 serve programs of other kinds.

Two steps. `is_wanted` judges each file by its name. `reachable` then keeps, of Qt's own libraries, those that something
in the application is linked against, however indirectly, so that no list of libraries has to be kept by hand; and it
leaves the libraries of the desktop to the desktop.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set

__all__ = [
    "EXCLUDED_MODULES",
    "LANGUAGES",
    "PYSIDE_MODULES",
    "is_left_to_system",
    "is_portable",
    "is_qt_library",
    "is_wanted",
    "reachable",
    "same_library",
]

LANGUAGES = ("en", "de")
"""Languages of the interface; Qt's and the web engine's own texts come along for these."""

PYSIDE_MODULES = (
    "QtCore",
    "QtDBus",
    "QtGui",
    "QtNetwork",
    "QtPrintSupport",
    "QtSvg",
    "QtWebChannel",
    "QtWebEngineCore",
    "QtWebEngineWidgets",
    "QtWidgets",
)
"""Of PySide6's modules, those that may be in the application."""

EXCLUDED_MODULES = (
    # Makes the map page ahead of time; the application only reads the page.
    "branca",
    "folium",
    "xyzservices",
    # Tools of developers and of builds.
    "_pytest",
    "babel",
    "dask",
    "distributed",
    "hypothesis",
    "mypy",
    "pip",
    "pytest",
    "pytestqt",
    "setuptools",
    "shapely",
    "wheel",
    # What libraries would like to use and do without.
    "IPython",
    "PIL",
    "curses",
    "certifi",
    "hf_xet",
    "huggingface_hub",
    "idna",
    "lxml.isoschematron",
    "lxml.objectify",
    "matplotlib",
    "numpy.f2py",
    "numpy.polynomial",
    "numpy.random",
    "numpy.testing",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "pandas",
    "pydoc_data",
    "readline",
    "requests",
    "sympy",
    "tkinter",
    "tqdm",
    "yaml",
    *(
        f"PySide6.{name}"
        for name in ("QtQml", "QtQuick", "QtQuickWidgets", "QtOpenGL", "QtOpenGLWidgets", "QtSql", "QtTest", "QtPdf")
    ),
)
"""Python modules that the analysis must not follow."""

_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "printsupport": None,
    "platforms": {
        "qcocoa",
        "qminimal",
        "qoffscreen",
        "qwayland",
        "qwayland-egl",
        "qwayland-generic",
        "qwindows",
        "qxcb",
    },
    "platformthemes": {"qxdgdesktopportal"},
    "styles": None,
    "tls": None,
    "wayland-decoration-client": None,
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"qt-shell", "xdg-shell"},
    "xcbglintegrations": None,
}
"""Qt's plug-in folders that are kept, each with the plug-ins of it; None: all."""

_BINDING = re.compile(r"^(?:PySide6/)?(Qt\w+)(?:\.abi3\.so|\.pyd|\.cpython-[^/]*\.so)$")
_JUNK = re.compile(
    r"\.(?:a|debug|h|lib|pdb|prl|pyi|qmltypes)$"
    r"|/metatypes/|/typesystems/|/include/|/glue/|/scripts/|/doc/"
    r"|qtwebengine_devtools_resources|\.debug\.(?:pak|bin)$"
    r"|\.(?:js|mjs)\.map$|leaflet-src\."
)
_QT_LIBRARY = re.compile(
    r"(?:lib)?qt6\w+\.(?:\d+\.)?(?:so|dll|dylib)|lib(?:av|sw)\w+\.|(?:av|sw)\w+-\d+\.dll|(?:lib)?pyside6qml"
)
_ALWAYS_SYSTEM = re.compile(r"lib(?:stdc\+\+|gcc_s|z|expat|uuid|ssl|crypto)\.so")
"""Graphics drivers are linked against these, and newer drivers against newer ones; OpenSSL is mended by the system."""
_PORTABLE = re.compile(r"lib(?:xcb-(?!glx|randr|render\.|shape|shm|sync|xfixes)[\w-]+|xkbcommon(?:-x11)?)\.so")
_NUMPY_TESTS = re.compile(r"^(?:numpy|onnxruntime)/(?:.*/)?(?:tests|datasets)/")


def is_wanted(name: str) -> bool:
    """True when a file stays, judged by its name within the application, with forward slashes."""
    if _JUNK.search(name) or _NUMPY_TESTS.search(name):
        return False
    path = PurePosixPath(name)
    parts = path.parts
    if "PySide6" not in parts:
        return True
    binding = _BINDING.match("/".join(parts[parts.index("PySide6") :]))
    if binding is not None:
        return binding[1] in PYSIDE_MODULES
    if "qml" in parts:
        return False
    if "plugins" in parts:
        return _is_wanted_plugin(parts[parts.index("plugins") + 1 :])
    if "qtwebengine_locales" in parts:
        return path.suffix != ".pak" or path.stem in ("en-US", *LANGUAGES)
    if "translations" in parts and path.suffix == ".qm":
        catalogue, _, language = path.stem.partition("_")
        return catalogue in ("qtbase", "qt", "qtwebengine") and language in LANGUAGES
    return True


def _is_wanted_plugin(parts: tuple[str, ...]) -> bool:
    if len(parts) < 2:
        return True
    kept = _PLUGINS.get(parts[0], set())
    if kept is None:
        return True
    stem = parts[-1].split(".")[0]
    return stem.removeprefix("lib") in kept


def same_library(name: str) -> str:
    """The name by which libraries refer to one another: of the file alone, in lower case."""
    return PurePosixPath(name.replace("\\", "/")).name.lower()


def is_qt_library(name: str) -> bool:
    """True for Qt's own libraries, which stay only while something needs them."""
    file = same_library(name)
    if any(part.endswith(".framework") for part in PurePosixPath(name).parts):
        return any(re.fullmatch(r"Qt\w+\.framework", part) for part in PurePosixPath(name).parts)
    return bool(_QT_LIBRARY.match(file))


def is_left_to_system(name: str) -> bool:
    """True for a library of the system that must be the system's own, even where Python needs it as well."""
    return bool(_ALWAYS_SYSTEM.match(same_library(name)))


def is_portable(name: str) -> bool:
    """True for a small library of the system that Qt asks for and that many systems lack."""
    return bool(_PORTABLE.match(same_library(name)))


def reachable(files: Mapping[str, str], system: Set[str], imports: Callable[[str], Iterable[str]]) -> set[str]:
    """Which of the files stay.

    Args:
        files: Name within the application → where the file lies now.
        system: Those of the names that come from the system that builds, and not with Python or a package.
        imports: The libraries that a file is linked against, by the names it uses for them.

    Returns:
        Names of what neither is Qt's nor the system's; of Qt's libraries that something kept needs, however indirectly;
        and of the system's libraries that Python and its packages need, or that are `is_portable`. What else Qt needs
        is the system's to bring: copies of it would clash with the drivers and settings that are there.
    """
    roots = [name for name in files if name not in system and not is_qt_library(name)]
    kept = _closure(roots, files, imports, lambda name: name not in system)
    without_qt = [name for name in kept if "PySide6" not in PurePosixPath(name).parts and not is_qt_library(name)]
    python = _closure(without_qt, files, imports, lambda name: name in system and not is_left_to_system(name))
    return kept | python | {name for name in system if is_portable(name)}


def _closure(
    roots: Iterable[str],
    files: Mapping[str, str],
    imports: Callable[[str], Iterable[str]],
    may_follow: Callable[[str], bool],
) -> set[str]:
    by_library: dict[str, list[str]] = {}
    for name in files:
        if may_follow(name):
            by_library.setdefault(same_library(name), []).append(name)
    found: set[str] = set()
    waiting = [*roots]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        for library in imports(files[name]):
            waiting.extend(other for other in by_library.get(same_library(library), ()) if other not in found)
    return found
