"""The reviewed tables are read and checked for form."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoview.errors import GazetteerError
from geoview.gazetteer.build.reviewed import Reviewed, slug_of

RECIPE = Path(__file__).parents[4] / "resources" / "gazetteer"


def test_the_reviewed_tables_are_well_formed() -> None:
    reviewed = Reviewed(RECIPE)
    assert len(reviewed.features) + len(reviewed.facilities) > 2_400
    assert {"kashmir", "crimea", "golan", "EH", "TW", "PS"} <= {view[0] for view in reviewed.views}
    for row in (*reviewed.features, *reviewed.facilities):
        assert -90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 and 0 < row.prominence <= 1000
        assert len(row.country) in (0, 2) and row.name.strip() == row.name
    sahel = next(region for region in reviewed.regions if region.key == "sahel")
    assert sahel.members == ("BF", "ML", "MR", "NE", "SN", "TD")


def test_a_malformed_table_is_named(tmp_path: Path) -> None:
    for name in ("names", "demonyms", "points", "features", "facilities", "regions", "views"):
        (tmp_path / f"{name}.psv").write_text("# nothing\n", encoding="utf-8")
    Reviewed(tmp_path)
    (tmp_path / "points.psv").write_text("# head\nUS|1\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"points\.psv:2 has 2 fields"):
        Reviewed(tmp_path)
    (tmp_path / "points.psv").unlink()
    with pytest.raises(GazetteerError, match=r"points\.psv"):
        Reviewed(tmp_path)


def test_a_region_that_holds_itself_is_refused(tmp_path: Path) -> None:
    for name in ("names", "demonyms", "points", "features", "facilities", "views"):
        (tmp_path / f"{name}.psv").write_text("", encoding="utf-8")
    (tmp_path / "regions.psv").write_text("a|RGN|A||0|0|500|@b||\nb|RGN|B||0|0|500|@a||\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="holds itself"):
        Reviewed(tmp_path)


def test_slugs() -> None:
    assert slug_of("South Asia") == "south-asia" and slug_of("Côte d’Azur") == "cote-d-azur"
