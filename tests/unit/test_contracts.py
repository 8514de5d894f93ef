"""The contracts of import-linter name every package but those that they let."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {
    f"geoview.{path.stem}"
    for path in (ROOT / "src" / "geoview").iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").exists()) and path.stem not in ("__init__", "_version")
}
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}


@pytest.mark.parametrize(
    ("name", "let"),
    [
        ("Only the user interface knows Qt", {"__main__", "cli", "ui"}),
        ("Only mapping knows folium", {"__main__", "mapping", "notebook"}),
        ("Only geocoding knows geopy", {"__main__", "geocoding"}),
        ("Only online and the instance server open connections", {"__main__", "instance", "online"}),
    ],
)
def test_a_contract_forgets_no_package(name: str, let: set[str]) -> None:
    assert set(CONTRACTS[name]["source_modules"]) == PACKAGES - {f"geoview.{module}" for module in let}


def test_all_layers_are_exhaustive() -> None:
    layers = [contract for contract in CONTRACTS.values() if contract["type"] == "layers"]
    assert len(layers) >= 4
    assert all(contract["exhaustive"] for contract in layers)


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "src" / "geoview").rglob("*.py")}
    assert [f"{path.relative_to(ROOT)}: {length}" for path, length in lengths.items() if length > 400] == []


def test_no_package_has_more_modules_than_one_can_oversee() -> None:
    packages = {path.parent for path in (ROOT / "src" / "geoview").rglob("__init__.py")}
    sizes = {package: sum(path.name != "__init__.py" for path in package.glob("*.py")) for package in packages}
    assert len(sizes) > 30
    assert {str(package.relative_to(ROOT)): size for package, size in sizes.items() if size > 20} == {}
