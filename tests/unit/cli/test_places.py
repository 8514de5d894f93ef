"""`geoview lookup` and `geoview gazetteer` around the place data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geoview.cli import main
from geoview.errors import Cancelled, GazetteerError
from geoview.gazetteer.build import job, verify

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup"],
        ["lookup", "  "],
        ["lookup", "Paris", "--limit", "0"],
        ["lookup", "Paris", "--limit", "-1"],
        ["lookup", "Paris", "--limit", "٣"],
        ["lookup", "Paris", "--limit", "99999999999999999999"],
        ["lookup", "Paris", "--format", "csv"],
        ["gazetteer"],
        ["gazetteer", "burn"],
        ["gazetteer", "info", "x"],
        ["gazetteer", "verify", "x", "y"],
        ["gazetteer", "build", "x"],
        ["gazetteer", "build", "--geonames"],
    ],
)
def test_wrong_arguments_are_usage_errors(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments, loaded=0.0) == 2
    assert "usage: geoview" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["lookup", "-h"], ["gazetteer", "--help"]])
def test_help(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments, loaded=0.0) == 0
    assert capsys.readouterr().out.startswith("geoview ")


def test_lookup_gives_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "San", "José", "--format=json", "--limit", "3"], loaded=0.0) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 3
    assert all(-90 <= place["latitude"] <= 90 for place in found)
    assert main(["lookup", "--", "--nowhere-at-all"], loaded=0.0) == 0
    assert "No place is called “--nowhere-at-all”." in capsys.readouterr().out
    assert main(["lookup", "x\x1b[31m\0"], loaded=0.0) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_verify_names_each_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(verify, "verify", lambda path: ["one thing", "another"] if path.name == "bad" else [])
    assert main(["gazetteer", "verify", "bad"], loaded=0.0) == 1
    assert capsys.readouterr().err.splitlines() == ["geoview: bad: one thing", "geoview: bad: another"]
    assert main(["gazetteer", "verify", "good"], loaded=0.0) == 0
    assert capsys.readouterr().out == "good is sound.\n"


def built(monkeypatch: pytest.MonkeyPatch, build: Callable[..., Path]) -> None:
    monkeypatch.setattr(job, "build", build)


def test_build_hands_its_options_on_and_tells_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    calls = []

    def build(output: Path, *, geonames: Path, downloads: Path, progress: Callable[[str, float], None]) -> Path:
        calls.append((output, geonames, downloads))
        for share in (0.0, 0.1, 0.2):
            progress("reading", share)
        progress("sorting", 0.9)
        output.write_bytes(bytes(2_500_000))
        return output

    built(monkeypatch, build)
    output = tmp_path / "x.sqlite"
    arguments = ["--output", str(output), "--geonames", "dump", "--downloads=here"]
    assert main(["gazetteer", "build", *arguments], loaded=0.0) == 0
    assert calls == [(output, Path("dump"), Path("here"))]
    captured = capsys.readouterr()
    assert captured.out == f"{output} (2.5 MB)\n"
    assert captured.err == "geoview:   0% reading\ngeoview:  90% sorting\n"


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (GazetteerError("Place data could not be built", "no room"), 1, "no room"),
        (ImportError("No module named 'shapely'"), 1, "geoview[build]"),
        (Cancelled(), 1, "stopped"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_a_build_that_fails_says_why(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, words: str
) -> None:
    def build(*_: object, **__: object) -> Path:
        raise error

    built(monkeypatch, build)
    assert main(["gazetteer", "build"], loaded=0.0) == status
    assert words in capsys.readouterr().err
