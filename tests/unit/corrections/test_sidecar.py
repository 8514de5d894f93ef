"""The file beside the document: kept, found again in a changed text, and read whatever it holds (FAULTS H7, I, J)."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
import stat
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoview.atlas import Atlas
from geoview.corrections import sidecar as project_module
from geoview.corrections.records import Lost
from geoview.corrections.sidecar import Loaded, ProjectConflictError, ProjectFile
from geoview.document import Document, from_text, read
from geoview.edits import AddMention, Choose, Edit, History, PlaceHere, Reject, Scope, Widen
from geoview.errors import StorageError
from geoview.gazetteer.place import FeatureClass, Place
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.types import Resolution, Usage
from geoview.storage import SYSTEM, Calls
from geoview.text import Span

TEXT = "Talks in Paris went on. Łódź 😀 was quiet, and Paris was not. In the gulf, rain; in New York, York said, sun.\n"
PARIS = Place(
    "geonames:2988507",
    "Paris",
    48.85341,
    2.3488,
    FeatureClass.SETTLEMENT,
    "PPLC",
    "FR",
    "Île-de-France",
    population=2_138_551,
)
TEXAS = Place("geonames:4717560", "Paris", 33.66094, -95.55551, FeatureClass.SETTLEMENT, "PPL", "US", "Texas")
WORDS = re.compile(r"[A-ZŁ][^\W\d_]+")
posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")


def span_of(quote: str, number: int = 0, text: str = TEXT) -> Span:
    return Span(*list(re.finditer(re.escape(quote), text))[number].span())


def some_edits() -> list[Edit]:
    return [
        Choose(span_of("Paris"), "Paris", TEXAS, Scope.NAME),
        Choose(span_of("Paris", 1), "Paris", None),
        Reject(span_of("Talks"), "Talks"),
        AddMention(span_of("gulf"), "gulf", PARIS, (), MentionKind.TOPONYM, Usage.ASSOCIATIVE, Scope.NAME),
        PlaceHere(span_of("Łódź"), "Łódź", 51.77, 19.45),
        Widen(span_of("York"), "York", span_of("New York"), "New York"),
    ]


def parsed(document: Document) -> Atlas:
    return Atlas(
        document,
        tuple(
            Resolution(Mention(Span(*word.span()), word[0]), (), None, Usage.LITERAL, 0.0)
            for word in WORDS.finditer(document.text)
        ),
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "article.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


@pytest.fixture
def sidecar(article: Path) -> Path:
    return article.with_name("article.txt.geoview")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def opened(article: Path, data: Path, **options: Any) -> tuple[ProjectFile, Loaded]:
    project = ProjectFile(read(article), data, **options)
    return project, project.load()


def saved(article: Path, data: Path, edits: list[Edit] | None = None) -> dict[str, Any]:
    """Save some edits beside the article and return what the file holds."""
    project, _ = opened(article, data)
    path = project.save(some_edits() if edits is None else edits)
    record: dict[str, Any] = json.loads(path.read_bytes())
    return record


def test_edits_come_back_as_they_were(article: Path, sidecar: Path, data: Path) -> None:
    project, loaded = opened(article, data, gazetteer="GeoNames 2026-07")
    assert loaded == Loaded()
    assert project.save(some_edits()) == sidecar
    again, loaded = opened(article, data)
    assert loaded == Loaded(tuple(some_edits()))
    assert again.path == sidecar
    record = json.loads(sidecar.read_bytes())
    assert (record["format"], record["version"]) == ("geoview-project", 1)
    assert record["document"]["name"] == "article.txt"
    assert record["document"]["characters"] == len(TEXT)
    assert record["gazetteer"] == "GeoNames 2026-07"


def test_saving_what_was_loaded_changes_no_byte(article: Path, sidecar: Path, data: Path) -> None:
    saved(article, data)
    before = sidecar.read_bytes()
    project, loaded = opened(article, data)
    project.save(loaded.edits)
    assert sidecar.read_bytes() == before
    assert sorted(p.name for p in article.parent.iterdir()) == ["article.txt", "article.txt.geoview"]
    assert article.read_text(encoding="utf-8") == TEXT


def test_nothing_to_keep_makes_no_file(article: Path, data: Path) -> None:
    project, _ = opened(article, data)
    project.save([])
    assert [p.name for p in article.parent.iterdir()] == ["article.txt"]
    assert not data.exists()


def test_undoing_everything_leaves_an_empty_list(article: Path, sidecar: Path, data: Path) -> None:
    project, _ = opened(article, data)
    project.save(some_edits())
    project.save([])
    assert json.loads(sidecar.read_bytes())["edits"] == []


def test_pasted_text_has_its_corrections_in_the_own_folder(data: Path) -> None:
    project = ProjectFile(from_text(TEXT), data)
    assert project.load() == Loaded()
    path = project.save(some_edits())
    assert path.parent == data / "annotations"
    assert ProjectFile(from_text(TEXT), data).load().edits == tuple(some_edits())
    assert ProjectFile(from_text(TEXT + "!"), data).load().edits == ()


def test_the_gazetteer_of_today_has_the_last_word_on_a_place(article: Path, data: Path) -> None:
    saved(article, data, [Choose(span_of("Paris"), "Paris", PARIS)])
    moved = replace(PARIS, name="Paris (moved)", latitude=48.9)
    _, loaded = opened(article, data, find_place={PARIS.id: moved}.get)
    assert loaded.edits == (Choose(span_of("Paris"), "Paris", moved),)
    _, loaded = opened(article, data, find_place=lambda _: None)
    assert loaded.edits == (Choose(span_of("Paris"), "Paris", PARIS),), "J9: the stored copy serves where it knows none"


def test_edits_find_their_words_again(article: Path, data: Path) -> None:
    saved(article, data)
    text = "A new opening sentence.\n\n" + TEXT.replace("rain", "much rain") + "\nAnd an end about Paris."
    article.write_text(text, encoding="utf-8")
    _, loaded = opened(article, data)
    assert loaded.lost == ()
    assert [edit.target.of(text) for edit in loaded.edits] == [edit.quote for edit in some_edits()]
    starts = {edit.quote: edit.target.start for edit in loaded.edits}
    assert starts["Talks"] == 25
    assert starts["York"] == text.index("York, York")


def test_words_that_are_gone_are_listed_and_kept(article: Path, sidecar: Path, data: Path) -> None:
    saved(article, data)
    article.write_text(TEXT.replace("Łódź", "It").replace("gulf", "bay"), encoding="utf-8")
    project, loaded = opened(article, data)
    assert [lost.record["quote"] for lost in loaded.lost] == ["gulf", "Łódź"]
    assert all(not lost.damaged for lost in loaded.lost)
    assert "2 of 6 corrections" in loaded.notices[0]
    project.save(loaded.edits)
    article.write_text(TEXT, encoding="utf-8")
    _, loaded = opened(article, data)
    assert set(loaded.edits) == set(some_edits())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"3",
        b"{",
        b'{"format": "geoview-project", "version": 1, "edits": [',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"format": "geoview-project", "version": 1, "edits": ' + b"[" * 300 + b"]" * 300 + b"}",
        b'{"format": "geoview-project", "version": 0}',
        b'{"format": "geoview-project", "version": "1"}',
        b'{"format": "geoview-project", "version": true}',
        b'{"format": "geoview-project"}',
        b'{"format": "geoview-project", "version": ' + b"9" * 5000 + b"}",
    ],
)
def test_a_damaged_file_is_set_aside(article: Path, sidecar: Path, data: Path, content: bytes) -> None:
    sidecar.write_bytes(content)
    project, loaded = opened(article, data)
    assert loaded.edits == ()
    assert "set aside" in loaded.notices[0]
    assert sidecar.with_name("article.txt.geoview.bad").read_bytes() == content
    assert project.save(some_edits()) == sidecar
    assert opened(article, data)[1].edits == tuple(some_edits())


@pytest.mark.parametrize("content", [b'{"format": "other"}', b'{"a": 1}', b"{}", b'{"format": ["geoview-project"]}'])
def test_a_file_of_another_program_is_left_alone(article: Path, sidecar: Path, data: Path, content: bytes) -> None:
    sidecar.write_bytes(content)
    project, loaded = opened(article, data)
    assert "own folder" in loaded.notices[0]
    assert project.save(some_edits()).parent == data / "annotations"
    assert sidecar.read_bytes() == content
    assert opened(article, data)[1].edits == tuple(some_edits())


def mutilated(key: str, value: object) -> dict[str, Any]:
    return {"quote": "Paris", "start": 9, "kind": "choose", "before": "", "after": "", "place": None, key: value}


def with_place(key: str, value: object) -> dict[str, Any]:
    place = {"id": "x:1", "name": "X", "latitude": 1, "longitude": 2, key: value}
    return mutilated("place", place)


@pytest.mark.parametrize(
    "record",
    [
        None,
        7,
        [],
        "choose",
        {},
        mutilated("kind", 5),
        mutilated("quote", ""),
        mutilated("quote", ["Paris"]),
        mutilated("quote", "P" * 20_000),
        mutilated("quote", "\ud800"),
        mutilated("start", "9"),
        mutilated("start", 9.5),
        mutilated("start", True),
        mutilated("start", 10**100),
        mutilated("start", None),
        mutilated("before", 1),
        mutilated("scope", "world"),
        mutilated("scope", []),
        mutilated("place", "Paris"),
        with_place("id", ""),
        with_place("name", None),
        with_place("name", "\udfff"),
        with_place("latitude", float("nan")),
        with_place("latitude", 91),
        with_place("latitude", "1"),
        with_place("longitude", float("inf")),
        with_place("longitude", 10**400),
        with_place("feature_class", "Q"),
        with_place("feature_class", 1),
        with_place("population", -1),
        with_place("population", 1.5),
        mutilated("kind", "place-here"),
        mutilated("kind", "widen"),
        {**mutilated("kind", "widen"), "to": {"start": 0, "end": "x", "quote": "Paris"}},
        {**mutilated("kind", "add"), "mention": "nonsense"},
        {**mutilated("kind", "add"), "usage": 0},
    ],
)
def test_a_damaged_correction_is_listed_and_the_others_hold(
    article: Path, sidecar: Path, data: Path, record: object
) -> None:
    content = saved(article, data)
    content["edits"].insert(1, record)
    sidecar.write_text(json.dumps(content))
    project, loaded = opened(article, data)
    assert loaded.edits == tuple(some_edits())
    (lost,) = loaded.lost
    assert lost.damaged
    assert lost.reason
    assert "1 of 7 corrections" in loaded.notices[0]
    project.save(loaded.edits)
    kept = json.loads(sidecar.read_bytes())["edits"]
    assert len(kept) == 7, "never dropped"


def test_a_correction_that_nobody_knows_is_kept(article: Path, sidecar: Path, data: Path) -> None:
    content = saved(article, data)
    odd = {"kind": "recolour", "quote": "Paris", "start": 9, "colour": "green"}
    content["edits"].append(odd)
    sidecar.write_text(json.dumps(content))
    project, loaded = opened(article, data)
    assert loaded.lost == (Lost(odd, "this version knows no correction “recolour”", damaged=False),)
    project.save(loaded.edits)
    assert odd in json.loads(sidecar.read_bytes())["edits"]


def test_keys_that_nobody_knows_are_kept(article: Path, sidecar: Path, data: Path) -> None:
    content = saved(article, data)
    content["colour"] = {"deep": [1, None, "\ud800"]}
    content["edits"][0]["note"] = "why I did it"
    sidecar.write_text(json.dumps(content))
    project, loaded = opened(article, data)
    project.save((*loaded.edits, Reject(span_of("York"), "York")))
    kept = json.loads(sidecar.read_bytes())
    assert kept["colour"] == content["colour"]
    assert kept["edits"][0]["note"] == "why I did it"
    assert len(kept["edits"]) == 7


def test_a_newer_file_is_shown_and_never_written(article: Path, sidecar: Path, data: Path) -> None:
    content = saved(article, data)
    content["version"] = 2
    sidecar.write_text(json.dumps(content))
    before = sidecar.read_bytes()
    project, loaded = opened(article, data)
    assert loaded.edits == tuple(some_edits())
    assert "newer GeoView" in loaded.notices[0]
    assert project.read_only
    with pytest.raises(StorageError, match="newer GeoView"):
        project.save([])
    assert sidecar.read_bytes() == before
    project.save_copy(loaded.edits, article.with_name("copy.geoview"))
    assert json.loads(article.with_name("copy.geoview").read_bytes())["version"] == 1


def test_an_older_file_is_migrated_and_a_copy_kept(
    article: Path, sidecar: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = saved(article, data)
    old = {"format": "geoview-project", "version": 0, "corrections": content["edits"]}
    sidecar.write_text(json.dumps(old))
    before = sidecar.read_bytes()

    def to_1(record: dict[str, Any]) -> dict[str, Any]:
        rest = {key: value for key, value in record.items() if key != "corrections"}
        return {**rest, "version": 1, "edits": record["corrections"]}

    monkeypatch.setattr(project_module, "MIGRATIONS", {0: to_1})
    project, loaded = opened(article, data)
    assert loaded.edits == tuple(some_edits())
    assert sidecar.with_name("article.txt.geoview.v0.bak").read_bytes() == before
    project.save(loaded.edits)
    assert "corrections" not in json.loads(sidecar.read_bytes())


def test_a_file_that_is_far_too_large_is_not_read(
    article: Path, sidecar: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(article, data)
    monkeypatch.setattr(project_module, "MAX_BYTES", 100)
    before = sidecar.read_bytes()
    project, loaded = opened(article, data)
    assert "far too large" in loaded.notices[0]
    project.save(some_edits())
    assert sidecar.read_bytes() == before


@posix_only
def test_what_is_no_file_is_left_alone(article: Path, sidecar: Path, data: Path) -> None:
    for make, unmake in ((Path.mkdir, Path.rmdir), (os.mkfifo, Path.unlink)):
        make(sidecar)
        project, loaded = opened(article, data)
        assert "is not a file" in loaded.notices[0]
        assert project.save(some_edits()).parent == data / "annotations"
        unmake(sidecar)
        shutil.rmtree(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
@settings(max_examples=300)
def test_no_change_to_a_file_breaks_it(data: st.DataObject) -> None:
    """One value anywhere in a good file becomes anything: the text still opens, and every other correction holds."""
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text(TEXT, encoding="utf-8")
        content = saved(article, Path(folder, "data"))
        count = len(content["edits"])
        node: Any = content
        while True:
            key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
            if isinstance(node[key], dict | list) and node[key] and data.draw(st.booleans()):
                node = node[key]
                continue
            node[key] = data.draw(JSON)
            break
        article.with_name("article.txt.geoview").write_text(json.dumps(content))
        project, loaded = opened(article, Path(folder, "data"))
        if (
            content.get("version") == 1
            and content["version"] is not True
            and content.get("format") == "geoview-project"
            and isinstance(content["edits"], list)
        ):
            assert len(loaded.edits) + len(loaded.lost) == len(content["edits"])
            if len(content["edits"]) == count:
                assert len(set(loaded.edits) & set(some_edits())) >= count - 1
        History(parsed(read(article)), loaded.edits)
        if not project.read_only:
            project.save(loaded.edits)
            _, again = opened(article, Path(folder, "data"))
            assert again.edits == loaded.edits


def test_any_bytes_in_the_file_open(article: Path, sidecar: Path, data: Path) -> None:
    saved(article, data)
    good = sidecar.read_bytes()
    for seed in range(500):
        broken = bytearray(good)
        for step in range(1 + seed % 5):
            where = (seed * 7919 + step * 104_729) % len(broken)
            broken[where] = (seed * 31 + step * 17) % 256
        sidecar.write_bytes(bytes(broken[: len(broken) - seed % 50 if seed % 3 == 0 else None]))
        _, loaded = opened(article, data)
        assert len(loaded.edits) <= 6
        for bad in article.parent.glob("*.bad*"):
            bad.unlink()


def failing(name: str, number: int) -> Calls:
    def fail(*_: object) -> Any:
        raise OSError(number, os.strerror(number))

    return replace(SYSTEM, **{name: fail})


@pytest.mark.parametrize("name", [field.name for field in fields(Calls) if field.name not in ("unlink", "close")])
def test_a_save_that_fails_leaves_the_old_file(article: Path, sidecar: Path, data: Path, name: str) -> None:
    saved(article, data)
    before = sidecar.read_bytes()
    project, loaded = opened(article, data, calls=failing(name, 28))
    with pytest.raises(StorageError, match=r"article\.txt\.geoview"):
        project.save(loaded.edits[:1])
    assert sidecar.read_bytes() == before


def test_a_folder_that_can_only_be_read_sends_them_to_the_own_folder(article: Path, sidecar: Path, data: Path) -> None:
    document = read(article)

    def refuse(path: Path, *arguments: int) -> int:
        if Path(path).parent == article.parent:
            raise PermissionError(13, "Permission denied")
        return os.open(path, *arguments)

    project = ProjectFile(document, data, calls=replace(SYSTEM, open=refuse))
    assert project.load() == Loaded()
    path = project.save(some_edits())
    assert path.parent == data / "annotations"
    assert not sidecar.exists()
    assert opened(article, data)[1].edits == tuple(some_edits())


def test_the_newer_of_two_files_counts(article: Path, sidecar: Path, data: Path) -> None:
    saved(article, data, some_edits()[:1])
    private = ProjectFile(read(article), data)._private
    private.parent.mkdir(parents=True)
    shutil.copy(sidecar, private)
    content = json.loads(private.read_bytes())
    content["edits"] = []
    private.write_text(json.dumps(content))
    os.utime(private, ns=(0, sidecar.stat().st_mtime_ns + 1))
    assert opened(article, data)[1].edits == ()
    os.utime(private, ns=(0, sidecar.stat().st_mtime_ns - 1))
    assert len(opened(article, data)[1].edits) == 1


def test_another_programs_change_is_not_overwritten_unasked(article: Path, sidecar: Path, data: Path) -> None:
    project, _ = opened(article, data)
    project.save(some_edits()[:1])
    other, loaded = opened(article, data)
    other.save((*loaded.edits, some_edits()[2]))
    with pytest.raises(ProjectConflictError, match="changed by another program"):
        project.save(some_edits()[:2])
    assert len(opened(article, data)[1].edits) == 2
    project.save(some_edits()[:3], overwrite=True)
    assert len(opened(article, data)[1].edits) == 3
    sidecar.unlink()
    project.save(some_edits()[:1])
    assert len(opened(article, data)[1].edits) == 1
    unread = ProjectFile(read(article), data)
    with pytest.raises(ProjectConflictError):
        unread.save([])


@posix_only
def test_permissions_and_links_stay(article: Path, sidecar: Path, data: Path, tmp_path: Path) -> None:
    saved(article, data)
    elsewhere = tmp_path / "kept.geoview"
    sidecar.rename(elsewhere)
    elsewhere.chmod(0o640)
    sidecar.symlink_to(elsewhere)
    project, loaded = opened(article, data)
    project.save(loaded.edits[:2])
    assert sidecar.is_symlink()
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640
    assert len(json.loads(elsewhere.read_bytes())["edits"]) == 2


def moved(edit: Edit, shift: int) -> Edit:
    """Return the edit for words that stand `shift` characters further on."""
    target = Span(edit.target.start + shift, edit.target.end + shift)
    if isinstance(edit, Widen):
        return replace(edit, target=target, to=Span(edit.to.start + shift, edit.to.end + shift))
    assert isinstance(edit, Choose | Reject | AddMention | PlaceHere)
    return replace(edit, target=target)


def test_the_example_in_the_documentation_is_real(article: Path, data: Path) -> None:
    from geoview import corrections

    documented = re.search(r"\n    (\{.*?\n    \})\n", corrections.__doc__ or "", re.DOTALL)
    assert documented is not None
    keys = set(re.findall(r'"(\w+)":', documented[1]))
    record = saved(article, data, [Choose(span_of("Paris"), "Paris", PARIS)])
    real = set(record) | set(record["document"]) | set(record["edits"][0]) | set(record["edits"][0]["place"])
    assert keys <= real
    assert set(record) | set(record["edits"][0]) <= keys
    assert copy.deepcopy(record) == record
