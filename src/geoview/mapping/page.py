"""The constant page that shows every map.

folium renders every string it is given as a template a second time, so a place name with braces in it would run as
code. Therefore folium makes the page once, from constants only; whatever belongs to a document goes into the finished
page afterwards, as data.

The page lies in `resources/map/page.html`, because importing folium takes half a second; `resources/map/build.py`
writes it, and a test compares the two. `policy` states what the page may load: its own files and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re

from geoview.storage import resource_path

__all__ = ["HOST", "ORIGIN", "PAGE_URL", "SCHEME", "page_files", "policy", "render"]

SCHEME = "geoview"
HOST = "map"
ORIGIN = f"{SCHEME}://{HOST}"
PAGE_URL = f"{ORIGIN}/page.html"

_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def page_files(suffix: str) -> list[str]:
    """Return GeoView's own files of the page, as paths below `ORIGIN`: by name, those of layers last.

    Args:
        suffix: ".js" for its modules, ".css" for its style sheets.
    """
    folder = resource_path("map")
    names = [path.relative_to(folder).as_posix() for path in folder.rglob(f"*{suffix}")]
    return sorted(names, key=lambda name: (name.count("/"), name))


def render() -> str:
    """Return the page as folium makes it. It takes no argument, so that nothing of a document can get in.

    It needs folium, which only the build and the tests import.
    """
    import folium

    view = folium.Map(
        location=(20, 0),
        zoom_start=2,
        tiles=None,
        max_bounds=False,
        zoom_control=False,
        control_scale=False,
        attribution_control=True,
        zoom_snap=0.25,
        zoom_delta=1,
        min_zoom=1,
        world_copy_jump=False,
        wheel_px_per_zoom_level=100,
        bounce_at_zoom_limits=False,
        keyboard=True,
        keyboard_pan_delta=120,
    )
    view.default_js = [("leaflet", f"{ORIGIN}/leaflet.js")]
    view.default_css = [(name, f"{ORIGIN}/{name}") for name in ("leaflet.css", *page_files(".css"))]
    view.options["minZoom"] = 1
    view.options["maxZoom"] = 12
    view._id = "view"
    figure = view.get_root()
    figure._id = "page"
    html: str = figure.render()
    scripts = f'<script src="{ORIGIN}/qwebchannel.js"></script>\n'
    # All of them, so that the engine asks for them at once instead of one import after the other.
    scripts += "".join(f'<script type="module" src="{ORIGIN}/{name}"></script>\n' for name in page_files(".js"))
    head, closing, tail = html.rpartition("</html>")
    if not closing:
        raise ValueError("folium made a page without an end")
    page = f"{head.rstrip()}\n{scripts}{closing}{tail}"
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return page.replace("<head>", f"<head>\n    {tag}", 1)


def policy(html: str) -> str:
    """Return the Content-Security-Policy of a page: GeoView's own files, and each inline piece by its digest."""
    digests: dict[str, list[str]] = {"script": [], "style": []}
    for kind, content in _INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        digests[kind].append(f"'sha256-{digest}'")
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", ORIGIN, *digests["script"])),
            " ".join(("style-src", ORIGIN, *digests["style"])),
            f"connect-src {ORIGIN}",
            # Map tiles, where the reader switched them on: they come through GeoView's own scheme.
            f"img-src data: {ORIGIN}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
