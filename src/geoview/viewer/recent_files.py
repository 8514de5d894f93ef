"""The files that were opened recently."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geoview.text import printable
from geoview.timeouts import with_timeout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["LIMIT", "add", "labels", "there"]


LIMIT = 10
"""The number of files that are kept."""

_PATIENCE_S = 0.08


def add(paths: Iterable[Path], path: Path) -> list[Path]:
    """Return the list with one more file at its head: no file twice, ten at most."""
    result = [path]
    for other in paths:
        if other not in result:
            result.append(other)
        if len(result) == LIMIT:
            break
    return result


def labels(paths: Sequence[Path]) -> list[str]:
    """Return a label for each file: its name, and its folder where the name alone is not unique."""
    names = Counter(path.name for path in paths)
    return [printable(path.name if names[path.name] == 1 else f"{path.name} — {path.parent}") for path in paths]


def there(paths: Sequence[Path]) -> list[bool]:
    """Return which of the files still exist. Files on a drive that does not answer at once count as existing."""
    asked = list(paths)
    try:
        return with_timeout(_PATIENCE_S, lambda: [path.exists() for path in asked], "recent")
    except TimeoutError:
        return [True] * len(asked)
