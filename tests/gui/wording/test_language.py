"""The window in another language, and from right to left."""

from __future__ import annotations

import errno
import importlib.util
import re
import string
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shiboken6
from present import present
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QTextBrowser, QToolButton
from stubserver import StubServer

from geoview.document.reading import from_text, read
from geoview.errors import GeoViewError, StorageError, UnreachableError
from geoview.gazetteer import Gazetteer
from geoview.gazetteer.place import FeatureClass, Place
from geoview.mapping import labels
from geoview.online.web import Web
from geoview.resolution.types import Usage
from geoview.resolution.wording import Area, Reason, Times
from geoview.storage import SYSTEM, atomic_write, resource_path
from geoview.ui.help.help_pages import show_help
from geoview.ui.places.place_table import PlaceColumn
from geoview.ui.widgets.actions import ACTIONS, MENUS
from geoview.ui.widgets.message_bar import Message
from geoview.ui.wording import language
from geoview.ui.wording.error_wording import error_words
from geoview.ui.wording.place_wording import WORDS, country_name, isolated

if TYPE_CHECKING:
    from desk import Kit, Make
    from pytestqt.qtbot import QtBot

Speak = Callable[[str], str]
FOLDER = Path(__file__).resolve().parents[3] / "resources" / "translations"


def _extract() -> Any:
    spec = importlib.util.spec_from_file_location("extract_texts", FOLDER / "extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def german(qapp: QApplication, speak: Speak) -> Iterator[None]:
    """German while a test runs; a test with a window asks for it when the window's own words are in place."""
    plain = language.install(qapp, qapp)
    assert speak("de") == "de"
    yield
    qapp.removeTranslator(plain)
    shiboken6.delete(plain)


def _fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_every_text_of_the_window_is_translated() -> None:
    extract = _extract()
    texts, known = extract.find_texts(), extract.read(FOLDER / "geoview_de.ts")
    hint = "run resources/translations/extract.py and translate what is new"
    assert texts - known.keys() == set(), f"not in the file: {hint}"
    assert known.keys() - texts == set(), f"no longer in the code: {hint}"
    assert {text for text, forms in known.items() if not all(forms) or not forms} == set(), f"untranslated: {hint}"


def test_the_compiled_file_says_what_the_source_says() -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "geoview_de.qm"))
    for text, forms in _extract().read(FOLDER / "geoview_de.ts").items():
        numbers = (1, 2) if text.plural else (-1,)
        for n, form in zip(numbers, forms, strict=True):
            assert translator.translate(text.context, text.source, None, n) == form


def test_a_translation_fills_in_the_same_facts() -> None:
    for text, forms in _extract().read(FOLDER / "geoview_de.ts").items():
        for form in forms:
            assert _fields(form) == _fields(text.source), text.source
            assert form.count("%n") == text.source.count("%n"), text.source


def test_no_two_entries_of_a_german_menu_have_the_same_letter() -> None:
    known = {(text.context, text.source): forms[0] for text, forms in _extract().read(FOLDER / "geoview_de.ts").items()}
    for menu in ("", *(name for name, _ in MENUS)):
        titles = [spec.text for spec in ACTIONS if spec.menu == menu] if menu else [title for _, title in MENUS]
        letters = [known["actions", title].partition("&")[2][:1].casefold() for title in titles]
        letters = [letter for letter in letters if letter]
        assert len(set(letters)) == len(letters), f"{menu}: {sorted(letters)}"


