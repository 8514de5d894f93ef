"""A JSON file that is read whatever state it is in, and replaced in one step."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geoview.errors import StorageError
from geoview.json_store import JsonStore, Trouble
from geoview.storage import SYSTEM


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "kept.json"


def store(path: Path, **options: Any) -> JsonStore:
    return JsonStore(path, **{"version": 2, "format": "ours", "keys": ("names",), **options})


def written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_record_comes_back_with_its_format_and_version(path: Path) -> None:
    assert store(path).read().record == {}
    assert not path.parent.exists(), "reading makes nothing"
    store(path).write({"names": ["Zürich"]})
    assert path.read_bytes().isascii()
    content = store(path).read()
    assert content.record == {"format": "ours", "version": 2, "names": ["Zürich"]}
    assert (content.trouble, content.reason) == (None, "")


def test_unknown_keys_are_written_back_and_known_ones_are_not(path: Path) -> None:
    kept = store(written(path, b'{"format": "ours", "version": 2, "names": [1], "colour": "red"}'))
    kept.read()
    kept.write({})
    assert json.loads(path.read_bytes()) == {"format": "ours", "version": 2, "colour": "red"}


def test_unknown_keys_go_to_another_path(path: Path) -> None:
    kept = store(written(path, b'{"format": "ours", "version": 2, "colour": "red"}'))
    kept.read()
    kept.path = path.with_name("other.json")
    kept.write({"names": []})
    assert json.loads(kept.path.read_bytes())["colour"] == "red"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"format": "ours"}',
        b'{"format": "ours", "version": true}',
        b'{"format": "ours", "version": 1}',
        b'{"format": "ours", "version": "2"}',
    ],
)
def test_a_damaged_file_is_set_aside_whosever_folder_it_lies_in(path: Path, content: bytes) -> None:
    for own, name in ((True, "kept.json.bad"), (False, "kept.json.bad-2")):
        found = store(written(path, content), own=own).read()
        assert (found.trouble, found.record) == (Trouble.DAMAGED, {})
        assert found.reason == f"was damaged and is set aside as {name}"
        assert found.aside is not None
        assert (found.aside.name, found.aside.read_bytes()) == (name, content)
        assert not path.exists()


@pytest.mark.parametrize("content", [b'{"format": "theirs", "version": 2}', b'{"version": 2}'])
def test_a_foreign_file_stays_among_the_readers_own(path: Path, content: bytes) -> None:
    found = store(written(path, content), own=False).read()
    assert (found.trouble, found.reason) == (Trouble.FOREIGN, "is a file of another program")
    assert path.read_bytes() == content
    assert store(path).read().trouble is Trouble.DAMAGED
    assert not path.exists()


def test_what_is_far_too_large_is_foreign(path: Path) -> None:
    written(path, b'{"format": "ours", "version": 2}')
    assert store(path, own=False, limit=31).read().reason == "is far too large"
    assert store(path, own=False, limit=32).read().trouble is None
    assert store(path, limit=31).read().trouble is Trouble.DAMAGED


def test_a_newer_file_is_shown_and_stays(path: Path) -> None:
    content = b'{"format": "ours", "version": 3, "names": [7]}'
    found = store(written(path, content)).read()
    assert (found.trouble, found.record["names"]) == (Trouble.NEWER, [7])
    assert found.reason == "was made by a newer GeoView (version 3)"
    assert path.read_bytes() == content


def test_without_a_format_the_version_is_not_asked(path: Path) -> None:
    kept = store(written(path, b'{"version": 9, "names": [1]}'), format="")
    assert kept.read().record["names"] == [1]
    kept.write({"names": [2]})
    assert json.loads(path.read_bytes()) == {"version": 2, "names": [2]}


def test_an_older_file_is_copied_and_migrated(path: Path) -> None:
    content = b'{"format": "ours", "version": 0, "people": ["a"], "colour": "red"}'
    migrations = {
        0: lambda record: {**record, "humans": record["people"]},
        1: lambda record: {"names": record["humans"], "colour": record["colour"]},
    }
    kept = store(written(path, content), migrations=migrations)
    assert kept.read().record == {"names": ["a"], "colour": "red"}
    assert path.with_name("kept.json.v0.bak").read_bytes() == content
    kept.write({"names": ["b"]})
    assert json.loads(path.read_bytes()) == {"format": "ours", "version": 2, "names": ["b"], "colour": "red"}


def test_an_older_file_that_cannot_be_copied_is_shown_and_not_to_be_written(path: Path) -> None:
    kept = store(
        written(path, b'{"format": "ours", "version": 1, "names": [1]}'),
        migrations={1: lambda record: record},
        calls=replace(SYSTEM, write=full),
    )
    found = kept.read()
    assert (found.trouble, found.record["names"]) == (Trouble.UNCOPIED, [1])
    assert "could not be copied first" in found.reason


def test_a_peek_touches_nothing(path: Path) -> None:
    written(path, b"{")
    found = store(path).peek()
    assert (found.trouble, found.record, found.reason) == (Trouble.DAMAGED, {}, "is damaged")
    written(path, b'{"format": "ours", "version": 1, "names": [1]}')
    found = store(path, migrations={1: lambda record: {**record, "names": [2]}}).peek()
    assert (found.trouble, found.record["names"]) == (None, [2])
    assert [entry.name for entry in path.parent.iterdir()] == ["kept.json"]


def test_a_folder_in_the_way_is_left_alone(path: Path) -> None:
    path.mkdir(parents=True)
    found = store(path).read()
    assert (found.trouble, found.record) == (Trouble.UNREADABLE, {})
    assert found.reason == "could not be read: it is not a file"
    assert path.is_dir()


def test_a_damaged_file_that_cannot_be_renamed_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise PermissionError(13, os.strerror(13))

    written(path, b"{")
    monkeypatch.setattr(Path, "replace", refuse)
    found = store(path).read()
    assert found.trouble is Trouble.STUCK
    assert "is damaged" in found.reason
    assert "permission denied" in found.reason
    assert path.read_bytes() == b"{"


def test_what_another_program_wrote_is_noticed(path: Path) -> None:
    kept = store(path)
    assert not kept.known
    assert not kept.is_changed(), "there is nothing yet"
    kept.write({"names": []})
    assert kept.known
    assert not kept.is_changed()
    other = store(path)
    assert other.is_changed(), "it has never read it"
    other.read()
    assert not other.is_changed()
    other.write({"names": [1]})
    assert kept.is_changed()
    path.unlink()
    assert not kept.is_changed()


def test_a_write_that_fails_leaves_the_old_content(path: Path) -> None:
    store(path).write({"names": [1]})
    before = path.read_bytes()
    kept = store(path, calls=replace(SYSTEM, write=full))
    kept.read()
    with pytest.raises(StorageError):
        kept.write({"names": [2]})
    assert path.read_bytes() == before
    assert not kept.is_changed()


def test_a_folder_that_cannot_be_made_is_said_and_one_that_must_not_be_is_not_made(path: Path) -> None:
    with pytest.raises(StorageError):
        store(path).write({}, make_folder=False)
    assert not path.parent.exists()
    path.parent.write_bytes(b"")
    with pytest.raises(StorageError, match="could not be made"):
        store(path).write({})


def full(*_: object) -> Any:
    raise OSError(28, os.strerror(28))
