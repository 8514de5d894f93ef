"""The window: all that knows Qt."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - so that what it does to imports has been done

# PySide puts itself before every import: it reads the source of each module that is loaded from then on, to see whether
# that uses Qt and could ask for snake_case names. Nothing here does, and for the hundreds of modules that the window
# and the parser need the reader would wait a twentieth of a second. It keeps Python's own import at hand.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
