"""A package holds the things of resources/, and neither downloads nor what only developers run."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    [
        "ATTRIBUTION.md",
        "basemap/base.json",
        "gazetteer/build.py",
        "gazetteer/facts/areas.json.xz",
        "gazetteer/gazetteer.sqlite",
        "gazetteer/names.psv",
        "icons/geoview.svg",
        "languages/given-names.txt",
        "map/page.html",
        "model/MODEL_CARD.md",
        "model/tagger.onnx",
        "model/vectors.npy",
        "samples/harbour.txt",
    ],
)
def test_things_are_shipped(name: str) -> None:
    import contents

    assert contents.is_shipped(name)


@pytest.mark.parametrize(
    "name",
    [
        "basemap/build.py",
        "basemap/__pycache__/build.cpython-311.pyc",
        "gazetteer/downloads/cities500.zip",
        "gazetteer/.gazetteer.sqlite.tmp",
        "gazetteer/gazetteer.sqlite-journal",
        "languages/geoview_de.ts",
        "model/train.py",
        "model/requirements.txt",
        "model/README.md",
        ".hidden",
    ],
)
def test_recipes_are_not(name: str) -> None:
    import contents

    assert not contents.is_shipped(name)


def test_shipped_names_are_relative_and_sorted(tmp_path: Path) -> None:
    import contents

    for name in ("map/map.js", "icons/a.svg", "icons/draw.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert contents.shipped(tmp_path) == ["icons/a.svg", "map/map.js"]
    assert "gazetteer/gazetteer.sqlite" in contents.missing(contents.shipped(tmp_path))
    assert contents.missing(list(contents.REQUIRED)) == []


def _resources_named_in(source: Path) -> set[str]:
    """The resources that the program asks for by a literal name."""
    found = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "resource_path":
                parts = [part.value for part in node.args if isinstance(part, ast.Constant)]
                if len(parts) == len(node.args):
                    found.add("/".join(map(str, parts)))
    return found


def test_whatever_the_program_asks_for_is_shipped(checkout: Path) -> None:
    import contents

    resources = checkout / "resources"
    named = {name for name in _resources_named_in(checkout / "src") if not (resources / name).is_dir()}
    assert len(named) > 4
    assert {name for name in named if not contents.is_shipped(name)} == set()
