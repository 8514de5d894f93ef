"""Fixtures that several rooms share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from correcting_steps import (
    OTHER_OAKTON,
    THIRD_OAKTON,
    FakeGazetteer,
)
from desk import Desk, FakeParser, Kit, Make, SnapshotOf

from geoview.resolution.types import Candidate
from geoview.ui.documents.session import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geoview.document import Document

__all__ = ["desk", "keeping"]


@pytest.fixture
def desk(make_desk: Make, kit: type[Kit]) -> Desk:
    """A desk whose parser knows three Oaktons, and whose gazetteer knows Oakville as well."""

    class Parser(FakeParser):
        def snapshots(self, document: Document, **options: Any) -> Iterator[SnapshotOf]:
            for snapshot in super().snapshots(document, **options):
                more = (Candidate(OTHER_OAKTON, 0.04, ("near Elsewhere",)), Candidate(THIRD_OAKTON, 0.01))
                resolutions = tuple(
                    replace(r, candidates=(*r.candidates, *more)) if r.mention.surface == "Oakton" else r
                    for r in snapshot.atlas.resolutions
                )
                yield replace(snapshot, atlas=replace(snapshot.atlas, resolutions=resolutions))

    parser = Parser()
    return make_desk(parser, engine=lambda: Engine(FakeGazetteer(), parser))


@pytest.fixture
def keeping(make_desk: Make, tmp_path: Path) -> Make:
    """Makes desks that keep corrections."""
    (tmp_path / "home").mkdir()
    return lambda *args, **options: make_desk(*args, keep=tmp_path / "home", **options)