def test_what_could_not_be_translated_is_found(tmp_path: Path) -> None:
    code = """
from geoview.errors import GeoViewError
from geoview.phrases import Phrase

_TITLE = "It failed"

def good(name: str, why: Phrase, late: bool) -> None:
    hint = "Wait." if late else "Go on."
    raise GeoViewError(_TITLE, "{name} is {kind}", hint, name=name, kind=Phrase("a folder"))

def better(why: Phrase) -> None:
    raise GeoViewError(_TITLE, why)
"""
    package = tmp_path / "package"
    package.mkdir()
    (package / "code.py").write_text(code, encoding="utf-8")
    find_phrases = _extract().find_phrases
    assert find_phrases(package) == {"It failed", "{name} is {kind}", "a folder", "Wait.", "Go on."}
    for bad in (
        'GeoViewError("It failed", f"{name} is a folder")',
        'GeoViewError("It failed", name)',
        'GeoViewError("It failed", "{name} is {kind}", name=name, kind="a folder")',
        'GeoViewError("It failed", "{why}", why=f"{name} is a folder")',
        'GeoViewError("It failed", "{}".format(name))',
        'Phrase("It " + name)',
    ):
        (package / "code.py").write_text(f"{code}\n\ndef bad(name: str) -> None:\n    {bad}\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"code\.py:16: .* can't be translated"):
            find_phrases(package)


def test_plurals_and_qts_own_words_are_german(german: None, qtbot: QtBot) -> None:
    def say(n: int) -> str:
        return QCoreApplication.translate("PlacesPane", "%n mention(s)", None, n)

    assert (say(1), say(2)) == ("1 Nennung", "2 Nennungen")
    assert QLocale().toString(1234567) == "1.234.567"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


def test_a_language_without_a_translation_is_english(qapp: QApplication, speak: Speak) -> None:
    owner = QObject()
    assert language.speak(qapp, owner, "fi") == "en"
    assert owner.children() == []


def test_places_are_called_by_german_words(german: None, kit: type[Kit]) -> None:
    canada = Place("geonames:1", "Canada", 60.1, -110.0, FeatureClass("A"), "PCLI", "CA")
    berlin = Place("geonames:2", "Berlin", 52.52437, 13.41053, FeatureClass("P"), "PPLC", "DE")
    assert (WORDS.name(canada), WORDS.kind(canada)) == ("Kanada", "Staat")
    assert (WORDS.name(berlin), WORDS.kind(berlin)) == ("Berlin", "Hauptstadt")
    assert WORDS.coordinates(berlin.latitude, berlin.longitude) == "52,5244° N; 13,4105° O"
    assert WORDS.confidence(0.987) == "Sicherheit 0,99"
    assert (WORDS.note(Usage.ASSOCIATIVE), WORDS.note(Usage.LITERAL)) == ("Regierung", "")
    title = WORDS.title(1234, canada, 2, uncertain=True)
    assert title == "1.234, Kanada, Staat, 2 Nennungen, unsicher"
    assert country_name("PK", "Pakistan") == "Pakistan" and country_name("XX", "Nowhere") == "Nowhere"


def test_reasons_are_said_in_german(german: None) -> None:
    state = Reason("state of {area}", area=Area("United States", "US"))
    assert WORDS.reason(state) == "Bundesstaat (Vereinigte Staaten)"
    often = Reason("{about}, mentioned {times} in this text", about=state, times=Times(3))
    assert WORDS.reason(often) == "Bundesstaat (Vereinigte Staaten), im Text 3-mal erwähnt"
    near = Reason("near {names}, also mentioned", names=("Oslo", "Bergen"))
    assert WORDS.reason(near) == "nahe Oslo und Bergen, auch erwähnt"
    assert WORDS.reason("because I say so") == "because I say so"


def _refused(path: Path, content: bytes | None, **options: Any) -> GeoViewError:
    """What the core says of a file with this content, or of one that is not there."""
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GeoViewError) as caught:
        read(path, **options)
    return caught.value


_PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
_LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj\n"
    b"trailer << /Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ("
    + b"a" * 32
    + b") /U ("
    + b"b" * 32
    + b") >> /ID [(x) (x)] >>\n%%EOF\n"
)


