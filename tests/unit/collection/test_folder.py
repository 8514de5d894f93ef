"""What a reader relies on: nothing is read twice, nothing stale is shown, nothing stops the rest."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from plain_parser import OLD_NS, Parser, write

from geoview.collection import Collection, Selection
from geoview.errors import Cancelled, DocumentError

if TYPE_CHECKING:
    from geoview.atlas import Atlas
    from geoview.document import Document

THREE = str(Path("sub", "three.txt"))

Open = Callable[[], Collection]
Refresh = Callable[[Collection], list[str]]


def names(collection: Collection) -> list[str]:
    return [entry.name for entry in collection.documents()]


def test_documents_and_places(opened: Open, refresh: Refresh) -> None:
    collection = opened()
    refresh(collection)
    assert [(e.name, e.title, e.day, e.places, e.mentions) for e in collection.documents()] == [
        ("two.txt", "Two title", date(2024, 5, 1), 2, 2),
        ("one.txt", "One title", date(2024, 3, 1), 2, 3),
        (THREE, "three.txt", None, 1, 1),
    ]
    found = [(p.place.name, p.documents, p.mentions) for p in collection.places()]
    assert found == [("Lagos", 2, 2), ("Oslo", 2, 2), ("Paris", 1, 2)]
    assert [p.place.name for p in collection.places_of("one.txt")] == ["Paris", "Lagos"]
    assert collection.days() == ((date(2024, 3, 1), 1), (date(2024, 5, 1), 1))


def test_a_quote_leads_to_its_mention(opened: Open, refresh: Refresh, folder: Path) -> None:
    collection = opened()
    refresh(collection)
    text = (folder / "one.txt").read_text()
    quotes = collection.quotes("one.txt", "geoview:paris")
    assert [quote.span.of(text) for quote in quotes] == ["PARIS", "PARIS"]
    assert (quotes[0].before, quotes[0].words, quotes[0].after) == ("From ", "PARIS", " to LAGOS and back to PARIS.")


def test_selection_by_day(opened: Open, refresh: Refresh) -> None:
    collection = opened()
    refresh(collection)
    spring = Selection(date(2024, 2, 1), date(2024, 4, 1), undated=False)
    assert [p.place.name for p in collection.places(spring)] == ["Paris", "Lagos"]
    assert [e.name for e in collection.documents(spring)] == ["one.txt"]
    with_undated = Selection(date(2024, 2, 1), date(2024, 4, 1))
    assert {p.place.name: p.documents for p in collection.places(with_undated)} == {"Lagos": 1, "Oslo": 1, "Paris": 1}
    assert [e.name for e in collection.documents(place_id="geoview:lagos")] == ["two.txt", "one.txt"]


def test_what_did_not_change_is_not_read_again(opened: Open, refresh: Refresh) -> None:
    assert sorted(refresh(opened())) == ["one.txt", "three.txt", "two.txt"]
    again = opened()
    # The files' inodes are fresh, so the first look compares their bytes; it does not parse.
    assert refresh(again) == []
    assert len(names(again)) == 3


def test_a_changed_text_is_redone(opened: Open, refresh: Refresh, folder: Path) -> None:
    refresh(opened())
    write(folder / "one.txt", "Now in BERGEN.\n")
    collection = opened()
    assert refresh(collection) == ["one.txt"]
    assert [p.place.name for p in collection.places_of("one.txt")] == ["Bergen"]
    assert "Paris" not in [p.place.name for p in collection.places()]


def test_a_change_that_keeps_size_and_date_is_seen(opened: Open, refresh: Refresh, folder: Path) -> None:
    refresh(opened())
    before = (folder / "two.txt").stat()
    text = (folder / "two.txt").read_text().replace("OSLO", "ROME")
    (folder / "two.txt").write_text(text)
    os.utime(folder / "two.txt", ns=(before.st_mtime_ns, before.st_mtime_ns))
    collection = opened()
    assert refresh(collection) == ["two.txt"]
    assert [p.place.name for p in collection.places_of("two.txt")] == ["Lagos", "Rome"]


def test_a_new_date_alone_costs_no_parse(opened: Open, refresh: Refresh, folder: Path) -> None:
    refresh(opened())
    os.utime(folder / "one.txt")
    assert refresh(opened()) == []


def test_a_deleted_text_is_forgotten(opened: Open, refresh: Refresh, folder: Path) -> None:
    refresh(opened())
    (folder / "one.txt").unlink()
    collection = opened()
    assert refresh(collection) == []
    assert "one.txt" not in names(collection)
    assert "Paris" not in [p.place.name for p in collection.places()]


def test_a_renamed_text_appears_once(opened: Open, refresh: Refresh, folder: Path) -> None:
    refresh(opened())
    (folder / "one.txt").rename(folder / "uno.txt")
    collection = opened()
    refresh(collection)
    assert sorted(names(collection)) == [THREE, "two.txt", "uno.txt"]


def test_other_place_data_redoes_all(opened: Open, refresh: Refresh, gazetteer: Path) -> None:
    refresh(opened())
    gazetteer.write_bytes(b"a newer one")
    assert len(refresh(opened())) == 3


def test_a_bad_text_is_listed_and_tried_again_when_it_changed(opened: Open, refresh: Refresh, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    collection = opened()
    refresh(collection)
    assert [failure.name for failure in collection.failures()] == ["bad.txt"]
    assert collection.failures()[0].reason.startswith("is ")
    assert len(names(collection)) == 3
    again = opened()
    assert [step.total for step in again.refresh(jobs=1, geoparser=Parser)] == [0]
    assert [failure.name for failure in again.failures()] == ["bad.txt"]
    (folder / "bad.txt").write_text("Well in BERGEN.\n")
    refresh(again)
    assert again.failures() == ()
    assert "bad.txt" in names(again)


def test_cancelled_on_the_way_nothing_done_is_lost(opened: Open, refresh: Refresh, parser: Parser) -> None:
    with pytest.raises(Cancelled):
        for _ in opened().refresh(jobs=1, geoparser=lambda: parser, cancelled=lambda: len(parser.read) == 2):
            pass
    done = list(parser.read)
    collection = opened()
    assert len(names(collection)) == 2
    rest = refresh(collection)
    assert sorted([*done, *rest]) == ["one.txt", "three.txt", "two.txt"]


def test_killed_on_the_way_nothing_done_is_lost(folder: Path, tmp_path: Path, opened: Open, refresh: Refresh) -> None:
    script = f"""
