"""Correcting: what the reader decides is what text, map and table show, can be undone, and is kept."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, FakeParser, Kit, Make, SnapshotOf
from pagelook import PageLook
from present import present
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QMenu
from pytestqt.qtbot import QtBot

from geoview.corrections.sidecar import ProjectFile
from geoview.document import Document, from_text
from geoview.errors import GazetteerError, StorageError
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.opening import GazetteerInfo
from geoview.gazetteer.place import FeatureClass, NameMatch, NameSort, Place
from geoview.gazetteer.schema import SCHEMA_VERSION
from geoview.gazetteer.views import NEUTRAL
from geoview.resolution.types import Candidate
from geoview.storage import resource_path
from geoview.ui.correcting import save_prompts
from geoview.ui.documents import corrections
from geoview.ui.documents.session import Engine
from geoview.ui.selection.selection import Cause
from geoview.ui.wording.formats import number

OTHER_OAKTON = Place("x:oakton2", "Oakton", -12.0, 44.0, FeatureClass.SETTLEMENT, "PPL", "EL", "Shore")
THIRD_OAKTON = Place("x:oakton3", "Oakton", 5.0, 5.0, FeatureClass.TERRAIN, "MT", "EL")
OAKVILLE = Place("x:oakville", "Oakville", 50.0, 10.0, FeatureClass.SETTLEMENT, "PPL", "WL", population=1_234_567)
DEADLINE = 20_000


def show(qtbot: QtBot, desk: Desk, text: str, path: Path | None = None) -> None:
    """Shows a text and waits for its places and its map."""
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.documents.show(from_text(text, path))
    qtbot.waitUntil(lambda: desk.map.made is not None, timeout=DEADLINE)


def names(desk: Desk) -> list[str]:
    return [r.mention.surface for r in desk.atlas.resolutions]


def choose(desk: Desk, place: Any, nth: int = 0) -> None:
    desk.selection.choose_mention(desk.atlas.mentions_of(place.id)[nth], Cause.KEYS)


def trigger(desk: Desk, name: str) -> None:
    assert desk.is_enabled(name), name
    desk.trigger(name)


class FakeGazetteer(Gazetteer):
    """Three places, by their names and ids, without a database."""

    places = (OTHER_OAKTON, THIRD_OAKTON, OAKVILLE)

    def __init__(self) -> None:
        self.info = GazetteerInfo("Test 1", SCHEMA_VERSION, len(self.places), len(self.places), (), "2026-01-01")
        self.view, self.notice = NEUTRAL, ""

    def by_id(self, place_id: str) -> Place | None:
        return next((place for place in self.places if place.id == place_id), None)

    def by_name(self, name: str) -> tuple[NameMatch, ...]:
        return tuple(NameMatch(p, p.name, NameSort.MAIN) for p in self.places if p.name.lower() == name.lower())

    def search(self, prefix: str, limit: int = 20) -> tuple[NameMatch, ...]:
        found = [NameMatch(p, p.name, NameSort.MAIN) for p in self.places if p.name.lower().startswith(prefix.lower())]
        return tuple(found[:limit])

    def country(self, code: str) -> Place | None:
        return None


@pytest.fixture
def desk(make_desk: Make, kit: type[Kit]) -> Desk:
    """A desk whose parser knows three Oaktons, and whose gazetteer knows Oakville as well."""

    class Parser(FakeParser):
        def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
            for snapshot in super().snapshots(document, **options):
                more = (Candidate(OTHER_OAKTON, 0.04, ("near Elsewhere",)), Candidate(THIRD_OAKTON, 0.01))
                resolutions = tuple(
                    replace(r, candidates=(*r.candidates, *more)) if r.mention.surface == "Oakton" else r
                    for r in snapshot.atlas.resolutions
                )
                yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=resolutions))

    parser = Parser()
    return make_desk(parser, engine=lambda: Engine(FakeGazetteer(), parser))


# Not a place, undo and redo


def test_not_a_place_goes_from_text_map_and_table_and_comes_back(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    before = desk.atlas
    undo = desk.actions["undo"]
    assert not desk.is_enabled("undo") and undo.text() == "&Undo"
    choose(desk, kit.mill_bay)
    trigger(desk, "reject")
    assert "Mill Bay" not in names(desk)
    assert desk.fake_map.atlas is desk.atlas and desk.atlas.use_of(kit.mill_bay.id) is None
    assert desk.places.table.rows.row_of(kit.mill_bay.id) == -1
    assert desk.selection.mention is None and desk.fake_map.chosen == (None, None)
    assert desk.is_enabled("undo") and undo.text() == "&Undo Not a Place: “Mill Bay”"
    trigger(desk, "undo")
    assert desk.atlas.resolutions == before.resolutions and desk.fake_map.atlas is desk.atlas
    assert desk.atlas.resolutions[present(desk.selection.mention)].chosen == kit.mill_bay
    redo = desk.actions["redo"]
    assert not desk.is_enabled("undo") and redo.text() == "&Redo Not a Place: “Mill Bay”"
    trigger(desk, "redo")
    assert "Mill Bay" not in names(desk)


def test_del_means_this_mention_and_with_shift_all_of_the_name(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    assert names(desk).count("Oakton") == 3
    choose(desk, kit.oakton, 1)
    kept = [desk.atlas.resolutions[n].mention.span for n in desk.atlas.mentions_of(kit.oakton.id)]
    del kept[1]
    table = desk.places.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [desk.atlas.resolutions[n].mention.span for n in desk.atlas.mentions_of(kit.oakton.id)] == kept
    choose(desk, kit.oakton)
    qtbot.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert names(desk).count("Oakton") == 0
    assert desk.actions["undo"].text() == "&Undo Not a Place: “Oakton” Everywhere"
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert names(desk).count("Oakton") == 3


def test_del_in_a_field_erases_a_letter_and_no_place(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    field = desk.places.filter
    field.setFocus()
    field.setText("Oak")
    field.setCursorPosition(0)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.text() == "ak"
    assert names(desk).count("Oakton") == 3


def test_the_button_of_the_popup_rejects_the_mention_it_shows(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text)
    assert ("reject", "Not a place") in [(action.id, action.label) for action in desk.fake_map.popup_actions]
    mentions = desk.atlas.mentions_of(kit.oakton.id)
    choose(desk, kit.oakton)
    span = desk.atlas.resolutions[mentions[2]].mention.span
    desk.fake_map.action_requested.emit(kit.oakton.id, mentions[2], "reject")
    assert desk.atlas.at(span.start) is None and names(desk).count("Oakton") == 2
    everything = names(desk)
    desk.fake_map.action_requested.emit(kit.oakton.id, desk.atlas.mentions_of(kit.westland.id)[0], "reject")
    assert names(desk) == everything, "a mention of another place is none that the popup shows"


def test_corrections_stay_with_their_document(qtbot: QtBot, make_desk: Make, kit: type[Kit], tmp_path: Path) -> None:
    desk = make_desk()
    show(qtbot, desk, kit.text, tmp_path / "one.txt")
    choose(desk, kit.mill_bay)
    trigger(desk, "reject")
    show(qtbot, desk, kit.text, tmp_path / "two.txt")
    assert "Mill Bay" in names(desk) and not desk.is_enabled("undo")
    trigger(desk, "previous_tab")
    assert "Mill Bay" not in names(desk) and desk.is_enabled("undo")


@pytest.mark.parametrize("name", ["A & B", "x" * 200])
def test_the_menu_shows_any_name(qtbot: QtBot, make_desk: Make, kit: type[Kit], name: str) -> None:
    desk = make_desk(kit.FakeParser(known={name: kit.oakton}))
    show(qtbot, desk, f"To {name}, then.\n")
    choose(desk, kit.oakton)
    trigger(desk, "reject")
    shown = desk.actions["undo"].text()
    assert shown.count("&") % 2 == 1 and len(shown) < 70


# Candidates


def asked(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> Any:
    """Opens the candidates of the first Oakton."""
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    assert panel.isVisible() and panel.field.hasFocus()
    return panel


def listed(panel: Any) -> list[Place]:
    return [choice.place for choice in panel.list.choices]


def test_candidates_are_listed_with_reasons_and_stand_on_the_map(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    assert listed(panel) == [kit.oakton, OTHER_OAKTON, THIRD_OAKTON]
    assert panel.list.choices[0].is_present and panel.list.row == 0
    assert panel.list.choices[1].why == "near Elsewhere" and panel.list.choices[1].score == 0.04
    assert desk.fake_map.ghosts == (kit.oakton, OTHER_OAKTON, THIRD_OAKTON) and desk.fake_map.ghost == 0
    said = panel.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2, Oakton, Settlement · Shore, near Elsewhere"
    right, places = desk.panes.right, desk.places
    assert panel.geometry().bottom() == right.mapTo(desk.panes, right.rect().bottomLeft()).y()
    assert panel.height() >= places.height() and panel.width() == right.width()
    assert any(action.label == "Other places (2)…" for action in desk.fake_map.popup_actions)


def test_a_digit_picks_and_enter_confirms(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    qtbot.keyClick(panel.field, Qt.Key.Key_2)
    assert panel.list.current.place == OTHER_OAKTON and desk.fake_map.ghost == 1
    assert desk.atlas.resolutions[present(desk.selection.mention)].chosen == kit.oakton, "not before Enter"
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.isVisible() and desk.fake_map.ghosts == ()
    assert len(desk.atlas.mentions_of(kit.oakton.id)) == 2
    assert desk.fake_map.chosen == (OTHER_OAKTON.id, desk.atlas.mentions_of(OTHER_OAKTON.id)[0])
    assert desk.places.table.rows.row_of(OTHER_OAKTON.id) >= 0
    assert desk.actions["undo"].text() == "&Undo “Oakton” Is Oakton, Shore, EL"
    trigger(desk, "undo")
    assert len(desk.atlas.mentions_of(kit.oakton.id)) == 3


def test_all_of_this_name(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    assert [panel.reach.itemText(n) for n in range(2)] == ["This mention", "All 3 mentions of this name"]
    panel.reach.setCurrentIndex(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_3)
    qtbot.mouseClick(panel.use, Qt.MouseButton.LeftButton)
    assert len(desk.atlas.mentions_of(THIRD_OAKTON.id)) == 3 and desk.atlas.use_of(kit.oakton.id) is None
    choose(desk, THIRD_OAKTON)
    trigger(desk, "choose")
    assert panel.reach.currentIndex() == 1, "the last answer stays"
    qtbot.mouseClick(panel._reject, Qt.MouseButton.LeftButton)
    assert "Oakton" not in names(desk)


def test_enter_on_a_mention_shows_it_and_once_more_asks_what_it_means(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    view = desk.article.view
    view.setFocus()
    view.go_to(desk.atlas.resolutions[0].mention.span)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.selection.mention == 0 and not desk.chooser.is_open
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert desk.chooser.is_open


def test_typing_searches_the_whole_gazetteer(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    qtbot.keyClicks(panel.field, "oakv")
    qtbot.waitUntil(lambda: listed(panel) == [OAKVILLE], timeout=DEADLINE)
    assert desk.fake_map.ghosts == (OAKVILLE,) and f"{number(1_234_567)} inhabitants" in panel.list.choices[0].why
    qtbot.keyClick(panel.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    chosen = desk.atlas.resolutions[present(desk.selection.mention)].chosen
    assert chosen == OTHER_OAKTON, "what was typed last counts, even when Enter comes at once"


def test_letters_digits_and_del_mean_the_panel_while_it_asks(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    mention, before = desk.selection.mention, names(desk)
    qtbot.keyClicks(panel.field, "n7")
    assert panel.field.text() == "n7" and panel.list.choices[:1] != ()
    qtbot.waitUntil(lambda: listed(panel) == [], timeout=DEADLINE)
    assert not panel.use.isEnabled()
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_N)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert desk.selection.mention == mention and names(desk) == before


@pytest.mark.parametrize("part", ["field", "list"])
def test_esc_closes_and_decides_nothing(qtbot: QtBot, desk: Desk, kit: type[Kit], part: str) -> None:
    show(qtbot, desk, kit.text)
    choose(desk, kit.oakton)
    desk.places.table.setFocus()
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    widget = getattr(panel, part)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Escape)
    assert not panel.isVisible() and desk.fake_map.ghosts == ()
    assert desk.places.table.hasFocus()
    assert desk.selection.place_id == kit.oakton.id, "the choice stays as it was"
    assert not desk.session.corrections.edits


def test_a_ghost_is_picked_and_the_panel_follows_the_reader(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    panel = asked(qtbot, desk, kit)
    desk.fake_map.ghost_clicked.emit(2)
    assert panel.list.current.place == THIRD_OAKTON
    choose(desk, kit.westland)
    assert panel.isVisible() and listed(panel) == [kit.westland]
    desk.selection.clear(Cause.KEYS)
    assert not panel.isVisible()
    desk.fake_map.ghost_clicked.emit(0)
    assert not panel.isVisible()


def test_a_name_without_candidates_says_so_and_can_be_placed(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    index = names(desk).index("Nowhere")
    desk.selection.choose_mention(index, Cause.KEYS)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    assert listed(panel) == [] and "Type to search" in panel.list._empty
    qtbot.keyClicks(panel.field, "oakville")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert desk.atlas.resolutions[index].chosen == OAKVILLE and desk.atlas.unresolved == ()


# Kept beside the document


def open_file(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        desk.open(path)


@pytest.fixture
def article(kit: type[Kit], tmp_path: Path) -> Path:
    path = tmp_path / "texts" / "article.txt"
    path.parent.mkdir()
    path.write_text(kit.text, encoding="utf-8")
    return path


@pytest.fixture
def keeping(make_desk: Make, tmp_path: Path) -> Make:
    """Makes desks that keep corrections."""
    (tmp_path / "home").mkdir()
    return lambda *args, **options: make_desk(*args, keep=tmp_path / "home", **options)


def sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".geoview")


def kept(path: Path) -> list[dict[str, Any]]:
    edits: list[dict[str, Any]] = json.loads(sidecar(path).read_text(encoding="ascii"))["edits"]
    return edits


def reject(desk: Desk, place: Any) -> None:
    choose(desk, place)
    trigger(desk, "reject")


def message(desk: Desk, key: str) -> Any:
    return next((m for m in desk.messages._messages if m.key == key), None)


def test_corrections_are_saved_by_themselves_and_are_there_again(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "_SAVE_MS", 50)
    text = article.read_bytes()
    desk = keeping()
    open_file(qtbot, desk, article)
    assert not desk.window.isWindowModified() and not sidecar(article).exists()
    reject(desk, kit.mill_bay)
    assert desk.window.isWindowModified()
    qtbot.waitUntil(lambda: not desk.window.isWindowModified(), timeout=DEADLINE)
    assert [edit["kind"] for edit in kept(article)] == ["reject"]
    trigger(desk, "undo")
    qtbot.waitUntil(lambda: kept(article) == [], timeout=DEADLINE)
    trigger(desk, "redo")
    desk.window.close()
    assert len(kept(article)) == 1 and article.read_bytes() == text
    later = keeping()
    open_file(qtbot, later, article)
    assert "Mill Bay" not in names(later) and not later.window.isWindowModified()
    assert later.messages.message is None
    trigger(later, "undo")
    assert "Mill Bay" in names(later)


def test_within_thirty_seconds_at_most() -> None:
    assert corrections._SAVE_MS <= 30_000


def test_save_writes_at_once_and_closing_a_tab_too(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, tmp_path: Path
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    assert not desk.is_enabled("save")
    reject(desk, kit.mill_bay)
    trigger(desk, "save")
    assert len(kept(article)) == 1 and not desk.window.isWindowModified()
    assert desk.status.currentMessage() == "Saved article.txt.geoview"
    reject(desk, kit.riverlands)
    other = tmp_path / "other.txt"
    other.write_text(kit.text, encoding="utf-8")
    open_file(qtbot, desk, other)
    assert not desk.window.isWindowModified()
    desk.documents.close(desk.documents.sessions[0])
    assert len(kept(article)) == 2 and not sidecar(other).exists()


def test_nothing_is_written_where_nothing_is_kept(qtbot: QtBot, make_desk: Make, kit: type[Kit], article: Path) -> None:
    sidecar(article).write_text("{", encoding="ascii")
    desk = make_desk()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    trigger(desk, "save") if desk.is_enabled("save") else None
    desk.window.close()
    assert sorted(path.name for path in article.parent.iterdir()) == ["article.txt", "article.txt.geoview"]
    assert sidecar(article).read_text(encoding="ascii") == "{"


@pytest.mark.parametrize("keeps", [True, False])
def test_corrections_survive_a_changed_text(
    qtbot: QtBot, keeping: Make, make_desk: Make, kit: type[Kit], article: Path, keeps: bool
) -> None:
    desk = keeping() if keeps else make_desk()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    reject(desk, kit.riverlands)
    text = "A new beginning with Oakton.\n\n" + kit.text.replace("the Riverlands did", "the neighbours did")
    article.write_text(text, encoding="utf-8")
    with qtbot.waitSignal(desk.documents.finished, timeout=DEADLINE):
        trigger(desk, "reload")
    assert "Mill Bay" not in names(desk) and names(desk).count("Oakton") == 4
    told = message(desk, "kept")
    assert told is not None and told.title == "1 correction could not be applied" and told.verb == "Show…"
    told.action()
    dialog = present(desk.window.findChild(QDialog, "lostCorrections"))
    assert "“Riverlands”" in present(dialog.findChild(QListWidget)).item(0).text()
    dialog.reject()
    desk.window.close()
    if keeps:
        assert [edit["quote"] for edit in kept(article)] == ["Mill Bay", "Riverlands"], "kept, not dropped"
    assert article.read_text(encoding="utf-8") == text


def test_corrections_of_the_sample_lie_in_the_own_folder(
    qtbot: QtBot, keeping: Make, kit: type[Kit], tmp_path: Path
) -> None:
    sample = resource_path("samples", "harbour.txt")
    beside = sorted(sample.parent.iterdir())
    desk = keeping(kit.FakeParser(known={"Rotterdam": kit.oakton}))
    open_file(qtbot, desk, sample)
    reject(desk, kit.oakton)
    trigger(desk, "save")
    assert sorted(sample.parent.iterdir()) == beside
    assert len(list((tmp_path / "home" / "annotations").iterdir())) == 1
    assert desk.status.currentMessage() == "Saved in GeoView’s own folder"


def test_two_programs_lose_nothing(qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path) -> None:
    one, two = keeping(), keeping()
    open_file(qtbot, one, article)
    open_file(qtbot, two, article)
    reject(one, kit.mill_bay)
    trigger(one, "save")
    reject(two, kit.riverlands)
    trigger(two, "save")
    assert {edit["quote"] for edit in kept(article)} == {"Mill Bay", "Riverlands"}
    assert "Mill Bay" not in names(two) and "Riverlands" not in names(two)
    assert "both kept" in message(two, "kept").text
    trigger(one, "undo")
    trigger(one, "save")
    assert [edit["quote"] for edit in kept(article)] == ["Riverlands"]
    assert "Mill Bay" in names(one) and "Riverlands" not in names(one)


def test_a_file_of_a_newer_version_is_shown_and_not_touched(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    desk.window.close()
    record = json.loads(sidecar(article).read_text(encoding="ascii"))
    sidecar(article).write_text(json.dumps(record | {"version": 99}), encoding="ascii")
    before = sidecar(article).read_bytes()
    later = keeping()
    open_file(qtbot, later, article)
    assert "Mill Bay" not in names(later) and "newer GeoView" in message(later, "kept").text
    reject(later, kit.riverlands)
    trigger(later, "save")
    assert message(later, "unsaved").verb == "Save a Copy…" and later.window.isWindowModified()
    asked: list[str] = []

    def stay(*_: object) -> str:
        asked.append("stay")
        return save_prompts.Answer.STAY

    monkeypatch.setattr(save_prompts, "ask_before_losing", stay)
    assert not later.window.close() and later.window.isVisible() and asked
    copy = tmp_path / "copy.geoview"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    monkeypatch.setattr(save_prompts, "ask_before_losing", lambda *_: save_prompts.Answer.COPY)
    assert later.window.close()
    assert len(json.loads(copy.read_text(encoding="ascii"))["edits"]) == 2
    assert sidecar(article).read_bytes() == before


def test_a_copy_is_never_written_over_the_text(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = article.read_bytes()
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(article), ""))
    trigger(desk, "save_copy")
    assert article.read_bytes() == text and "never written" in message(desk, "copy").title


def test_a_full_disk_is_told_and_nothing_is_lost(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    with monkeypatch.context() as patch:
        patch.setattr(ProjectFile, "save", _full)
        trigger(desk, "save")
    assert "disk is full" in message(desk, "unsaved").text and desk.window.isWindowModified()
    trigger(desk, "save")
    assert message(desk, "unsaved") is None and len(kept(article)) == 1


def _full(*_: object, **__: object) -> Path:
    raise StorageError("The corrections were not saved", "the disk is full", "")


def test_an_older_save_never_overtakes_a_newer_one(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "_SAVE_MS", 1)
    desk = keeping()
    open_file(qtbot, desk, article)
    keeper = desk.session.corrections.keeper
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with keeper._lock:
            held.set()
            assert release.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(10)
    reject(desk, kit.mill_bay)
    # The worker now waits for its turn with one correction.
    qtbot.waitUntil(lambda: desk.session.corrections._saving is not None, timeout=DEADLINE)
    reject(desk, kit.riverlands)
    opener = threading.Timer(0.2, release.set)
    opener.start()
    trigger(desk, "save")
    holder.join()
    opener.join()
    qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=DEADLINE)
    assert len(kept(article)) == 2 and desk.session.corrections.is_saved


def test_a_place_added_while_nothing_could_be_found_joins_what_is_in_the_file(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    desk.window.close()

    def broken() -> Engine:
        raise GazetteerError("No place data", "it is damaged", "")

    later = keeping(engine=broken)
    open_file(qtbot, later, article)
    assert names(later) == []
    select(later, "valley")
    trigger(later, "add_place")
    assert names(later) == ["valley"] and later.fake_map.atlas is later.atlas
    later.window.close()
    assert [edit["quote"] for edit in kept(article)] == ["Mill Bay", "valley"]


def test_what_is_undone_and_redone_while_it_is_written_is_written_again(
    qtbot: QtBot, keeping: Make, kit: type[Kit], article: Path
) -> None:
    desk = keeping()
    open_file(qtbot, desk, article)
    reject(desk, kit.mill_bay)
    trigger(desk, "save")
    own = desk.session.corrections
    trigger(desk, "undo")
    own.save_later()
    # The worker has written that nothing holds; its report lies in the queue while the reader goes on.
    wait_until(lambda: kept(article) == [])
    own.redo()
    assert own.edits and not own.is_saved
    desk.window.close()
    assert len(kept(article)) == 1


def wait_until(done: Callable[[], bool]) -> None:
    """Waits without letting the window's own events run."""
    deadline = time.monotonic() + DEADLINE / 1000
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.005)


