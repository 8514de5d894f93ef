from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from geoview.batch.journal import ResumableFile
from geoview.errors import StorageError

SETTINGS = {"format": "jsonl"}


@pytest.fixture
def names(tmp_path: Path) -> list[str]:
    """Five documents."""
    made = []
    for index in range(5):
        path = tmp_path / f"{index}.txt"
        path.write_text(f"text {index}")
        made.append(str(path))
    return made


def run(target: Path, names: list[str], *, stop_before: int = 99, settings: dict[str, str] = SETTINGS) -> list[str]:
    """One run; which documents it did itself."""
    did: list[str] = []
    with ResumableFile(target, settings, names) as file:
        if file.fresh:
            file.write("head\n")
        for name in names[file.done :]:
            if len(did) == stop_before:
                raise KeyboardInterrupt
            file.write(f"{Path(name).name}\n")
            file.mark(name)
            did.append(Path(name).name)
    return did


def interrupted(target: Path, names: list[str], stop_before: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(target, names, stop_before=stop_before)
    assert not target.exists()


WHOLE = "head\n0.txt\n1.txt\n2.txt\n3.txt\n4.txt\n"


def test_one_run(tmp_path: Path, names: list[str]) -> None:
    target = tmp_path / "out.jsonl"
    run(target, names)
    assert target.read_text() == WHOLE
    assert sorted(p.name for p in tmp_path.iterdir() if "out" in p.name) == ["out.jsonl"]


@pytest.mark.parametrize("stop_before", range(5))
def test_a_second_run_goes_on(tmp_path: Path, names: list[str], stop_before: int) -> None:
    target = tmp_path / "out.jsonl"
    interrupted(target, names, stop_before)
    assert len(run(target, names)) == 5 - stop_before
    assert target.read_text() == WHOLE


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_power_cut_costs_some_work_and_nothing_else(tmp_path: Path, names: list[str], cut: int) -> None:
    target = tmp_path / "out.jsonl"
    interrupted(target, names, 4)
    for name, share in (("out.jsonl.part", cut % 7), ("out.jsonl.part.jsonl", cut * 11)):
        path = tmp_path / name
        with path.open("r+b") as file:
            file.truncate(max(path.stat().st_size - share, 0))
    run(target, names)
    assert target.read_text() == WHOLE


def test_a_result_behind_the_last_mark_is_cut(tmp_path: Path, names: list[str]) -> None:
    target = tmp_path / "out.jsonl"
    interrupted(target, names, 2)
    with (tmp_path / "out.jsonl.part").open("a") as file:
        file.write("2.txt\nhalf a li")
    assert run(target, names) == ["2.txt", "3.txt", "4.txt"]
    assert target.read_text() == WHOLE


def test_a_changed_document_is_done_again(tmp_path: Path, names: list[str]) -> None:
    target = tmp_path / "out.jsonl"
    interrupted(target, names, 4)
    Path(names[1]).write_text("other words")
    assert run(target, names) == ["1.txt", "2.txt", "3.txt", "4.txt"]


def test_other_settings_begin_anew(tmp_path: Path, names: list[str]) -> None:
    target = tmp_path / "out.jsonl"
    interrupted(target, names, 4)
    assert len(run(target, names, settings={"format": "csv"})) == 5


def test_failures_are_told_again(tmp_path: Path, names: list[str]) -> None:
    target = tmp_path / "out.jsonl"
    with pytest.raises(KeyboardInterrupt), ResumableFile(target, SETTINGS, names) as file:
        file.mark(names[0], "is no text")
        raise KeyboardInterrupt
    with ResumableFile(target, SETTINGS, names) as file:
        assert file.done == 1
        assert file.errors == [(names[0], "is no text")]


@pytest.mark.parametrize("line", [b"[]\n", b"{}\n", b'{"version": 2}\n', b"\xff\n", b"{" * 100])
def test_a_strange_journal_begins_anew(tmp_path: Path, names: list[str], line: bytes) -> None:
    (tmp_path / "out.jsonl.part").write_bytes(b"something")
    (tmp_path / "out.jsonl.part.jsonl").write_bytes(line)
    assert len(run(tmp_path / "out.jsonl", names)) == 5


def test_an_entry_beyond_the_part_is_not_believed(tmp_path: Path, names: list[str]) -> None:
    target = tmp_path / "out.jsonl"
    interrupted(target, names, 3)
    journal = tmp_path / "out.jsonl.part.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    entry = json.loads(lines[3])
    entry["end"] = 10_000
    journal.write_bytes(b"".join([*lines[:3], json.dumps(entry).encode() + b"\n"]))
    assert run(target, names) == ["2.txt", "3.txt", "4.txt"]
    assert target.read_text() == WHOLE


def test_two_runs_do_not_mix(tmp_path: Path, names: list[str]) -> None:
    pytest.importorskip("fcntl")
    target = tmp_path / "out.jsonl"
    with ResumableFile(target, SETTINGS, names) as file:
        file.write("head\n")
        with pytest.raises(StorageError, match="nother run"):
            run(target, names)
        file.mark(names[0])
    assert target.read_text() == "head\n"


def test_a_document_is_never_the_part(tmp_path: Path) -> None:
    document = tmp_path / "out.jsonl.part"
    document.write_text("precious")
    with pytest.raises(StorageError, match="overwritten"):
        run(tmp_path / "out.jsonl", [str(document)])
    assert document.read_text() == "precious"


def test_a_folder_that_may_not_be_written(tmp_path: Path, names: list[str]) -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        with pytest.raises(StorageError, match="no such file"):
            run(tmp_path / "missing" / "out.jsonl", names)
        return
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError):
        run(tmp_path / "out.jsonl", names)
