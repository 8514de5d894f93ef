"""The best tier: a small neural tagger, with what the whole text says beyond each window."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geoview.errors import Cancelled
from geoview.names.coordinates import with_coordinates
from geoview.names.mention import Mention, MentionKind
from geoview.names.tokens import tokenise
from geoview.recognition.coordination import complete
from geoview.recognition.plain import read_plainly
from geoview.recognition.sections import sections
from geoview.recognition.tagger.assets import ModelAssets
from geoview.recognition.tagger.cleanup.boundaries import fix_boundaries, party_homes
from geoview.recognition.tagger.cleanup.consistency import drop_rare, make_consistent, without_people
from geoview.recognition.tagger.cleanup.gazetteer_check import apply_gazetteer
from geoview.recognition.tagger.cleanup.rescorer import Rescorer, load_rescorer_weights
from geoview.recognition.tagger.name_table import CODES
from geoview.recognition.tagger.tagged import Tagged, merged
from geoview.recognition.tagger.windows import (
    TAG_COUNT,
    best_tags,
    candidate_words,
    doubtful_ranges,
    sentence_starts,
    tagged_ranges,
    telling_words,
    windows,
)
from geoview.recognition.tagger.word_pieces import SHAPES, shape_of, word_spans
from geoview.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from geoview.document import Document
    from geoview.names.language import Language
    from geoview.names.lookup import NameLookup

__all__ = ["ModelRecogniser"]

_NAME_STARTS = frozenset({"new", "old", "us", "may"})
"""Small words that begin names too ("New Delhi", "US")."""

_SHARED_WORD = re.compile(
    r"\b(?:counties|parishes|provinces|states|districts|townships|rivers|lakes|creeks|islands"
    r"|(?:north|south|east|west)\w*\s?(?:and|or|to|/|&|,)\s?(?:north|south|east|west))",
    re.IGNORECASE,
)
"""Only near these words do names share a part ("Harvey and Kingman counties", "North and South Korea")."""

_MARK = 5  # shape of the two marks around a window


class ModelRecogniser:
    """A recogniser of places with the neural tagger.

    A text is worked through in sections, each cut into windows at sentence ends. A window never sees another one, so
    the same text gives the same result on any number of threads and in any order.

    Args:
        threads: Windows that run side by side; None: one for each processor, at most four.
        folder: The model's files; None for those that come with GeoView.
        rescoring: Weights of the rescorer; None for those that come with GeoView.

    Raises:
        RecogniserError: when the model can't be loaded.
    """

    section = 8_000
    """Code points of a section: some 1,300 words, a fraction of a second; a name is read alike all over a section."""

    def __init__(
        self,
        *,
        threads: int | None = None,
        folder: Path | None = None,
        rescoring: Mapping[str, float] | None = None,
    ) -> None:
        self._assets = ModelAssets(folder)
        self.name = self._assets.version
        self._rescoring = load_rescorer_weights() if rescoring is None else rescoring
        self._threads = threads or min(4, os.cpu_count() or 1)

    def recognise(
        self,
        document: Document,
        lookup: NameLookup,
        region: Span | None = None,
        *,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[Mention]:
        """Return the mentions, sorted and without overlaps; see `Recogniser`.

        Args:
            document: The whole document.
            lookup: Looks names up.
            region: Only this stretch; None for the whole text.
            cancelled: Asked before each window; the answer True ends the work.

        Raises:
            Cancelled: soon after `cancelled` answered True.
        """
        start, end = (region.start, region.end) if region else (0, len(document.text))
        found: list[Mention] = []

        def find(text: str, part: Span) -> list[Mention]:
            return self._section(text, part, lookup, cancelled)

        for section in sections(document.text, start, end, self.section):
            found.extend(read_plainly(document.text, section, lookup.knows, find))
        return found

    def names(
        self, text: str, section: Span, lookup: NameLookup, cancelled: Callable[[], bool] | None = None
    ) -> list[Tagged]:
        """Return the names of a section: those of the network, with corrected bounds, the same in the whole section."""
        tagged = self.tag(text, section, lookup.language, cancelled)
        return Rescorer(lookup, self._rescoring).judge(text, self.candidates(text, tagged, section, lookup))

    def candidates(self, text: str, tagged: Sequence[Tagged], section: Span, lookup: NameLookup) -> list[Tagged]:
        """Return the names that the network is sure of, the same in the whole section, and those that it almost found.

        A form that the network rejects and the gazetteer does not know is no name.
        """
        sure = fix_boundaries(text, [name for name in tagged if not name.doubtful], lookup.language)
        alike = make_consistent(text, section, party_homes(text, section, sure), _plain_words(lookup.language))
        places = without_people(text, section, alike, self._assets.names.is_given_name)
        places = apply_gazetteer(text, places, lookup)
        doubtful = fix_boundaries(text, [name for name in tagged if name.doubtful], lookup.language)
        doubtful = apply_gazetteer(text, drop_rare(text, section, doubtful, places), lookup)
        return merged(places, [name for name in doubtful if lookup.knows(text[name.start : name.end])])

    def tag(
        self, text: str, section: Span, language: Language, cancelled: Callable[[], bool] | None = None
    ) -> list[Tagged]:
        """Return what the network itself says of a stretch, before any rule."""
        spans = word_spans(text, section.start, section.end)
        words = [text[a:b] for a, b in spans]
        starts = sentence_starts(text, spans)
        kept = telling_words(words, starts, _plain_words(language))
        spans, words = [spans[i] for i in kept], [words[i] for i in kept]
        cut = self._assets.pieces.pieces_of(words)
        ranges = windows([starts[i] for i in kept], [len(pieces) for pieces in cut])

        def work(at: tuple[int, int]) -> list[Tagged]:
            if cancelled is not None and cancelled():
                raise Cancelled
            i, j = at
            return self._window(words[i:j], cut[i:j], spans[i:j])

        if self._threads == 1 or len(ranges) < 2:
            return [name for at in ranges for name in work(at)]
        # The threads live as long as the section: a window may close at any time, and starting them takes 0.1 ms.
        with ThreadPoolExecutor(min(self._threads, len(ranges)), thread_name_prefix="tagger") as pool:
            return [name for part in pool.map(work, ranges) for name in part]

    def _window(
        self, words: Sequence[str], cut: Sequence[tuple[int, ...]], spans: Sequence[tuple[int, int]]
    ) -> list[Tagged]:
        candidates = candidate_words(words)
        if not candidates:
            return []
        pieces = self._assets.pieces
        places, people = self._assets.names.codes(words)
        ids, features, first = [pieces.begin], [_MARK], []
        for word, parts, place, person in zip(words, cut, places, people, strict=True):
            first.append(len(ids))
            ids.extend(parts)
            features.extend([shape_of(word) + SHAPES * (place + CODES * person)] * len(parts))
        ids.append(pieces.end)
        features.append(_MARK)
        wanted = np.array([first[i] for i in candidates], dtype=np.int64)
        rest = np.ones(len(ids), dtype=bool)
        rest[wanted] = False
        inputs = {
            "vectors": self._assets.vectors(np.array(ids, dtype=np.int64)),
            "features": np.array(features, dtype=np.int64),
            "wanted": wanted,
            "rest": np.flatnonzero(rest),
        }
        logits: npt.NDArray[np.float32] = self._assets.session.run(None, inputs)[0]
        scores = _log_softmax(logits[:, :TAG_COUNT])
        ranges = tagged_ranges(best_tags(scores, candidates), candidates)
        out: list[Tagged] = []
        doubtful = doubtful_ranges(scores, candidates, ranges)
        for k, last, demonym in sorted([*ranges, *doubtful]):
            trust = 1.0 - float(np.exp(scores[k:last, 0].max()))
            associative = 1.0 / (1.0 + float(np.exp(-logits[k, -1])))
            start, end = spans[candidates[k]][0], spans[candidates[last - 1]][1]
            out.append(Tagged(start, end, demonym, trust, associative, doubtful=(k, last, demonym) in doubtful))
        return out

    def _section(
        self, text: str, section: Span, lookup: NameLookup, cancelled: Callable[[], bool] | None
    ) -> list[Mention]:
        mentions: list[Mention] = []
        for name in self.names(text, section, lookup, cancelled):
            surface = text[name.start : name.end]
            behind_place = bool(mentions) and text[mentions[-1].span.end : name.start] == ", "
            reading = lookup.read(surface, behind_place=behind_place)
            mentions.append(
                Mention(
                    span=Span(name.start, name.end),
                    surface=surface,
                    kind=MentionKind.DEMONYM if name.demonym else MentionKind.TOPONYM,
                    score=round(name.score, 4),
                    recogniser=self.name,
                    associative=name.associative > 0.5,
                    reads=reading.name if reading.abbreviation else "",
                )
            )
        if _SHARED_WORD.search(text, section.start, section.end):
            tokens = tokenise(text, section.start, section.end)
            mentions = complete(text, tokens, mentions, lookup, self.name)
        return with_coordinates(mentions, text, section, self.name)


def _plain_words(language: Language) -> frozenset[str]:
    """Return words that begin sentences and are part of no name."""
    return language.function_words - language.titles - _NAME_STARTS


def _log_softmax(logits: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    shifted = logits - logits.max(axis=1, keepdims=True)
    result: npt.NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result