# Places that were overlooked


def select(desk: Desk, words: str) -> None:
    """Selects the first occurrence of some words, as a drag over them does."""
    view = desk.article.view
    start = view.toPlainText().index(words)
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def test_a_selection_becomes_a_place(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, "They went on to Oakville 🏔, and to the valley.\n\n" + kit.text)
    assert not desk.is_enabled("add_place")
    select(desk, " Oakville ")
    trigger(desk, "add_place")
    mention = desk.atlas.resolutions[0]
    assert (mention.mention.surface, mention.chosen) == ("Oakville", OAKVILLE)
    assert desk.fake_map.chosen == (OAKVILLE.id, 0) and not desk.chooser.is_open, "there is only one"
    select(desk, "the valley")
    trigger(desk, "add_place")
    assert desk.chooser.is_open, "the gazetteer has none: which one?"
    panel = desk.chooser.panel
    qtbot.keyClicks(panel.field, "oakv")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert desk.atlas.mentions_of(OAKVILLE.id) == (0, 1)
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert names(desk)[:2] == ["Oakville", "Oakton"] and desk.atlas.mentions_of(OAKVILLE.id) == (0,)


def test_a_selection_widens_the_mention_in_it(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    select(desk, "Oakton and Mill Bay")
    assert not desk.is_enabled("widen"), "two mentions"
    select(desk, "Oakton")
    assert not desk.is_enabled("widen"), "it is that already"
    select(desk, "the Riverlands")
    trigger(desk, "widen")
    assert "the Riverlands" in names(desk)
    assert desk.atlas.resolutions[names(desk).index("the Riverlands")].chosen == kit.riverlands


def test_the_menu_of_a_right_click_in_the_text(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    view = desk.article.view
    at = view.mention_rects(desk.atlas.mentions_of(kit.mill_bay.id)[0])[0].center().toPoint()
    view.customContextMenuRequested.emit(at)
    menu = present(desk.window.findChild(QMenu, "text_menu"))
    assert desk.selection.place_id == kit.mill_bay.id
    offered = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert offered == ["copy", "choose", "reject", "reject_all", "copy_coordinates", "open_elsewhere", "select_all"]
    menu.close()


def test_the_menu_of_a_right_click_on_a_row(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    table = desk.places.table
    row = table.rows.row_of(kit.oakton.id)
    table.customContextMenuRequested.emit(table.visualRect(table.rows.index(row, 1)).center())
    menu = present(desk.window.findChild(QMenu, "table_menu"))
    assert desk.selection.mention == desk.atlas.mentions_of(kit.oakton.id)[0]
    offered = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert offered[-5:] == ["choose", "reject", "reject_all", "copy_coordinates", "open_elsewhere"]
    menu.close()
    table.customContextMenuRequested.emit(table.viewport().rect().bottomLeft())
    assert desk.window.findChildren(QMenu, "table_menu") in ([], [menu]), "no row, no menu"


def test_place_here_from_a_right_click_on_the_map(qtbot: QtBot, desk: Desk, kit: type[Kit]) -> None:
    show(qtbot, desk, kit.text)
    index = names(desk).index("Nowhere")
    desk.selection.choose_mention(index, Cause.KEYS)
    desk.fake_map.here_requested.emit(12.5, -33.25)
    menu = present(desk.window.findChild(QMenu, "map_menu"))
    assert [action.text() for action in menu.actions()] == [
        "Place “Nowhere” Here",
        "Copy Coordinates of This Point",
    ]
    menu.actions()[1].trigger()
    assert QGuiApplication.clipboard().text() == "12.50000, -33.25000"
    menu.actions()[0].trigger()
    menu.close()
    chosen = present(desk.atlas.resolutions[index].chosen)
    assert (chosen.latitude, chosen.longitude, chosen.name) == (12.5, -33.25, "Nowhere")
    assert desk.fake_map.chosen == (chosen.id, index) and desk.atlas.unresolved == ()


# Remembered for later documents


def decide_for_later(qtbot: QtBot, desk: Desk, kit: type[Kit], digit: Qt.Key) -> None:
    choose(desk, kit.oakton)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    panel.reach.setCurrentIndex(panel.reach.findData("remember"))
    assert panel.reach.currentText() == "This name, here and in later documents"
    qtbot.keyClick(panel.field, digit)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)


@pytest.fixture
def two_files(kit: type[Kit], tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "first.txt", tmp_path / "second.txt")
    for path in paths:
        path.write_text(f"{path.stem}\n\n{kit.text}", encoding="utf-8")
    return paths


@pytest.fixture
def remembering(kit: type[Kit], keeping: Make) -> Make:
    """Makes desks that keep corrections and know three Oaktons."""

    class Parser(FakeParser):
        def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
            for snapshot in super().snapshots(document, **options):
                more = (Candidate(OTHER_OAKTON, 0.04),)
                ours = tuple(replace(r, candidates=(*r.candidates, *more)) for r in snapshot.atlas.resolutions)
                yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=ours))

    def make() -> Any:
        parser = Parser()
        return keeping(parser, engine=lambda: Engine(FakeGazetteer(), parser))

    return make


