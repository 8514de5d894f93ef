"""Shares, confidence and the weights behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from geoview.errors import GeoViewError
from geoview.names.mention import Mention
from geoview.resolution import literalness as literalness_module
from geoview.resolution import ranker as ranker_module
from geoview.resolution.document_context import build_context, softmax
from geoview.resolution.features import context_features
from geoview.resolution.literalness import load_literalness_weights
from geoview.resolution.name_groups import group_mentions
from geoview.resolution.ranker import FEATURES, confidence, first_shares, load_weights
from geoview.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from geoview.names.lookup import NameLookup


def mentions_of(text: str, *names: str) -> list[Mention]:
    found, position = [], 0
    for name in names:
        start = text.index(name, position)
        position = start + len(name)
        found.append(Mention(Span(start, position), name))
    return found


def test_shares_add_up_to_one_in_each_group(lookup: NameLookup) -> None:
    text = "Springfield, Georgia, Lahore, Qwrtzia and Springfield"
    names = mentions_of(text, "Springfield", "Georgia", "Lahore", "Qwrtzia", "Springfield")
    groups, _ = group_mentions(text, names, lookup)
    field = build_context(groups)
    shares = first_shares(field)
    sums = np.bincount(field.owner, shares, len(groups))
    assert sums == pytest.approx([0.0 if not g.reading.matches else 1.0 for g in groups])
    rows = context_features(field, shares, {})
    assert np.isfinite(rows).all()
    assert softmax(field, rows[:, 0]).sum() == pytest.approx(sums.sum())


def test_confidence_grows_with_the_recognisers_trust() -> None:
    table = load_weights().confidence["rules"]
    values = [confidence(table, 1.0, score) for score in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert values == sorted(values)
    assert 0 < values[0] < values[-1] < 1


def test_weights_name_known_features_only() -> None:
    assert len(set(FEATURES)) == len(FEATURES)
    assert all(len(r) == len(FEATURES) and np.isfinite(r).all() for r in load_weights().rounds)


@pytest.mark.parametrize("content", ["{", "[]", '{"rounds": 1}', '{"weights": []}'])
def test_damaged_weights_are_named(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "weights.json"
    damaged.write_text(content, encoding="utf-8")
    for module, load in ((ranker_module, load_weights), (literalness_module, load_literalness_weights)):
        monkeypatch.setattr(module, "resource_path", lambda *parts: damaged)
        load.cache_clear()
        try:
            with pytest.raises(GeoViewError, match=r"weights\.json"):
                load()
        finally:
            load.cache_clear()
