"""An atlas finds its views although it names none of them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geoview import presentation as module
from geoview.presentation import presentation, register


def test_any_way_to_an_atlas_knows_the_views_and_loads_them_late() -> None:
    code = (
        "import sys\n"
        "from geoview.atlas import Atlas\n"
        "from geoview.document import from_text\n"
        "atlas = Atlas(from_text('Nowhere.'))\n"
        "assert 'geoview.notebook' not in sys.modules\n"
        "assert atlas.to_records() == []\n"
        "assert 'geoview.notebook' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_last_views_that_were_registered_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    class Views:
        def records(self, atlas: object) -> list[dict[str, object]]:
            return [{"atlas": atlas}]

        def geojson(self, atlas: object, gazetteer: object = None) -> dict[str, object]:
            return {"atlas": atlas}

        def html(self, atlas: object) -> str:
            return str(atlas)

    monkeypatch.setattr(module, "_loaders", [])
    with pytest.raises(LookupError):
        presentation()
    views = Views()
    register(lambda: views)
    assert presentation() is views