def test_a_decision_holds_in_later_documents_is_shown_and_taken_back(
    qtbot: QtBot, remembering: Make, kit: type[Kit], two_files: tuple[Path, Path]
) -> None:
    desk = remembering()
    open_file(qtbot, desk, two_files[0])
    decide_for_later(qtbot, desk, kit, Qt.Key.Key_2)
    trigger(desk, "undo")
    assert present(desk.session.corrections.recall.memory).decisions == (), "taken back with the correction"
    trigger(desk, "redo")
    assert len(desk.atlas.mentions_of(OTHER_OAKTON.id)) == 3 and message(desk, "remembered") is None
    desk.window.close()
    later = remembering()
    open_file(qtbot, later, two_files[1])
    assert len(later.atlas.mentions_of(OTHER_OAKTON.id)) == 3 and later.atlas.use_of(kit.oakton.id) is None
    told = message(later, "remembered")
    assert told.title == "You decided this before"
    assert told.text.startswith("“Oakton” is Oakton, Shore, EL (") and "first.txt" in told.text
    assert later.session.corrections.edits == () and not sidecar(two_files[1]).exists()
    told.action()
    menu = present(later.window.findChild(QMenu, "decisions"))
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Forget: “Oakton” is Oakton, Shore, EL",
        "Not in This Document",
    ]
    menu.actions()[-1].trigger()
    menu.close()
    assert len(later.atlas.mentions_of(kit.oakton.id)) == 3 and message(later, "remembered") is None
    open_file(qtbot, later, two_files[0])
    assert message(later, "remembered") is None, "this document says so itself"
    choose(later, OTHER_OAKTON)
    trigger(later, "forget")
    assert len(later.atlas.mentions_of(OTHER_OAKTON.id)) == 3, "its own correction stays"
    assert not later.is_enabled("forget")
    later.window.close()
    last = remembering()
    open_file(qtbot, last, two_files[1])
    assert last.atlas.use_of(OTHER_OAKTON.id) is None and message(last, "remembered") is None


