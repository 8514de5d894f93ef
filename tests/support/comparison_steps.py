"""What one sees of a comparison."""

from __future__ import annotations

from typing import Any

from geoview.ui.comparison.compared_table import ComparedColumn

__all__ = ["DEADLINE", "FIRST", "SECOND", "rows"]


DEADLINE = 20_000


FIRST = "Oakton and Westland met. Oakton was late, and Mill Bay stayed at home.\n"


SECOND = "The Riverlands sent word to Oakton.\n"


def rows(shown: Any) -> list[tuple[str, str, str, str]]:
    model = shown.table.rows
    return [
        (
            model.shown[n].compared.side.value,
            *(
                str(model.index(n, column).data())
                for column in (ComparedColumn.PLACE, ComparedColumn.FIRST, ComparedColumn.SECOND)
            ),
        )
        for n in range(model.rowCount())
    ]
