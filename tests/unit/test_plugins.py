"""Plug-ins: found, loaded late, switched off, and harmless when they fail."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pluginfolder import add_plugin

from geoview import export, plugins, readers
from geoview.atlas import Atlas
from geoview.document import from_text, read
from geoview.errors import DocumentError, ExportError
from geoview.plugins import Plugin, Plugins
from geoview.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = """
from geoview.readers import Extracted, Reader

def read(data, name, encoding):
    return Extracted(data.decode().upper(), title="Shouted")

READER = Reader("shout", "shouted text", (".shout",), ("text/x-shout",), read)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of plug-ins that the settings name; what is imported from it goes when the test ends."""
    made = tmp_path / "plug-ins"
    made.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path])
    before = {*sys.modules}
    plugins.take_notices()
    plugins.follow(Settings(plugin_folder=str(made)))
    yield made
    for name in {*sys.modules} - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]
    plugins.follow(Settings())
    plugins.listen(None)


def document(folder: Path, name: str, text: str = "from Oslo") -> Path:
    path = folder.parent / name
    path.write_text(text)
    return path


def test_a_reader_reads_its_files(folder: Path) -> None:
    add_plugin(folder, "geoview-shout", READER, readers="shout = READER")
    found = read(document(folder, "a.SHOUT"))
    assert (found.text, found.title) == ("FROM OSLO", "Shouted")
    assert "*.shout" in readers.patterns().split()
    assert readers.reader_for(Path("b.shout")) is readers.readers()[-1]


def test_a_plugin_is_listed_before_any_of_its_code_runs(folder: Path) -> None:
    module = add_plugin(folder, "geoview-shout", "raise OSError('loaded')", "2.1", readers="shout = READER")
    assert [p for p in plugins.plugins().listed() if p.distribution == "geoview-shout"] == [
        Plugin("readers", "shout", "geoview-shout", "2.1")
    ]
    assert module not in sys.modules
    assert str(folder) not in sys.path
    assert plugins.take_notices() == []


def test_texts_need_no_plugin(folder: Path) -> None:
    add_plugin(folder, "geoview-shout", "raise OSError('loaded')", readers="shout = READER")
    for name in ("a.txt", "a", "a.md"):
        assert read(document(folder, name)).text.strip() == "from Oslo"
    assert plugins.take_notices() == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("raise OSError('no such thing')", "OSError: no such thing"),
        ("import nothing_like_this", "ModuleNotFoundError"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("x = (", "SyntaxError"),
        ("", "AttributeError"),
        ("READER = 5", "it is a int, not a Reader"),
        (READER.replace(".shout", "SHOUT"), "no suffix in lower case"),
        (READER.replace(".shout", ".pdf"), ".pdf files are read by GeoView itself"),
        (READER.replace('(".shout",)', "()"), "it names no suffix"),
        ("raise OSError('\\x1b[31m' + 'x' * 5000)", "OSError: "),
    ],
)
def test_one_that_can_not_be_loaded_costs_nothing_else(folder: Path, code: str, words: str) -> None:
    add_plugin(folder, "geoview-broken", code, readers="broken = READER")
    add_plugin(folder, "geoview-shout", READER, readers="shout = READER")
    assert read(document(folder, "a.shout")).text == "FROM OSLO"
    assert read(document(folder, "a.other")).text == "from Oslo"
    (notice,) = plugins.take_notices()
    assert notice.startswith("the plug-in broken (geoview-broken 1.0) failed: ")
    assert words in notice
    assert len(notice) < 500
    assert notice.isprintable()
    (broken,) = [p for p in plugins.plugins().listed() if p.name == "broken"]
    assert plugins.plugins().problem(broken) == notice


@pytest.mark.parametrize("line", ["raise RuntimeError('torn')", "return 5", "raise SystemExit(1)"])
def test_one_that_fails_on_a_file_costs_that_file(folder: Path, line: str) -> None:
    add_plugin(
        folder, "geoview-shout", READER.replace("    return", f"    {line}\n    return"), readers="shout = READER"
    )
    path = document(folder, "a.shout")
    for _ in range(2):
        with pytest.raises(DocumentError, match=r"the plug-in shout \(geoview-shout 1.0\) failed: \w+: "):
            read(path)
    assert plugins.take_notices() == [], "the error is the notice"
    (shout,) = [p for p in plugins.plugins().listed() if p.name == "shout"]
    assert "failed" in plugins.plugins().problem(shout)
    assert read(document(folder, "a.txt")).text == "from Oslo"


def test_what_a_plugin_says_of_a_file_is_taken_as_it_is(folder: Path) -> None:
    code = READER.replace(
        "    return", "    from geoview.readers.base import damaged\n    raise damaged(name, 'x', 'y')\n    return"
    )
    add_plugin(folder, "geoview-shout", code, readers="shout = READER")
    with pytest.raises(DocumentError, match="is no readable x: y"):
        read(document(folder, "a.shout"))
    assert plugins.take_notices() == []


def test_one_that_is_switched_off_is_listed_and_not_loaded(folder: Path) -> None:
    module = add_plugin(folder, "geoview-shout", READER, readers="shout = READER")
    plugins.follow(Settings(plugin_folder=str(folder), disabled_plugins=("geoview-shout/readers/shout",)))
    assert read(document(folder, "a.shout")).text == "from Oslo"
    assert module not in sys.modules
    (found,) = [p for p in plugins.plugins().listed() if p.name == "shout"]
    assert not plugins.plugins().is_enabled(found)


@pytest.mark.parametrize("torn", ["METADATA", "entry_points.txt"])
def test_a_damaged_distribution_costs_nothing_else(folder: Path, torn: str) -> None:
    add_plugin(folder, "geoview-torn", READER, readers="torn = READER")
    add_plugin(folder, "geoview-shout", READER, readers="shout = READER")
    path = folder / "geoview_torn-1.0.dist-info" / torn
    if torn == "METADATA":
        path.unlink()
    else:
        path.write_bytes(b"\xff\xfe[geoview.readers]")
    assert read(document(folder, "a.shout")).text == "FROM OSLO"


def test_of_two_of_one_name_the_first_counts(folder: Path) -> None:
    add_plugin(folder, "geoview-a", READER, readers="shout = READER")
    add_plugin(folder, "geoview-b", READER.replace(".shout", ".loud"), readers="shout = READER")
    assert len(plugins.plugins().loaded("readers", lambda thing: thing)) == 1
    assert "another plug-in has this name" in plugins.take_notices()[0]


def test_the_settings_file_is_followed_in_any_process(folder: Path, own_home: Path) -> None:
    """What `geoview parse` and its processes do, which have no window's settings."""
    add_plugin(folder, "geoview-shout", READER, readers="shout = READER")
    path = own_home / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "plugin_folder": str(folder)}))
    plugins._current = None
    assert read(document(folder, "a.shout")).text == "FROM OSLO"
    path.write_text(json.dumps({"plugin_folder": str(folder), "disabled_plugins": ["geoview-shout/readers/shout"]}))
    plugins._current = None
    assert read(document(folder, "a.shout")).text == "from Oslo"


