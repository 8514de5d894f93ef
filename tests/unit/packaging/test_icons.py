"""The icon in every container, read back as its platform reads it."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def test_drawing_fills_its_square(checkout: Path) -> None:
    import icons
    from PySide6.QtGui import QImage

    picture = icons.render(checkout / "resources" / "icons" / "geoview.svg", 48)
    assert picture.startswith(_SIGNATURE)
    image = QImage.fromData(picture)
    assert (image.width(), image.height()) == (48, 48)
    assert image.pixelColor(24, 24).alpha() == 255
    assert image.pixelColor(0, 0).alpha() == 0


def test_what_is_no_drawing_is_refused(tmp_path: Path) -> None:
    import icons

    (tmp_path / "a.svg").write_text("no drawing")
    with pytest.raises(ValueError, match="no SVG drawing"):
        icons.render(tmp_path / "a.svg", 16)


def test_ico_leads_to_each_picture() -> None:
    import icons

    pictures = {256: _SIGNATURE + b"large", 16: _SIGNATURE + b"s"}
    data = icons.ico(pictures)
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind, count) == (0, 1, 2)
    found = {}
    for number in range(count):
        width, height, _, _, planes, bits, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, planes, bits) == (height, 1, 32)
        found[width or 256] = data[offset : offset + length]
    assert found == pictures


def test_icns_leads_to_each_picture() -> None:
    import icons

    pictures = {16: _SIGNATURE + b"s", 32: _SIGNATURE + b"medium"}
    data = icons.icns(pictures)
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    offset, found = 8, []
    while offset < len(data):
        kind, length = data[offset : offset + 4].decode(), struct.unpack(">I", data[offset + 4 : offset + 8])[0]
        found.append((kind, data[offset + 8 : offset + length]))
        assert pictures[icons.ICNS_TYPES[kind]] == found[-1][1]
        offset += length
    assert [kind for kind, _ in found] == ["icp4", "icp5", "ic11"]


def test_all_sizes_are_written(checkout: Path, tmp_path: Path) -> None:
    import icons

    icons.write_icons(checkout / "resources" / "icons" / "geoview.svg", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "geoview.ico",
        "geoview.icns",
        *(f"geoview-{size}.png" for size in icons.LINUX_SIZES),
    }
