"""Licences and the bill of materials: nothing is bundled whose terms are unknown."""

from __future__ import annotations

import json
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def test_every_dependency_of_the_window_has_its_licence() -> None:
    import notices

    modules = [
        "PySide6",
        "shiboken6",
        "numpy",
        "onnxruntime",
        "platformdirs",
        "charset_normalizer",
        "xstatic.pkg.leaflet",
    ]
    components = notices.distributions([*modules, "json", "geoview.text"])
    names = {component.name.lower() for component in components}
    assert {"pyside6", "pyside6_essentials", "shiboken6", "numpy", "onnxruntime", "xstatic-leaflet"} <= names
    assert not {"geoview", "json"} & names
    for component in components:
        assert component.licence
        assert component.purl.endswith(f"@{component.version}")
        assert all(text.stat().st_size > 300 for text in component.texts)
    (qt,) = [component for component in components if component.name.lower() == "pyside6"]
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "qt.md"} == {text.name for text in qt.texts}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A distribution without licence and text."""
    folder = tmp_path / "strange-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: strange\nVersion: 1.0\n")
    (folder / "RECORD").write_text("strange.py,,\n")
    (folder / "top_level.txt").write_text("strange\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_unknown_licence_stops_the_build(installed: Path) -> None:
    import notices

    with pytest.raises(ValueError, match="strange states no licence"):
        notices.distributions(["strange"])


def test_missing_text_stops_the_build(installed: Path) -> None:
    import notices

    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: strange\nVersion: 1.0\nLicense: MIT\n")
    with pytest.raises(ValueError, match="strange brings no licence text"):
        notices.distributions(["strange"])


def test_texts_of_the_same_name_are_all_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import facts
    import notices

    monkeypatch.setattr(facts, "CHECKOUT", tmp_path)
    (tmp_path / "LICENSE").write_text("ours")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "ATTRIBUTION.md").write_text("data")
    texts = []
    for part in ("a", "b"):
        (tmp_path / part).mkdir()
        texts.append(tmp_path / part / "LICENSE.txt")
        texts[-1].write_text(part)
    notices.collect([notices.Component("Some Thing", "1", "MIT", texts=tuple(texts))], tmp_path / "out")
    found = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_text() for path in (tmp_path / "out").rglob("*.*")
    }
    assert found == {"ATTRIBUTION.md": "data", "some-thing/LICENSE.txt": "a", "some-thing/LICENSE-2.txt": "b"}


def test_bill_is_the_table_for_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    import notices

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    components = [
        notices.Component("numpy", "2.0", "BSD-3-Clause", "pkg:pypi/numpy@2.0", "https://numpy.org"),
        notices.Component("GeoNames", "2026-10", "CC BY 4.0", kind="data"),
    ]
    bill = json.loads(notices.bill(components))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    assert [(entry["type"], entry["name"]) for entry in bill["components"]] == [
        ("library", "numpy"),
        ("data", "GeoNames"),
    ]
    assert bill["components"][0]["purl"] == "pkg:pypi/numpy@2.0"
    assert "| GeoNames | 2026-10 | CC BY 4.0 |" in notices.table(components)


def test_data_sources_are_the_gazetteers_own(checkout: Path) -> None:
    import notices

    gazetteer = checkout / "resources" / "gazetteer" / "gazetteer.sqlite"
    if not gazetteer.is_file():
        pytest.skip("the gazetteer is not built yet")
    sources = notices.data_sources(gazetteer)
    assert any("geonames" in source.name.lower() for source in sources)
    assert all(source.licence and source.kind == "data" for source in sources)


def test_constraints_name_every_dependency_once(checkout: Path) -> None:
    import re
    import tomllib

    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["readers"]]

    def normal(text: str) -> str:
        return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", text)[0]).lower()  # type: ignore[index]

    lines = (checkout / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [normal(line) for line in lines if line and not line.startswith("#")]
    assert len(pinned) == len({*pinned})
    assert {normal(text) for text in wanted} <= {*pinned}
    assert all("==" in line for line in lines if line and not line.startswith("#"))
    assert metadata.version("PySide6").startswith("6.11")
