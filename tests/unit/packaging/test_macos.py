"""The macOS application's property lists and its build script."""

from __future__ import annotations

import plistlib
import subprocess
from typing import TYPE_CHECKING

import pytest

import geoview

if TYPE_CHECKING:
    from pathlib import Path


def test_info_says_the_version() -> None:
    import macos

    info = macos.info_plist()
    assert geoview.__version__.startswith(info["CFBundleShortVersionString"])
    assert info["CFBundleVersion"] == info["CFBundleShortVersionString"]
    assert plistlib.loads(plistlib.dumps(info)) == info


def test_documents_are_offered_and_never_seized() -> None:
    import macos

    (kind,) = macos.info_plist()["CFBundleDocumentTypes"]
    assert kind["LSHandlerRank"] == "Alternate"
    assert kind["CFBundleTypeRole"] == "Viewer"


def test_types_that_are_not_apples_own_are_declared() -> None:
    import macos

    declared = {entry["UTTypeIdentifier"] for entry in macos.info_plist()["UTImportedTypeDeclarations"]}
    assert declared == {"net.daringfireball.markdown"}


@pytest.mark.parametrize("name", ["entitlements.plist", "entitlements-webengine.plist"])
def test_entitlements(name: str, scripts: Path) -> None:
    rights = plistlib.loads((scripts / "macos" / name).read_bytes())
    assert rights["com.apple.security.cs.allow-jit"] is True
    assert "com.apple.security.get-task-allow" not in rights
    assert all(key.startswith("com.apple.security.cs.") and value is True for key, value in rights.items())


def test_build_script_parses_and_signs_from_the_inside_out(scripts: Path) -> None:
    path = scripts / "macos" / "build.sh"
    subprocess.run(["bash", "-n", str(path)], check=True)
    text = path.read_text(encoding="utf-8")
    steps = [
        text.index(step)
        for step in ("'*.dylib'", "QtWebEngineProcess.app", "'*.framework'", 'entitlements.plist" "$app"')
    ]
    assert steps == sorted(steps)
