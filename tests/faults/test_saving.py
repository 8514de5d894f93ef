"""FAULTS I: whatever fails while a file is saved, the old content or the new one is there (V4).

The document itself is untouched in any case (V2).
"""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geoview import export
from geoview.atlas import Atlas
from geoview.cli import main
from geoview.corrections.sidecar import ProjectConflictError, ProjectFile
from geoview.document import from_text, read
from geoview.edits import Edit, Reject
from geoview.errors import StorageError
from geoview.settings import SettingsFile
from geoview.storage import SYSTEM, Calls, atomic_write, clean_stale
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Talks in Paris went on."
EDITS: tuple[Edit, ...] = (Reject(Span(0, 5), "Talks"),)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


class Counting:
    """System calls of which the k-th fails with an error."""

    def __init__(self, k: int, number: int) -> None:
        self.left = k
        self.number = number

    def calls(self) -> Calls:
        def wrap(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*arguments: Any) -> Any:
                self.left -= 1
                if self.left == 0:
                    if real is os.close:
                        real(*arguments)
                    raise OSError(self.number, os.strerror(self.number))
                return real(*arguments)

            return call

        return replace(SYSTEM, **{field.name: wrap(getattr(SYSTEM, field.name)) for field in fields(Calls)})


@pytest.mark.parametrize(
    "number", [pytest.param(28, id="I1-full"), pytest.param(5, id="I1-eio"), pytest.param(30, id="I2")]
)
def test_every_call_of_every_save(article: Path, tmp_path: Path, number: int) -> None:
    """Project, settings and plain files, each with its k-th call failing, until no call is left to fail."""
    settings = tmp_path / "settings.json"
    plain = tmp_path / "plain"
    project = article.with_name("article.txt.geoview")
    saves: list[tuple[Path, bytes, Callable[[Calls], object]]] = [
        (project, b'{"format": "geoview-project", "version": 1}', lambda calls: saved(article, tmp_path, calls)),
        (settings, b'{"version": 1}', lambda calls: SettingsFile(settings, calls=calls).change("theme", "dark")),
        (plain, b"old", lambda calls: atomic_write(plain, b"new", calls=calls)),
    ]
    for path, old, save in saves:
        save(SYSTEM)
        new = path.read_bytes()
        assert new != old
        kept = 0
        for k in range(1, 12):
            path.write_bytes(old)
            counting = Counting(k, number)
            try:
                save(counting.calls())
            except StorageError as error:
                assert path.name in str(error)
            kept += path.read_bytes() == old
            assert path.read_bytes() in (old, new), f"call {k} of {path.name}"
            assert article.read_text() == TEXT
            if counting.left > 0:
                break
        else:
            pytest.fail("the calls never ended")
        assert kept >= 4, "open, write, fsync and replace each left the old content"


def saved(article: Path, folder: Path, calls: Calls) -> None:
    project = ProjectFile(read(article), folder / "data", calls=calls)
    project.load()
    project.save(EDITS)


def test_i3_new_content_that_could_not_take_its_name_is_kept(tmp_path: Path) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "in use")

    tried: list[tuple[Path, Path]] = []

    def locked_once(source: Path, target: Path) -> None:
        tried.append((source, target))
        if len(tried) == 1:
            raise PermissionError(13, "in use")
        source.replace(target)

    with pytest.raises(StorageError) as caught:
        atomic_write(tmp_path / "x", b"new", calls=replace(SYSTEM, replace=locked_once))
    assert "x.unsaved" in caught.value.hint
    assert (tmp_path / "x.unsaved").read_bytes() == b"new"
    with pytest.raises(StorageError) as caught:
        atomic_write(tmp_path / "y", b"new", calls=replace(SYSTEM, replace=locked))
    kept = Path(caught.value.hint.removeprefix("The new content is kept in ").removesuffix("."))
    assert kept.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")
def test_i5_i10_links_and_permissions_stay(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(target)
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o640)


def test_i6_n6_the_document_is_never_a_target(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    for target in (str(article), "article.txt", f".{os.sep}article.txt"):
        assert main(["parse", "article.txt", "-o", target], loaded=0.0) == 1
        assert main(["article.txt", "--screenshot", target], loaded=0.0) == 1
    assert article.read_text() == TEXT
    assert capsys.readouterr().err.count("geoview: ") == 6


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such names there")
@pytest.mark.parametrize("name", [pytest.param("n" * 300, id="I8-long"), pytest.param("a\0b", id="I8-nul")])
def test_impossible_names_are_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(StorageError):
        atomic_write(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == []


def test_i9_what_another_program_changed_is_not_overwritten(article: Path, tmp_path: Path) -> None:
    project = ProjectFile(read(article), tmp_path / "data")
    project.load()
    path = project.save(EDITS)
    path.write_bytes(path.read_bytes().replace(b'"Talks"', b'"TALKS"'))
    changed = path.read_bytes()
    with pytest.raises(ProjectConflictError):
        project.save(())
    assert path.read_bytes() == changed
    project.save((), overwrite=True)
    assert json.loads(path.read_bytes())["edits"] == []


@pytest.mark.parametrize("form", export.formats())
def test_i12_no_place_is_a_sound_file(form: str) -> None:
    text = export.write_bytes(Atlas(from_text("x")), form, source="x")
    if form in ("json", "geojson"):
        json.loads(text)
    assert text


def test_i14_what_dead_saves_left_is_cleaned(article: Path, tmp_path: Path) -> None:
    stale = article.with_name(".geoview-0123456789abcdef.tmp")
    stale.write_bytes(b"half")
    os.utime(stale, (0, 0))
    fresh = article.with_name(".geoview-fedcba9876543210.tmp")
    fresh.write_bytes(b"half")
    ProjectFile(read(article), tmp_path / "data").load()
    assert not stale.exists()
    assert fresh.exists()
    assert clean_stale(tmp_path, now=1e12) == 1
