"""Tables of what was learned, fact by fact, that a person can read."""

from __future__ import annotations

import json
from pathlib import Path

from geoview.errors import RecogniserError

__all__ = ["read_weights"]


def read_weights(path: Path) -> dict[str, float]:
    """Fact → logits.

    Raises:
        RecogniserError: when the table is missing or damaged.
    """
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return {str(k): float(v) for k, v in table["weights"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecogniserError(
            "The recogniser could not be loaded", f"{path.name} is damaged ({error})", "Install GeoView again."
        ) from error
