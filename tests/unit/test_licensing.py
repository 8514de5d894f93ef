"""Whose work is in a copy: from source, and frozen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geoview import licensing

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_commit_is_the_one_that_is_checked_out() -> None:
    done = subprocess.run(
        ["git", "-C", str(CHECKOUT), "rev-parse", "HEAD"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("no git here")
    assert licensing.commit() == done.stdout[:12]


def test_a_packed_branch_a_work_tree_and_a_loose_commit(tmp_path: Path) -> None:
    number = "0123456789abcdef0123456789abcdef01234567"
    git = tmp_path / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    (git / "packed-refs").write_text(f"# pack-refs with: peeled\n{number} refs/heads/main\n")
    assert licensing._head(git) == number
    beside = tmp_path / "beside"
    (git / "worktrees" / "beside").mkdir(parents=True)
    (git / "worktrees" / "beside" / "HEAD").write_text("ref: refs/heads/main\n")
    (git / "worktrees" / "beside" / "commondir").write_text("../..\n")
    beside.mkdir()
    (beside / ".git").write_text(f"gitdir: {git}/worktrees/beside\n")
    assert licensing._head(beside / ".git") == number
    (git / "HEAD").write_text(number + "\n")
    assert licensing._head(git) == number
    assert licensing._head(tmp_path / "nothing") == ""


def test_a_source_run_names_what_it_needs_and_not_what_developers_need() -> None:
    names = {work.name.casefold() for work in licensing.works()}
    assert {"pyside6", "folium", "geopy", "numpy", "onnxruntime", "xstatic-leaflet", "jinja2", "python"} <= names
    assert not {"pytest", "ruff", "mypy", "geoview", "distributed"} & names
    assert all(work.text() for work in licensing.works())


def test_a_frozen_copy_reads_its_bill_of_materials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "licences"
    (folder / "pyinstaller-bootloader").mkdir(parents=True)
    (folder / "pyinstaller-bootloader" / "COPYING.txt").write_text("free to pass on")
    (folder / "LICENSE").write_text("ours")
    entry = {
        "type": "library",
        "name": "PyInstaller bootloader",
        "version": "6",
        "licenses": [{"license": {"name": "GPL"}}],
    }
    data = {**entry, "type": "data", "name": "GeoNames"}
    (folder / "sbom.cdx.json").write_text(json.dumps({"components": [entry, data]}))
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (work,) = licensing.works()
    assert (work.name, work.version, work.licence, work.text()) == (
        "PyInstaller bootloader",
        "6",
        "GPL",
        "free to pass on",
    )
    assert licensing.own_licence() == "ours"