def test_errors_of_the_core_are_said_in_german(german: None, tmp_path: Path) -> None:
    name = str(tmp_path / "a.txt")
    gone = error_words(_refused(Path(name), None))
    assert gone == (
        "Das Dokument konnte nicht geöffnet werden",
        f"{name} wurde nicht gefunden",
        "Prüfen Sie den Namen; vielleicht wurde verschoben oder gelöscht, was so hieß.",
    )
    picture = _refused(Path(name), _PNG)
    assert error_words(picture)[:2] == ("Keine Textdatei", f"{name} ist ein PNG-Bild")
    assert str(picture).startswith(f"Not a text file: {name} is a PNG image")
    large = error_words(_refused(Path(name), b"a" * 3_000_000, limit=2_000_000))
    assert large.message == f"{name} hat 3 MB, mehr als die 2 MB, die ohne Weiteres geöffnet werden"
    wrong = error_words(_refused(Path(name), b"a" * 12345 + b"\xff", encoding="utf-8"))
    assert "bei Byte 12.345" in wrong.message
    pdf = tmp_path / "a.pdf"
    locked = error_words(_refused(pdf, _LOCKED_PDF))
    assert locked == (
        "Das Dokument ist gesperrt",
        f"{pdf} verlangt ein Passwort",
        "Speichern Sie eine Kopie ohne Passwort.",
    )
    assert error_words(_refused(pdf, b"no pdf")).message == f"{pdf} ist kein PDF-Dokument"


def test_a_full_disk_and_a_silent_service_are_told_in_german(german: None, tmp_path: Path) -> None:
    def full(descriptor: int, data: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StorageError) as caught:
        atomic_write(tmp_path / "a.txt", b"text", calls=replace(SYSTEM, write=full))
    assert Message.of(caught.value).title == "Die Datei konnte nicht gespeichert werden"
    assert Message.of(caught.value).text == (
        f"{tmp_path / 'a.txt'}: kein Platz mehr auf der Platte. Die Platte ist voll: Schaffen Sie Platz und speichern "
        "Sie erneut."
    )
    stub = StubServer()
    address = stub.address
    stub.close()
    with pytest.raises(UnreachableError) as refused:
        Web().get(address, most_bytes=10)
    assert error_words(refused.value).text == (
        "127.0.0.1 war nicht erreichbar (Verbindung abgelehnt). Prüfen Sie das Netz; alles andere geht auch ohne."
    )


def test_every_country_and_every_kind_has_a_german_name(german: None) -> None:
    with closing(Gazetteer.open(resource_path("gazetteer", "gazetteer.sqlite"))) as gazetteer:
        known = {country.country_code for country in gazetteer.countries()}
    assert {code for code in known if country_name(code, "?") == "?"} == set()
    kinds = {text for text in _extract().read(FOLDER / "geoview_de.ts") if text.context == "kinds"}
    assert len(kinds) > 55


def test_a_german_window_lists_german_words_and_the_filter_knows_both(
    speak: Speak, make_desk: Make, kit: type[Kit], qtbot: QtBot
) -> None:
    speak("de")
    desk = make_desk()
    with qtbot.waitSignal(desk.documents.finished, timeout=kit.deadline):
        desk.documents.show(from_text(kit.text))
    model = desk.places.table.rows
    kinds = {model.index(row, PlaceColumn.KIND).data() for row in range(model.rowCount())}
    assert "Staat" in kinds and "Country" not in kinds
    assert "," in model.index(0, PlaceColumn.CONFIDENCE).data()
    for query in ("kind:country", "kind:staat"):
        desk.places.filter.setText(query)
        assert model.rowCount() == 1


