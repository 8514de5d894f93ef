"""Completions and the manual know every option of the command, and none that it lacks."""

from __future__ import annotations

import re
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from geoview.export import formats


def _options() -> set[str]:
    """Every option, from the tables of the commands' modules."""
    found: set[str] = set()
    for name in ("window", "parse", "places"):
        module = import_module(f"geoview.cli.{name}")
        found.update(
            re.findall(
                r'"(--?[a-z][a-z-]*)"(?=: (?:True|False))', Path(str(module.__file__)).read_text(encoding="utf-8")
            )
        )
    return found


def test_the_options_were_found() -> None:
    assert {"--screenshot", "--timings", "--version", "--format", "-o", "--encoding", "--limit"} <= _options()


def test_manual_names_every_option(scripts: Path) -> None:
    manual = (scripts / "linux" / "geoview.1").read_text(encoding="utf-8").replace("\\-", "-")
    assert {option for option in _options() if not re.search(rf"(?<![\w-]){option}(?![\w-])", manual)} == set()
    assert {name for name in formats() if not re.search(rf"\b{name}\b", manual)} == set()


@pytest.mark.parametrize("name", ["geoview.bash", "_geoview"])
def test_completion_names_every_option_and_format(name: str, scripts: Path) -> None:
    text = (scripts / "linux" / "completions" / name).read_text(encoding="utf-8")
    assert {option for option in _options() if not re.search(rf"(?<![\w-]){option}(?![\w-])", text)} == set()
    assert {form for form in formats() if not re.search(rf"\b{form}\b", text)} == set()


def test_fish_completion_names_every_option_and_format(scripts: Path) -> None:
    text = (scripts / "linux" / "completions" / "geoview.fish").read_text(encoding="utf-8")
    known = {f"--{name}" for name in re.findall(r" -l ([a-z-]+)", text)} | {
        f"-{name}" for name in re.findall(r" -s (\w)", text)
    }
    assert _options() - known == set()
    assert {form for form in formats() if not re.search(rf"\b{form}\b", text)} == set()


def _complete(scripts: Path, folder: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    script = f"""
        cd "$1"; shift
        source "{scripts}/linux/completions/geoview.bash"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _geoview
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "-c", script, "bash", str(folder), *words], capture_output=True, text=True, check=True, timeout=20
    )
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("geoview", "--sc"), ["--screenshot"]),
        (("geoview", "pa"), ["parse"]),
        (("geoview", "parse", "--fo"), ["--format"]),
        (("geoview", "parse", "--format", "geo"), ["geojson"]),
        (("geoview", "lookup", "--format", ""), ["table", "json"]),
        (("geoview", "lookup", "--limit", ""), []),
        (("geoview", "lookup", "Par"), []),
        (("geoview", "gazetteer", "v"), ["verify"]),
        (("geoview", "parse", "Zür"), ["Zürich notes.txt"]),
        (("geoview", "parse", "a.txt", "-o", "one"), ["one.txt"]),
    ],
)
def test_bash_completes(words: tuple[str, ...], offered: list[str], scripts: Path, tmp_path: Path) -> None:
    for name in ("Zürich notes.txt", "one.txt"):
        (tmp_path / name).write_text("")
    assert _complete(scripts, tmp_path, *words) == offered
