"""What has to be there."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["of_type", "present"]

T = TypeVar("T")


def present(thing: T | None) -> T:
    """Return the thing; a test fails where it is missing."""
    assert thing is not None
    return thing


def of_type(kind: type[T], thing: object) -> T:
    """Return the thing, which has to be of a type."""
    assert isinstance(thing, kind)
    return thing
