"""Encodings and dates in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geoview.ui.wording.formats import date_words, encoding_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf_8_sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("windows-1251", "Windows-1251"),
        ("ascii", "ASCII"),
        ("utf_16_le", "UTF-16-LE"),
        ("iso8859-1", "ISO8859-1"),
    ],
)
def test_encodings_are_written_as_readers_know_them(codec: str, name: str) -> None:
    assert encoding_name(codec) == name


def test_dates_are_written_out(qapp: QApplication) -> None:
    assert date_words(date(2024, 12, 23)) in ("23 December 2024", "Monday, December 23, 2024")
