"""Atomic files, quarantine, GeoView's own folders, and what comes with it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.errors import GeoViewError, StorageError
from geoview.storage import (
    SYSTEM,
    AtomicFile,
    Calls,
    app_folders,
    atomic_write,
    clean_stale,
    quarantine,
    resource_path,
    same_file,
)

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = b"what was there before"
NEW = b"the new content, in several writes" * 100
posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")


class Failing:
    """System calls of which the k-th fails, counted over all of them."""

    def __init__(self, k: int, error: OSError) -> None:
        self.k = k
        self.error = error
        self.count = 0
        self.failed = ""

    def calls(self) -> Calls:
        def wrap(name: str) -> Callable[..., Any]:
            real = getattr(SYSTEM, name)

            def call(*args: Any) -> Any:
                self.count += 1
                if self.count == self.k:
                    self.failed = name
                    if name == "close":
                        real(*args)
                    raise self.error
                if name == "write":
                    return real(args[0], args[1][:1000])
                return real(*args)

            return call

        return replace(SYSTEM, **{field.name: wrap(field.name) for field in fields(Calls)})


def calls_of_one_save(folder: Path) -> int:
    failing = Failing(0, OSError(28, "No space left on device"))
    atomic_write(folder / "counted", NEW, calls=failing.calls())
    return failing.count


def test_a_save_is_made_of_several_calls(tmp_path: Path) -> None:
    assert calls_of_one_save(tmp_path) >= 7


@pytest.mark.parametrize("existed", [True, False])
def test_whichever_call_fails_the_old_content_stays(tmp_path: Path, existed: bool) -> None:
    target = tmp_path / "article.txt"
    seen = set()
    for k in range(1, calls_of_one_save(tmp_path) + 1):
        if existed:
            target.write_bytes(OLD)
        failing = Failing(k, OSError(28, "No space left on device"))
        with pytest.raises(StorageError) as caught:
            atomic_write(target, NEW, calls=failing.calls())
        seen.add(failing.failed)
        assert "article.txt" in str(caught.value)
        assert target.read_bytes() == OLD if existed else not target.exists()
        kept = tmp_path / "article.txt.unsaved"
        if failing.failed == "replace":
            assert kept.read_bytes() == NEW
            assert "article.txt.unsaved" in caught.value.hint
            kept.unlink()
        assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt", "counted"][not existed :]
    assert seen == {"open", "write", "fsync", "close", "replace"}


def test_a_full_disk_is_named_with_what_to_do(tmp_path: Path) -> None:
    failing = Failing(2, OSError(28, "No space left on device"))
    with pytest.raises(StorageError) as caught:
        atomic_write(tmp_path / "x", NEW, calls=failing.calls())
    assert caught.value.message.endswith("no space left on device")
    assert "make room" in caught.value.hint


def test_clean_up_that_fails_too_does_not_hide_the_first_error(tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match="no space left"):
        atomic_write(tmp_path / "x", NEW, calls=replace(SYSTEM, write=full, unlink=fail))
    assert not (tmp_path / "x").exists()


def test_an_interrupt_leaves_no_trace(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(OLD)
    with pytest.raises(KeyboardInterrupt), AtomicFile(target) as file:
        file.write(NEW)
        raise KeyboardInterrupt
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert target.read_bytes() == OLD

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        atomic_write(target, NEW, calls=replace(SYSTEM, fsync=interrupt))
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert target.read_bytes() == OLD


@given(before=st.none() | st.binary(max_size=200), parts=st.lists(st.binary(max_size=200), max_size=5))
def test_what_was_written_is_what_is_read(before: bytes | None, parts: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "é 😀.txt")
        if before is not None:
            target.write_bytes(before)
        with AtomicFile(target) as file:
            for part in parts:
                file.write(part)
            assert (target.read_bytes() if target.exists() else None) == before
        assert target.read_bytes() == b"".join(parts)
        assert list(Path(folder).iterdir()) == [target]


@posix_only
def test_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(OLD)
    for mode in (0o600, 0o640, 0o755):
        target.chmod(mode)
        atomic_write(target, NEW)
        assert stat.S_IMODE(target.stat().st_mode) == mode


@posix_only
def test_a_new_file_gets_the_permissions_of_the_umask(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        atomic_write(tmp_path / "x", NEW)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o640


@posix_only
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target = tmp_path / "folder" / "target"
    target.write_bytes(OLD)
    link = tmp_path / "link"
    link.symlink_to("folder/target")
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    dangling = tmp_path / "dangling"
    dangling.symlink_to("folder/new")
    atomic_write(dangling, OLD)
    assert (tmp_path / "folder" / "new").read_bytes() == OLD


@posix_only
def test_what_cannot_be_written_says_why(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, word in (
        (tmp_path, "folder"),
        (loop, "leads back to itself"),
        (pipe, "not a regular file"),
        (tmp_path / "missing" / "x", "does not exist"),
        (tmp_path / ("n" * 300), "shorter name"),
        (tmp_path / "a\0b", "null"),
    ):
        with pytest.raises(StorageError) as caught:
            atomic_write(path, NEW)
        assert word in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["loop", "pipe"]


WRITER = """
import sys
from pathlib import Path
from geoview.storage import atomic_write
target, size = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
while True:
    for letter in b"ab":
        atomic_write(target, bytes([letter]) * size)
