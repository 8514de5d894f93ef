"""The bundled base map and the recipe that makes it."""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


@pytest.fixture(scope="module")
def recipe() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("basemap_build", resource_path("basemap", "build.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def load(name: str) -> Any:
    return json.loads(resource_path("basemap", name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name, largest",
    [("world.json", 150_000), ("base.json", 700_000), ("detail.json", 3_500_000), ("labels.json", 250_000)],
)
def test_the_files_stay_small(name: str, largest: int) -> None:
    assert resource_path("basemap", name).stat().st_size < largest


@pytest.mark.parametrize("name", ["world.json", "base.json", "detail.json"])
def test_every_line_lies_in_the_world(name: str) -> None:
    content = load(name)
    units = content["units"]
    for key in ("land", "lakes", "rivers", "states", "borders", "disputed"):
        assert content[key] or (name == "world.json" and key in ("rivers", "states")), key
        for line in content[key]:
            assert len(line) >= 4 and len(line) % 2 == 0
            x, y = 0, 0
            for dx, dy in zip(line[::2], line[1::2], strict=True):
                assert (x, y) == (0, 0) or abs(dx) < units / 2 or y + dy >= units, "a band across the map"
                x, y = x + dx, y + dy
                assert -units <= x <= 2 * units
                assert 0 <= y <= units


def test_names_have_a_point_and_a_rank() -> None:
    labels = load("labels.json")
    countries = {name: (lon, lat) for name, lon, lat, _ in labels["countries"]}
    assert len(countries) > 230
    assert 60 < countries["Pakistan"][0] < 77 and 24 < countries["Pakistan"][1] < 37
    ranks = [rank for _, _, _, rank, _ in labels["cities"]]
    assert ranks == sorted(ranks)
    assert any(name == "Islamabad" and capital for name, _, _, _, capital in labels["cities"])


def test_simplifying_keeps_ends_and_stays_near(recipe: ModuleType) -> None:
    line = [(float(x), 0.001 * (x % 2)) for x in range(50)] + [(50.0, 5.0)]
    result = recipe.simplify(line, 0.01)
    assert result[0] == line[0] and result[-1] == line[-1]
    assert len(result) < 6


def test_a_simplified_ring_stays_a_ring(recipe: ModuleType) -> None:
    ring = [(0.0, 0.0), (0.001, 0.0), (0.001, 0.001), (0.0, 0.001), (0.0, 0.0)]
    result = recipe.simplify(ring, 1.0)
    assert result[0] == result[-1] and len(result) == 4


def test_rings_are_unwrapped_across_the_antimeridian(recipe: ModuleType) -> None:
    ring = [(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0)]
    assert [x for x, _ in recipe._unwrap(ring)] == [179.0, 181.0, 181.0, 179.0, 179.0]


def test_the_inner_point_lies_inside(recipe: ModuleType) -> None:
    crescent = [
        (0.0, 0.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (0.0, 10.0),
        (0.0, 9.0),
        (8.0, 9.0),
        (8.0, 1.0),
        (0.0, 1.0),
        (0.0, 0.0),
    ]
    x, y = recipe.inner_point(crescent)
    assert (8 < x < 10 and 0 < y < 10) or y < 1 or y > 9


def test_touching_lines_become_one(recipe: ModuleType) -> None:
    merged = recipe._merge([[(0.0, 0.0), (1.0, 0.0)], [(2.0, 0.0), (1.0, 0.0)], [(5.0, 5.0), (6.0, 5.0)]])
    assert sorted(len(line) for line in merged) == [2, 3]
