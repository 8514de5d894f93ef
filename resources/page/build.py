#!/usr/bin/env python3
"""Writes page.css, page.js and notebook.js beside this file, from `source/`, from what the map's page shares with them,
and from the table of colours. A test tells when they are out of date.

An exported page is one file that needs nothing beside it, so it can't have modules that import one another. Each of its
scripts is one function that holds its modules, one after the other.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from geoview.mapping import colours

_FOLDER = Path(__file__).resolve().parent
_SOURCE = _FOLDER / "source"
_COLOURS_NOTE = "Written by build.py from geoview.mapping.colours: change them there."
_NOTE = "Written by build.py from source/, ../map/ and geoview.mapping.colours: change them there."
_IMPORT = re.compile(r'^import \{[^}]*\} from "([^"]+)";\n', re.MULTILINE)
_NAME = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |function |const |class )", re.MULTILINE)


def style_sheet() -> str:
    """Return the style sheet of the exported page: the colours of places, then the rest."""
    light = colours.custom_properties(colours.LIGHT, ":root")
    dark = colours.custom_properties(colours.DARK, ":root")
    indented = "".join(f"  {line}\n" for line in dark.splitlines())
    rest = (_SOURCE / "page.css").read_text("utf-8")
    return f"/* {_NOTE} */\n\n{light}\n@media (prefers-color-scheme: dark) {{\n{indented}}}\n\n{rest}"


def colour_module() -> str:
    """Return the light colours as a module: a notebook's map has no style sheet of its own."""
    lines = "".join(f"  {name}: {json.dumps(colour)},\n" for name, colour in colours.LIGHT.items())
    return f"// {_COLOURS_NOTE}\nexport const COLOURS = {{\n{lines}}};\n"


def bundle(entry: Path) -> str:
    """Return a module and all that it imports as one script; what the module exports becomes global.

    Raises:
        ValueError: when two modules use a name in their outermost scope, or one imports in another way than by names.
    """
    modules: dict[Path, str] = {}
    _collect(entry, modules)
    names = [name for text in modules.values() for name in _NAME.findall(text)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{entry.name}: more than one module has {', '.join(twice)}")
    body = "\n".join(_EXPORT.sub("", text).strip() + "\n" for text in modules.values())
    if re.search(r"^(import|export)\b", body, re.MULTILINE):
        raise ValueError(f"{entry.name}: an import or export of another kind")
    exported = [
        name for name in _NAME.findall(modules[entry]) if re.search(rf"^export \w+ {name}\b", modules[entry], re.M)
    ]
    head, tail = ("var " + exported[0] + " = ", f"  return {exported[0]};\n") if exported else ("", "")
    return f'// {_NOTE}\n{head}(() => {{\n"use strict";\n\n{body}{tail}}})();\n'


def _collect(path: Path, modules: dict[Path, str]) -> None:
    """Add a module behind those that it imports."""
    if path in modules:
        return
    text = path.read_text("utf-8")
    for name in _IMPORT.findall(text):
        _collect((path.parent / name).resolve(), modules)
    modules[path] = _IMPORT.sub("", text)


def build() -> dict[str, str]:
    """Return the content of each file, by its name in this folder."""
    return {
        "source/colours.js": colour_module(),
        "page.css": style_sheet(),
        "page.js": bundle(_SOURCE / "page.js"),
        "notebook.js": bundle(_SOURCE / "notebook.js"),
    }


def main() -> None:
    """Write the files."""
    (_SOURCE / "colours.js").write_text(colour_module(), encoding="utf-8")
    for name, content in build().items():
        (_FOLDER / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