def test_a_german_window_says_in_german_what_could_not_be_read(
    speak: Speak, make_desk: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    speak("de")
    desk = make_desk()
    gone = tmp_path / "gone.txt"
    desk.documents.open(gone)
    qtbot.waitUntil(lambda: desk.messages.message is not None, timeout=20_000)
    message = present(desk.messages.message)
    assert message.title == "Das Dokument konnte nicht geöffnet werden"
    assert message.text.startswith(f"{gone} wurde nicht gefunden. Prüfen Sie den Namen")


def test_the_failed_texts_of_a_folder_say_so_in_german(
    speak: Speak, make_desk: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    speak("de")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "picture.txt").write_bytes(_PNG)
    desk = make_desk()
    desk.folders.processes = 1
    view = desk.folders.open(folder)
    qtbot.waitUntil(lambda: not view.reading.is_running and not view.questions.is_busy, timeout=20_000)
    (row,) = view.documents.rows.shown
    hint = "GeoView liest reinen Text; speichern Sie sie in dem Programm, aus dem sie stammt, als Text."
    assert row.reason == f"ist ein PNG-Bild. {hint}"


def test_coordinates_stay_in_order_where_one_reads_from_right_to_left(qapp: QApplication) -> None:
    assert WORDS.coordinates(1.0, -2.0) == "1.0000° N, 2.0000° W"
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert WORDS.coordinates(1.0, -2.0) == "\u20661.0000° N, 2.0000° W\u2069"
        assert isolated("48.8566, 2.3522").strip("\u2066\u2069") == "48.8566, 2.3522"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_what_leaves_the_window_stays_english_and_plain(german: None) -> None:
    assert labels.Words().coordinates(1.0, -2.0) == "1.0000° N, 2.0000° W"
    assert labels.Words().confidence(0.5) == "confidence 0.50"


def test_the_help_is_german_where_the_window_is(speak: Speak, make_desk: Make) -> None:
    speak("de")
    dialog = show_help(make_desk().window)
    words = present(dialog.findChild(QTextBrowser)).toPlainText()
    assert "Lesen mit GeoView" in words and "Berichtigen" in words
    dialog.close()
    speak("fi")
    assert "Reading with GeoView" in present(show_help(make_desk().window).findChild(QTextBrowser)).toPlainText()


def test_the_german_help_tells_all_that_the_english_one_does() -> None:
    english, german = ((FOLDER.parent / "help" / f"{code}.md").read_text(encoding="utf-8") for code in ("en", "de"))
    for sign in ("## ", "- **", "| `", "\n- "):
        assert german.count(sign) == english.count(sign), sign
    codes = set(re.findall(r"`([^`]+)`", english)) - {"geoview gazetteer build --geonames FOLDER"}
    assert codes <= set(re.findall(r"`([^`]+)`", german))


def _clipped(desk: Any) -> list[str]:
    """Texts around the panes that have less room than they need."""
    found = []
    for part in (desk.toolbar, desk.status, desk.places):
        for widget in part.findChildren(QToolButton) + part.findChildren(QPushButton) + part.findChildren(QLabel):
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            is_shown = widget.isVisible() and widget.text() and not wraps
            if is_shown and widget.width() < widget.minimumSizeHint().width():
                found.append(widget.text())
    return found


def test_nothing_is_clipped_in_a_small_german_window(
    speak: Speak, make_desk: Make, kit: type[Kit], tmp_path: Path, qtbot: QtBot
) -> None:
    speak("de")
    desk = make_desk(size=(1024, 700))
    path = tmp_path / "report.txt"
    path.write_text(kit.text, encoding="utf-8")
    desk.open(path)
    qtbot.waitUntil(lambda: desk.session.atlas is not None and desk.session.atlas.complete, timeout=kit.deadline)
    assert desk.window.menuBar().actions()[0].text() == "&Datei"
    qtbot.waitUntil(lambda: not _clipped(desk), timeout=5000)


def test_the_window_is_mirrored_where_one_reads_from_right_to_left(
    qapp: QApplication, make_desk: Make, kit: type[Kit], tmp_path: Path, qtbot: QtBot
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk = make_desk()
        path = tmp_path / "report.txt"
        path.write_text("القاهرة - ٥ مارس\n\nوصل الوفد إلى Oakton قادما من Westland.\n", encoding="utf-8")
        desk.open(path)
        qtbot.waitUntil(lambda: desk.map.made is not None, timeout=kit.deadline)
        window = desk.window
        qtbot.waitUntil(lambda: desk.article.isVisible() and desk.map.width() > 50, timeout=kit.deadline)
        left_of = [part.mapTo(window, part.rect().topLeft()).x() for part in (desk.fake_map, desk.article)]
        assert left_of[0] < left_of[1], "the text stands right of the map"
        strip = desk.article.strip
        assert strip.x() < desk.article.view.x(), "the strip stands between text and map"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
