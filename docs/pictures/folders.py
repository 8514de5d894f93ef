"""Pictures of the view of a folder. Its texts are made here: notices of an imagined shipping office, 1921 to 1924."""

from __future__ import annotations

import os
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from geoview.settings import Settings
from geoview.ui.documents.documents import Documents, SharedEngine
from geoview.ui.documents.engine import make_engine
from geoview.ui.documents.session import Session
from geoview.ui.runtime.jobs import Jobs
from geoview.ui.shell.compose import compose
from geoview.ui.widgets.color_scheme import ColorScheme
from geoview.viewer.window_state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NAMES", "take_folders", "write_notices"]

NAMES = ("folder", "folder-dark", "folder-place", "folder-days", "folder-failed", "folder-empty", "folder-small")
START = date(1921, 3, 1)
COUNT = 64

ROUTES = (
    ("Hull", "Rotterdam", "Hamburg"),
    ("Liverpool", "Lisbon", "Dakar"),
    ("Marseille", "Algiers", "Alexandria"),
    ("Trieste", "Piraeus", "Istanbul"),
    ("Bergen", "Reykjavík", "Halifax"),
    ("Gdańsk", "Stockholm", "Riga"),
    ("Glasgow", "Dublin", "New York"),
    ("Port Said", "Aden", "Mumbai"),
    ("Cape Town", "Durban", "Mombasa"),
    ("Buenos Aires", "Montevideo", "Rio de Janeiro"),
    ("Singapore", "Hong Kong", "Yokohama"),
    ("Odessa", "Constanța", "Varna"),
)
CARGO = ("coffee", "timber", "salted fish", "machine parts", "wool", "grain", "tinned fruit", "copper", "paper")
WEATHER = ("fog off", "a gale near", "calm seas off", "heavy swell near")
SEAS = ("the North Sea", "the Bay of Biscay", "the Mediterranean Sea", "the Baltic Sea", "the Atlantic Ocean")
COUNTRIES = ("Norway", "Portugal", "Egypt", "Greece", "Canada", "India", "Brazil", "Japan", "Poland", "Germany")


def notice(number: int) -> str:
    """One text: a title, a date, and a few sentences about a ship."""
    # Trade grows through the years and rests in winter, so that the bars have something to tell.
    day = START + timedelta(days=int(1200 * (number / COUNT) ** 0.8) + 11 * (number % 5))
    start, middle, end = ROUTES[(number * 5 + number // 7) % len(ROUTES)]
    cargo, other = CARGO[number % len(CARGO)], CARGO[(number * 4 + 1) % len(CARGO)]
    country = COUNTRIES[(number * 3) % len(COUNTRIES)]
    title = (f"{cargo.capitalize()} for {end}", f"Late from {start}", f"The {middle} mail")[number % 3]
    dateline = "" if number % 16 == 5 else f"{day:%d %B %Y}\n\n"
    return (
        f"{title}\n\n{dateline}"
        f"The steamer Alma left {start} on Tuesday with {cargo} and called at {middle}, where {other} was taken in. "
        f"The master reports {WEATHER[number % len(WEATHER)]} {middle} and ice in none of the roads.\n\n"
        f"From {middle} she goes by way of {SEAS[number % len(SEAS)]} to {end}. The consul of {country} has asked "
        f"that letters for {end} be handed in at {start} before noon; those for London go by rail.\n"
    )


def write_notices(folder: Path) -> None:
    """Writes the texts into a folder, and three files that can't be read."""
    for number in range(COUNT):
        path = folder / f"{1921 + number // 20}" / f"notice-{number + 1:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notice(number), encoding="utf-8")
    (folder / "1922" / "ledger.pdf").write_bytes(b"%PDF-1.4 torn")
    (folder / "1923" / "letter.docx").write_bytes(b"this is no archive")
    (folder / "harbour-plan.txt").write_bytes(bytes(range(256)) * 8)


def take_folders(
    names: list[str], target: Path, wait: Callable[[Callable[[], object]], None], rest: Callable[[float], None]
) -> None:
    """Takes the pictures of these names; of all of them where there are none."""
    wanted = [name for name in NAMES if not names or name in names]
    if not wanted:
        return
    home = os.environ.get("GEOVIEW_HOME")
    with tempfile.TemporaryDirectory(prefix="geoview-") as place:
        os.environ["GEOVIEW_HOME"] = str(Path(place) / "home")
        texts, empty = Path(place) / "Shipping Office", Path(place) / "New Folder"
        empty.mkdir()
        write_notices(texts)
        for name in wanted:
            _take(name, empty if name == "folder-empty" else texts, target, wait, rest)
    if home is None:
        del os.environ["GEOVIEW_HOME"]
    else:
        os.environ["GEOVIEW_HOME"] = home


def _take(
    name: str, folder: Path, target: Path, wait: Callable[[Callable[[], object]], None], rest: Callable[[float], None]
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    jobs = Jobs()
    engine = SharedEngine(lambda: make_engine(Settings()))
    documents = Documents(jobs, lambda: Session(jobs, engine))
    desk = compose(documents, ColorScheme(application, "dark" if "dark" in name else "light"), StateFile(None))
    window = desk.window
    window.resize(*((1024, 700) if "small" in name else (1440, 900)))
    settled: list[bool] = []
    window.show()
    view = desk.folders.open(folder)
    view.map.map_settled.connect(lambda: settled.append(True))
    wait(lambda: not view.reading.is_running and not view.questions.is_busy)
    if name != "folder-empty":
        wait(lambda: settled)
    rest(2.5)
    answer = view.answer
    assert answer is not None
    if name in ("folder-place", "folder-dark"):
        use = next(use for use in answer.places if use.place.name == "Lisbon")
        view.choose_place(use.place.id)
    if name == "folder-days":
        view.time.slider.choose(date(1922, 3, 1), date(1923, 2, 28))
    if name == "folder-failed":
        view.failed.setChecked(True)
    rest(2.5)
    window.grab().save(str(target / f"{name}.png"))
    print(f"{name}.png")
    window.close()
    jobs.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