"""


@posix_only
def test_kill_9_leaves_old_or_new(tmp_path: Path) -> None:
    target = tmp_path / "x"
    size = 300_000
    atomic_write(target, b"a" * size)
    for n in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), str(size)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        with child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            time.sleep(0.002 * n + 0.001)
            child.send_signal(signal.SIGKILL)
        assert target.read_bytes() in (b"a" * size, b"b" * size)
    left_behind = sum(p.name != "x" for p in tmp_path.iterdir())
    assert clean_stale(tmp_path, now=time.time() + 4000) == left_behind
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_only_old_temporary_files_are_cleaned(tmp_path: Path) -> None:
    names = (".geoview-12.tmp", ".geoview-34.tmp", "article.txt", ".geoview-settings")
    for name in names:
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1000, 1000))
    os.utime(tmp_path / ".geoview-34.tmp", (5000, 5000))
    assert clean_stale(tmp_path, now=5000.0) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names[1:])
    assert clean_stale(tmp_path / "missing") == 0


def test_quarantine_keeps_every_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    for number, name in enumerate(("settings.json.bad", "settings.json.bad-2", "settings.json.bad-3")):
        path.write_bytes(b"%d" % number)
        assert quarantine(path) == tmp_path / name
        assert (tmp_path / name).read_bytes() == b"%d" % number
    with pytest.raises(StorageError, match=r"settings\.json"):
        quarantine(path)


def test_same_file(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_bytes(b"")
    two = tmp_path / "two"
    two.write_bytes(b"")
    assert same_file(one, tmp_path / "." / "one")
    assert not same_file(one, two)
    assert same_file(tmp_path / "new", tmp_path / "x" / ".." / "new")
    assert not same_file(one, Path("a\0b"))
    if os.name == "posix":
        (tmp_path / "soft").symlink_to(one)
        os.link(one, tmp_path / "hard")
        assert same_file(one, tmp_path / "soft")
        assert same_file(one, tmp_path / "hard")


def test_app_folders_lie_below_what_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOVIEW_HOME", str(tmp_path / "own"))
    folders = app_folders()
    assert not folders.notice
    assert folders.config == tmp_path / "own" / "config"
    assert all(f.is_dir() for f in (folders.config, folders.data, folders.state, folders.cache))
    assert app_folders(tmp_path / "other").data == tmp_path / "other" / "data"


@posix_only
def test_an_odd_home_gives_temporary_folders_and_a_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for name in ("GEOVIEW_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for home in (str(file), "/dev/null"):
        monkeypatch.setenv("HOME", home)
        folders = app_folders()
        assert "this session only" in folders.notice
        assert folders.config.parent.parent == tmp_path
        assert os.access(folders.config, os.W_OK)


def test_resources_are_found_or_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "map").mkdir(parents=True)
    (tmp_path / "resources" / "map" / "map.css").write_bytes(b"")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("map", "map.css") == tmp_path / "resources" / "map" / "map.css"
    with pytest.raises(GeoViewError, match=r"no-such-thing\.js was not found"):
        resource_path("map", "no-such-thing.js")
