"""Texts from the clipboard are kept as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.clipboard_text import keep_text, text_name
from geoview.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The river rose.\nNobody slept.\n", "The river rose"),
        ("\n\n  Łódź: 5 März — \u202eabc / ../x\n", "Łódź 5 März abc x"),
        (
            "one two three four five six seven eight nine ten eleven twelve",
            "one two three four five six seven eight nine ten",
        ),
        ("x" * 200, "x" * 48),
        ("??? ***", "Pasted text"),
        ("CON", "Pasted text"),
        ("", "Pasted text"),
    ],
)
def test_the_name_is_made_of_the_first_words(text: str, name: str) -> None:
    assert text_name(text) == name


@given(st.text(max_size=200))
def test_any_text_has_a_name_that_is_one_file(text: str) -> None:
    name = text_name(text)
    assert 0 < len(name) <= 48
    assert not set(name) & set('/\\:*?"<>|\0\n') and name == name.strip()


def test_the_same_text_is_kept_once_and_another_beside_it(tmp_path: Path) -> None:
    first = keep_text("Oakton won.\nTruly.", tmp_path)
    assert keep_text("Oakton won.\nTruly.", tmp_path) == first
    second = keep_text("Oakton won.\nNot at all.", tmp_path)
    assert (first.name, second.name) == ("Oakton won.txt", "Oakton won (2).txt")
    assert first.read_text(encoding="utf-8") == "Oakton won.\nTruly."
    assert second.parent == first.parent == tmp_path / "pasted"


def test_a_folder_that_is_a_file_is_an_error_with_words(tmp_path: Path) -> None:
    (tmp_path / "pasted").write_text("in the way")
    with pytest.raises(StorageError, match="pasted"):
        keep_text("Oakton", tmp_path)
