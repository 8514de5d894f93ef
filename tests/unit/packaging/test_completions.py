"""Completions and manual know every command of the program, and every option of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from geoview.cli.commands import COMMANDS, WINDOW
from geoview.export import Subject, formats

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packaged for Linux")

NAMES = {command.name for command in COMMANDS}
OPTIONS = {
    command.name: [name for option in command.options for name in option.names] + ["--help", "-h"]
    for command in COMMANDS
    if not command.verbs
}
FORMATS = {
    "parse": " ".join({*formats(), "pdf", "png"}),
    "folder": " ".join(formats(Subject.FOLDER)),
    "compare": " ".join(formats(Subject.COMPARISON)),
    "lookup": "table json",
}


def complete(*words: str, here: Path) -> set[str]:
    """What bash offers for the last of the words."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    import commandline

    script = here.parent / "geoview.bash"
    script.write_text(commandline.bash(), encoding="utf-8")
    code = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _geoview; printf "%s\\n" "${COMPREPLY[@]}"'
    command = ["bash", "-c", code, "bash", str(script), "geoview", *words]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, cwd=here).stdout.split("\n")) - {""}


def test_the_first_word_may_be_any_command(tmp_path: Path) -> None:
    assert complete("", here=tmp_path) == NAMES
    import commandline

    fish, zsh = commandline.fish(), commandline.zsh()
    assert set(re.search(r"set -l commands (.*)", fish)[1].split()) == NAMES  # type: ignore[index]
    assert set(re.search(r"commands:command:\((.*?)\)", zsh)[1].split()) == NAMES  # type: ignore[index]


@pytest.mark.parametrize("command", OPTIONS)
def test_a_command_offers_its_options(command: str, tmp_path: Path) -> None:
    assert complete(command, "-", here=tmp_path) == set(OPTIONS[command])
    import commandline

    fish, zsh = commandline.fish(), commandline.zsh()
    own = zsh.split(f"\n        {command})\n")[1].split(";;")[0]
    for option in OPTIONS[command]:
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", own), f"zsh: {option}"
        name = option.lstrip("-")
        if name not in ("help", "h", "o"):
            assert re.search(rf"seen_subcommand_from {command}.* -l {name} ", fish), f"fish: {option}"


@pytest.mark.parametrize(("command", "listed"), FORMATS.items())
def test_a_command_offers_its_formats(command: str, listed: str, tmp_path: Path) -> None:
    assert complete(command, "--format", "", here=tmp_path) == set(listed.split())


def test_a_folder_is_asked_for_where_one_is_meant(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "a.txt").write_text("")
    assert complete("folder", "", here=tmp_path) == {"articles"}
    assert complete("folder", "-o", "a", here=tmp_path) == {"articles", "a.txt"}
    assert complete("compare", "a", here=tmp_path) == {"articles", "a.txt"}


@pytest.mark.parametrize("command", OPTIONS)
def test_the_manual_explains_every_option(command: str) -> None:
    import commandline

    manual = commandline.manual().replace("\\-", "-")
    own = manual.split(f".SS {command}\n")[1].split("\n.S")[0]
    for option in OPTIONS[command]:
        if option not in ("--help", "-h"):
            assert option in own, option
    assert f".B geoview {command}\n" in manual.split(".SH DESCRIPTION")[0]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["--sc"], {"--screenshot"}),
        (["pa"], {"parse"}),
        (["parse", "--fo"], {"--format"}),
        (["parse", "--format", "geo"], {"geojson"}),
        (["lookup", "--limit", ""], set()),
        (["lookup", "Par"], set()),
        (["gazetteer", "v"], {"verify"}),
        (["parse", "Zür"], {"Zürich notes.txt"}),
        (["parse", "a.txt", "-o", "one"], {"one.txt"}),
    ],
)
def test_bash_completes(words: list[str], offered: set[str], tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    for name in ("Zürich notes.txt", "one.txt"):
        (here / name).write_text("")
    assert complete(*words, here=here) == offered


def test_the_window_is_explained_and_completed(tmp_path: Path) -> None:
    import commandline

    manual = commandline.manual().replace("\\-", "-")
    own = manual.split(".SH OPTIONS\n")[1].split("\n.SH")[0]
    names = [name for option in WINDOW.options for name in option.names]
    assert [name for name in names if name not in own] == []
    assert complete("a.txt", "-", here=tmp_path) == {*names, "--help", "-h"}
    assert complete("--theme", "", here=tmp_path) == {"light", "dark"}


def test_folders_are_offered_for_the_gazetteer(tmp_path: Path) -> None:
    (tmp_path / "dump").mkdir()
    (tmp_path / "a.txt").write_text("")
    assert complete("gazetteer", "", here=tmp_path) == {"info", "verify", "build"}
    assert complete("gazetteer", "build", "--geonames", "", here=tmp_path) == {"dump"}
    assert complete("gazetteer", "verify", "", here=tmp_path) == {"dump", "a.txt"}


def test_what_is_packaged_knows_no_plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The builder's plug-ins are not the reader's."""
    import commandline
    from pluginfolder import add_plugin

    add_plugin(tmp_path / "more", "geoview-broken", "raise OSError", readers="broken = READER")
    monkeypatch.syspath_prepend(str(tmp_path / "more"))
    for text in (commandline.bash(), commandline.zsh(), commandline.fish(), commandline.manual()):
        assert "geojson" in text
    from geoview import plugins

    assert plugins.take_notices() == []


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_shell_can_read_its_completion(name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    import commandline

    script = tmp_path / name
    script.write_text(getattr(commandline, name)(), encoding="utf-8")
    subprocess.run([name, "-n", str(script)], check=True)


def test_the_manual_can_be_set(tmp_path: Path) -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    import commandline

    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z"]
    done = subprocess.run(command, input=commandline.manual(), capture_output=True, text=True, check=True)
    assert done.stderr == ""
