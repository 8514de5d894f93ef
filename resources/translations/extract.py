"""Writes all texts of the window into the translation sources (`geoview_*.ts`) and compiles them (`geoview_*.qm`).

    .venv/bin/python resources/translations/extract.py            # after a text in the code changed
    .venv/bin/pyside6-linguist resources/translations/geoview_de.ts
    .venv/bin/python resources/translations/extract.py            # compiles what was translated

pyside6-lupdate does not see the table of actions, nor what a module's `_tr` looks up, nor what the core says in errors
and phrases; this reads the code's syntax tree instead. What was translated stays; what the code no longer says goes.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Text", "find_phrases", "find_texts", "read", "update"]

HERE = Path(__file__).resolve().parent
CODE = HERE.parents[1] / "src" / "geoview" / "ui"
PACKAGE = CODE.parent
"""What says something to a reader in errors and phrases, which the window translates when it shows them."""
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
    found.update(Text("errors", template, False) for template in find_phrases())
    return found


def find_phrases(package: Path = PACKAGE) -> set[str]:
    """All that the core says to a reader: what stands in its errors and phrases.

    Raises:
        ValueError: when a part of it is no literal, or a value is an English sentence: neither can be translated.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(package.glob("**/*.py"))}
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    kinds = {"GeoViewError"}
    while more := {node.name for node in classes if {ast.unparse(base) for base in node.bases} & kinds} - kinds:
        kinds |= more
    # Those whose constructor takes no words say what they say by themselves.
    kinds -= {node.name for node in classes if "title" not in _arguments(node)}
    constants = {path: _constants(tree) for path, tree in trees.items()}
    found: set[str] = set()
    for path, tree in trees.items():
        known = dict(constants[path])
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and node.module is not None:
                module = package.parent.joinpath(*node.module.split("."))
                theirs = constants.get(module.with_suffix(".py")) or constants.get(module / "__init__.py") or {}
                known.update({name.name: theirs[name.name] for name in node.names if name.name in theirs})
        found.update(_Phrases(path.relative_to(package), kinds, known).of(tree))
    return found - {""}


def _arguments(kind: ast.ClassDef) -> list[str]:
    """What the constructor of an error takes, as far as it has one of its own."""
    made = [node for node in kind.body if isinstance(node, ast.FunctionDef) and node.name == "__init__"]
    return [argument.arg for argument in made[0].args.args] if made else ["title"]


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """What the names of a module stand for, where that is simple to say."""
    return {
        node.targets[0].id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }


class _Phrases:
    """Collects the words of errors and phrases in one module."""

    def __init__(self, path: Path, kinds: set[str], constants: dict[str, ast.expr]) -> None:
        self._path, self._kinds, self._constants = path, kinds, constants
        self._function: ast.FunctionDef | None = None

    def of(self, node: ast.AST) -> Iterator[str]:
        before = self._function
        if isinstance(node, ast.FunctionDef):
            self._function = node
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            # Where errors and phrases are defined, they are also made of what others say.
            is_user = self._path.name not in ("errors.py", "phrases.py")
            words: list[ast.expr] = []
            if called == "Phrase" or (called in self._kinds and is_user):
                words = node.args[: 1 if called == "Phrase" else 3]
            elif called == "super().__init__" and not is_user:
                words = node.args[:3]
            words = [part for part in words if is_user or isinstance(part, ast.Constant)]
            for part in words:
                yield from self._words(part)
            self._check(node.keywords if words else [])
        for child in ast.iter_child_nodes(node):
            yield from self.of(child)
        self._function = before

    def _words(self, node: ast.expr) -> Iterator[str]:
        """The literals that an argument may be."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from self._words(node.body)
            yield from self._words(node.orelse)
        elif isinstance(node, ast.Name) and self._values(node.id):
            for value in self._values(node.id):
                yield from self._words(value)
        elif not self._is_phrase(node):
            raise ValueError(f"{self._path}:{node.lineno}: {ast.unparse(node)} is no literal and can't be translated")

    def _values(self, name: str) -> list[ast.expr]:
        """What is assigned to a name in this function, else in the module."""
        inner = [
            node.value
            for node in ast.walk(self._function or ast.Module([], []))
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
        ]
        return inner or ([self._constants[name]] if name in self._constants else [])

    def _is_phrase(self, node: ast.expr) -> bool:
        """Whether it is a phrase, or translated already: its words are found where it is made."""
        if isinstance(node, ast.Call):
            made = node.func.value if isinstance(node.func, ast.Attribute) and node.func.attr == "format" else node
            called = ast.unparse(made.func) if isinstance(made, ast.Call) else ""
            return called.rpartition(".")[2] in ("Phrase", "_tr", "tr", "translate", "report")
        if isinstance(node, ast.Name) and self._function is not None:
            arguments = (*self._function.args.args, *self._function.args.kwonlyargs)
            return any(
                each.arg == node.id and each.annotation is not None and ast.unparse(each.annotation) == "Phrase"
                for each in arguments
            )
        return False

    def _check(self, values: list[ast.keyword]) -> None:
        for keyword in values:
            given = self._values(keyword.value.id) if isinstance(keyword.value, ast.Name) else [keyword.value]
            for value in given:
                says = isinstance(value, ast.Constant) and isinstance(value.value, str) and " " in value.value
                if isinstance(value, ast.JoinedStr) or says:
                    where = f"{self._path}:{value.lineno}"
                    raise ValueError(f"{where}: {ast.unparse(value)} is English, and can't be translated")


def _titles(folder: Path = FORMATS) -> set[str]:
    """The second argument of each `Exporter`; one without a word in lower case is a name, the same in all languages."""
    calls = (node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    titles = (
        ast.literal_eval(call.args[1])
        for call in calls
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Exporter"
    )
    return {title for title in titles if re.search(r"\b[a-z]", title)}


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
        for node in tree.body:
            if (
                isinstance(node, ast.Assign)
                and ast.unparse(node.targets[0]) == "_tr"
                and isinstance(node.value, ast.Call)
            ):
                self._context = ast.literal_eval(node.value.args[0])

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
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield Text(context, text.value, counts)
        elif context not in {*TABLES.values(), "errors", "kinds", "reasons", "formats"}:
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
