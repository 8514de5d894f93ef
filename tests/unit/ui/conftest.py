"""Parts of the window are tested without a window."""

from __future__ import annotations

from plain_qt import nothing_left, plain_application, speak

__all__ = ["nothing_left", "plain_application", "speak"]
