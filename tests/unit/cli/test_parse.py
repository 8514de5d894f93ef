"""`geoview parse` around the parser: arguments, order, status and what is said. The parser itself is a simple one."""

from __future__ import annotations

import io
import json
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from geoview import geoparser
from geoview.atlas import Atlas
from geoview.cli import main
from geoview.cli import parse as parse_module
from geoview.errors import GazetteerError, GeoViewError
from geoview.gazetteer import Gazetteer

if TYPE_CHECKING:
    from geoview.document import Document


class Nothing:
    """A parser that finds nothing, and fails where the text says so."""

    notice = ""
    made = 0

    def __init__(self, gazetteer: object = None, recogniser: str = "best") -> None:
        Nothing.made += 1

    def parse(self, document: Document) -> Atlas:
        if document.text == "interrupt":
            raise KeyboardInterrupt
        if document.text == "fail":
            raise GeoViewError("It failed", "the parser could not go on")
        if document.text == "memory":
            raise MemoryError
        return Atlas(document)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(geoparser, "Geoparser", Nothing)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    Nothing.made = 0
    monkeypatch.chdir(tmp_path)
    for name in ("interrupt", "fail", "memory"):
        Path(f"{name}.txt").write_text(name)
    Path("a.txt").write_text("A text.")
    Path("b.txt").write_bytes("Ein längerer Text.\r\n".encode("cp1252"))
    return tmp_path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_files_come_in_order_from_one_parser(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "a.txt", "./b.txt", "a.txt", "--format", "jsonl"], loaded=0.0) == 0
    found = lines(capsys.readouterr().out)
    assert [line["source"] for line in found] == ["a.txt", "./b.txt", "a.txt"]
    assert found[1] == {
        "source": "./b.txt",
        "title": None,
        "dateline": None,
        "date": None,
        "characters": 19,
        "mentions": [],
        "places": [],
    }
    assert Nothing.made == 1


def test_what_fails_is_named_and_the_others_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["a.txt", "gone.txt", "fail.txt", "memory.txt", ".", "http://example.org/x", "b.txt"]
    assert main(["parse", *names, "--format", "jsonl"], loaded=0.0) == 1
    captured = capsys.readouterr()
    assert [line["source"] for line in lines(captured.out)] == ["a.txt", "b.txt"]
    said = captured.err.splitlines()
    assert [line.split(": ")[:2] for line in said] == [["geoview", name] for name in names[1:-1]]
    assert not any(f"{name}: {name}" in line for name, line in zip(names[1:-1], said, strict=True)), "named once"


def test_without_place_data_there_is_no_result(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise GazetteerError("Place data is missing", "x.sqlite was not found", "Build it.")

    monkeypatch.setattr(geoparser, "Geoparser", broken)
    assert main(["parse", "a.txt", "-o", "out.json"], loaded=0.0) == 1
    assert capsys.readouterr().err == "geoview: Place data is missing: x.sqlite was not found Build it.\n"
    assert not Path("out.json").exists()


def test_the_output_file_is_whole_or_absent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "a.txt", "interrupt.txt", "-o", "out.jsonl"], loaded=0.0) == 130
    assert not Path("out.jsonl").exists()
    Path("out.jsonl").write_text("old")
    assert main(["parse", "a.txt", "interrupt.txt", "-o", "out.jsonl"], loaded=0.0) == 130
    assert Path("out.jsonl").read_text() == "old"
    assert main(["parse", "a.txt", "gone.txt", "b.txt", "-o", "out.jsonl"], loaded=0.0) == 1
    assert [line["source"] for line in lines(Path("out.jsonl").read_text())] == ["a.txt", "b.txt"]
    assert sorted(p.name for p in Path().iterdir() if p.name.startswith(".")) == []
    assert capsys.readouterr().out == ""


def test_the_suffix_says_the_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "a.txt", "-o", "out.json"], loaded=0.0) == 0
    assert json.loads(Path("out.json").read_text())["source"] == "a.txt"
    assert main(["parse", "a.txt", "-o", "out.txt"], loaded=0.0) == 0
    assert "No place is named in this text." in Path("out.txt").read_text()
    assert main(["parse", "a.txt", "--format=jsonl", "-o", "out.json"], loaded=0.0) == 0
    assert len(Path("out.json").read_text().splitlines()) == 1
    assert capsys.readouterr().err == ""


