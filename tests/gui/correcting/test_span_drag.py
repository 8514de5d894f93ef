"""A mention's edges can be dragged: from word to word, as one correction that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from present import present
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from geoview.document import from_text
from geoview.text import Span
from geoview.ui.correcting.span_drag import stretched

if TYPE_CHECKING:
    from desk import Desk, Make
    from pytestqt.qtbot import QtBot

TEXT = "They went to Oakton upon Severn and saw Mill Bay Harbour.\nWestland is far.\n"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot: QtBot, make_desk: Make) -> Desk:
    made = make_desk()
    with qtbot.waitSignal(made.documents.finished, timeout=20_000):
        made.documents.show(from_text(TEXT))
    return made


def names(desk: Desk) -> list[str]:
    return [r.mention.surface for r in desk.atlas.resolutions]


def edge(desk: Desk, index: int, side: str) -> QPoint:
    rect = desk.article.view.mention_rects(index)[0]
    x = rect.left() - 1 if side == "left" else rect.right() + 1
    return QPoint(round(x), round(rect.center().y()))


def middle_of(desk: Desk, words: str) -> QPoint:
    start = TEXT.index(words)
    view = desk.article.view
    block, origin, _ = next(b for b in view._geometry.blocks() if b[2] and b[2].overlaps(Span(start, start + 1)))
    rect, _ = next(view._geometry.rects(block, origin, Span(start, start + len(words))))
    return rect.center().toPoint()


def drag(desk: Desk, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    port = desk.article.view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, QPoint((start.x() + end.x()) // 2, end.y()))
    QTest.mouseMove(port, end)
    if release:
        QTest.mouseRelease(port, LEFT, pos=end)


def test_the_pointer_says_that_an_edge_can_be_dragged(qtbot: QtBot, desk: Desk) -> None:
    port = desk.article.view.viewport()
    qtbot.mouseMove(port, edge(desk, 0, "right"))
    assert port.cursor().shape() == Qt.CursorShape.SplitHCursor
    qtbot.mouseMove(port, middle_of(desk, "Oakton"))
    assert port.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(port, middle_of(desk, "went"))
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_drag_of_the_end_takes_whole_words_in_and_is_one_step_to_undo(desk: Desk) -> None:
    drag(desk, edge(desk, 0, "right"), middle_of(desk, "Severn") + QPoint(12, 0))
    assert names(desk) == ["Oakton upon Severn", "Mill Bay", "Westland"]
    assert desk.article.view.selected_span() is None
    assert len(desk.session.corrections.edits) == 1
    desk.trigger("undo")
    assert names(desk) == ["Oakton", "Mill Bay", "Westland"]


def test_a_drag_of_the_beginning_narrows(desk: Desk) -> None:
    drag(desk, edge(desk, 1, "left"), middle_of(desk, "Bay") - QPoint(6, 0))
    assert names(desk) == ["Oakton", "Bay", "Westland"]


def test_while_it_is_dragged_it_is_outlined_and_esc_gives_it_up(qtbot: QtBot, desk: Desk) -> None:
    view = desk.article.view
    end = middle_of(desk, "Harbour") + QPoint(14, 0)
    drag(desk, edge(desk, 1, "right"), end, release=False)
    assert present(view._marks.stretch).of(TEXT) == "Mill Bay Harbour"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view._marks.stretch is None
    QTest.mouseRelease(view.viewport(), LEFT, pos=end)
    assert names(desk) == ["Oakton", "Mill Bay", "Westland"]


def test_a_click_on_an_edge_is_a_click_on_the_mention(qtbot: QtBot, desk: Desk) -> None:
    qtbot.mouseClick(desk.article.view.viewport(), LEFT, pos=edge(desk, 0, "right"))
    assert desk.selection.mention == 0
    assert desk.session.corrections.edits == ()


@pytest.mark.parametrize(
    ("words", "offset", "begins", "found"),
    [
        ("Oakton", TEXT.index("upon") + 4, False, "Oakton upon"),
        ("Oakton", TEXT.index("upon") + 3, False, "Oakton upon"),
        ("Oakton", TEXT.index("Oakton") + 1, False, "Oakton"),
        ("Oakton", TEXT.index("to Oak"), True, "to Oakton"),
        ("Oakton", TEXT.index("saw"), True, "Oakton"),
        ("Mill Bay", TEXT.index("Bay"), True, "Bay"),
        ("Mill Bay", TEXT.index("Westland") + 4, False, "Mill Bay Harbour."),
        ("Westland", 0, True, "Westland"),
    ],
)
def test_an_edge_goes_from_word_to_word_within_its_line(words: str, offset: int, begins: bool, found: str) -> None:
    start = TEXT.index(words)
    assert stretched(TEXT, Span(start, start + len(words)), offset, begins=begins).of(TEXT) == found


@given(st.text(alphabet="ab \n'", min_size=3, max_size=60), st.data())
def test_wherever_an_edge_is_dragged_it_stays_a_mention(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    to = stretched(text, span, data.draw(st.integers(-2, len(text) + 2)), begins=data.draw(st.booleans()))
    assert to.overlaps(span) and to.end <= len(text)
    assert to == span or to.of(text) == to.of(text).strip() != ""
