"""Mentions that the parser overlooked or cut wrongly: from a selection in the text to a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.text import Span
from geoview.ui.widgets.actions import Need

if TYPE_CHECKING:
    from geoview.resolution.types import Candidate
    from geoview.ui.article.article_view import ArticleView
    from geoview.ui.correcting.candidate_chooser import CandidateChooser
    from geoview.ui.correcting.controller import CorrectionController
    from geoview.ui.documents.documents import Documents
    from geoview.ui.selection.selection import Selection

__all__ = ["MentionEditor"]

_LONGEST = 200
"""Number of letters of a selection that may be a name."""
_MOST = 12


class MentionEditor(QObject):
    """The commands that turn selected words into a new mention, or into the bounds of an existing one.

    Args:
        view: The text.
        documents: The open documents.
        selection: The selection, which holds the mentions.
        correcting: The commands that make corrections.
        chooser: The panel that asks which place is meant if the gazetteer has several or none.
    """

    needs_changed = Signal()

    def __init__(
        self,
        view: ArticleView,
        documents: Documents,
        selection: Selection,
        correcting: CorrectionController,
        chooser: CandidateChooser,
    ) -> None:
        super().__init__(view)
        self._view, self._documents, self._selection = view, documents, selection
        self._correcting, self._chooser = correcting, chooser
        view.selectionChanged.connect(self.needs_changed)
        selection.changed.connect(lambda _: self.needs_changed.emit())

    @property
    def needs(self) -> Need:
        """What can be done with the selected words: add a mention, or change the bounds of one."""
        there = Need.SELECTED if self.selected is not None else Need.NOTHING
        return there | (Need.WIDER if self.widens is not None else Need.NOTHING)

    @property
    def selected(self) -> Span | None:
        """The selected words without the white space around them; None when they can't be a name."""
        span, document = self._view.selected_span(), self._documents.current.document
        if span is None or document is None or span.end - span.start > 2 * _LONGEST:
            return None
        text = span.of(document.text)
        start = span.start + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return Span(start, end) if 0 < end - start <= _LONGEST else None

    @property
    def widens(self) -> int | None:
        """The index of the only mention that the selection overlaps; None without one, or with the same bounds."""
        span, atlas = self.selected, self._selection.atlas
        if span is None or atlas is None:
            return None
        first = atlas.at(span.start)
        index = first if first is not None else atlas.first_from(span.start)
        hits = [n for n in (index, index + 1) if n < len(atlas.resolutions)]
        hits = [n for n in hits if atlas.resolutions[n].mention.span.overlaps(span)]
        return hits[0] if len(hits) == 1 and atlas.resolutions[hits[0]].mention.span != span else None

    def add(self) -> None:
        """Make a mention of the selected words; ask which place if the gazetteer has several or none."""
        from geoview.edits import AddMention

        span, document = self.selected, self._documents.current.document
        if span is None or document is None:
            return
        quote = span.of(document.text)
        candidates = self._candidates(quote)
        place = candidates[0].place if candidates else None
        self._correcting.do(AddMention(span, quote, place, candidates))
        current = self._selection.resolution
        if len(candidates) != 1 and current is not None and current.mention.span == span:
            self._chooser.open(current)

    def widen(self) -> None:
        """Change the bounds of the mention under the selection to those of the selection."""
        from geoview.edits import Widen

        index, span, atlas = self.widens, self.selected, self._selection.atlas
        if index is not None and span is not None and atlas is not None:
            mention = atlas.resolutions[index].mention
            self._correcting.do(Widen(mention.span, mention.surface, span, span.of(atlas.document.text)))

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        from geoview.resolution.types import Candidate

        engine = self._documents.current.engine
        if engine is None or engine.gazetteer is None:
            return ()
        places = {match.place.id: match.place for match in engine.gazetteer.by_name(name)}
        # Only prominence orders these candidates, so none has a share of the evidence.
        return tuple(Candidate(place, 0.0) for place in list(places.values())[:_MOST])