def test_a_document_is_never_the_target(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("link.txt").symlink_to("a.txt")
    for target in ("a.txt", "./a.txt", str(tmp_path / "a.txt"), "link.txt"):
        assert main(["parse", "b.txt", "a.txt", "-o", target], loaded=0.0) == 1
        assert Path("a.txt").read_text() == "A text."
    assert main(["parse", Path("a.txt").absolute().as_uri(), "-o", "a.txt"], loaded=0.0) == 1
    assert capsys.readouterr().err.count("would be overwritten") == 5


@pytest.mark.parametrize("target", ["no/folder.json", ".", "a.txt/x.json"])
def test_a_target_that_cannot_be_is_named(capsys: pytest.CaptureFixture[str], target: str) -> None:
    assert main(["parse", "b.txt", "-o", target], loaded=0.0) == 1
    assert capsys.readouterr().err.startswith(f"geoview: {target}: ")
    assert Nothing.made == 0


def test_a_run_that_was_interrupted_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["parse", "a.txt", "gone.txt", "interrupt.txt", "b.txt", "-o", "out.jsonl", "--resume"]
    assert main(arguments, loaded=0.0) == 130
    assert not Path("out.jsonl").exists()
    done = Path("out.jsonl.part").read_text()
    assert [line["source"] for line in lines(done)] == ["a.txt"]
    Path("interrupt.txt").write_text("calm")
    capsys.readouterr()
    assert main(arguments, loaded=0.0) == 1
    assert "geoview: gone.txt: was not found" in capsys.readouterr().err, "failures of the first run count"
    text = Path("out.jsonl").read_text()
    assert text.startswith(done)
    assert [line["source"] for line in lines(text)] == ["a.txt", "interrupt.txt", "b.txt"]
    assert not [p for p in Path().iterdir() if ".part" in p.name]


def test_csv_that_was_interrupted_has_one_header() -> None:
    arguments = ["parse", "a.txt", "interrupt.txt", "-o", "out.csv", "--resume"]
    assert main(arguments, loaded=0.0) == 130
    Path("interrupt.txt").write_text("calm")
    assert main(arguments, loaded=0.0) == 0
    assert Path("out.csv").read_bytes().count(b"place_id") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--format", "nope", "a.txt"],
        ["a.txt", "--encoding", "nope"],
        ["a.txt", "--encoding", "hex"],
        ["--x"],
        ["-o"],
        ["a.txt", "--resume"],
        ["a.txt", "-o", "x.json", "--resume"],
        ["a.txt", "--jobs", "0"],
        ["a.txt", "--jobs", "many"],
    ],
)
def test_wrong_arguments_are_usage_errors(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["parse", *arguments], loaded=0.0) == 2
    assert "usage: geoview parse" in capsys.readouterr().err


def test_a_chosen_encoding_counts_for_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "a.txt", "b.txt", "--encoding", "utf-8", "--format", "jsonl"], loaded=0.0) == 1
    assert "b.txt is not utf-8" in capsys.readouterr().err.replace("b.txt: is", "b.txt is")


class Pipe:
    """A standard stream of bytes."""

    def __init__(self, data: bytes = b"") -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Pipe("Привет из Киева и Москвы, столиц".encode("koi8_r")))
    assert main(["parse", "-", "--format", "jsonl"], loaded=0.0) == 0
    assert lines(capsys.readouterr().out)[0]["source"] == "-"
    monkeypatch.setattr(sys, "stdin", Pipe(b"\x7fELF" + bytes(40)))
    assert main(["parse", "-"], loaded=0.0) == 1
    assert "a program (ELF)" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["parse", "-"], loaded=0.0) == 1
    assert "standard input is closed" in capsys.readouterr().err
    monkeypatch.setattr(parse_module, "MAX_BYTES", 3)
    monkeypatch.setattr(sys, "stdin", Pipe(b"four"))
    assert main(["parse", "-"], loaded=0.0) == 1
    assert "very large" not in capsys.readouterr().err


def test_closed_standard_streams(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["parse", "a.txt"], loaded=0.0) == 1
    assert "standard output is closed" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["parse", "gone.txt", "-o", "x.json"], loaded=0.0) == 1


def test_a_terminal_of_any_encoding_gets_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("日本.txt").write_text("x")
    for encoding in ("ascii", "cp1252", "utf-8"):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        assert main(["parse", "日本.txt"], loaded=0.0) == 0
        sys.stdout.flush()
        assert ("日本" if encoding == "utf-8" else "??") in raw.getvalue().decode(encoding)


def test_machine_formats_are_utf8_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("日本.txt").write_text("x")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["parse", "日本.txt", "--format", "jsonl"], loaded=0.0) == 0
    assert json.loads(raw.getvalue().decode())["source"] == "日本.txt"


def test_a_reader_that_goes_away_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    reader, writer = os.pipe()
    os.close(reader)
    stream = os.fdopen(writer, "w")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["parse", "a.txt", "--format", "jsonl"], loaded=0.0) == 0
    stream.close()


def test_results_are_written_with_the_gazetteer_of_the_parser(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = SimpleNamespace(title="Atlas of Nobody", licence="CC BY 4.0", url="https://example.org")
    opened = SimpleNamespace(info=SimpleNamespace(sources=(source,)))
    given: list[object] = []

    def parser(gazetteer: object, recogniser: str) -> Nothing:
        given.append(gazetteer)
        return Nothing()

    monkeypatch.setattr(Gazetteer, "open", lambda: opened)
    monkeypatch.setattr(geoparser, "Geoparser", parser)
    assert main(["parse", "a.txt", "--format", "kml"], loaded=0.0) == 0
    assert "Atlas of Nobody" in capsys.readouterr().out
    assert given == [opened]


def test_help_lists_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    from geoview.export import formats

    assert main(["parse", "--help"], loaded=0.0) == 0
    assert ", ".join(formats()) in " ".join(capsys.readouterr().out.split())
