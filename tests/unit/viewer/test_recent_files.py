"""The list of recent files."""

from __future__ import annotations

from pathlib import Path

from geoview.viewer import recent_files


def test_recent_files_are_ten_and_unique_and_told_apart() -> None:
    paths: list[Path] = []
    for number in range(15):
        paths = recent_files.add(paths, Path(f"/a/{number}.txt"))
    paths = recent_files.add(paths, Path("/a/7.txt"))
    assert len(paths) == 10 and paths[0] == Path("/a/7.txt") and len(set(paths)) == 10
    assert recent_files.labels([Path("/a/x.txt"), Path("/b/x.txt"), Path("/c/y.txt")]) == [
        "x.txt — /a",
        "x.txt — /b",
        "y.txt",
    ]
    assert recent_files.labels([Path("/a/b\nc\u202etxt")]) == ["b�c�txt"]
