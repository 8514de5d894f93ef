"""The parts of the window that need no window: history, find, recent files, state, words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk import Kit
from present import present
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from geoview.errors import GeoViewError
from geoview.text import Span
from geoview.ui.runtime.jobs import Jobs, Token
from geoview.ui.selection.selection import Cause, Selection
from geoview.ui.widgets.icons import icon
from geoview.ui.widgets.message_bar import Message
from geoview.ui.widgets.theme import DARK, LIGHT, Theme, blend
from geoview.ui.wording.formats import date_words, encoding_name
from geoview.ui.wording.place_wording import WORDS
from geoview.viewer import recent_files
from geoview.viewer.finder import Finder, find_all
from geoview.viewer.navigation_history import History
from geoview.viewer.window_state import State, StateFile, View


def test_history_goes_back_and_forward_and_forgets_what_lay_ahead() -> None:
    history = History()
    assert history.back() is None and history.forward() is None
    history.jump(0, 1_000)
    history.jump(1_000, 2_000)
    assert [history.back(), history.back(), history.back()] == [1_000, 0, None]
    assert history.forward() == 1_000
    history.jump(1_000, 5_000)
    assert not history.can_go_forward
    assert history.back() == 1_000
    history.jump(1_000, 1_010)
    assert history.can_go_forward, "a few letters are no jump"


def test_history_is_bounded() -> None:
    history = History()
    for number in range(1_000):
        history.jump(number * 1_000, (number + 1) * 1_000)
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == 199


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Paris, PARIS, paris", "Paris", [(0, 5), (7, 12), (14, 19)]),
        ("New\n  York and new york", "new york", [(0, 10), (15, 23)]),
        ("a.b axb", "a.b", [(0, 3)]),
        ("😀 Oslo", "oslo", [(2, 6)]),
        ("((((", "((", [(0, 2), (2, 4)]),
        ("text", "   ", []),
        ("İstanbul", "istanbul", [(0, 8)]),
    ],
)
def test_find_all(text: str, wanted: str, found: list[tuple[int, int]]) -> None:
    assert find_all(text, wanted) == [Span(*pair) for pair in found]


def test_the_finder_begins_where_the_reader_is_and_wraps() -> None:
    finder = Finder(WORDS.name)
    finder.search("a", "a b a b a", None, near=3)
    assert finder.hit == Span(4, 5)
    assert [finder.step(1), finder.step(1), finder.step(-1)] == [Span(8, 9), Span(0, 1), Span(8, 9)]
    finder.search("zz", "a b a", None, near=0)
    assert finder.hit is None and finder.step(1) is None


def test_recent_files_are_ten_and_unique_and_told_apart() -> None:
    paths: list[Path] = []
    for number in range(15):
        paths = recent_files.add(paths, Path(f"/a/{number}.txt"))
    paths = recent_files.add(paths, Path("/a/7.txt"))
    assert len(paths) == 10 and paths[0] == Path("/a/7.txt") and len(set(paths)) == 10
    assert recent_files.labels([Path("/a/x.txt"), Path("/b/x.txt"), Path("/c/y.txt")]) == [
        "x.txt — /a",
        "x.txt — /b",
        "y.txt",
    ]
    assert recent_files.labels([Path("/a/b\nc\u202etxt")]) == ["b�c�txt"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"window": "x", "zoom": "big", "theme": 3, "recent": {"a": 1}, "positions": [], "views": 7},
        {"views": {"a": {"position": -1, "zoom": "big", "panes": [1], "right": {}}, "b": None, "c": {"zoom": 1e9}}},
        {"window": [0, 0, -5, 0], "zoom": 1e9, "panes": [1], "right": [True, False], "columns": [1] * 70},
        {"window": [None] * 4, "zoom": float("nan"), "recent": [1, None, "a\0b", ""], "positions": {"a": -1, "b": "x"}},
        {"window": [10**9] * 4, "maximised": 1, "theme": "system; rm"},
    ],
)
def test_every_bad_value_in_the_state_becomes_its_default(data: dict[str, Any]) -> None:
    assert State.of(data) == State()


def test_the_state_is_bounded_and_comes_back() -> None:
    old = {"recent": [f"/{n}" for n in range(10_000)] * 2, "positions": {str(n): n for n in range(5_000)}}
    state = State.of(old)
    assert len(state.recent) == 10 and len(state.views) == 200
    assert state.views["4999"] == View(4999), "versions before kept positions alone"
    state.window = (5, 6, 700, 500)
    view = View(42, 1.3, (500, 600), (300, 200))
    state.remember_view(Path("/x"), view)
    again = State.of(json.loads(json.dumps(state.data())))
    assert again.window == (5, 6, 700, 500)
    assert again.view_of(Path("/x")) == view and len(again.views) == 200
    assert again.view_of(Path("/y")) == View() == again.view_of(None)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\x00", b"[" * 200_000, b" " * 2_000_000])
def test_a_damaged_state_is_set_aside_with_a_notice(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    file = StateFile(path)
    assert file.state == State() and "window.json.bad" in file.notice
    assert (tmp_path / "window.json.bad").read_bytes() == content
    file.save()
    assert StateFile(path).notice == ""


def test_a_state_without_a_file_writes_nothing(tmp_path: Path) -> None:
    StateFile(None).save()
    assert list(tmp_path.iterdir()) == []


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


def test_an_error_becomes_a_sentence() -> None:
    message = Message.of(GeoViewError("Title", "x is gone", "Look elsewhere."))
    assert (message.title, message.text) == ("Title", "x is gone. Look elsewhere.")


def test_an_icon_that_is_missing_is_named() -> None:
    with pytest.raises(GeoViewError, match=r"nothing\.svg"):
        icon("nothing", "#000000")


def luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_has_enough_contrast(theme: Theme) -> None:
    ink = QColor(theme.ink)
    for behind in (theme.paper, theme.frame, theme.raised, theme.chosen, theme.current, theme.found, theme.selected):
        assert contrast(ink, QColor(behind)) >= 4.5, behind
    for behind in (theme.warning, theme.error, theme.chip, theme.hover):
        assert contrast(ink, QColor(behind)) >= 4.5, behind
    for behind in (theme.paper, theme.frame):
        assert contrast(QColor(theme.muted), QColor(behind)) >= 4.5, behind
    for kind, colour in theme.kinds.items():
        assert contrast(ink, theme.soft(kind)) >= 4.5
        assert contrast(QColor(colour), QColor(theme.paper)) >= 3.0, kind
    assert contrast(QColor(theme.muted), QColor(theme.raised)) >= 4.5


def test_blend_meets_its_ends() -> None:
    one, other = QColor("#102030"), QColor("#f0e0d0")
    assert blend(one, other, 1.0) == one and blend(one, other, 0.0) == other


def test_selection_without_an_atlas_does_nothing(qtbot: QtBot) -> None:
    selection = Selection()
    with qtbot.assertNotEmitted(selection.changed):
        selection.choose_mention(0, Cause.TEXT)
        selection.choose_place("x", Cause.MAP)
        selection.step(1)
        selection.step_in_place(1)
        selection.clear(Cause.KEYS)
    assert selection.position is None


def test_a_choice_survives_an_atlas_that_has_grown(qtbot: QtBot, kit: type[Kit]) -> None:
    from geoview.document import from_text

    document = from_text("Mill Bay, Oakton, Westland, Oakton.\n")
    small = kit.atlas_of(document, {"Oakton": kit.oakton}, complete=False)
    large = kit.atlas_of(document)
    selection = Selection()
    selection.set_atlas(small)
    selection.choose_mention(1, Cause.TEXT)
    offset = small.resolutions[1].mention.span.start
    selection.set_atlas(large)
    assert selection.place_id == kit.oakton.id
    assert large.resolutions[present(selection.mention)].mention.span.start == offset
    selection.set_atlas(kit.atlas_of(from_text("Oakton\n")))
    assert selection.place_id is None and selection.mention is None


def test_a_cancelled_job_lands_nothing_and_close_waits(qtbot: QtBot) -> None:
    import threading

    jobs = Jobs()
    landed: list[str] = []
    gate = threading.Event()

    def work(token: Token) -> None:
        gate.wait(5)
        token.post(lambda: landed.append("late"))

    token = jobs.start(work, "test")
    token.cancel()
    gate.set()
    jobs.flush(20)
    assert not jobs.busy and landed == []
    token = jobs.start(lambda token: token.post(lambda: landed.append("wanted")), "test")
    qtbot.waitUntil(lambda: landed == ["wanted"])
    jobs.close()
    jobs.deliver(token, lambda: landed.append("after the end"))
    jobs.flush(0)
    assert landed == ["wanted"]


def test_what_was_posted_before_a_cancel_is_dropped(qtbot: QtBot) -> None:
    jobs = Jobs()
    landed: list[str] = []
    token = jobs.start(lambda token: token.post(lambda: landed.append("x")), "test")
    while jobs.busy:
        pass
    token.cancel()
    jobs.flush(0)
    assert landed == []
    jobs.start(lambda token: token.post(lambda: landed.append("the next")), "test")
    qtbot.waitUntil(lambda: landed == ["the next"])
    jobs.close()
