"""The public names."""

from __future__ import annotations

import subprocess
import sys
import types

import pytest

import geoview
from geoview import export

PUBLIC = [
    "Atlas",
    "Cancelled",
    "Candidate",
    "Document",
    "DocumentError",
    "EncodingError",
    "ExportError",
    "FeatureClass",
    "Gazetteer",
    "GazetteerError",
    "GeoViewError",
    "Geoparser",
    "Mention",
    "MentionKind",
    "NameMatch",
    "NameSort",
    "NotTextError",
    "Origin",
    "Place",
    "PlaceKind",
    "PlaceUse",
    "RecogniserError",
    "Resolution",
    "Source",
    "Span",
    "StorageError",
    "TooLargeError",
    "Usage",
    "Utf16Index",
    "__version__",
    "export",
    "parse",
    "parse_text",
    "read",
]


def test_all_is_what_was_promised() -> None:
    assert geoview.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(geoview))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(geoview, name) is not None


def test_modules_load_as_names() -> None:
    assert isinstance(geoview.export, types.ModuleType)
    assert geoview.export is export


def test_an_unknown_name_is_named() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Atlass'"):
        _ = geoview.Atlass


def test_importing_loads_nothing_heavy_and_touches_no_file() -> None:
    script = """
import sys
before = set(sys.modules)
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" and args[1] != "rb" else None)
import geoview
heavy = {"argparse", "json", "sqlite3", "numpy", "PySide6", "folium", "geopy", "onnxruntime", "dataclasses"}
new = set(sys.modules) - before
print(sorted(m for m in new if m.startswith("geoview")), sorted(heavy & new))
print([path for path in opened if not str(path).endswith((".py", ".pyc"))])
"""
    output = subprocess.run([sys.executable, "-S", "-c", SITE + script], capture_output=True, text=True, check=True)
    assert output.stdout.splitlines() == ["['geoview', 'geoview._version', 'geoview.presentation'] []", "[]"]


SITE = f"import sys; sys.path[:] = {[p for p in sys.path if p]!r}\n"
