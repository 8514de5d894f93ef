"""Pictures of two texts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QApplication

from geoview.analysis.comparison import Side
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
    from pathlib import Path

RIVAL = """A rival line looks north

HAMBURG, 2 April 2025 - Three weeks after the Nordlys sailed from Rotterdam, a company in Hamburg has
announced a line of its own. Its ship will load in Bremerhaven and Aarhus and then go round Scotland to
Reykjavík, with a stop at Aberdeen, which the Dutch had left out.

"There is room for two," said the owner, whose family comes from Husum. Analysts in Copenhagen are not so
sure: what Iceland sells to Germany and Denmark in a year would fill one ship, they say, and not two. In Oslo
the news was met with silence; Norway has paid for the quays of Bergen and wants to see them used.

Aberdeen is glad all the same. The harbour has lost its ferries to Orkney and has been looking for work since
the oil went. A second sailing could call at Lerwick in the Shetland Islands, and from there at Tórshavn.
Fishermen of the Faroe Islands would then reach the auctions of Bremerhaven in three days.

From Gothenburg to Gdynia there are yards that want to build the next ship. Poland offers loans, Sweden offers
steel, and Finland, where the river at Turku is frozen in March, offers a captain who knows ice. Germany's own
yards in Rostock and Kiel are full until 2028.
"""


@dataclass(frozen=True)
class Comparison:
    """One picture: what is chosen in the comparison."""

    name: str
    theme: str = "light"
    size: tuple[int, int] = (1180, 820)
    place: str = ""
    side: Side | None = None


SCENES = (
    Comparison("compare"),
    Comparison("compare-dark", theme="dark"),
    Comparison("compare-place", place="Reykjavík"),
    Comparison("compare-small", size=(1024, 700), side=Side.SECOND),
)
NAMES = frozenset(scene.name for scene in SCENES)


def take_comparison(scene: Comparison, sample: Path, folder: Path, target: Path, wait: Callable[..., None]) -> None:
    """Opens two texts and their comparison, and writes its picture.

    Args:
        scene: Which one.
        sample: The first text.
        folder: For the second.
        target: Where pictures go.
        wait: Lets the windows live until a condition holds.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    rival = folder / "rival.txt"
    rival.write_text(RIVAL, encoding="utf-8")
    jobs = Jobs()
    engine = SharedEngine(lambda: make_engine(Settings()))
    documents = Documents(jobs, lambda: Session(jobs, engine))
    desk = compose(documents, ColorScheme(application, scene.theme), StateFile(None))
    window = desk.window
    window.show()
    documents.open_all([sample, rival])
    wait(
        lambda: (
            len(documents.sessions) == 2
            and desk.documents.current.atlas is not None
            and desk.documents.current.atlas.complete
        )
    )
    shown = desk.comparing.compare(documents.sessions[1])
    shown.resize(*scene.size)
    settled: list[bool] = []
    shown.map.map_settled.connect(lambda: settled.append(True))
    wait(lambda: settled and shown.pair.comparison is not None and not shown.pair.busy)
    _rest(wait, 40)
    if scene.side is not None:
        shown.show_side(scene.side)
        _rest(wait, 100)
    if scene.place:
        (row,) = (n for n in range(shown.table.rows.rowCount()) if _name(shown.table.rows, n) == scene.place)
        shown.choose(shown.table.rows.name_at(row))
        _rest(wait, 80)
    picture = target / f"{scene.name}.png"
    shown.grab().save(str(picture))
    print(picture.name)
    jobs.close()
    window.close()
    shiboken6.delete(window)


def _name(model: object, row: int) -> str:
    return model.shown[row].compared.place.name  # type: ignore[attr-defined, no-any-return]


def _rest(wait: Callable[..., None], turns: int) -> None:
    """So many turns of the event loop, some 30 ms each."""
    left = iter(range(turns))
    wait(lambda: next(left, None) is None)
