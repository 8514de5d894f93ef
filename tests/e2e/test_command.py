"""The contract of the command line, in processes of their own (FAULTS N)."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from command import Command

DOCUMENT_FIELDS = ["source", "title", "dateline", "date", "characters", "mentions", "places"]
MENTION_FIELDS = ["start", "end", "text", "kind", "usage", "confidence", "place", "candidates"]
PLACE_FIELDS = "id name latitude longitude feature_class feature_code country_code admin1".split()  # noqa: SIM905
ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "islamabad"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shell, pipes and signals of POSIX")


def lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode().split("\n")[:-1]]


def said(done: Any) -> list[str]:
    return [line for line in done.stderr.decode().splitlines() if line.startswith("geoview: ")]


def test_jsonl_is_what_was_promised(command: Command) -> None:
    done = command.run("parse", "a.txt", "./b.txt", "--format", "jsonl")
    assert done.returncode == 0
    first, second = lines(done.stdout)
    text = (command.folder / "a.txt").read_text(encoding="utf-8")
    assert list(first) == DOCUMENT_FIELDS
    assert (first["source"], first["dateline"], first["date"]) == ("a.txt", "KYIV, Ukraine", "2024-01-05")
    assert first["characters"] == len(text)
    assert [m["text"] for m in first["mentions"]] == ["KYIV", "Ukraine", "Poland", "Ukraine", "Warsaw"]
    for mention in first["mentions"]:
        assert list(mention) == MENTION_FIELDS
        assert list(mention["place"]) == PLACE_FIELDS
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert mention["kind"] == "toponym"
        assert mention["usage"] in ("literal", "associative", "demonym")
        assert 0 <= mention["confidence"] <= 1
        assert mention["candidates"] >= 1
        assert mention["place"]["id"].startswith("geonames:")
    assert [list(place) for place in first["places"]] == [[*PLACE_FIELDS, "mentions", "first"]] * 4
    assert [(p["name"], p["mentions"], p["first"]) for p in first["places"]] == [
        ("Kyiv", 1, 0),
        ("Ukraine", 2, 6),
        ("Poland", 1, text.index("Poland")),
        ("Warsaw", 1, text.index("Warsaw")),
    ]
    assert second == dict(zip(DOCUMENT_FIELDS, ["./b.txt", None, None, None, 18, [], []], strict=True))


@pytest.mark.skipif(not ARTICLE.with_suffix(".jsonl").exists(), reason="the sample article is not here")
def test_the_sample_article(command: Command) -> None:
    gold = json.loads(ARTICLE.with_suffix(".jsonl").read_text(encoding="utf-8"))
    (found,) = lines(command.run("parse", str(ARTICLE.with_suffix(".txt")), "--format", "jsonl").stdout)
    assert [(m["start"], m["end"]) for m in found["mentions"]] == [(g["start"], g["end"]) for g in gold["toponyms"]]
    assert len(found["places"]) == 7
    assert found["dateline"] == "ISLAMABAD"
    assert found["date"] == "2024-12-23"


def test_one_bad_file_does_not_stop_the_others(command: Command) -> None:
    done = command.run("parse", "gone.txt", "a.txt", "c.txt", ".", "b.txt", "--format", "jsonl")
    assert done.returncode == 1
    assert [line["source"] for line in lines(done.stdout)] == ["a.txt", "b.txt"]
    for start in ("gone.txt: was not found", "c.txt: is a program (ELF)", ".: is a folder"):
        assert any(line.startswith(f"geoview: {start}") for line in said(done))


def test_each_line_is_there_as_soon_as_its_file_is_done(command: Command) -> None:
    child = command.start("parse", "a.txt", "-", "--format", "jsonl")
    assert child.stdout is not None
    assert json.loads(child.stdout.readline())["source"] == "a.txt"
    assert child.poll() is None, "it waits for standard input"
    out, _ = child.communicate(b"Rain in Oslo.", timeout=60)
    assert json.loads(out)["source"] == "-"
    assert child.returncode == 0


def test_standard_input(command: Command) -> None:
    done = command.run("parse", "-", "--format", "json", input="Rain in Zürich.\r\n".encode("cp1252"))
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert found["characters"] == 16
    assert [m["text"] for m in found["mentions"]] == ["Zürich"]


def test_closed_streams(command: Command) -> None:
    done = command.shell("$G parse - <&-")
    assert done.returncode == 1
    assert b"geoview: -: standard input is closed" in done.stderr
    done = command.shell("$G parse a.txt >&-")
    assert done.returncode == 1
    assert b"standard output is closed" in done.stderr
    done = command.shell("$G parse gone.txt a.txt --format jsonl 2>&-")
    assert done.returncode == 1
    assert len(lines(done.stdout)) == 1


def test_a_reader_that_goes_away_leaves_quietly(command: Command) -> None:
    done = command.shell("($G parse a.txt a.txt a.txt a.txt --format jsonl; echo $? >&2) | head -c 1")
    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr
    assert done.stderr.split()[-1] == b"0"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_any_encoding_of_the_terminal(command: Command, encoding: str) -> None:
    (command.folder / "日本.txt").write_text("Rain in 東京 and Łódź.", encoding="utf-8")
    odd = {"PYTHONIOENCODING": encoding}
    done = command.run("parse", "日本.txt", env=odd)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    done = command.run("parse", "日本.txt", "gone–.txt", "--format", "jsonl", env=odd)
    assert done.returncode == 1
    assert lines(done.stdout)[0]["source"] == "日本.txt"


def test_the_plain_locale(command: Command) -> None:
    (command.folder / "日本.txt").write_text("Rain in 東京 and Łódź.", encoding="utf-8")
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = command.run("parse", "日本.txt".encode(), "--format", "jsonl", env=plain)
    assert done.returncode == 0
    assert os.fsencode(lines(done.stdout)[0]["source"]) == "日本.txt".encode()


def test_a_name_that_is_not_utf8(command: Command) -> None:
    name = b"caf\xe9.txt"
    (command.folder / os.fsdecode(name)).write_text("Rain in Oslo.", encoding="utf-8")
    for form in ("table", "json", "jsonl", "csv", "geojson", "kml"):
        done = command.run("parse", name, "--format", form)
        assert done.returncode == 0, form
        assert b"Traceback" not in done.stderr
    assert os.fsencode(lines(command.run("parse", name, "--format", "jsonl").stdout)[0]["source"]) == name


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_no_partial_file(command: Command, number: int, status: int) -> None:
    target = command.folder / "out.jsonl"
    target.write_bytes(b"old")
    child = command.start("parse", "a.txt", "-", "-o", "out.jsonl")
    deadline = time.monotonic() + 60
    while not any(p.name.startswith(".geoview-") and p.stat().st_size for p in command.folder.iterdir()):
        assert time.monotonic() < deadline, "the temporary file never came"
        time.sleep(0.02)
    child.send_signal(number)
    _, err = child.communicate(timeout=60)
    assert child.returncode == status
    assert b"Traceback" not in err
    assert target.read_bytes() == b"old"
    assert sorted(p.name for p in command.folder.iterdir()) == ["a.txt", "b.txt", "c.txt", "out.jsonl"]


def test_the_document_is_never_the_target(command: Command) -> None:
    before = (command.folder / "a.txt").read_bytes()
    done = command.run("parse", "b.txt", "a.txt", "-o", "./a.txt")
    assert done.returncode == 1
    assert b"would be overwritten" in done.stderr
    assert (command.folder / "a.txt").read_bytes() == before


def test_usage(command: Command) -> None:
    for arguments in (["parse"], ["parse", "a.txt", "--format", "nope"], ["lookup"], ["gazetteer"], ["--nope"]):
        done = command.run(*arguments)
        assert done.returncode == 2
        assert b"usage: geoview" in done.stderr
        assert b"Traceback" not in done.stderr


def test_without_a_display(command: Command) -> None:
    for environment in ({}, {"DISPLAY": ":98765"}):
        done = command.run("a.txt", env=environment)
        assert done.returncode == 1
        assert b"no display" in done.stderr


def test_version(command: Command) -> None:
    done = command.run("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith("geoview ")


def test_lookup(command: Command) -> None:
    done = command.run("lookup", "Islamabad", "--limit", "2", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert len(found) == 2
    assert all(set(PLACE_FIELDS) <= set(place) for place in found)
    assert found[0]["id"] == "geonames:1176615"
    table = command.run("lookup", "New", "York").stdout.decode().splitlines()
    assert table[0].split()[:2] == ["Place", "Code"]
    assert any("geonames:5128581" in line for line in table[1:3])


def test_lookup_of_what_no_place_is_called(command: Command) -> None:
    done = command.run("lookup", "Qwrtzpfl", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert "No place is called" in command.run("lookup", "Qwrtzpfl").stdout.decode()


def test_gazetteer_info(command: Command) -> None:
    done = command.run("gazetteer", "info")
    assert done.returncode == 0
    assert "GeoNames" in done.stdout.decode()


def test_gazetteer_verify(command: Command) -> None:
    broken = command.folder / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + bytes(5000))
    done = command.run("gazetteer", "verify", "broken.sqlite")
    assert done.returncode == 1
    assert b"broken.sqlite" in done.stderr
    assert b"Traceback" not in done.stderr


def test_gazetteer_build_from_a_dump_that_is_not_there(command: Command) -> None:
    done = command.run("gazetteer", "build", "--output", "new.sqlite", "--geonames", "nowhere")
    assert done.returncode == 1
    assert b"nowhere is not a folder" in done.stderr
    assert not (command.folder / "new.sqlite").exists()


def test_missing_place_data_is_said_in_one_line(command: Command) -> None:
    missing = {"GEOVIEW_GAZETTEER": str(command.folder / "no.sqlite")}
    for arguments in (["parse", "a.txt"], ["lookup", "Paris"], ["gazetteer", "info"]):
        done = command.run(*arguments, env=missing)
        assert done.returncode == 1
        assert done.stdout == b""
        assert len(done.stderr.splitlines()) == 1
        assert b"no.sqlite" in done.stderr


def test_same_bytes_same_result(command: Command) -> None:
    one = command.run("parse", "a.txt", "--format", "jsonl", env={"PYTHONHASHSEED": "1"})
    other = command.run("parse", "b.txt", "a.txt", "--format", "jsonl", env={"PYTHONHASHSEED": "2"})
    assert one.stdout == other.stdout.splitlines(keepends=True)[1]
