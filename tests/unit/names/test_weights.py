"""Tables of learned weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.errors import RecogniserError
from geoview.names.weights import read_table, read_weights

if TYPE_CHECKING:
    from pathlib import Path


def test_weights_are_numbers_by_fact(tmp_path: Path) -> None:
    path = tmp_path / "some.json"
    path.write_text('{"about": "learned", "weights": {"bias": -1, "start": 0.5}}', encoding="utf-8")
    assert read_weights(path) == {"bias": -1.0, "start": 0.5}
    assert read_table(path, lambda table: table["about"]) == "learned"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"weights": 7}', '{"weights": ["bias"]}', '{"weights": {"bias": "much"}}']
)
def test_a_damaged_table_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "some.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RecogniserError, match=r"some\.json is damaged"):
        read_weights(path)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecogniserError, match=r"some\.json"):
        read_weights(tmp_path / "some.json")
