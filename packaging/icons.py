"""The application's icon in every size and container that a platform asks for, drawn from one SVG file."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["ICNS_TYPES", "ICO_SIZES", "LINUX_SIZES", "icns", "ico", "render", "write_icons"]

LINUX_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels, of the hicolor theme's folders."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels; what Windows shows at 100 to 250 %."""
ICNS_TYPES = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""Type code of an entry of an .icns file → pixels; of two with the same, one is for Retina at half the size."""


def render(svg: Path, size: int) -> bytes:
    """The drawing as a PNG of `size` × `size` pixels.

    Raises:
        ValueError: when the file is no drawing.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg.read_bytes()))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no SVG drawing")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The type stub asks for bytes, which the function itself refuses.
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ValueError(f"{svg} could not be drawn at {size} pixels")
    return bytes(buffer.data().data())


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures, by their size in pixels (at most 256)."""
    offset = 6 + 16 * len(pictures)
    header = struct.pack("<HHH", 0, 1, len(pictures))
    entries, bodies = b"", b""
    for size, picture in sorted(pictures.items()):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset + len(bodies))
        bodies += picture
    return header + entries + bodies


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """A macOS icon of PNG pictures, by their size in pixels; sizes that are not given are left out."""
    body = b"".join(
        kind.encode() + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_TYPES.items()
        if size in pictures
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def write_icons(svg: Path, folder: Path) -> None:
    """Write geoview.ico, geoview.icns and geoview-SIZE.png for Linux into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = sorted({*LINUX_SIZES, *ICO_SIZES, *ICNS_TYPES.values()})
    pictures = {size: render(svg, size) for size in sizes}
    (folder / "geoview.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "geoview.icns").write_bytes(icns(pictures))
    for size in LINUX_SIZES:
        (folder / f"geoview-{size}.png").write_bytes(pictures[size])
