"""What the writer refuses, and that it replaces in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geoview.errors import Cancelled, GazetteerError
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.build.writer import Writer

Write = Callable[[Path], Path]


def test_two_builds_are_identical(tmp_path: Path, small_writer: Write) -> None:
    assert small_writer(tmp_path / "a").read_bytes() == small_writer(tmp_path / "b").read_bytes()


@pytest.mark.parametrize(("latitude", "longitude"), [(95, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_impossible_coordinates_are_refused(tmp_path: Path, latitude: float, longitude: float) -> None:
    with Writer(tmp_path / "g") as writer, pytest.raises(GazetteerError, match="lies at"):
        writer.place(1, "X", latitude, longitude, "P", "PPL", "", prominence=0, source=1)


def test_a_number_is_given_once(tmp_path: Path) -> None:
    with Writer(tmp_path / "g") as writer:
        writer.place(1, "X", 0, 0, "P", "PPL", "", prominence=0, source=1)
        writer.place(1, "Y", 0, 0, "P", "PPL", "", prominence=0, source=1)
        with pytest.raises(GazetteerError, match="could not be built: two places have the same number"):
            writer.finish("t", "")
    with Writer(tmp_path / "g") as writer:
        writer.slug("a")
        with pytest.raises(GazetteerError, match="geoview:a"):
            writer.slug("a")
    assert not (tmp_path / "g").exists()


def test_a_build_that_fails_leaves_the_old_file(tmp_path: Path, small_writer: Write) -> None:
    path = small_writer(tmp_path / "g")
    before = path.read_bytes()
    with pytest.raises(RuntimeError), Writer(path) as writer:
        writer.place(1, "X", 0, 0, "P", "PPL", "", prominence=0, source=1)
        raise RuntimeError
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_build_can_be_cancelled(tmp_path: Path, small_writer: Write) -> None:
    path = small_writer(tmp_path / "g")
    before = path.read_bytes()
    with pytest.raises(Cancelled), Writer(path, cancelled=lambda: True) as writer:
        writer.place(1, "X", 0, 0, "P", "PPL", "", prominence=0, source=1)
        writer.finish("t", "")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_open_gazetteer_survives_its_replacement(tmp_path: Path, small_writer: Write) -> None:
    path = small_writer(tmp_path / "g")
    gazetteer = Gazetteer.open(path)
    small_writer(path)
    assert gazetteer.by_name("Chatto")[0].place.name == "Chatto"
    gazetteer.close()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="nowhere"):
        Writer(tmp_path / "nowhere" / "g")