def test_not_a_place_is_remembered_too_and_forgotten_from_the_message(
    qtbot: QtBot, remembering: Make, kit: type[Kit], two_files: tuple[Path, Path]
) -> None:
    desk = remembering()
    open_file(qtbot, desk, two_files[0])
    choose(desk, kit.oakton)
    trigger(desk, "choose")
    panel = present(desk.chooser.panel)
    panel.reach.setCurrentIndex(panel.reach.findData("remember"))
    qtbot.mouseClick(panel._reject, Qt.MouseButton.LeftButton)
    open_file(qtbot, desk, two_files[1])
    assert "Oakton" not in names(desk)
    assert "“Oakton” is not a place" in message(desk, "remembered").text
    menu = QMenu()
    desk.decisions.fill(menu)
    menu.actions()[0].trigger()
    assert names(desk).count("Oakton") == 3 and message(desk, "remembered") is None
    trigger(desk, "previous_tab")
    assert "Oakton" not in names(desk), "the other document's own correction stays"


# With the real web engine


class Page(PageLook):
    """A look into the page of a real map, and clicks on it."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk.pane)
        self.settle()
        self.pane.set_animated(False)

    def click(self, find: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Clicks on the middle of the element that an expression finds, once it stands still."""
        where = f"(n => n ? ['left','top','width','height'].map(k => n.getBoundingClientRect()[k]) : [])({find})"
        before: list[float] = []
        deadline = time.monotonic() + DEADLINE / 1000
        while time.monotonic() < deadline:
            box = self.js(where)
            if box and box == before:
                at = QPoint(round(box[0] + box[2] / 2), round(box[1] + box[3] / 2))
                self.qtbot.mouseClick(self.pane.view.focusProxy(), button, pos=at)
                return
            before = box
            QTest.qWait(50)
        raise AssertionError(f"never there or never still: {find}")


