"""Writes all texts of the window into the translation sources (`geoview_*.ts`) and compiles them (`geoview_*.qm`).

    .venv/bin/python resources/translations/extract.py            # after a text in the code changed
    .venv/bin/pyside6-linguist resources/translations/geoview_de.ts
    .venv/bin/python resources/translations/extract.py            # compiles what was translated

pyside6-lupdate does not see the table of actions, nor what stands in a function `_tr` with a context of its own, nor
what the core says in errors and phrases; this reads the code's syntax tree instead. What was translated stays; what the
code no longer says goes.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["Text", "find_texts", "read", "update"]

HERE = Path(__file__).resolve().parent
CODE = HERE.parents[1] / "src" / "geoview" / "ui"
TABLES = {"ACTIONS": "actions", "MENUS": "actions"}
"""Tables whose texts are translated when they are used, and their context."""
KINDS = CODE.parent / "mapping" / "labels.py"
"""What places are, in English: the window translates each of these words when it shows it."""
REASONS = CODE.parent / "resolution" / "wording.py"
"""Why a place is meant, likewise."""
FORMATS = CODE.parent / "export"
"""What can be exported: the titles of the formats."""


class Text(NamedTuple):
    """A text that a reader sees.

    Attributes:
        context: Where Qt looks it up.
        source: As the code has it.
        plural: It counts something.
    """

    context: str
    source: str
    plural: bool


def find_texts(code: Path = CODE) -> set[Text]:
    """All texts of the window.

    Raises:
        ValueError: when a text is put together while the window runs, and can't be translated.
    """
    found: set[Text] = set()
    for path in sorted(code.glob("**/*.py")):
        found.update(_Module(ast.parse(path.read_text(encoding="utf-8")), path.name).texts())
    found.update(Text("kinds", word, False) for word in _kinds())
    found.update(Text("reasons", template, False) for template in _templates())
    found.update(Text("formats", title, False) for title in _titles())
    return found


def _titles(folder: Path = FORMATS) -> set[str]:
    """The second argument of each `Exporter`."""
    calls = (node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return {
        ast.literal_eval(call.args[1])
        for call in calls
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Exporter"
    }


def _kinds(path: Path = KINDS) -> set[str]:
    """The words of the tables by code and by kind, and those that `kind_name` returns itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            words.update(ast.literal_eval(value) for value in node.value.values)
        elif isinstance(node, ast.FunctionDef) and node.name == "kind_name":
            returns = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return)]
            leaves = [leaf for value in returns if value for leaf in ast.walk(value) if isinstance(leaf, ast.Constant)]
            words.update(leaf.value for leaf in leaves if isinstance(leaf.value, str))
    return words


def _templates(path: Path = REASONS) -> tuple[str, ...]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TEMPLATES":
            templates: tuple[str, ...] = ast.literal_eval(node.value)
            return templates
    raise ValueError(f"{path.name} has no templates")


class _Module:
    def __init__(self, tree: ast.Module, name: str) -> None:
        self._tree = tree
        self._name = name
        self._context = ""
        self._helper: ast.FunctionDef | None = None
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == "_tr":
                self._helper = node
                self._context = next(
                    str(call.args[0].value)
                    for call in ast.walk(node)
                    if isinstance(call, ast.Call) and len(call.args) > 1 and isinstance(call.args[0], ast.Constant)
                )

    def texts(self) -> Iterator[Text]:
        yield from self._calls(self._tree, "")
        for node in self._tree.body:
            target = node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(target, ast.Name) and target.id in TABLES and isinstance(node, ast.AnnAssign):
                assert isinstance(node.value, ast.Tuple)
                for row in node.value.elts:
                    # Menus: name, title. Actions: name, menu, text, keys, tip.
                    cells = row.elts[1:] if isinstance(row, ast.Tuple) else [row.args[2], row.args[4]]  # type: ignore[attr-defined]
                    for cell in cells:
                        yield Text(TABLES[target.id], ast.literal_eval(cell), False)

    def _calls(self, node: ast.AST, owner: str) -> Iterator[Text]:
        for child in ast.iter_child_nodes(node):
            if child is self._helper:
                continue
            if isinstance(child, ast.Call):
                yield from self._call(child, owner)
            yield from self._calls(child, child.name if isinstance(child, ast.ClassDef) else owner)

    def _call(self, call: ast.Call, owner: str) -> Iterator[Text]:
        function, arguments = call.func, call.args
        if isinstance(function, ast.Name) and function.id == "_tr":
            context, counts = self._context, len(arguments) > 1
        elif isinstance(function, ast.Attribute) and function.attr == "tr":
            context, counts = owner, len(arguments) > 2
        elif isinstance(function, ast.Attribute) and function.attr == "translate" and len(arguments) >= 2:
            if ast.unparse(function.value) != "QCoreApplication" or not isinstance(arguments[0], ast.Constant):
                return
            context, arguments = str(arguments[0].value), arguments[1:]
            counts = len(arguments) > 2
        else:
            return
        text = arguments[0]
        if isinstance(text, ast.Constant):
            yield Text(context, text.value, counts)
        elif context not in {*TABLES.values(), "kinds", "reasons", "formats"}:
            raise ValueError(f"{self._name}:{call.lineno}: a text that is no literal can't be translated")


def read(path: Path) -> dict[Text, list[str]]:
    """The translations in a file, one form each, several for a text that counts."""
    found: dict[Text, list[str]] = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")] if plural else [translation.text or ""]
            )
            text = Text(context.findtext("name", ""), message.findtext("source", ""), plural)
            found[text] = [] if translation.get("type") == "unfinished" and not any(forms) else forms
    return found


def update(path: Path, texts: set[Text], more: dict[Text, list[str]] | None = None) -> int:
    """Writes a file anew with these texts.

    Args:
        path: The .ts file.
        texts: What it is to hold.
        more: Translations to add.

    Returns:
        Number of texts without a translation.
    """
    known = read(path) | (more or {})
    root = ET.Element("TS", version="2.1", language=path.stem.split("_", 1)[1], sourcelanguage="en")
    lacking = 0
    for name in sorted({text.context for text in texts}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for text in sorted(text for text in texts if text.context == name):
            message = ET.SubElement(context, "message", {"numerus": "yes"} if text.plural else {})
            ET.SubElement(message, "source").text = text.source
            forms = known.get(text, [])
            translation = ET.SubElement(message, "translation")
            if not forms:
                translation.set("type", "unfinished")
                lacking += 1
            if text.plural:
                for form in forms or ["", ""]:
                    ET.SubElement(translation, "numerusform").text = form
            elif forms:
                translation.text = forms[0]
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return lacking


def main() -> int:
    """All languages."""
    texts = find_texts()
    status = 0
    for path in sorted(HERE.glob("geoview_*.ts")):
        lacking = update(path, texts)
        sys.stdout.write(f"{path.name}: {len(texts)} texts, {lacking} without a translation\n")
        compiler = Path(sys.executable).with_name("pyside6-lrelease")
        status |= subprocess.run([compiler, "-silent", path, "-qm", path.with_suffix(".qm")], check=False).returncode
    return status


if __name__ == "__main__":
    raise SystemExit(main())
