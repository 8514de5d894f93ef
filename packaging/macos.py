"""What the macOS application says about itself: `macos/Info.plist`, the version and the types of documents."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

import facts

__all__ = ["APP_NAME", "info_plist"]

APP_NAME = f"{facts.NAME}.app"


def info_plist() -> dict[str, Any]:
    """The application's Info.plist."""
    path = Path(__file__).resolve().parent / "macos" / "Info.plist"
    entries: dict[str, Any] = plistlib.loads(path.read_bytes())
    numbers = ".".join(map(str, facts.version_numbers(facts.version())[:3]))
    types = [name for reader in facts.readers() for name in reader.apple_types]
    (documents,) = entries["CFBundleDocumentTypes"]
    documents["LSItemContentTypes"] = types
    return {**entries, "CFBundleShortVersionString": numbers, "CFBundleVersion": numbers}
