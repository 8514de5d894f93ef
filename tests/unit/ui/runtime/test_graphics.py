"""How the map is drawn where there is no graphics card."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from geoview.ui.runtime import graphics

if TYPE_CHECKING:
    from pathlib import Path

_VARIABLES = ("QT_QUICK_BACKEND", "QTWEBENGINE_CHROMIUM_FLAGS", "QT_QPA_PLATFORM")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A Linux machine whose cards lie in the folder that is returned."""
    for name in _VARIABLES:
        # Set first, so that what the code under test sets is taken back too.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(graphics, "_CARDS", tmp_path)
    return tmp_path


def test_a_machine_with_a_card_draws_with_it(machine: Path) -> None:
    (machine / "renderD128").touch()
    graphics.prepare()
    assert "QT_QUICK_BACKEND" not in os.environ
    assert "QTWEBENGINE_CHROMIUM_FLAGS" not in os.environ


def test_a_machine_without_a_card_paints_without_opengl(machine: Path) -> None:
    graphics.prepare()
    assert os.environ["QT_QUICK_BACKEND"] == "software"
    assert os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] == "--disable-gpu"


def test_a_picture_is_painted_alike_with_a_card_and_without(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (machine / "renderD128").touch()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not graphics.has_graphics_card()


def test_what_the_reader_has_set_stays(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QUICK_BACKEND", "rhi")
    graphics.prepare()
    assert os.environ["QT_QUICK_BACKEND"] == "rhi"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(machine: Path, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert graphics.has_graphics_card()
