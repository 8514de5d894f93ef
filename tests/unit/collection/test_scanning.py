from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.collection import is_document, scan
from geoview.errors import Cancelled, DocumentError


def names(folder: Path) -> list[str]:
    return [file.name.replace(os.sep, "/") for file in scan(folder).files]


def problems(folder: Path) -> dict[str, str]:
    return {problem.name.replace(os.sep, "/"): problem.reason for problem in scan(folder).problems}


def make(folder: Path, *files: str) -> Path:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")
    return folder


def test_readable_kinds_in_all_folders(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/c.MD", "a/b/d.pdf", "e.docx", "picture.jpg", "plain", "b.txt.geoview", ".hidden.txt")
    make(tmp_path, ".git/f.txt")
    assert names(tmp_path) == ["a/b/d.pdf", "a/c.MD", "b.txt", "e.docx"]
    assert problems(tmp_path) == {}


def test_a_loop_is_listed_and_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/one.txt")
    (tmp_path / "a" / "around").symlink_to(tmp_path)
    (tmp_path / "itself.txt").symlink_to("itself.txt")
    assert names(tmp_path) == ["a/one.txt"]
    assert problems(tmp_path) == {
        "a/around": "is a link that leads back to a folder around it",
        "itself.txt": "is a symbolic link that leads back to itself",
    }


def test_links_make_no_doubles(tmp_path: Path) -> None:
    inside = make(tmp_path / "in", "z/one.txt")
    outside = make(tmp_path / "out", "two.txt", "deep/three.txt")
    (inside / "a-link").symlink_to(inside / "z")
    (inside / "a-link.txt").symlink_to(inside / "z" / "one.txt")
    (inside / "other").symlink_to(outside / "deep")
    (inside / "two.txt").symlink_to(outside / "two.txt")
    assert names(inside) == ["other/three.txt", "two.txt", "z/one.txt"]
    assert problems(inside) == {}


def test_what_is_no_file_is_listed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert names(tmp_path) == []
    assert problems(tmp_path) == {"gone.txt": "is a link to a file that is not there", "pipe.txt": "is not a file"}


def test_a_folder_that_may_not_be_read_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "shut/b.txt")
    real = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("geoview.collection.scanning.os.scandir", refuse)
    assert names(tmp_path) == ["a.txt"]
    assert problems(tmp_path) == {"shut": "may not be read"}


@pytest.mark.parametrize("name", ["missing", "a.txt", "nul\0"])
def test_no_folder(tmp_path: Path, name: str) -> None:
    make(tmp_path, "a.txt")
    with pytest.raises(DocumentError, match="The folder could not be opened"):
        scan(tmp_path / name)


def test_cancelled(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        scan(make(tmp_path, "a.txt"), cancelled=lambda: True)


def test_far_too_deep(tmp_path: Path) -> None:
    make(tmp_path, "/".join(["d"] * 70) + "/a.txt")
    assert names(tmp_path) == []
    assert list(problems(tmp_path).values()) == ["lies more than 64 folders deep"]


@given(st.text(max_size=12))
def test_annotations_and_hidden_files_are_no_documents(stem: str) -> None:
    assert not is_document(Path(f"{stem}.txt.geoview"))
    assert not is_document(Path(f".{stem.replace('/', '')}.txt"))
