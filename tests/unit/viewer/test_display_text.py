"""What Qt is given for a text, and that positions come back from it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextDocumentLayout

from geoview.viewer.display_text import PARAGRAPH_LIMIT, DisplayText

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\n\u2028\u2029\ufdd0\ufeff\ufffc\x00\x0b\x85😀\u202e")))


def qt_length(text: str) -> int:
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    document.setPlainText(text)
    return document.characterCount() - 1


@given(ANY_TEXT)
def test_qt_counts_what_we_count(qapp: QApplication, text: str) -> None:
    display = DisplayText(text)
    assert qt_length(display.shown) == display.to_qt(len(text))


@given(ANY_TEXT)
def test_every_position_comes_back(text: str) -> None:
    display = DisplayText(text)
    assert [display.to_text(display.to_qt(n)) for n in range(len(text) + 1)] == list(range(len(text) + 1))


@given(st.text("ab \n😀e\u0301", max_size=60), st.integers(1, 9))
def test_long_paragraphs_are_broken_and_positions_come_back(text: str, factor: int) -> None:
    text = text * factor * 400
    display = DisplayText(text)
    for line in display.shown.replace("\u2029", "\n").split("\n"):
        assert len(line) <= PARAGRAPH_LIMIT + 400
    assert len(display.shown) == len(text) + len(display.breaks)
    for position in {0, len(text), *display.breaks, *(b - 1 for b in display.breaks), *range(0, len(text), 997)}:
        assert display.to_text(display.to_qt(position)) == position
    for position in display.breaks:
        assert display.continues(display.to_qt(position))
        assert not display.continues(display.to_qt(position) - 1)


def test_a_break_goes_behind_a_word_and_never_into_a_letter() -> None:
    display = DisplayText("word " * 4_000)
    assert display.breaks and all(position % 5 == 0 for position in display.breaks)
    display = DisplayText("e\u0301" * 4_000)
    assert display.breaks and all(position % 2 == 0 for position in display.breaks)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\x00", "␀"),
        ("\x1b", "␛"),
        ("\x7f", "␡"),
        ("\u202e", "⇇"),
        ("\ud800", "\ufffd"),
        ("\ufdd0", "\ufffd"),
        ("\x0c", "\u2028"),
        ("\u2028", "\u2028"),
        ("<", "<"),
        ("\u200e", "\u200e"),
    ],
)
def test_what_qt_would_misread_is_swapped_for_one_harmless_character(character: str, shown: str) -> None:
    assert DisplayText(f"a{character}b").shown == f"a{shown}b"


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        ("x", 10_000_000),
        ("x y ", 2_500_000),
        ("\n", 1_000_000),
        ("ab\n", 500_000),
        ("😀", 500_000),
        ("z" * 2_999 + "\n", 700),
    ],
    ids=["one word", "one line", "blank lines", "short lines", "emoji", "nearly too long"],
)
def test_no_shape_of_text_takes_long(unit: str, times: int) -> None:
    """Linear work: seconds here mean that it is not. The deadline is one that a busy machine meets."""
    start = time.process_time()
    DisplayText(unit * times)
    assert time.process_time() - start < 3.0
