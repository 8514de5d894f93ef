"""Icons."""

from __future__ import annotations

import pytest

from geoview.errors import GeoViewError
from geoview.ui.widgets.icons import icon


def test_an_icon_that_is_missing_is_named() -> None:
    with pytest.raises(GeoViewError, match=r"nothing\.svg"):
        icon("nothing", "#000000")
