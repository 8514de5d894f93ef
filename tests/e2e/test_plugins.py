"""Plug-ins in the real command: the examples of docs/plugins.md, built as a wheel and put into a folder as pip does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pluginfolder import add_plugin

if TYPE_CHECKING:
    from command import Command

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "plugins.md").read_text(encoding="utf-8")
_CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
EXAMPLES = dict(zip(("exporter", "reader", "recogniser"), _CODE, strict=False))
(PROJECT,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(command: Command, tmp_path: Path) -> Path:
    """The folder of plug-ins that the settings name."""
    made = tmp_path / "plug-ins"
    made.mkdir()
    switch(command, folder=made)
    return made


def switch(command: Command, folder: Path, *disabled: str) -> None:
    path = Path(command.environment["GEOVIEW_HOME"]) / "config" / "settings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"plugin_folder": str(folder), "disabled_plugins": disabled}))


def said(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [line for line in done.stderr.decode().splitlines() if line.startswith("geoview: ")]


@pytest.fixture
def gpx(folder: Path, tmp_path: Path) -> None:
    """The exporter, from its two files."""
    project = tmp_path / "gpx"
    project.mkdir()
    (project / "geoview_gpx.py").write_text(EXAMPLES["exporter"], encoding="utf-8")
    (project / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(build, cwd=project, check=True, capture_output=True)
    (wheel,) = (project / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)


def test_an_exporter_of_thirty_lines(command: Command, folder: Path, gpx: None) -> None:
    assert len(EXAMPLES["exporter"].splitlines()) <= 30
    assert re.search(r"\bgpx\b", command.run("parse", "--help").stdout.decode())
    done = command.run("parse", "a.txt", "-o", "out.gpx")
    assert (done.returncode, said(done)) == (0, [])
    text = (command.folder / "out.gpx").read_text(encoding="utf-8")
    assert re.findall("<name>(.*?)</name>", text) == ["Kyiv", "Ukraine", "Poland", "Warsaw"]
    assert text.rstrip().endswith("</gpx>")
    switch(command, folder, "geoview-gpx/exporters/gpx")
    assert not re.search(r"\bgpx\b", command.run("parse", "--help").stdout.decode())
    assert command.run("parse", "a.txt", "--format", "gpx").returncode == 2


def test_a_reader(command: Command, folder: Path) -> None:
    add_plugin(folder, "geoview-subtitles", EXAMPLES["reader"], readers="srt = SUBTITLES")
    assert ".srt" in command.run("parse", "--help").stdout.decode()
    (command.folder / "film.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nWe never left Warsaw.\n")
    (command.folder / "torn.srt").write_text("Warsaw")
    done = command.run("parse", "film.srt", "torn.srt", "--format", "jsonl", "--jobs", "2")
    assert done.returncode == 1
    (found,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert (found["title"], [place["name"] for place in found["places"]]) == ("We never left Warsaw.", ["Warsaw"])
    assert said(done) == [
        "geoview: torn.srt: is no readable SubRip file: its first line is not 1. Open it in the program that made it."
    ]
    (command.folder / "texts").mkdir()
    (command.folder / "film.srt").rename(command.folder / "texts" / "film.srt")
    assert b"Warsaw" in command.run("folder", "texts").stdout


def test_a_recogniser(command: Command, folder: Path) -> None:
    add_plugin(folder, "geoview-capitals", EXAMPLES["recogniser"], recognisers="capitals = Capitals")
    done = command.run("parse", "a.txt", "--recogniser", "capitals", "--format", "jsonl")
    assert (done.returncode, said(done)) == (0, [])
    assert [m["text"] for m in json.loads(done.stdout)["mentions"]] == ["KYIV"]


def test_a_broken_one_is_noticed_once_and_costs_nothing(command: Command, folder: Path, gpx: None) -> None:
    add_plugin(
        folder,
        "geoview-broken",
        "raise OSError('no such thing')",
        readers="srt = SUBTITLES",
        exporters="trial = TRIAL",
        recognisers="capitals = Capitals",
    )
    (command.folder / "film.srt").write_text("We never left Warsaw.")
    whole = command.run("parse", "a.txt", "--format", "jsonl")
    assert (whole.returncode, said(whole)) == (0, []), "none was asked for"
    done = command.run("parse", "film.srt", "a.txt", "--format", "gpx")
    assert done.returncode == 0
    assert done.stdout.decode().count("<wpt") == 5
    assert sorted(line.partition(" (")[0] for line in said(done)) == [
        "geoview: the plug-in srt",
        "geoview: the plug-in trial",
    ]
    assert all("geoview-broken 1.0) failed: OSError: no such thing" in line for line in said(done))
    assert b"Traceback" not in done.stderr


def test_one_that_fails_at_work_is_named(command: Command, folder: Path) -> None:
    code = EXAMPLES["reader"].replace("    text = ", "    raise RuntimeError('torn')\n    text = ")
    add_plugin(folder, "geoview-subtitles", code, readers="srt = SUBTITLES")
    code = EXAMPLES["exporter"].replace("    yield HEAD", "    raise RuntimeError('worn')\n    yield HEAD")
    add_plugin(folder, "geoview-gpx", code, exporters="gpx = GPX")
    (command.folder / "film.srt").write_text("1\nWarsaw.")
    done = command.run("parse", "film.srt", "a.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    (line,) = said(done)
    assert line.startswith("geoview: film.srt: the plug-in srt (geoview-subtitles 1.0) failed: RuntimeError: torn")
    done = command.run("parse", "a.txt", "-o", "out.gpx")
    assert done.returncode == 1
    (line,) = said(done)
    assert "the plug-in gpx (geoview-gpx 1.0) failed: RuntimeError: worn" in line
    assert not (command.folder / "out.gpx").exists()


def test_a_folder_of_documents_brings_no_code(command: Command, tmp_path: Path) -> None:
    """`python -m geoview` can import from the current folder; plug-ins are not taken from there."""
    add_plugin(command.folder, "geoview-broken", "open('ran', 'w').close()", readers="srt = SUBTITLES")
    done = command.run("parse", "--help")
    assert (done.returncode, said(done)) == (0, [])
    assert not (command.folder / "ran").exists()
