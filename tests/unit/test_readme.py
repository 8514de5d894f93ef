"""The table of `tests/README.md` names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def test_every_test_in_the_table_exists() -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", (TESTS / "README.md").read_text(encoding="utf-8"))
    assert len(named) > 60
    known: dict[str, set[str]] = {}
    for file, _ in named:
        if file not in known:
            tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
            known[file] = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert [f"{file}::{name}" for file, name in named if name not in known[file]] == []
