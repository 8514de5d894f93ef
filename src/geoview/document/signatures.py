"""What a file is when it is not text.

The signatures are those of the formats' own specifications; `file(1)` and the IANA media type registry list the same.
"""

from __future__ import annotations

__all__ = ["binary_type"]

# Sure: no text begins like this. The others are readable words, so they only name what has already been judged binary.
_SURE: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "a program (ELF)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"%PDF-", "a PDF document"),
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
_ZIP_PARTS = (
    (b"word/", "a Word document (docx)"),
    (b"xl/", "an Excel workbook (xlsx)"),
    (b"ppt/", "a PowerPoint presentation (pptx)"),
    (b"META-INF/MANIFEST.MF", "a Java archive"),
)
_ZIP_MEDIA = (
    (b"application/epub+zip", "an e-book (EPUB)"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (odt)"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (ods)"),
)
_ZIP_DIRECTORY = 1 << 20
"""Bytes at the end of a zip archive that are searched for the names in it; its directory stands there."""


def binary_type(data: bytes, *, sure: bool) -> str | None:
    """What kind of file these bytes are, with its article, or None when no signature fits.

    Args:
        data: The whole file.
        sure: Only signatures that no text can begin with.
    """
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    for signature, name in _SURE if sure else _SURE + _NAMED:
        if data.startswith(signature):
            return name
    if data[4:8] == b"ftyp" and data[:3] == b"\0\0\0":
        return "a video or picture (MP4, HEIC)"
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or video (RIFF)"
    return None


def _zip_type(data: bytes) -> str:
    """A zip archive by what lies in it, without unpacking; a damaged one is still a zip archive."""
    if data[30:38] == b"mimetype":
        for media, name in _ZIP_MEDIA:
            if data.startswith(media, 38):
                return name
    directory = data[-_ZIP_DIRECTORY:]
    for part, name in _ZIP_PARTS:
        if part in directory:
            return name
    return "a zip archive"
