"""The Inno Setup script, read as Inno Setup reads it; and what the Windows programs say about themselves."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

import geoview
from geoview.readers import BUILT_IN

if TYPE_CHECKING:
    from pathlib import Path

_KNOWN_CONSTANTS = {"app", "autopf", "autoprograms", "autodesktop", "cm", "#"}
_FLAGS = {
    "Files": {"ignoreversion", "recursesubdirs", "createallsubdirs"},
    "Registry": {"uninsdeletekey", "uninsdeletekeyifempty", "uninsdeletevalue"},
    "Run": {"nowait", "postinstall", "skipifsilent", "shellexec"},
    "Tasks": {"unchecked"},
}


class Script:
    """Sections of an Inno Setup script: directives as name → value, entries as rows of parameters."""

    def __init__(self, text: str, defines: dict[str, str]) -> None:
        self.defines = dict(defines)
        self.directives: dict[str, str] = {}
        self.entries: dict[str, list[dict[str, str]]] = {}
        self.messages: dict[str, str] = {}
        self.code = ""
        section, skipping = "", False
        for line in text.splitlines():
            if section == "Code":
                self.code += line + "\n"
                continue
            line = line.strip()  # noqa: PLW2901
            if line == '#include AddBackslash(Work) + "associations.iss"':
                import windows

                for row in windows.associations().splitlines():
                    self._take(section, self._expanded(row))
                continue
            if line.startswith("#ifndef"):
                skipping = line.split()[1] in self.defines
            elif line.startswith("#endif"):
                skipping = False
            elif line.startswith("#error"):
                assert skipping, line
            elif line.startswith("#define"):
                _, name, value = line.split(maxsplit=2)
                self.defines[name] = value.strip('"')
            elif line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith(";"):
                self._take(section, self._expanded(line))

    def _expanded(self, line: str) -> str:
        return re.sub(r"\{#(\w+)\}", lambda match: self.defines[match[1]], line)

    def _take(self, section: str, line: str) -> None:
        if section in ("Setup", "CustomMessages"):
            name, _, value = line.partition("=")
            target = self.directives if section == "Setup" else self.messages
            assert name not in target, f"{name} twice"
            target[name] = value
            return
        row = {}
        for part in re.findall(r'\w+: (?:"(?:[^"]|"")*"|[^;]*)', line):
            name, _, value = part.partition(": ")
            row[name] = value[1:-1].replace('""', '"') if value.startswith('"') else value.strip()
        self.entries.setdefault(section, []).append(row)


@pytest.fixture
def script(scripts: Path) -> Script:
    text = (scripts / "windows" / "geoview.iss").read_text(encoding="utf-8-sig")
    return Script(text, {"Version": "1.2.3", "VersionNumbers": "1.2.3.0", "Bundle": "B", "Work": "W", "Output": "O"})


def test_file_has_the_mark_that_inno_setup_needs_for_umlauts(scripts: Path) -> None:
    assert (scripts / "windows" / "geoview.iss").read_bytes().startswith(b"\xef\xbb\xbf")


def test_version_comes_from_outside(script: Script) -> None:
    assert script.directives["AppVersion"] == "1.2.3"
    assert script.directives["VersionInfoVersion"] == "1.2.3.0"
    assert script.directives["OutputBaseFilename"] == "GeoView-1.2.3-windows-x64-setup"


def test_identity_is_a_guid(script: Script) -> None:
    assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", script.directives["AppId"])


def test_installs_for_one_user_without_an_administrator(script: Script) -> None:
    assert script.directives["PrivilegesRequired"] == "lowest"
    assert {row["Root"] for row in script.entries["Registry"]} == {"HKA"}
    assert "HKEY_LOCAL_MACHINE" not in script.code


def test_every_constant_is_known(script: Script) -> None:
    values = [
        *script.directives.values(),
        *(v for rows in script.entries.values() for row in rows for v in row.values()),
    ]
    used = {name for value in values for name in re.findall(r"(?<!\{)\{(#|\w+)", value)} - {"7B0C9D52"}
    assert used <= _KNOWN_CONSTANTS
    messages = {name.partition(".")[2] for name in script.messages}
    custom = {name for value in values for name in re.findall(r"\{cm:(\w+)", value)}
    assert custom - {"CreateDesktopIcon", "AdditionalIcons", "LaunchProgram"} == messages


def test_every_message_is_there_in_every_language(script: Script) -> None:
    languages = {row["Name"] for row in script.entries["Languages"]}
    for name in {key.partition(".")[2] for key in script.messages}:
        assert {language for language in languages if script.messages.get(f"{language}.{name}")} == languages


def test_flags_and_tasks_exist(script: Script) -> None:
    tasks = {row["Name"] for row in script.entries["Tasks"]}
    for section, rows in script.entries.items():
        for row in rows:
            assert {*row.get("Flags", "").split()} <= _FLAGS.get(section, set()), row
            assert {*row.get("Tasks", "").split()} <= tasks, row


def test_everything_written_to_the_registry_goes_again(script: Script) -> None:
    for row in script.entries["Registry"]:
        assert row["Flags"].startswith("uninsdelete"), row
        if "uninsdeletekey" in row["Flags"].split():
            # Only keys of our own are deleted whole; in others only our value is.
            assert "GeoView" in row["Subkey"], row


def test_default_program_is_offered_and_never_seized(script: Script) -> None:
    for row in script.entries["Registry"]:
        classes = re.match(r"Software\\Classes\\(\.\w+)(\\.*)?$", row["Subkey"])
        if classes is not None:
            assert classes[2] == r"\OpenWithProgids", row
        assert "UserChoice" not in row["Subkey"]
    (choose,) = [row for row in script.entries["Tasks"] if row["Name"] == "choosedefault"]
    assert choose["Flags"] == "unchecked"


def test_every_type_that_can_be_read_is_offered(script: Script) -> None:
    rows = script.entries["Registry"]
    readable = {suffix for reader in BUILT_IN for suffix in reader.suffixes}
    offered = {
        re.findall(r"Classes\\(\.\w+)\\", row["Subkey"])[0] for row in rows if "OpenWithProgids" in row["Subkey"]
    }
    supported = {row["ValueName"] for row in rows if row["Subkey"].endswith("SupportedTypes")}
    capable = {row["ValueName"] for row in rows if row["Subkey"].endswith("FileAssociations")}
    assert offered == supported == capable == readable


def test_files_are_handed_over_quoted(script: Script) -> None:
    commands = [row["ValueData"] for row in script.entries["Registry"] if row["Subkey"].endswith(r"shell\open\command")]
    assert len(commands) == 2
    for command in commands:
        assert shlex.split(command.replace("\\", "/")) == ["{app}/GeoView.exe", "%1"]


def test_programs_are_those_that_the_spec_makes(script: Script) -> None:
    import windows

    assert script.defines["Program"] == f"{windows.WINDOW_PROGRAM}.exe"
    assert windows.WINDOW_PROGRAM.lower() != windows.CONSOLE_PROGRAM.lower()


def test_code_is_balanced(script: Script) -> None:
    words = re.findall(r"\b(begin|end|while|procedure|function)\b", re.sub(r"'[^']*'|//.*", "", script.code))
    assert words.count("begin") == words.count("end")
    assert words.count("procedure") + words.count("function") == 4


def test_what_is_uninstalled_is_the_programs_own(script: Script) -> None:
    for row in script.entries["UninstallDelete"]:
        assert row["Name"].startswith("{app}")
        assert row["Type"] in ("filesandordirs", "dirifempty")
    assert [row["Name"] for row in script.entries["UninstallDelete"] if row["Type"] == "filesandordirs"] == [
        r"{app}\_internal"
    ]


def test_version_resource_says_one_version(tmp_path: Path) -> None:
    import windows

    def strings(*items: tuple[str, str]) -> dict[str, str]:
        return dict(items)

    names = {
        "VSVersionInfo": lambda ffi, kids: (ffi, kids),
        "FixedFileInfo": lambda **fields: fields,
        "StringFileInfo": lambda tables: tables[0],
        "StringTable": lambda language, items: (language, strings(*items)),
        "StringStruct": lambda name, value: (name, value),
        "VarFileInfo": lambda items: items[0],
        "VarStruct": lambda name, value: (name, value),
    }
    path = windows.write_version_resource(tmp_path, windows.WINDOW_PROGRAM)
    fixed, (table, translation) = eval(path.read_text(encoding="utf-8"), names)
    assert fixed["filevers"] == fixed["prodvers"]
    numbers = re.match(r"[\d.]+", geoview.__version__)
    assert numbers is not None
    assert ".".join(map(str, fixed["filevers"][:3])) == numbers[0]
    language, texts = table
    assert language == f"{translation[1][0]:04X}{translation[1][1]:04X}"
    assert texts["FileVersion"] == texts["ProductVersion"] == geoview.__version__
    assert texts["OriginalFilename"] == "GeoView.exe"


def test_build_script_names_what_the_others_make(scripts: Path) -> None:
    text = (scripts / "windows" / "build.ps1").read_text(encoding="utf-8")
    for name in ("packaging\\build.py", "geoview.iss", "GeoView.exe", "geoview-cli.exe", "--print-version-numbers"):
        assert name in text
    for define in ("Version", "VersionNumbers", "Bundle", "Work", "Output"):
        assert f'"/D{define}=$' in text
    bare = re.sub(r'"[^"]*"|#.*', "", text)
    assert bare.count("{") == bare.count("}")
    assert bare.count("(") == bare.count(")")
