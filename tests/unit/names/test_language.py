"""The tables of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.errors import GeoViewError
from geoview.names import language as module
from geoview.names.language import load_language

if TYPE_CHECKING:
    from pathlib import Path


def test_a_language_without_tables_gets_the_english_ones() -> None:
    english = load_language("en")
    assert english.code == "en"
    assert load_language("xx") is english
    assert load_language("en-GB").titles == english.titles


def test_words_that_keep_their_full_stop() -> None:
    dotted = load_language().dotted
    assert {"st", "mt", "sen", "gov", "calif"} <= dotted
    assert "governor" not in dotted, "it is written out"
    assert not any("." in word or word != word.lower() for word in dotted)


def test_damaged_tables_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "en.json"
    path.write_text('{"language": "en"}', encoding="utf-8")
    for name in ("given-names", "surnames", "common-words"):
        (tmp_path / f"{name}.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(module, "resource_path", lambda *parts: tmp_path / parts[-1])
    load_language.cache_clear()
    try:
        with pytest.raises(GeoViewError, match=r"en\.json is damaged"):
            load_language()
    finally:
        load_language.cache_clear()
