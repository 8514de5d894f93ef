"""Places that the text names together: lines on the map, and a list of them with the sentences that name them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QTreeWidget, QTreeWidgetItem

from geoview.analysis.comentions import CoMention, Within, comentions, quote
from geoview.ui.cards.card import CardPage
from geoview.ui.selection.selection import Cause
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.formats import number
from geoview.ui.wording.place_wording import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.atlas import Atlas
    from geoview.ui.map.map_host import MapHost
    from geoview.ui.runtime.jobs import Jobs, Token
    from geoview.ui.selection.selection import Selection

__all__ = ["CoMentionsCard"]

_MENTION = Qt.ItemDataRole.UserRole
_MOST = 300  # places in the list
_MOST_PASSAGES = 100


class CoMentionsCard(CardPage):
    """The list of places that are named with the chosen place. They are searched for while lines or list are shown.

    Args:
        jobs: Runs the search.
        selection: The chosen place.
        map_host: The map on which the lines are drawn.
        say: Shows a short message to the reader.
    """

    def __init__(self, jobs: Jobs, selection: Selection, map_host: MapHost, say: Callable[[str], None]) -> None:
        super().__init__("together", self.tr("Named together"))
        self._jobs, self._selection, self._map, self._say = jobs, selection, map_host, say
        self._lines = False
        self._within = Within.SENTENCE
        self._shown: tuple[Atlas | None, str | None, Within] = (None, None, self._within)
        self._found: tuple[CoMention, ...] = ()
        self._working: Token | None = None
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("What counts as together"))
        self.scope.view().setAccessibleName(self.scope.accessibleName())
        self.scope.addItem(self.tr("In the same sentence"), Within.SENTENCE)
        self.scope.addItem(self.tr("In the same paragraph"), Within.PARAGRAPH)
        self.scope.currentIndexChanged.connect(self._on_scope)
        self.body.addWidget(self.scope)
        self._note = self.add_note()
        self.tree = QTreeWidget()
        self.tree.setObjectName("sentences")
        self.tree.setAccessibleName(self.tr("Places that are named together, with their sentences"))
        self.tree.setHeaderHidden(True)
        self.tree.header().setAccessibleName(self.tr("Columns"))
        self.tree.setColumnCount(1)
        self.tree.setWordWrap(True)
        self.tree.setIndentation(14)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setMinimumHeight(90)
        self.tree.itemActivated.connect(self._on_item)
        self.tree.itemClicked.connect(self._on_item)
        self.tree.itemExpanded.connect(self._fill_item)
        self.body.addWidget(self.tree, 1)
        self.first = self.tree
        selection.changed.connect(lambda _: self._follow())
        map_host.line_clicked.connect(self._on_line)

    def show_lines(self, shown: bool) -> None:
        """Draw lines on the map, or remove them."""
        self._lines = shown
        if shown and self._selection.place_id is None:
            self._say(self.tr("Choose a place to see what is named with it"))
        self._follow()
        self._draw()

    def refresh(self) -> None:
        """List the places that are named with the chosen place."""
        self._follow()
        self._fill()

    @property
    def found(self) -> tuple[CoMention, ...]:
        """The places that are named with the chosen place."""
        return self._found

    def _on_scope(self) -> None:
        self._within = Within(self.scope.currentData())
        self._follow()

    def _follow(self) -> None:
        """Search again if the place, the atlas or the choice of sentence or paragraph has changed."""
        if not self._lines and not self.is_open:
            return
        selection = self._selection
        wanted = (selection.atlas, selection.place_id, self._within)
        if wanted == self._shown:
            return
        self._shown, self._found = wanted, ()
        if self._working is not None:
            self._working.cancel()
        atlas, place_id = selection.atlas, selection.place_id
        if atlas is None or place_id is None:
            self._on_found(())
            return
        within = self._within

        def work(token: Token) -> None:
            token.post(partial(self._on_found, comentions(atlas, place_id, within, token.cancelled)))

        self._working = self._jobs.start(work, "together")

    def _on_found(self, found: tuple[CoMention, ...]) -> None:
        self._found = found
        self._working = None
        self._draw()
        self._fill()

    def _draw(self) -> None:
        if self._lines:
            counts = {entry.place_id: len(entry.passages) for entry in self._found}
            self._map.pane.show_lines(self._shown[1], counts)
        else:
            self._map.pane.show_lines(None, {})

    # The list

    def _fill(self) -> None:
        if not self.is_open:
            return
        atlas, place_id, _ = self._shown
        use = atlas.use_of(place_id) if atlas is not None and place_id is not None else None
        self.tree.clear()
        if use is None or atlas is None:
            self.title = self.tr("Named together")
            self._note.setText(self.tr("Choose a place in text, map or table."))
            self.changed.emit()
            return
        self.title = self.tr("Named with {0}").format(shortened(WORDS.name(use.place)))
        count = self.tr("%n place(s)", "", len(self._found))
        self._note.setText(count if self._found else self.tr("Nothing else is named there."))
        for entry in self._found[:_MOST]:
            other = atlas.use_of(entry.place_id)
            if other is not None:
                words = self.tr("{0} · {1}").format(shortened(WORDS.name(other.place)), self._times(entry))
                item = QTreeWidgetItem([words])
                item.setData(0, _MENTION, entry.place_id)
                item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
                self.tree.addTopLevelItem(item)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self.changed.emit()

    def _times(self, entry: CoMention) -> str:
        if self._within is Within.SENTENCE:
            return self.tr("%n sentence(s)", "", len(entry.passages))
        return self.tr("%n paragraph(s)", "", len(entry.passages))

    def _fill_item(self, item: QTreeWidgetItem) -> None:
        """Add the sentences below a place, when they are first looked at."""
        entry = self._entry(item.data(0, _MENTION))
        if entry is None or item.childCount():
            return
        width = self.tree.viewport().width() - 2 * self.tree.indentation() - 8
        for mention, pieces in self._sentences(entry):
            words = "“" + "".join(words for words, _ in pieces).strip() + "”"
            child = QTreeWidgetItem([words])
            child.setData(0, _MENTION, mention)
            box = self.tree.fontMetrics().boundingRect(0, 0, width, 10_000, int(Qt.TextFlag.TextWordWrap), words)
            child.setSizeHint(0, QSize(width, box.height() + 8))
            item.addChild(child)

    def _entry(self, place_id: object) -> CoMention | None:
        return next((entry for entry in self._found if entry.place_id == place_id), None)

    def _sentences(self, entry: CoMention) -> list[tuple[int, tuple[tuple[str, bool], ...]]]:
        atlas, place_id, _ = self._shown
        assert atlas is not None and place_id is not None
        return [(p.mention, quote(atlas, p, place_id)) for p in entry.passages[:_MOST_PASSAGES]]

    def _on_item(self, item: QTreeWidgetItem) -> None:
        """Open the sentences of a place, or go to a sentence in the text."""
        target = item.data(0, _MENTION)
        if isinstance(target, int):
            self._selection.choose_mention(target, Cause.KEYS)
        else:
            item.setExpanded(not item.isExpanded())

    # The lines

    def _on_line(self, place_id: str) -> None:
        """Show the sentences behind a line that was clicked, beside the line."""
        atlas, own, _ = self._shown
        entry = self._entry(place_id)
        one = atlas.use_of(own) if atlas is not None and own is not None else None
        other = atlas.use_of(place_id) if atlas is not None else None
        if entry is None or one is None or other is None:
            return
        title = self.tr("{0} and {1}").format(WORDS.name(one.place), WORDS.name(other.place))
        facts = self._times(entry)
        if len(entry.passages) > _MOST_PASSAGES:
            facts = self.tr("{0}, the first {1} of them").format(facts, number(_MOST_PASSAGES))
        self._map.pane.show_sentences(title, facts, self._sentences(entry))
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None and item.data(0, _MENTION) == place_id:
                self.tree.setCurrentItem(item)
