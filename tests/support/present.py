"""What has to be there."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["present"]

T = TypeVar("T")


def present(thing: T | None) -> T:
    """Return the thing; a test fails where it is missing."""
    assert thing is not None
    return thing
