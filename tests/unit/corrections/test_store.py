"""Corrections of all open documents on the disk: read, saved, merged, left for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from geoview.corrections.records import Lost
from geoview.corrections.store import CorrectionStore, merged, reanchored
from geoview.document import Document, from_text, read
from geoview.edits import Choose, Edit, Reject
from geoview.errors import Cancelled
from geoview.gazetteer.place import FeatureClass, Place
from geoview.text import Span

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Talks in Paris went on."
TALKS = Reject(Span(0, 5), "Talks")
PARIS = Reject(Span(9, 14), "Paris")
TEXAS = Place("geonames:4717560", "Paris", 33.66094, -95.55551, FeatureClass.SETTLEMENT, "PPL", "US", "Texas")


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "articles" / "article.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return read(path)


@pytest.fixture
def store(tmp_path: Path) -> CorrectionStore:
    return CorrectionStore(lambda: tmp_path / "data")


def test_what_is_saved_is_there_the_next_time(document: Document, store: CorrectionStore, tmp_path: Path) -> None:
    kept = store.load(document, None)
    assert kept is not None and kept.loaded.edits == ()
    saved = store.save(document, kept.project, None, (TALKS,), ())
    assert (saved.edits, saved.theirs) == ((TALKS,), None)
    again = CorrectionStore(lambda: tmp_path / "data").load(document, None)
    assert again is not None and again.loaded.edits == (TALKS,)


def test_what_another_window_saved_in_between_stays(document: Document, store: CorrectionStore, tmp_path: Path) -> None:
    ours, theirs = store.load(document, None), CorrectionStore(lambda: tmp_path / "data")
    other = theirs.load(document, None)
    assert ours is not None and other is not None
    theirs.save(document, other.project, None, (PARIS,), ())
    saved = store.save(document, ours.project, None, (TALKS,), ())
    assert set(saved.edits) == {TALKS, PARIS}
    assert saved.theirs is not None and saved.theirs.edits == (PARIS,)


def test_a_save_that_is_out_of_date_writes_nothing(document: Document, store: CorrectionStore) -> None:
    kept = store.load(document, None)
    assert kept is not None
    with pytest.raises(Cancelled):
        store.save(document, kept.project, None, (TALKS,), (), unwanted=lambda: True)
    assert not kept.project.path.exists()


def test_what_was_left_joins_at_the_next_load_and_goes_with_the_next_save(
    document: Document, store: CorrectionStore, tmp_path: Path
) -> None:
    path = store.rescue(document, (TALKS,), ())
    later = CorrectionStore(lambda: tmp_path / "data")
    kept = later.load(document, None)
    assert kept is not None and kept.rescued is not None and kept.rescued.edits == (TALKS,)
    later.save(document, kept.project, None, (TALKS,), ())
    assert not path.exists()


def test_what_waits_from_another_day_goes_on_waiting(
    document: Document, store: CorrectionStore, tmp_path: Path
) -> None:
    store.rescue(document, (TALKS,), ())
    later = CorrectionStore(lambda: tmp_path / "data")
    later.rescue(document, (PARIS,), ())
    kept = later.load(document, None)
    assert kept is not None and kept.rescued is not None
    assert set(kept.rescued.edits) == {TALKS, PARIS}


def test_decisions_are_remembered_for_all_documents(document: Document, store: CorrectionStore) -> None:
    first, second = store.load(document, None), store.load(from_text("Paris"), None)
    assert first is not None and second is not None
    first.memory.remember("Paris", TEXAS, today=date(2024, 12, 23))
    assert second.memory.about("Paris") is not None


def test_where_nothing_is_kept_nothing_is_read(document: Document) -> None:
    nothing = CorrectionStore()
    assert not nothing.keeps
    assert nothing.load(document, None) is None


@pytest.mark.parametrize(
    ("before", "ours", "theirs", "expected"),
    [
        ((), (TALKS,), (PARIS,), (PARIS, TALKS)),
        ((TALKS,), (), (TALKS, PARIS), (PARIS,)),
        ((TALKS,), (TALKS, PARIS), (), (PARIS,)),
        ((TALKS,), (TALKS,), (TALKS,), (TALKS,)),
        ((), (TALKS,), (TALKS,), (TALKS,)),
    ],
)
def test_two_sides_are_merged(
    before: tuple[Edit, ...], ours: tuple[Edit, ...], theirs: tuple[Edit, ...], expected: tuple[Edit, ...]
) -> None:
    assert merged(before, ours, theirs) == expected


def test_a_file_holds_less_of_a_place_than_a_gazetteer_and_is_still_the_same() -> None:
    ours = Choose(Span(9, 14), "Paris", TEXAS)
    theirs = replace(ours, place=replace(TEXAS, prominence=0.5))
    assert merged((), (ours,), (theirs,)) == (theirs,)


def test_edits_move_to_another_text_and_those_without_a_place_are_told() -> None:
    old, new = from_text(TEXT), from_text("More talks in Paris went on.")
    found, lost = reanchored((TALKS, Choose(Span(9, 14), "Paris", TEXAS)), old, new)
    assert found == (Choose(Span(14, 19), "Paris", TEXAS),)
    assert [type(item) for item in lost] == [Lost]
