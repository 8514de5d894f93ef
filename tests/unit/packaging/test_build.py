"""The command that makes installers, and the hook that fills the wheel."""

from __future__ import annotations

import re
import sys
import tomllib
import venv
from typing import TYPE_CHECKING

import pytest

import geoview

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hatch_build import ResourcesHook


def test_it_prints_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    import build

    assert build.main(["--print-version"]) == 0
    assert build.main(["--print-version-numbers"]) == 0
    version, numbers = capsys.readouterr().out.split()
    assert version == geoview.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+\.0", numbers)


def test_unknown_target_is_a_mistake_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    import build

    with pytest.raises(SystemExit) as ended:
        build.main(["rpm"])
    assert ended.value.code == 2
    assert "rpm" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["deb", "tar", "appdir"])
def test_linux_packages_are_made_on_linux(
    target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import build

    monkeypatch.setattr(sys, "platform", "darwin")
    assert build.main([target]) == 2
    assert "made on Linux" in capsys.readouterr().err


def test_a_program_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import build

    monkeypatch.setattr(build, "_bundle", lambda python: build._run([sys.executable, "-c", "raise SystemExit(3)"]))
    assert build.main(["--here", "bundle"]) == 1
    assert "ended with status 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "targets", "made"),
    [
        ("linux", [], ["deb", "tar"]),
        ("win32", [], []),
        ("linux", ["bundle"], []),
        ("linux", ["appdir", "deb"], ["deb", "appdir"]),
    ],
)
def test_targets(
    platform: str, targets: list[str], made: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import build
    import facts
    import linux

    done: list[str] = []

    def make(name: str) -> Callable[..., Path]:
        def making(*arguments: object, **options: object) -> Path:
            done.append(name)
            return facts.CHECKOUT / "LICENSE"

        return making

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(build, "_bundle", lambda python: done.append("bundle"))
    monkeypatch.setattr(build, "BUNDLE", tmp_path / "none")
    for name, function in (("deb", "deb"), ("tar", "tarball"), ("appdir", "appdir")):
        monkeypatch.setattr(linux, function, make(name))
    assert build.main(["--here", *targets]) == 0
    assert done == ["bundle", *made]


def test_environment_is_made_anew_when_its_recipe_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import build

    made: list[Path] = []
    wanted: list[list[str]] = []

    def create(folder: Path, with_pip: bool) -> None:
        made.append(folder)
        folder.mkdir(parents=True)

    monkeypatch.setattr(build, "WORK", tmp_path)
    monkeypatch.setattr(venv, "create", create)
    monkeypatch.setattr(build, "_run", lambda command: wanted.append(list(command)))
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("numpy==2.0\n")
    monkeypatch.setattr(build, "_CONSTRAINTS", constraints)
    project = {"dependencies": ["numpy"], "optional-dependencies": {"readers": ["lxml"], "package": ["pyinstaller"]}}
    monkeypatch.setattr(tomllib, "loads", lambda text: {"project": project})
    build._environment()
    build._environment()
    assert made == [tmp_path / "venv"]
    assert wanted[0][-3:] == ["numpy", "lxml", "pyinstaller"]
    constraints.write_text("numpy==2.1\n")
    build._environment()
    assert len(made) == 2


def hook_for(root: Path) -> ResourcesHook:
    """Return the hook without hatchling around it."""
    import hatch_build

    hook = object.__new__(hatch_build.ResourcesHook)
    hook.__dict__["_BuildHookInterface__root"] = str(root)
    return hook


def test_wheel_gets_what_is_shipped(checkout: Path, tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    import contents

    (tmp_path / "packaging").symlink_to(checkout / "packaging")
    for name in (*contents.REQUIRED, "model/train.py"):
        path = tmp_path / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook_for(tmp_path).initialize("standard", data)
    assert {*data["force_include"].values()} == {f"geoview/resources/{name}" for name in contents.REQUIRED}


def test_wheel_is_not_made_without_place_data(checkout: Path, tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    (tmp_path / "packaging").symlink_to(checkout / "packaging")
    (tmp_path / "resources").mkdir()
    with pytest.raises(RuntimeError, match=r"gazetteer/gazetteer\.sqlite.*make data"):
        hook_for(tmp_path).initialize("standard", {"force_include": {}})


def test_editable_install_needs_nothing(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    data: dict[str, dict[str, str]] = {"force_include": {}}
    hook_for(tmp_path).initialize("editable", data)
    assert data == {"force_include": {}}


def test_release_workflow_names_files_that_exist(checkout: Path) -> None:
    text = (checkout / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    named = {name.replace("\\", "/") for name in re.findall(r"\bpackaging[/\\][\w./\\-]+\.(?:py|sh|ps1)\b", text)}
    assert len(named) >= 6
    assert {name for name in named if not (checkout / name).is_file()} == set()
    # A reference by branch could change under the release.
    assert all(re.search(r"@v\d+$", use) for use in re.findall(r"uses: (\S+)", text))


@pytest.mark.parametrize("name", ["smoke.sh", "smoke-bundle.sh"])
def test_trials_parse(name: str, scripts: Path) -> None:
    import subprocess

    subprocess.run(["bash", "-n", str(scripts / "linux" / name)], check=True)