ACTION = "[...document.querySelectorAll('.gv-popup .gv-action')].find(n => n.textContent.startsWith('{}'))"
GHOST = "[...document.querySelectorAll('.gv-ghost')].find(n => n.textContent === '{}').firstChild"


def test_real_clicks_in_the_popup_reject_and_choose(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    spoof = Place("x:<b>", "<img src=x onerror='window.canary=1'>{{7*7}}", 32.5, 65.0, FeatureClass.SETTLEMENT)
    known = {"Oakton": kit.oakton, "Westland": kit.westland}

    class Parser(FakeParser):
        def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
            for snapshot in super().snapshots(document, **options):
                ours = tuple(
                    replace(r, candidates=(*r.candidates, Candidate(spoof, 0.1))) for r in snapshot.atlas.resolutions
                )
                yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=ours))

    desk = make_desk(Parser(known=known), real_map=True, size=(1300, 850))
    show(qtbot, desk, "Oakton and Westland. Oakton again, and Oakton.\n")
    page = Page(qtbot, desk)
    choose(desk, kit.oakton, 1)
    page.click(ACTION.format("Not a place"))
    qtbot.waitUntil(lambda: len(desk.atlas.mentions_of(kit.oakton.id)) == 2, timeout=DEADLINE)
    assert [r.mention.span.start for r in desk.atlas.resolutions] == [0, 11, 39]
    choose(desk, kit.oakton, 1)
    page.settle()
    page.until("document.querySelector('.gv-popup').textContent.includes('2 / 2')")
    page.click(ACTION.format("Other places (1)"))
    panel = desk.chooser
    qtbot.waitUntil(lambda: panel.is_open, timeout=DEADLINE)
    page.click(GHOST.format("2"))
    qtbot.waitUntil(lambda: present(present(panel.panel).list.current).place == spoof, timeout=DEADLINE)
    assert page.js("[...document.querySelectorAll('.gv-ghost.current')].map(n => n.title)") == [
        f"{spoof.name}, Settlement"
    ]
    qtbot.keyClick(present(panel.panel).field, Qt.Key.Key_Return)
    assert desk.atlas.resolutions[2].chosen == spoof
    qtbot.waitUntil(lambda: page.js("document.querySelectorAll('.gv-ghost').length") == 0, timeout=DEADLINE)
    assert page.js("window.canary === undefined && !document.querySelector('.gv-ghost img, .gv-popup img')")
    assert desk.map.outside_requests == 0


