"""Documents that are zip archives, unpacked with a limit."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from geoview.errors import DocumentError
from geoview.phrases import Phrase
from geoview.readers.base import damaged, other_type, too_large

__all__ = ["Archive", "parse_xml"]

_MAX_PART = 64 * 1024 * 1024
_MAX_TOTAL = 256 * 1024 * 1024
_MAX_PARTS = 20_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """The parts of a document; nothing is ever written to the disk.

    However small an archive is and whatever it says of its parts' sizes, no more than 256 MB come out of it.

    Args:
        data: The whole file.
        name: What to call it in an error.
        kind: What it should be: "Word document".

    Raises:
        NotTextError: when it is no archive.
        DocumentError: when it is damaged, locked or too large.
    """

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self._name, self._kind = name, kind
        self._left = _MAX_TOTAL
        if not data.startswith(b"PK"):
            raise other_type(name, kind)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
            raise damaged(name, kind, str(error)) from error
        infos = self._zip.infolist()
        if len(infos) > _MAX_PARTS:
            raise too_large(name, Phrase("it has {count} parts", count=len(infos)))
        self._infos = {info.filename: info for info in infos}

    def __contains__(self, part: str) -> bool:
        return part in self._infos

    def read(self, part: str) -> bytes:
        """Return one part, unpacked.

        Raises:
            KeyError: when there is no such part.
            DocumentError: when it is damaged, locked or too large.
        """
        info = self._infos[part]
        if info.flag_bits & 1:
            raise DocumentError(
                "The document is locked", "{name} needs a password", "Save a copy without a password.", name=self._name
            )
        if info.compress_type not in _PACKED:
            raise damaged(self._name, self._kind, Phrase("it is packed in an unusual way"))
        limit = min(_MAX_PART, self._left)
        try:
            with self._zip.open(info) as file:
                data = file.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise damaged(self._name, self._kind, str(error)) from error
        if len(data) > limit:
            raise too_large(
                self._name,
                Phrase("its part {part} unpacks to more than {limit} MB", part=part, limit=round(limit / 1e6)),
            )
        self._left -= len(data)
        return data

    def xml(self, part: str) -> etree._Element:
        """Return one part as XML; see `parse_xml`. Raises as `read` does."""
        return parse_xml(self.read(part), self._name, self._kind)


def parse_xml(data: bytes, name: str, kind: str) -> etree._Element:
    """Return the root of an XML document. No entity is expanded, nothing is fetched, depth and size are limited.

    Raises:
        DocumentError: when it is damaged or declares entities, which no document of this kind needs.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, kind, str(error).partition("\n")[0]) from error
    if root is None:
        raise damaged(name, kind, Phrase("it is empty"))
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise damaged(name, kind, Phrase("it declares entities of its own"))
    return root
