"""Pages and pictures from the command line, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("suffix", "magic"), [(".pdf", b"%PDF"), (".png", b"\x89PNG")])
def test_drawn_without_a_display(tmp_path: Path, suffix: str, magic: bytes) -> None:
    (tmp_path / "a.txt").write_text("Talks in Vienna.\n", encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "geoview", "parse", "a.txt", "-o", f"out{suffix}"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / f"out{suffix}").read_bytes().startswith(magic)


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_one_document_at_a_time(tmp_path: Path, form: str) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Talks in Vienna.\n", encoding="utf-8")
    command = [sys.executable, "-m", "geoview", "parse", "a.txt", "b.txt", "--format", form]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=100, check=False)
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr
    assert b"one" in done.stderr
