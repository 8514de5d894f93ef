"""The recognition of files that are not text, by their first bytes.

The signatures are those of the formats' own specifications; `file(1)` and the IANA media type registry list the same.
Those of formats that can be read stand with their readers.
"""

from __future__ import annotations

from geoview.phrases import Phrase
from geoview.readers import BUILT_IN
from geoview.readers.signature import is_zip, zip_of_media, zip_with_part

__all__ = ["binary_type"]

# Sure: no text begins like this. The others are readable words, so they only name what has already been judged binary.
_SURE: tuple[tuple[bytes, Phrase], ...] = (
    (b"\x7fELF", Phrase("a program (ELF)")),
    (b"\x89PNG\r\n\x1a\n", Phrase("a PNG image")),
    (b"\xff\xd8\xff", Phrase("a JPEG image")),
    (b"PK\x05\x06", Phrase("an empty zip archive")),
    (b"\x1f\x8b\x08", Phrase("a gzip archive")),
    (b"\xfd7zXZ\x00", Phrase("an xz archive")),
    (b"\x28\xb5\x2f\xfd", Phrase("a zstd archive")),
    (b"7z\xbc\xaf\x27\x1c", Phrase("a 7z archive")),
    (b"Rar!\x1a\x07", Phrase("a RAR archive")),
    (b"SQLite format 3\x00", Phrase("an SQLite database")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Phrase("an old Microsoft Office document")),
    (b"\xca\xfe\xba\xbe", Phrase("a program (Mach-O or Java)")),
    (b"\xcf\xfa\xed\xfe", Phrase("a program (Mach-O)")),
    (b"\x00asm", Phrase("a WebAssembly module")),
    (b"\x1aE\xdf\xa3", Phrase("a video (Matroska)")),
    (b"II*\x00", Phrase("a TIFF image")),
    (b"MM\x00*", Phrase("a TIFF image")),
    (b"AT&TFORM", Phrase("a DjVu document")),
)
_NAMED: tuple[tuple[bytes, Phrase], ...] = (
    (b"GIF87a", Phrase("a GIF image")),
    (b"GIF89a", Phrase("a GIF image")),
    (b"BZh", Phrase("a bzip2 archive")),
    (b"MZ", Phrase("a Windows program")),
    (b"BM", Phrase("a BMP image")),
    (b"ID3", Phrase("a sound file (MP3)")),
    (b"OggS", Phrase("a sound or video file (Ogg)")),
    (b"fLaC", Phrase("a sound file (FLAC)")),
    (b"wOF2", Phrase("a font (WOFF)")),
    (b"OTTO", Phrase("a font (OpenType)")),
)
_ZIPS = (
    (zip_of_media(b"application/vnd.oasis.opendocument.text"), Phrase("an OpenDocument text (odt)")),
    (zip_of_media(b"application/vnd.oasis.opendocument.spreadsheet"), Phrase("an OpenDocument spreadsheet (ods)")),
    (zip_with_part(b"xl/"), Phrase("an Excel workbook (xlsx)")),
    (zip_with_part(b"ppt/"), Phrase("a PowerPoint presentation (pptx)")),
    (zip_with_part(b"META-INF/MANIFEST.MF"), Phrase("a Java archive")),
)


def binary_type(data: bytes, *, sure: bool) -> Phrase | None:
    """Return what kind of file these bytes are, with its article, or None when no signature fits.

    Args:
        data: The whole file.
        sure: Only signatures that no text can begin with.
    """
    for reader in BUILT_IN:
        if reader.signature is not None and reader.signature(data):
            vowel = reader.title[0] in "aeiou"
            return Phrase("an {kind}", kind=reader.title) if vowel else Phrase("a {kind}", kind=reader.title)
    if is_zip(data):
        # A damaged one is still a zip archive.
        return next((name for fits, name in _ZIPS if fits(data)), Phrase("a zip archive"))
    for signature, name in _SURE if sure else _SURE + _NAMED:
        if data.startswith(signature):
            return name
    if data[4:8] == b"ftyp" and data[:3] == b"\0\0\0":
        return Phrase("a video or picture (MP4, HEIC)")
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return Phrase("a picture, sound or video (RIFF)")
    return None
