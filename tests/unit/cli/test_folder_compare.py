"""`geoview folder` and `geoview compare` around a simple parser: arguments, formats, status and what is said."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from plain_parser import Parser, write

from geoview import geoparser
from geoview.cli import main
from geoview.export.areas import NO_PLACE_DATA
from geoview.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two good texts and a bad one."""

    class Simple(Parser):
        notice = ""

    gazetteer = tmp_path / "gazetteer.sqlite"
    gazetteer.write_bytes(b"")
    monkeypatch.setenv("GEOVIEW_GAZETTEER", str(gazetteer))
    monkeypatch.setattr(geoparser, "Geoparser", Simple)
    monkeypatch.setattr(Gazetteer, "open", lambda: NO_PLACE_DATA)
    made = tmp_path / "texts"
    made.mkdir()
    write(made / "a.txt", "=cmd()\n\ndate 2024-03-01\n\nFrom PARIS to LAGOS.\n")
    write(made / "b.txt", "From LAGOS to OSLO, OSLO.\n")
    (made / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    monkeypatch.chdir(made)
    return made


def test_folder_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["folder", ".", "--format", "json", "--jobs", "1"], loaded=0.0) == 1
    output = capsys.readouterr()
    found = json.loads(output.out)
    assert [(d["source"], d["date"], d["mentions"]) for d in found["documents"]] == [
        ("a.txt", "2024-03-01", 2),
        ("b.txt", None, 3),
    ]
    assert [(p["name"], p["documents"], p["mentions"]) for p in found["places"]] == [
        ("Lagos", 2, 2),
        ("Oslo", 1, 2),
        ("Paris", 1, 1),
    ]
    assert [f["source"] for f in found["failed"]] == ["bad.txt"]
    assert "geoview: bad.txt: is " in output.err


def test_folder_as_csv_holds_no_formula(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert main(["folder", str(folder), "-o", str(target), "--jobs", "1"], loaded=0.0) == 1
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8"), newline="")))
    assert [(row["source"], row["name"], row["mentions"]) for row in rows] == [
        ("a.txt", "Paris", "1"),
        ("a.txt", "Lagos", "1"),
        ("b.txt", "Lagos", "1"),
        ("b.txt", "Oslo", "2"),
    ]
    assert rows[0]["title"] == "'=cmd()"


def test_folder_as_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").unlink()
    assert main(["folder", ".", "--jobs", "1"], loaded=0.0) == 0
    assert capsys.readouterr().out.startswith("2 texts, 3 places, 0 not read\n\nPlace")


def test_compare(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "a.txt", "b.txt", "--format", "json"], loaded=0.0) == 0
    found = json.loads(capsys.readouterr().out)
    assert {p["name"]: (p["side"], p["first_mentions"], p["second_mentions"]) for p in found["places"]} == {
        "Paris": ("first", 1, 0),
        "Lagos": ("both", 1, 1),
        "Oslo": ("second", 0, 2),
    }
    assert (found["first"]["source"], found["second"]["source"]) == ("a.txt", "b.txt")


def test_compare_with_a_bad_text_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.csv"
    assert main(["compare", "a.txt", "bad.txt", "-o", str(target)], loaded=0.0) == 1
    assert not target.exists()
    assert "geoview: bad.txt: " in capsys.readouterr().err


def test_compare_does_not_overwrite_a_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "b.txt").read_bytes()
    assert main(["compare", "a.txt", "b.txt", "-o", "./b.txt"], loaded=0.0) == 1
    assert (folder / "b.txt").read_bytes() == before
    assert "would be overwritten" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compare", "a.txt"], "two files"),
        (["compare", "a.txt", "b.txt", "--format", "kml"], "unknown format kml"),
        (["folder"], "one folder"),
        (["folder", ".", "."], "one folder"),
        (["folder", ".", "--format", "kml"], "unknown format kml"),
        (["folder", ".", "--jobs", "0"], "whole number"),
    ],
)
def test_usage(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments, loaded=0.0) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("command", ["folder", "compare"])
def test_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"], loaded=0.0) == 0
    assert capsys.readouterr().out.startswith(f"geoview {command} ")


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["folder", "nowhere"], loaded=0.0) == 1
    assert "was not found" in capsys.readouterr().err
