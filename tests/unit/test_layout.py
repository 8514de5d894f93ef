"""Tests are found by the name of what they show."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
SOURCE = TESTS.parent / "src" / "geoview"
TOGETHER = {
    "cli/test_folder_compare.py",
    "export/test_online.py",
    "export/test_round_trip.py",
    "gazetteer/build/test_recipe.py",
    "gazetteer/test_names.py",
    "gazetteer/test_real.py",
    "geocoding/test_plugin.py",
    "mapping/test_basemap.py",
    "recognition/test_traps.py",
    "resolution/test_cases.py",
    "test_contracts.py",
    "test_layout.py",
    "test_readme.py",
}
"""What shows several modules at work, data, or the repository itself."""


def shown_by(test: Path) -> list[Path]:
    """Return where the module or the package may lie that a file of tests names."""
    name = test.stem.removeprefix("test_")
    room = SOURCE / test.parent
    found = [room / f"{name}.py", room / name / "__init__.py"]
    return [*found, room / "__init__.py"] if name == room.name else found


def test_every_file_of_unit_tests_is_named_after_the_module_that_it_shows() -> None:
    unit = TESTS / "unit"
    tests = sorted(path.relative_to(unit) for path in unit.rglob("test_*.py"))
    # The scripts of packaging are no package.
    tests = [test for test in tests if test.parts[0] != "packaging"]
    assert len(tests) > 100
    strangers = {test.as_posix() for test in tests if not any(path.exists() for path in shown_by(test))}
    assert strangers == TOGETHER


def test_every_folder_of_window_tests_is_a_room_of_the_window() -> None:
    rooms = {path.name for path in (TESTS / "gui").iterdir() if any(path.glob("test_*.py"))}
    assert {room for room in rooms if not (SOURCE / "ui" / room / "__init__.py").is_file()} == set()
