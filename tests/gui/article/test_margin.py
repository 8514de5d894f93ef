"""The numbers in the margin: on the side where their paragraph begins, whichever way it and the window go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from present import present
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from geoview.document import Document

if TYPE_CHECKING:
    from desk import Make
    from pytestqt.qtbot import QtBot

ENGLISH = "Oakton and Westland met for the first time."
ARABIC = "وصل الوفد إلى Mill Bay قادما من Riverlands."
# Each place once: a number stands where its place is named first.
TEXTS = {
    "all English": (f"{ENGLISH}\n\nNobody said a word about the Riverlands.\n", "LLL"),
    "all Arabic": (f"{ARABIC}\n\nوقال إن Oakton بعيدة.\n", "RRR"),
    "mixed": (f"{ENGLISH}\n\n{ARABIC}\n", "LLRR"),
}


def colours(view: Any, area: QRect) -> set[str]:
    """What is painted there."""
    picture = QPixmap(area.size())
    view.viewport().render(picture, QPoint(), QRegion(area), QWidget.RenderFlag.DrawWindowBackground)
    image = picture.toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("window", ["LeftToRight", "RightToLeft"])
@pytest.mark.parametrize("text", TEXTS)
def test_numbers_stand_where_their_paragraph_begins(qtbot: QtBot, make_desk: Make, text: str, window: str) -> None:
    desk = make_desk()
    desk.window.setLayoutDirection(Qt.LayoutDirection[window])
    content, sides = TEXTS[text]
    with qtbot.waitSignal(desk.documents.finished):
        desk.documents.show(Document(content))
    qtbot.waitUntil(lambda: present(desk.session.atlas).complete)
    view = desk.article.view
    margin, width = int(view.left_margin()), view.viewport().width()
    seen: list[str] = []
    for index in range(len(desk.atlas.resolutions)):
        (line,) = view.mention_rects(index)
        top, height = int(line.top()), int(line.height())
        areas = {"L": QRect(0, top, margin - 5, height), "R": QRect(width - margin + 5, top, margin - 5, height)}
        seen.append("".join(side for side, area in areas.items() if len(colours(view, area)) > 1))
    assert seen == list(sides)