import os, signal, sys
sys.path[:0] = {[str(Path(__file__).parent), *sys.path]!r}
from pathlib import Path
from plain_parser import Parser
from geoview.collection import Collection
folder, cache, data = map(Path, {[str(folder), str(tmp_path / "cache"), str(tmp_path / "data")]!r})
collection = Collection(folder, cache=cache, data=data)
for step in collection.refresh(jobs=1, geoparser=Parser):
    if step.done == 2:
        os.kill(os.getpid(), signal.SIGKILL)
"""
    ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    collection = opened()
    assert collection.notice == ""
    assert len(names(collection)) == 2
    assert len(refresh(collection)) == 1
    assert len(names(collection)) == 3


@pytest.mark.parametrize("damage", ["garbage", "cut", "newer", "foreign"])
def test_an_index_that_can_not_be_used_is_set_aside(
    damage: str, tmp_path: Path, opened: Open, refresh: Refresh
) -> None:
    first = opened()
    refresh(first)
    first.close()
    (path,) = (tmp_path / "cache" / "collections").glob("*.sqlite")
    if damage == "garbage":
        path.write_bytes(b"no database" * 1000)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:6000])
    else:
        pragma = "user_version = 99" if damage == "newer" else "application_id = 7"
        database = sqlite3.connect(path)
        database.execute(f"PRAGMA {pragma}")
        database.close()
    collection = opened()
    assert collection.notice == ""
    assert len(refresh(collection)) == 3
    assert len(names(collection)) == 3
    assert path.with_name(path.name + ".bad").exists()


def test_without_a_cache_folder_all_is_in_memory(folder: Path, tmp_path: Path, refresh: Refresh) -> None:
    (tmp_path / "file").write_text("no folder")
    with Collection(folder, cache=tmp_path / "file", data=tmp_path / "data") as collection:
        assert "not kept" in collection.notice
        refresh(collection)
        assert len(names(collection)) == 3


def test_a_folder_that_is_gone_keeps_its_index(opened: Open, refresh: Refresh, folder: Path) -> None:
    refresh(opened())
    folder.rename(folder.with_name("elsewhere"))
    collection = opened()
    with pytest.raises(DocumentError, match="was not found"):
        list(collection.refresh())
    folder.with_name("elsewhere").rename(folder)
    assert refresh(collection) == []
    assert len(names(collection)) == 3


def test_a_file_that_goes_before_it_is_read_is_no_failure(opened: Open, folder: Path) -> None:
    collection = opened()
    steps = collection.refresh(jobs=1, geoparser=Parser)
    next(steps)
    for path in folder.rglob("one.txt"):
        path.unlink()
    assert len(list(steps)) == 3
    assert set(names(collection)) == {"two.txt", THREE} and collection.failures() == ()


HOSTILE = "'); DROP TABLE file; -- <script>{{7*7}}</script> =cmd()"


def test_hostile_names_and_titles_stay_words(opened: Open, refresh: Refresh, folder: Path) -> None:
    name = HOSTILE.replace("/", "_") + ".txt"
    write(folder / name, f"{HOSTILE}\n\ndate 2024-04-01\n\nIn BERGEN.\n")
    write(folder / os.fsdecode(b"\xff\xfe.txt"), "In TURIN.\n")
    collection = opened()
    refresh(collection)
    entries = {entry.name: entry for entry in collection.documents()}
    assert entries[name].title == HOSTILE
    assert os.fsdecode(b"\xff\xfe.txt") in entries
    assert collection.quotes(name, "geoview:bergen")[0].words == "BERGEN"
    assert collection.quotes(name, "' OR 1 --") == ()
    assert len(entries) == 5


def test_corrections_are_applied(opened: Open, refresh: Refresh, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from geoview.corrections.sidecar import ProjectFile
    from geoview.document import read
    from geoview.edits import Reject, Scope
    from geoview.text import Span

    class NoPlaces:
        def by_id(self, _: str) -> None:
            return None

        def close(self) -> None:
            pass

    monkeypatch.setattr("geoview.collection.folder.Gazetteer.open", NoPlaces)
    collection = opened()
    refresh(collection)
    document = read(folder / "two.txt")
    start = document.text.index("OSLO")
    ProjectFile(document, folder).save([Reject(Span(start, start + 4), "OSLO", Scope.MENTION)])
    again = opened()
    assert refresh(again) == ["two.txt"]
    assert [p.place.name for p in again.places_of("two.txt")] == ["Lagos"]
    (folder / "two.txt.geoview").unlink()
    assert refresh(again) == ["two.txt"]
    assert [p.place.name for p in again.places_of("two.txt")] == ["Lagos", "Oslo"]


def test_what_was_picked_out_counts_alone(opened: Open, refresh: Refresh) -> None:
    with opened() as collection:
        refresh(collection)
        some = Selection(names=frozenset({"one.txt", THREE, "not there.txt"}))
        assert [entry.name for entry in collection.documents(some)] == ["one.txt", THREE]
        assert {count.place.name: count.documents for count in collection.places(some)} == {
            "Paris": 1,
            "Lagos": 1,
            "Oslo": 1,
        }
        days = Selection(first=date(2024, 4, 1), undated=False, names=frozenset({"one.txt", "two.txt"}))
        assert [entry.name for entry in collection.documents(days)] == ["two.txt"]
        assert collection.documents(Selection(names=frozenset())) == ()


def test_the_first_words_about_a_place_in_each_document(opened: Open, refresh: Refresh) -> None:
    with opened() as collection:
        refresh(collection)
        found = collection.passages("geoview:oslo")
        assert [(p.name, p.mentions, p.quote.words) for p in found] == [("two.txt", 1, "OSLO"), (THREE, 1, "OSLO")]
        (paris,) = collection.passages("geoview:paris")
        assert paris.mentions == 2 and paris.quote.before.endswith("From "), "the first of its mentions"
        assert len(collection.passages("geoview:lagos", limit=1)) == 1
        assert [entry.named for entry in collection.documents(place_id="geoview:paris")] == [2]


def test_what_failed_is_tried_again_when_asked(folder: Path, opened: Open, refresh: Refresh, parser: Parser) -> None:
    broken = folder / "four.docx"
    broken.write_bytes(b"no archive")
    os.utime(broken, ns=(OLD_NS, OLD_NS))
    with opened() as collection:
        steps = list(collection.refresh(jobs=1, geoparser=lambda: parser))
        assert set(steps[0].waiting) == {"four.docx", "one.txt", THREE, "two.txt"}
        assert [step.total for step in collection.refresh(jobs=1, geoparser=lambda: parser)] == [0]
        again = list(collection.refresh(jobs=1, geoparser=lambda: parser, again=True))
        assert again[0].waiting == ("four.docx",) and again[1].failed


def test_another_setting_reads_all_again(opened: Open, parser: Parser) -> None:
    with opened() as collection:
        for settings, read in (("", 3), ("recogniser=rules", 3), ("recogniser=rules", 0)):
            steps = list(collection.refresh(jobs=1, geoparser=lambda: parser, settings=settings))
            assert steps[0].total == read


def test_cancelled_while_a_text_is_read_is_no_failure(opened: Open) -> None:
    class Stopped:
        def parse(self, document: Document) -> Atlas:
            raise Cancelled

    with opened() as collection:
        with pytest.raises(Cancelled):
            list(collection.refresh(jobs=1, geoparser=Stopped))
        assert collection.failures() == ()


def test_several_who_open_a_new_index_at_once_all_get_it(folder: Path, tmp_path: Path) -> None:
    for attempt in range(12):
        cache = tmp_path / f"cache{attempt}"
        start = threading.Barrier(6)
        notices: list[str] = []

        def opens(cache: Path = cache, start: threading.Barrier = start, notices: list[str] = notices) -> None:
            start.wait()
            with Collection(folder, cache=cache, data=tmp_path / "data") as collection:
                notices.append(collection.notice)

        threads = [threading.Thread(target=opens) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert notices == [""] * 6
        # None of them took what another one was just making for a foreign file, and set it aside.
        assert not list((cache / "collections").glob("*.bad*"))
