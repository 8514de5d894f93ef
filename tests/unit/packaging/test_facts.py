"""One place says the version, and every installer says the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import geoview

if TYPE_CHECKING:
    from pathlib import Path


def test_version_is_the_packages_own() -> None:
    import facts

    assert facts.version() == geoview.__version__


def test_version_that_is_not_stated_is_an_error(tmp_path: Path) -> None:
    import facts

    module = tmp_path / "src" / "geoview" / "_version.py"
    module.parent.mkdir(parents=True)
    module.write_text("version = '1.0'\n")
    with pytest.raises(ValueError, match=r"_version\.py states no version"):
        facts.version(tmp_path)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1.2.3", (1, 2, 3, 0)), ("0.1.0rc2", (0, 1, 0, 0)), ("2", (2, 0, 0, 0)), ("10.20.30.dev4", (10, 20, 30, 0))],
)
def test_version_numbers(text: str, numbers: tuple[int, ...]) -> None:
    import facts

    assert facts.version_numbers(text) == numbers


def test_version_numbers_of_no_version() -> None:
    import facts

    with pytest.raises(ValueError, match="no version"):
        facts.version_numbers("next")


def test_no_packaging_file_states_a_version_of_its_own(scripts: Path) -> None:
    version = re.compile(rf"(?<![\d.]){re.escape(geoview.__version__)}(?![\d.])")
    stated = [
        path.relative_to(scripts).as_posix()
        for path in scripts.rglob("*")
        if path.is_file()
        and path.suffix in {".py", ".sh", ".ps1", ".iss", ".xml", ".1", ".desktop", ".plist", ".spec", ""}
        if "licences" not in path.parts and version.search(path.read_text(encoding="utf-8"))
    ]
    assert stated == []


def test_templates_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    import facts

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert facts.fill("@VERSION@ of @DATE@ @MORE@", MORE="x") == f"{geoview.__version__} of 1970-01-02 x"
    with pytest.raises(ValueError, match="@WHAT@"):
        facts.fill("@WHAT@")


def test_dates_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import facts

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert facts.built_at() == 1234567890


def test_a_source_archive_is_dated_by_its_changelog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    import facts

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "CHANGELOG.md").write_text("")
    os.utime(tmp_path / "CHANGELOG.md", (5000, 5000))
    assert facts.built_at(tmp_path) == 5000


def test_an_archive_knows_no_commit(tmp_path: Path) -> None:
    import facts

    assert facts.commit(tmp_path) == ""
