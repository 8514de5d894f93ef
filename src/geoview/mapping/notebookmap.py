"""An Atlas as a folium map: what a notebook shows, and what further folium layers can be added to.

folium renders every string that it is given as a template, some of them twice. Therefore it gets constants only, and
one string that holds all that belongs to a document: base64, whose alphabet no template, script or markup can be
written in. Leaflet stands in the page, so nothing is fetched.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoview.errors import GeoViewError
from geoview.storage import resource_path

if TYPE_CHECKING:
    import folium

__all__ = ["coarse_base", "folium_map"]


def folium_map(data: dict[str, Any], *, height: int = 480) -> folium.Map:
    """Return a map with the places of one document.

    Args:
        data: `places`, `meridian`, `subject`, `credits` and `base`, as the script of the map expects them.
        height: Pixels.
    """
    import folium
    from branca.element import Element, MacroElement
    from jinja2 import Template

    class Places(MacroElement):
        """A folium layer that hands the data to the script; `data` is base64."""

        _template = Template(
            "{% macro script(this, kwargs) %}"
            "geoviewDraw({{ this._parent.get_name() }}, JSON.parse(new TextDecoder().decode("
            'Uint8Array.from(atob("{{ this.data }}"), (c) => c.charCodeAt(0)))));'
            "{% endmacro %}"
        )

        def __init__(self, encoded: str) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self._name = "Places"
            self.data = encoded

    view = folium.Map(location=(20, 0), zoom_start=2, tiles=None, min_zoom=1, max_zoom=12, height=height)
    view.options["minZoom"], view.options["maxZoom"] = 1, 12
    view.default_js, view.default_css = [], []
    figure: Any = view.get_root()
    header = figure.header
    header.add_child(Element(_constant("style", re.sub(r"url\([^)#]*\)", "none", _leaflet("leaflet.css")))), name="css")
    script = re.sub(r"(?m)^//# sourceMappingURL=.*$", "", _leaflet("leaflet.js"))
    header.add_child(Element(_constant("script", script)), name="leaflet")
    header.add_child(Element(_constant("script", resource_path("page", "notebook.js").read_text("utf-8"))), name="draw")
    encoded = base64.b64encode(json.dumps(data, allow_nan=False).encode("ascii")).decode("ascii")
    view.add_child(Places(encoded))
    figure.height = f"{height}px"
    return view


def coarse_base() -> dict[str, Any]:
    """Return the coarsest level of the base map; a notebook keeps one with every map."""
    base = json.loads(resource_path("basemap", "world.json").read_bytes())
    return {"units": base["units"], **{key: base[key] for key in ("land", "lakes", "borders", "disputed")}}


def _constant(tag: str, text: str) -> str:
    """Return a part of the page that no template engine renders."""
    return f"<{tag}>{{% raw %}}{text}{{% endraw %}}</{tag}>"


def _leaflet(name: str) -> str:
    spec = importlib.util.find_spec("xstatic.pkg.leaflet")
    if spec is None or spec.origin is None:
        raise GeoViewError(
            "The map can't be made", "the package xstatic-leaflet was not found", "Install GeoView again."
        )
    return Path(spec.origin).with_name("data").joinpath(name).read_text("utf-8")
