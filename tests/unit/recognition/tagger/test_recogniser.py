"""The neural tier, with the model that comes with GeoView."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from geoview.document import Document
from geoview.errors import Cancelled, RecogniserError
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
from geoview.names.mention import MentionKind
from geoview.recognition.tagger import ModelRecogniser
from geoview.recognition.tagger.tagged import Tagged
from geoview.storage import resource_path
from geoview.text import Span

MODEL = Path(__file__).parents[4] / "resources" / "model"


class NoNames:
    """A gazetteer that knows nothing: what is found is found by the tagger."""

    def by_name(self, name: str) -> tuple[()]:
        return ()

    def has_prefix(self, folded_words: str) -> bool:
        return False


NO_NAMES = NameLookup(NoNames(), load_language())


@pytest.fixture(scope="module")
def recogniser() -> ModelRecogniser:
    return ModelRecogniser(threads=1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The model's files, to be damaged."""
    folder = tmp_path / "model"
    folder.mkdir()
    table = json.loads((MODEL / "model.json").read_text("utf-8"))
    for name in ("model.json", *table["sha256"]):
        shutil.copy(MODEL / name, folder / name)
    return folder


def surfaces(recogniser: ModelRecogniser, text: str) -> list[str]:
    return [mention.surface for mention in recogniser.recognise(Document(text), NO_NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers from France and Kenya met in Geneva on Monday.", ["France", "Kenya", "Geneva"]),
        ("The US State Department criticised Pakistan-India talks.", ["US", "Pakistan", "India"]),
        ("Floods hit Laurel County, Ky., and the town of London.", ["Laurel County", "Ky.", "London"]),
        ("The storm moved from Rome/Naples to the Black Sea.", ["Rome", "Naples", "Black Sea"]),
        ("Pakistan’s army and India's navy", ["Pakistan", "India"]),
        ("“Turkey rejected the offer,” said the Turkish minister in Ankara.", ["Turkey", "Turkish", "Ankara"]),
    ],
)
def test_places_are_found_with_exact_bounds(recogniser: ModelRecogniser, text: str, expected: list[str]) -> None:
    assert surfaces(recogniser, text) == expected


TRAPS = [
    ("Paris Hilton smiled at the cameras.", []),
    ("Jordan scored twice before half-time, and Jordan was happy.", []),
    ("Reading the report took her all night.", []),
    ("They ate turkey at Thanksgiving and then more Turkey.", []),
    ("Georgia Smith called her sister from Georgia.", ["Georgia"]),
    ("She keeps her plates in a china cabinet.", []),
    ("In March and May the Mobile phone was Nice to have.", []),
    ("Of course, He left before Noon.", []),
    ("Jack London wrote about Alaska.", ["Alaska"]),
    ("Denzel Washington flew to London.", ["London"]),
    ("Andrew Carnegie was born in Dunfermline.", ["Dunfermline"]),
    ("The Carnegie Endowment for International Peace published it.", []),
    ("Charlotte met Sydney in Austin.", ["Austin"]),
    ("Mr. Lincoln travelled to Lincoln, Nebraska.", ["Lincoln", "Nebraska"]),
    ("Virginia Woolf lived in Sussex.", ["Sussex"]),
    ("The Ford Motor Co. plant in Dearborn closed.", ["Dearborn"]),
    ("Chelsea Clinton visited Haiti.", ["Haiti"]),
    ("He drank a Manhattan and ate a Danish.", []),
    ("Israel Kamakawiwo'ole sang in Honolulu.", ["Honolulu"]),
    ("Dr. Troy Houston spoke in Dallas.", ["Dallas"]),
]


def test_traps_are_avoided(recogniser: ModelRecogniser) -> None:
    found = {text: surfaces(recogniser, text) for text, _ in TRAPS}
    wrong = {text: found[text] for text, expected in TRAPS if found[text] != expected}
    # A tagger of this size errs; the number of its errors may fall, never rise.
    assert len(wrong) <= 6, wrong


def test_peoples_are_demonyms(recogniser: ModelRecogniser) -> None:
    kinds = {m.surface: m.kind for m in recogniser.recognise(Document("Norwegian ships left Norway."), NO_NAMES)}
    assert kinds == {"Norwegian": MentionKind.DEMONYM, "Norway": MentionKind.TOPONYM}


def test_coordinates_are_mentions_too(recogniser: ModelRecogniser) -> None:
    kinds = [m.kind for m in recogniser.recognise(Document("The ship lay at 59.9139, 10.7522 off Oslo."), NO_NAMES)]
    assert kinds == [MentionKind.COORDINATE, MentionKind.TOPONYM]


