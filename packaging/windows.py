"""What the Windows programs are called, what they say about themselves, and which files they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import facts

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CONSOLE_PROGRAM", "WINDOW_PROGRAM", "associations", "version_resource", "write_version_resource"]

WINDOW_PROGRAM = "GeoView"
CONSOLE_PROGRAM = "geoview-cli"
"""Windows ignores case in names, so the two differ by more than that."""

_US_ENGLISH, _UNICODE = 0x0409, 1200


_ASSOCIATIONS = (
    # An empty value beside those of others: one more line under "Open with", and nothing else.
    (r"Software\Classes\{suffix}\OpenWithProgids", "{{#ProgId}}", "", "uninsdeletevalue"),
    (r"Software\Classes\Applications\{{#Program}}\SupportedTypes", "{suffix}", "", "uninsdeletekey"),
    # So that Windows' settings list it among the programs that can be chosen.
    (r"Software\{{#Name}}\Capabilities\FileAssociations", "{suffix}", "{{#ProgId}}", "uninsdeletekey"),
)
"""Key, value, data and flags of what the registry holds for each suffix, in Inno Setup's notation."""


def associations() -> str:
    """The rows of the installer's [Registry] section for the files that GeoView reads."""
    suffixes = [suffix for reader in facts.readers() for suffix in reader.suffixes]
    return "".join(
        f'Root: HKA; Subkey: "{key}"; ValueType: string; ValueName: "{name}"; ValueData: "{data}"; Flags: {flags};'
        " Tasks: openwith\n".format(suffix=suffix)
        for key, name, data, flags in _ASSOCIATIONS
        for suffix in suffixes
    )


def version_resource(program: str) -> str:
    """The version resource of a program, in PyInstaller's notation."""
    numbers = facts.version_numbers(facts.version())
    strings = {
        "CompanyName": facts.PUBLISHER,
        "FileDescription": facts.NAME if program == WINDOW_PROGRAM else f"{facts.NAME} (command line)",
        "FileVersion": facts.version(),
        "InternalName": program,
        "LegalCopyright": f"{facts.PUBLISHER}. MIT licence.",
        "OriginalFilename": f"{program}.exe",
        "ProductName": facts.NAME,
        "ProductVersion": facts.version(),
        "Comments": facts.summary(),
    }
    table = ",\n".join(f"        StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return f"""\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([
      StringTable('{_US_ENGLISH:04X}{_UNICODE:04X}', [
{table}
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [{_US_ENGLISH}, {_UNICODE}])])
  ]
)
"""


def write_version_resource(folder: Path, program: str) -> Path:
    """Write a program's version resource into a folder; where."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{program}-version.txt"
    path.write_text(version_resource(program), encoding="utf-8")
    return path
