"""Completions and manual know every command of the program, and every option of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geoview import cli
from geoview.cli import compare, folder, parse, places

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packaged for Linux")

COMMANDS = tuple(re.findall(r'first == "([a-z]+)"', Path(cli.__file__).read_text(encoding="utf-8")))
LOOKUP = ("--limit", "--format", *places._HELP)
OPTIONS = {"parse": parse._OPTIONS, "folder": folder._OPTIONS, "compare": compare._OPTIONS, "lookup": LOOKUP}
FORMATS = {"folder": "table csv json", "compare": "table csv geojson json", "lookup": "table json"}


def complete(scripts: Path, *words: str, here: Path) -> set[str]:
    """What bash offers for the last of the words."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    script = scripts / "linux" / "completions" / "geoview.bash"
    code = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _geoview; printf "%s\\n" "${COMPREPLY[@]}"'
    command = ["bash", "-c", code, "bash", str(script), "geoview", *words]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=here).stdout.split())


def test_the_first_word_may_be_any_command(scripts: Path, tmp_path: Path) -> None:
    assert len(COMMANDS) == 5
    assert complete(scripts, "", here=tmp_path) == set(COMMANDS)
    fish = (scripts / "linux" / "completions" / "geoview.fish").read_text(encoding="utf-8")
    zsh = (scripts / "linux" / "completions" / "_geoview").read_text(encoding="utf-8")
    assert set(re.search(r"set -l commands (.*)", fish)[1].split()) == set(COMMANDS)  # type: ignore[index]
    assert set(re.search(r"commands:command:\((.*?)\)", zsh)[1].split()) == set(COMMANDS)  # type: ignore[index]


@pytest.mark.parametrize("command", OPTIONS)
def test_a_command_offers_its_options(command: str, scripts: Path, tmp_path: Path) -> None:
    assert complete(scripts, command, "-", here=tmp_path) == set(OPTIONS[command])
    fish = (scripts / "linux" / "completions" / "geoview.fish").read_text(encoding="utf-8")
    zsh = (scripts / "linux" / "completions" / "_geoview").read_text(encoding="utf-8")
    own = zsh.split(f"\n        {command})\n")[1].split(";;")[0]
    for option in OPTIONS[command]:
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", own), f"zsh: {option}"
        name = option.lstrip("-")
        if name not in ("help", "h", "o"):
            assert re.search(rf"seen_subcommand_from {command}.* -l {name} ", fish), f"fish: {option}"


@pytest.mark.parametrize(("command", "formats"), FORMATS.items())
def test_a_command_offers_its_formats(command: str, formats: str, scripts: Path, tmp_path: Path) -> None:
    assert complete(scripts, command, "--format", "", here=tmp_path) == set(formats.split())


def test_a_folder_is_asked_for_where_one_is_meant(scripts: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "a.txt").write_text("")
    assert complete(scripts, "folder", "", here=tmp_path) == {"articles"}
    assert complete(scripts, "folder", "-o", "a", here=tmp_path) == {"articles", "a.txt"}
    assert complete(scripts, "compare", "a", here=tmp_path) == {"articles", "a.txt"}


@pytest.mark.parametrize("command", OPTIONS)
def test_the_manual_explains_every_option(command: str, scripts: Path) -> None:
    manual = (scripts / "linux" / "geoview.1").read_text(encoding="utf-8").replace("\\-", "-")
    own = manual.split(f".SS {command}\n")[1].split("\n.S")[0]
    for option in OPTIONS[command]:
        if option not in ("--help", "-h"):
            assert option in own, option
    assert f".B geoview {command}\n" in manual.split(".SH DESCRIPTION")[0]