def test_with_settings_that_can_not_be_read_no_plugin_is_loaded(folder: Path, own_home: Path) -> None:
    path = own_home / "config" / "settings.json"
    path.parent.mkdir()
    path.write_text("{torn")
    plugins._current = None
    assert plugins.plugins().listed() == ()
    (notice,) = plugins.take_notices()
    assert notice.startswith("no plug-in is loaded: ")
    assert path.read_text() == "{torn"


def test_the_current_folder_brings_no_code(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of documents from somewhere else, which `python -m geoview` can import from."""
    elsewhere = folder.parent / "documents"
    module = add_plugin(elsewhere, "geoview-shout", READER, readers="shout = READER")
    monkeypatch.chdir(elsewhere)
    plugins.follow(Settings(plugin_folder="."))
    for first in ("", ".", str(elsewhere)):
        monkeypatch.setattr(sys, "path", [first, *sys.path])
        assert [p for p in Plugins().listed() if p.name == "shout"] == []
    assert read(document(folder, "a.shout")).text == "from Oslo"
    assert module not in sys.modules


def test_a_listener_hears_what_was_said_before_and_after(folder: Path) -> None:
    add_plugin(folder, "geoview-broken", "raise OSError('no')", readers="broken = READER")
    readers.suffixes()
    heard: list[str] = []
    plugins.listen(heard.append)
    assert len(heard) == 1
    for _ in range(2):
        plugins.plugins().report(Plugin("exporters", "x", "y", "1"), ValueError("bad"))
    assert len(heard) == 2, "the same is said once"
    assert heard[1] == "the plug-in x (y 1) failed: ValueError: bad"
    assert plugins.take_notices() == []


EXPORTER = """
from geoview.export import Exporter

def write(job):
    yield "<places>"
    for atlas, source in job.documents:
        for use in atlas.places:
            yield f"<place>{use.place.name}</place>"
    yield "</places>"

EXPORTER = Exporter("trial", "A trial", ".trial", "application/x-trial", write)
"""


def test_an_exporter_is_one_of_the_formats(folder: Path) -> None:
    add_plugin(folder, "geoview-trial", EXPORTER, exporters="trial = EXPORTER")
    atlas = Atlas(from_text("Nothing."))
    assert export.write(atlas, "trial") == "<places></places>"
    assert export.formats()[-1] == "trial"
    found = export.for_suffix("out.trial")
    assert found is not None
    assert found.title == "A trial"


def test_formats_of_geoview_itself_need_no_plugin(folder: Path) -> None:
    module = add_plugin(folder, "geoview-trial", EXPORTER, exporters="trial = EXPORTER")
    assert export.exporter("csv").suffix == ".csv"
    assert export.for_suffix("x.geojson") is not None
    assert module not in sys.modules


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('Exporter("trial"', 'Exporter("csv"', "GeoView has a format “csv” itself"),
        ('Exporter("trial"', 'Exporter("a b"', "'a b' is no word"),
        ('".trial"', '"trial"', "'trial' is no suffix with its point"),
        ("EXPORTER = Exporter(", "EXPORTER = list(", "TypeError"),
        ("EXPORTER = Exporter(", "EXPORTER = (", "it is a tuple, not an Exporter"),
    ],
)
def test_an_exporter_that_is_of_no_use_is_left_out(folder: Path, old: str, new: str, words: str) -> None:
    add_plugin(folder, "geoview-trial", EXPORTER.replace(old, new), exporters="trial = EXPORTER")
    assert "trial" not in export.formats()
    (notice,) = plugins.take_notices()
    assert words in notice


@pytest.mark.parametrize("line", ["raise ValueError('torn')", "yield 5", "raise SystemExit(2)"])
def test_an_export_that_fails_names_the_plugin(folder: Path, line: str) -> None:
    code = EXPORTER.replace('    yield "</places>"', f"    {line}")
    add_plugin(folder, "geoview-trial", code, exporters="trial = EXPORTER")
    with pytest.raises(ExportError, match=r"the plug-in trial \(geoview-trial 1.0\) failed: \w+: "):
        export.write(Atlas(from_text("Nothing.")), "trial")
    assert "table" in export.formats()
