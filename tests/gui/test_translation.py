"""The window in another language, and from right to left."""

from __future__ import annotations

import importlib.util
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton, QToolButton

from geoview.ui import language
from geoview.ui.actions import ACTIONS, MENUS

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"


def _extract() -> Any:
    spec = importlib.util.spec_from_file_location("extract_texts", FOLDER / "extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def german(qapp: QApplication) -> Iterator[QObject]:
    """German while a test runs; the window under test has to be made after it."""
    owner = QObject()
    before = QLocale()
    plain = language.install(qapp, owner)
    assert language.speak(qapp, owner, "de") == "de"
    yield owner
    for translator in owner.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    qapp.removeTranslator(plain)
    QLocale.setDefault(before)


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


def test_plurals_and_qts_own_words_are_german(german: QObject, qtbot: Any) -> None:
    def say(n: int) -> str:
        return QCoreApplication.translate("PlacesPane", "%n mention(s)", None, n)

    assert (say(1), say(2)) == ("1 Nennung", "2 Nennungen")
    assert QLocale().toString(1234567) == "1.234.567"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


def test_a_language_without_a_translation_is_english(qapp: QApplication) -> None:
    owner, before = QObject(), QLocale()
    try:
        assert language.speak(qapp, owner, "fi") == "en"
        assert owner.children() == []
    finally:
        QLocale.setDefault(before)


def _clipped(window: Any) -> list[str]:
    """Texts around the panes that have less room than they need."""
    found = []
    for part in (window.toolbar, window.status, window.places):
        for widget in part.findChildren(QToolButton) + part.findChildren(QPushButton) + part.findChildren(QLabel):
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            is_shown = widget.isVisible() and widget.text() and not wraps
            if is_shown and widget.width() < widget.minimumSizeHint().width():
                found.append(widget.text())
    return found


def test_nothing_is_clipped_in_a_small_german_window(
    german: QObject, make_desk: Any, kit: Any, tmp_path: Path, qtbot: Any
) -> None:
    # `make_desk` installs plain English again; German is asked first where it comes last.
    desk_owner = QObject()
    language.speak(QApplication.instance(), desk_owner, "de")  # type: ignore[arg-type]
    try:
        desk = make_desk(size=(1024, 700))
        path = tmp_path / "report.txt"
        path.write_text(kit.text, encoding="utf-8")
        desk.window.open(path)
        qtbot.waitUntil(lambda: desk.session.atlas is not None and desk.session.atlas.complete, timeout=kit.deadline)
        assert desk.window.menuBar().actions()[0].text() == "&Datei"
        qtbot.waitUntil(lambda: not _clipped(desk.window), timeout=5000)
    finally:
        for translator in desk_owner.findChildren(QTranslator):
            QCoreApplication.removeTranslator(translator)


def test_the_window_is_mirrored_where_one_reads_from_right_to_left(
    qapp: QApplication, make_desk: Any, kit: Any, tmp_path: Path, qtbot: Any
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk = make_desk()
        path = tmp_path / "report.txt"
        path.write_text("القاهرة - ٥ مارس\n\nوصل الوفد إلى Oakton قادما من Westland.\n", encoding="utf-8")
        desk.window.open(path)
        qtbot.waitUntil(lambda: desk.window.chart.map is not None, timeout=kit.deadline)
        window = desk.window
        qtbot.waitUntil(lambda: window.article.isVisible() and window.chart.width() > 50, timeout=kit.deadline)
        left_of = [part.mapTo(window, part.rect().topLeft()).x() for part in (window.chart, window.article)]
        assert left_of[0] < left_of[1], "the text stands right of the map"
        strip = window.article.strip
        assert strip.x() < window.article.view.x(), "the strip stands between text and map"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
