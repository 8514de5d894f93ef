"""What the macOS application says about itself; `macos/Info.plist` holds all but the version."""

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
    return {**entries, "CFBundleShortVersionString": numbers, "CFBundleVersion": numbers}
