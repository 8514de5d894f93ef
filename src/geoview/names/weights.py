"""Tables of learned weights, which come with GeoView as JSON that a person can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from geoview.errors import RecogniserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["read_table", "read_weights"]

_T = TypeVar("_T")


def read_table(path: Path, pick: Callable[[Any], _T]) -> _T:
    """Read a table of what was learned.

    Args:
        path: A JSON file.
        pick: Takes what is needed out of its content.

    Raises:
        RecogniserError: when the file is missing or damaged, or does not hold what `pick` looks for.
    """
    try:
        return pick(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecogniserError(
            "The recogniser could not be loaded",
            "{name} is damaged ({error})",
            "Install GeoView again.",
            name=path.name,
            error=error,
        ) from error


def read_weights(path: Path) -> dict[str, float]:
    """Read a table of fact → logits.

    Raises:
        RecogniserError: when it is missing or damaged.
    """
    return read_table(path, lambda table: {str(fact): float(weight) for fact, weight in table["weights"].items()})
