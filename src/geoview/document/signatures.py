"""What a file is when it is not text.

The signatures are those of the formats' own specifications; `file(1)` and the IANA media type registry list the same.
Those of formats that can be read stand with their readers.
"""

from __future__ import annotations

from geoview.readers import BUILT_IN
from geoview.readers.signature import is_zip, zip_of_media, zip_with_part

__all__ = ["binary_type"]

# Sure: no text begins like this. The others are readable words, so they only name what has already been judged binary.
_SURE: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "a program (ELF)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\xca\xfe\xba\xbe", "a program (Mach-O or Java)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\x00asm", "a WebAssembly module"),
    (b"\x1aE\xdf\xa3", "a video (Matroska)"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"AT&TFORM", "a DjVu document"),
)
_NAMED: tuple[tuple[bytes, str], ...] = (
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BZh", "a bzip2 archive"),
    (b"MZ", "a Windows program"),
    (b"BM", "a BMP image"),
    (b"ID3", "a sound file (MP3)"),
    (b"OggS", "a sound or video file (Ogg)"),
    (b"fLaC", "a sound file (FLAC)"),
    (b"wOF2", "a font (WOFF)"),
    (b"OTTO", "a font (OpenType)"),
)
_ZIPS = (
    (zip_of_media(b"application/vnd.oasis.opendocument.text"), "an OpenDocument text (odt)"),
    (zip_of_media(b"application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument spreadsheet (ods)"),
    (zip_with_part(b"xl/"), "an Excel workbook (xlsx)"),
    (zip_with_part(b"ppt/"), "a PowerPoint presentation (pptx)"),
    (zip_with_part(b"META-INF/MANIFEST.MF"), "a Java archive"),
)


def binary_type(data: bytes, *, sure: bool) -> str | None:
    """Return what kind of file these bytes are, with its article, or None when no signature fits.

    Args:
        data: The whole file.
        sure: Only signatures that no text can begin with.
    """
    for reader in BUILT_IN:
        if reader.signature is not None and reader.signature(data):
            return f"{'an' if reader.title[0] in 'aeiou' else 'a'} {reader.title}"
    if is_zip(data):
        # A damaged one is still a zip archive.
        return next((name for fits, name in _ZIPS if fits(data)), "a zip archive")
    for signature, name in _SURE if sure else _SURE + _NAMED:
        if data.startswith(signature):
            return name
    if data[4:8] == b"ftyp" and data[:3] == b"\0\0\0":
        return "a video or picture (MP4, HEIC)"
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or video (RIFF)"
    return None
