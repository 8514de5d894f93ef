"""How the map is drawn: with or without a graphics card."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["has_graphics_card", "prepare", "spare_root_the_sandbox"]

_CARDS = Path("/dev/dri")


def has_graphics_card() -> bool:
    """Return whether a graphics card can draw windows; always True on Windows and macOS."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal", "vnc"):
        return False
    return not sys.platform.startswith("linux") or any(_CARDS.glob("renderD*"))


def spare_root_the_sandbox() -> None:
    """Disable Chromium's sandbox for the root user, for whom it would end the process."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


def prepare() -> None:
    """Tell Qt how to draw, before the application is created; variables that the reader has set stay.

    Without a card, Qt and Chromium would each load a software OpenGL to draw a flat map with: some 60 MB in this
    process alone. Both can paint without OpenGL.
    """
    spare_root_the_sandbox()
    if not has_graphics_card():
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
        os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
