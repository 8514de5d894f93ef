"""Corrections that wait in GeoView's own folder (FAULTS I)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geoview.corrections.rescue import Rescue
from geoview.document import from_text
from geoview.edits import Edit, Reject
from geoview.text import Span

if TYPE_CHECKING:
    from pathlib import Path

EDITS: tuple[Edit, ...] = (Reject(Span(0, 5), "Talks"), Reject(Span(9, 14), "Paris"))


def test_what_was_taken_back_while_the_drive_was_dead_stays_taken_back(tmp_path: Path) -> None:
    document = from_text("Talks in Paris went on.")
    rescue = Rescue(document, tmp_path)
    rescue.write(EDITS[:1], EDITS)
    found = rescue.read(lambda _: None)
    assert found is not None and (found.edits, found.before) == (EDITS[:1], EDITS)
    rescue.drop()
    assert rescue.read(lambda _: None) is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"format": "x"}', b'{"format": "geoview-rescue", "version": 9}']
)
def test_a_damaged_copy_is_set_aside(tmp_path: Path, content: bytes) -> None:
    rescue = Rescue(from_text("Talks in Paris went on."), tmp_path)
    rescue.path.parent.mkdir()
    rescue.path.write_bytes(content)
    assert rescue.read(lambda _: None) is None
    assert rescue.path.with_name(rescue.path.name + ".bad").read_bytes() == content
