"""The files that were open before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from geoview.text import printable
from geoview.timeouts import with_timeout

__all__ = ["LIMIT", "add", "labels", "there"]


LIMIT = 10
"""How many are kept."""

_PATIENCE_S = 0.08


def add(paths: Iterable[Path], path: Path) -> list[Path]:
    """The list with one more file at its head: no file twice, ten at most."""
    result = [path]
    for other in paths:
        if other not in result:
            result.append(other)
        if len(result) == LIMIT:
            break
    return result


def labels(paths: Sequence[Path]) -> list[str]:
    """What to call each file: its name, and its folder where the name alone is not enough."""
    names = Counter(path.name for path in paths)
    return [printable(path.name if names[path.name] == 1 else f"{path.name} — {path.parent}") for path in paths]


def there(paths: Sequence[Path]) -> list[bool]:
    """Which of the files are still there. A drive that does not answer at once is not waited for: they may be there."""
    asked = list(paths)
    try:
        return with_timeout(_PATIENCE_S, lambda: [path.exists() for path in asked], "recent")
    except TimeoutError:
        return [True] * len(asked)
