"""Everything that lists the files that GeoView reads lists the same ones: those of its readers."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from geoview import readers
from geoview.collection.scanning import is_document
from geoview.readers import BUILT_IN

SUFFIXES = [suffix for reader in BUILT_IN for suffix in reader.suffixes]
MEDIA_TYPES = [name for reader in BUILT_IN for name in reader.media_types]

KNOWN = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".htm": "text/html",
    ".html": "text/html",
    ".markdown": "text/markdown",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".text": "text/plain",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
}
"""Suffix → media type, as desktops have them."""


def test_readers_say_what_desktops_know() -> None:
    found = {suffix: reader.media_types for reader in BUILT_IN for suffix in reader.suffixes}
    assert [suffix for suffix, media_type in KNOWN.items() if media_type not in found[suffix]] == []
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert all(reader.apple_types for reader in BUILT_IN)


def test_the_open_dialog_offers_them() -> None:
    assert readers.patterns().split() == [f"*{suffix}" for suffix in readers.suffixes()]
    assert {*SUFFIXES} <= {*readers.suffixes()}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_is_searched_for_them(suffix: str) -> None:
    assert is_document(Path(f"a{suffix}"))
    assert is_document(Path(f"A{suffix.upper()}"))
    assert not is_document(Path(f".a{suffix}"))
    assert not is_document(Path(f"a{suffix}.geoview"))


def test_the_desktop_entry_names_them() -> None:
    import linux

    entry = configparser.ConfigParser(interpolation=None)
    entry.read_string(linux.menu_entry().decode())
    assert entry["Desktop Entry"]["MimeType"].rstrip(";").split(";") == MEDIA_TYPES


def test_the_software_centre_is_told_them(scripts: Path) -> None:
    import facts

    (template,) = (scripts / "linux").glob("*.metainfo.xml")
    metainfo = ET.fromstring(facts.fill(template.read_text(encoding="utf-8")))
    assert [element.text for element in metainfo.iterfind("provides/mediatype")] == MEDIA_TYPES


def test_windows_is_told_them() -> None:
    import windows

    rows = windows.associations().splitlines()
    for key in ("OpenWithProgids", "SupportedTypes", "FileAssociations"):
        assert [re.findall(r"\.[a-z]+", row)[0] for row in rows if f'{key}"' in row] == SUFFIXES


def test_macos_is_told_them() -> None:
    import macos

    (kind,) = macos.info_plist()["CFBundleDocumentTypes"]
    assert kind["LSItemContentTypes"] == [name for reader in BUILT_IN for name in reader.apple_types]


def test_the_help_and_the_front_page_list_them(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from geoview.cli import main

    main(["parse", "--help"], loaded=0.0)
    assert ", ".join(SUFFIXES) in " ".join(capsys.readouterr().out.split())
    (line,) = re.findall(r"^It reads (.*?)\.$", (checkout / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert re.findall(r"`(\.\w+)`", line) == SUFFIXES
