"""The one table of colours, and what is written from it."""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

import pytest

from geoview.gazetteer.place import PlaceKind
from geoview.mapping.colours import DARK, LIGHT
from geoview.storage import resource_path
from geoview.ui.widgets import theme

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


def recipe(folder: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{folder}_build", resource_path(folder, "build.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_light_and_dark_name_the_same_things() -> None:
    assert list(LIGHT) == list(DARK)
    assert set(PlaceKind) <= set(LIGHT)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in (*LIGHT.values(), *DARK.values()))


def test_the_window_has_the_colours_of_the_table() -> None:
    for own, table in ((theme.LIGHT, LIGHT), (theme.DARK, DARK)):
        assert {kind: own.kinds[kind] for kind in PlaceKind} == {kind: table[kind] for kind in PlaceKind}
        assert (own.first, own.second, own.both, own.sea) == tuple(table[n] for n in ("first", "second", "both", "sea"))


def test_the_style_sheet_of_the_map_is_current() -> None:
    current = resource_path("map", "colours.css").read_text("utf-8")
    assert current == recipe("map").style_sheet(), "run: python resources/map/build.py"


@pytest.mark.parametrize("name", ["source/colours.js", "page.css", "page.js", "notebook.js"])
def test_the_parts_of_exported_pages_are_current(name: str) -> None:
    current = resource_path("page", name).read_text("utf-8")
    assert current == recipe("page").build()[name], "run: python resources/page/build.py"


@pytest.mark.parametrize("sheet", [("map", "map.css"), ("page", "source/page.css")], ids=["map", "page"])
def test_no_other_style_sheet_says_what_the_table_says(sheet: tuple[str, str]) -> None:
    properties = re.findall(r"^ *--([a-z-]+):", resource_path(*sheet).read_text("utf-8"), re.MULTILINE)
    assert properties and not set(properties).intersection(LIGHT)


def test_two_modules_of_a_page_cannot_have_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nconst name = b;\n', encoding="utf-8")
    (tmp_path / "b.js").write_text("export const b = 1;\nfunction name() {}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.js: more than one module has name"):
        recipe("page").bundle(tmp_path / "a.js")


def test_a_page_is_one_script_in_the_order_of_its_modules(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport function a() {\n  return b;\n}\n', "utf-8")
    (tmp_path / "b.js").write_text("export const b = 1;\n", encoding="utf-8")
    script = recipe("page").bundle(tmp_path / "a.js")
    assert script.splitlines()[1:] == [
        "var a = (() => {",
        '"use strict";',
        "",
        "const b = 1;",
        "",
        "function a() {",
        "  return b;",
        "}",
        "  return a;",
        "})();",
    ]
    (tmp_path / "a.js").write_text('import * as b from "./b.js";\n', encoding="utf-8")
    with pytest.raises(ValueError, match="of another kind"):
        recipe("page").bundle(tmp_path / "a.js")