def long_text() -> str:
    lines = ["Ministers from France and Kenya met in Geneva on Monday to speak of trade, and rain fell all day."] * 40
    return "\n\n".join(f"{line} That was day {n}." for n, line in enumerate(lines * 8))


def test_any_number_of_threads_gives_the_same(recogniser: ModelRecogniser) -> None:
    document = Document(long_text())
    parallel = ModelRecogniser(threads=3)
    assert parallel.recognise(document, NO_NAMES) == recogniser.recognise(document, NO_NAMES)


def test_a_region_has_only_its_own_mentions(recogniser: ModelRecogniser) -> None:
    text = "Oslo is cold.\n\nRome is warm.\n\nLima is dry."
    region = Span(text.index("Rome"), text.index("Lima"))
    assert [m.surface for m in recogniser.recognise(Document(text), NO_NAMES, region)] == ["Rome"]


def test_mentions_are_sorted_and_apart(recogniser: ModelRecogniser) -> None:
    mentions = recogniser.recognise(Document(long_text()), NO_NAMES)
    assert len(mentions) > 900
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
    assert all(0 <= m.score <= 1 and m.recogniser == recogniser.name for m in mentions)


@pytest.mark.parametrize(
    "text", ["", " \n ", "no capitals anywhere", "…—!?", "\ufffd\u200b" * 50, "A" * 5000, "é" * 300]
)
def test_odd_texts_are_no_error(recogniser: ModelRecogniser, text: str) -> None:
    assert all(m.surface == text[m.span.start : m.span.end] for m in recogniser.recognise(Document(text), NO_NAMES))


def test_cancelling_ends_the_work(recogniser: ModelRecogniser) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    with pytest.raises(Cancelled):
        recogniser.recognise(Document(long_text()), NO_NAMES, cancelled=cancelled)
    assert asked == 4, "not one more window is read"


@pytest.mark.parametrize("name", ["tagger.onnx", "vectors.npy", "name_hashes.npy", "vocabulary.txt"])
def test_a_damaged_file_is_noticed(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(RecogniserError, match=f"{name} is damaged"):
        ModelRecogniser(folder=copy)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"name": "model/1", "features": [8, 23, 4], "sha256": {}}'])
def test_a_damaged_manifest_is_noticed(copy: Path, content: str) -> None:
    (copy / "model.json").write_text(content, "utf-8")
    with pytest.raises(RecogniserError):
        ModelRecogniser(folder=copy)


def test_a_missing_file_is_noticed(copy: Path) -> None:
    (copy / "scales.npy").unlink()
    with pytest.raises(RecogniserError, match=r"scales\.npy"):
        ModelRecogniser(folder=copy)


def test_another_set_of_features_is_refused(copy: Path) -> None:
    table = json.loads((copy / "model.json").read_text("utf-8"))
    table["features"] = [1, 2, 3]
    (copy / "model.json").write_text(json.dumps(table), "utf-8")
    with pytest.raises(RecogniserError, match="another version"):
        ModelRecogniser(folder=copy)


def test_the_weights_are_small_and_complete() -> None:
    table = json.loads(resource_path("model", "model.json").read_text("utf-8"))
    assert sum((MODEL / name).stat().st_size for name in table["sha256"]) < 20_000_000


def test_the_network_reports_to_nobody_and_leaves_no_identifier(tmp_path: Path) -> None:
    code = """
from geoview.recognition.tagger import ModelRecogniser
from geoview.recognition.tagger.tagged import Tagged
class NoNames:
    def by_name(self, name): return ()
    def has_prefix(self, words): return False
from geoview.document import Document
from geoview.names.language import load_language
from geoview.names.lookup import NameLookup
lookup = NameLookup(NoNames(), load_language())
print(len(ModelRecogniser(threads=1).recognise(Document("Ministers from France met in Geneva."), lookup)))
"""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ORT_", "XDG_")) and k != "CI"}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, env=environment, timeout=60
    )
    assert (done.stdout.strip(), done.returncode) == ("2", 0), done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_is_doubtful_and_in_no_gazetteer_is_no_candidate(lookup: NameLookup) -> None:
    text = "The Nordwind left for Stavanger."
    tags = [
        Tagged(text.index(word), text.index(word) + len(word), False, 0.4, 0.1, doubtful=True)
        for word in ("Nordwind", "Stavanger")
    ]
    found = ModelRecogniser(threads=1).candidates(text, tags, Span(0, len(text)), lookup)
    assert [text[name.start : name.end] for name in found] == ["Stavanger"]