def test_a_real_right_click_offers_to_place_the_mention_there(qtbot: QtBot, make_desk: Make, kit: type[Kit]) -> None:
    desk = make_desk(real_map=True, size=(1300, 850))
    show(qtbot, desk, "Oakton, Westland and Nowhere.\n")
    page = Page(qtbot, desk)
    desk.selection.choose_mention(2, Cause.KEYS)
    place = page.js("(m => { const p = m.latLngToContainerPoint([36, 66]); return [p.x, p.y]; })(geoview.map)")
    at = QPoint(round(place[0]), round(place[1]))
    qtbot.mouseClick(page.pane.view.focusProxy(), Qt.MouseButton.RightButton, pos=at)
    qtbot.waitUntil(lambda: desk.window.findChild(QMenu, "map_menu") is not None, timeout=DEADLINE)
    menu = present(desk.window.findChild(QMenu, "map_menu"))
    menu.actions()[0].trigger()
    menu.close()
    chosen = present(desk.atlas.resolutions[2].chosen)
    assert abs(chosen.latitude - 36) < 0.5 and abs(chosen.longitude - 66) < 0.5
    qtbot.waitUntil(
        lambda: page.js("document.querySelector('.gv-popup').textContent.slice(0, 7)") == "Nowhere", timeout=DEADLINE
    )
