"""One web page with text, map and table linked to each other; it holds all it needs and uses no network.

The page is made of constants: the files of `resources/page`, Leaflet and the base map. What belongs to a document
stands in it once, as a block of JSON in which no "<" is left, and the page's own script makes text nodes of it. A
policy lets exactly those scripts and styles run, by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from geoview._version import __version__
from geoview.errors import ExportError
from geoview.export.areas import attribution, online_credits, polygons
from geoview.export.base import DocumentsJob, Exporter, PlaceData
from geoview.export.details import focus_details, is_located
from geoview.export.progress import step
from geoview.export.record import dumps
from geoview.export.simplify import in_steps, simplified
from geoview.mapping import labels
from geoview.mapping.payload import payload
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoview.atlas import Atlas, PlaceUse
    from geoview.resolution.types import Resolution

__all__ = ["EXPORTERS"]

_BASE_LAYERS = ("land", "lakes", "borders", "disputed")
_BASE_CREDIT = "Made with Natural Earth"
_MARK = re.compile(r"<!--(policy|styles|data|scripts)-->\n?")


def _write(job: DocumentsJob) -> Iterator[str]:
    head, tail = _pieces()
    base = json.loads(resource_path("basemap", "base.json").read_bytes())
    constant = {
        "units": base["units"],
        **{key: base[key] for key in _BASE_LAYERS},
        "credits": [*attribution(job.gazetteer), _BASE_CREDIT],
        "generator": f"GeoView {__version__}",
    }
    yield head + _block(constant, 'id="base"')
    for atlas, source in job.documents:
        yield _block(_data(atlas, _shown_name(source), job.gazetteer), 'class="document"')
    yield tail


def _shown_name(source: str) -> str:
    """Return the name of the file without its folder, which the recipients of the page need not know."""
    return "Places" if source == "-" else PurePath(source).name or source


def _pieces() -> tuple[str, str]:
    """Return what stands before and after the data in the page."""
    styles = [_leaflet("leaflet.css"), _resource("page.css")]
    scripts = [re.sub(r"(?m)^//# sourceMappingURL=.*$", "", _leaflet("leaflet.js")), _resource("page.js")]
    # The page uses no picture of Leaflet, and could not reach one.
    styles[0] = re.sub(r"url\([^)#]*\)", "none", styles[0])
    for text in (*styles, *scripts):
        if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
            raise ExportError(
                "The page can't be made", "a part of it would end its own block", "Install GeoView again."
            )
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_digests(scripts)}",
            f"style-src {_digests(styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    fill = {
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
        "styles": "".join(f"<style>{text}</style>\n" for text in styles),
        "scripts": "".join(f"<script>{text}</script>\n" for text in scripts),
    }
    head, tail = re.split(r"<!--data-->\n?", _resource("page.html"))
    return _MARK.sub(lambda mark: fill[mark[1]], head), _MARK.sub(lambda mark: fill[mark[1]], tail)


def _digests(texts: list[str]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)


def _resource(name: str) -> str:
    # Newlines as a browser counts them when it takes the digest.
    return resource_path("page", name).read_text("utf-8").replace("\r\n", "\n")


def _leaflet(name: str) -> str:
    """Return a file of Leaflet, from its package, which is not imported."""
    spec = importlib.util.find_spec("xstatic.pkg.leaflet")
    if spec is None or spec.origin is None:
        raise ExportError(
            "The page can't be made", "the package xstatic-leaflet was not found", "Install GeoView again."
        )
    return Path(spec.origin).with_name("data").joinpath(name).read_text("utf-8").replace("\r\n", "\n")


def _block(data: object, attribute: str) -> str:
    """Return a block of JSON in which an HTML parser sees no end, no comment and no reference."""
    text = dumps(data).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/json" {attribute}>{text}</script>\n'


def _data(atlas: Atlas, source: str, gazetteer: PlaceData) -> dict[str, Any]:
    document = atlas.document
    drawn = payload(atlas, gazetteer)
    where_drawn = {place["n"]: place for place in drawn["places"]}
    numbers = {use.place.id: use.number for use in atlas.places}
    return {
        "source": source,
        "title": document.title,
        "dateline": document.dateline.of(document.text) if document.dateline else None,
        "date": document.date.isoformat() if document.date else None,
        "characters": len(document.text),
        "gazetteer": atlas.gazetteer,
        "parser": atlas.parser,
        **({"credits": list(credits_)} if (credits_ := online_credits(atlas)) else {}),
        "meridian": drawn["meridian"],
        "subject": drawn["subject"],
        "focus": focus_details(atlas, gazetteer)["countries"],
        "runs": _runs(atlas),
        "mentions": [
            _mention(resolution, numbers[resolution.chosen.id] if resolution.chosen else 0)
            for resolution in atlas.resolutions
        ],
        "places": [_place(use, gazetteer, where_drawn.get(use.number)) for use in atlas.places],
    }


def _mention(resolution: Resolution, number: int) -> dict[str, Any]:
    step()
    return {
        "n": number,
        "start": resolution.mention.span.start,
        "end": resolution.mention.span.end,
        "kind": resolution.mention.kind.value,
        "usage": resolution.usage.value,
        "confidence": round(resolution.confidence, 4),
        "uncertain": resolution.uncertain,
        "decided": resolution.origin.value,
    }


def _runs(atlas: Atlas) -> list[str]:
    """Return the text cut at its mentions: text, mention, text, … mention, text."""
    text = atlas.document.text
    runs: list[str] = []
    end = 0
    for resolution in atlas.resolutions:
        span = resolution.mention.span
        runs += (text[end : span.start], text[span.start : span.end])
        end = span.end
    return [*runs, text[end:]]


def _place(use: PlaceUse, gazetteer: PlaceData, drawn: dict[str, Any] | None) -> dict[str, Any]:
    place = use.place
    country = gazetteer.country(place.country_code)
    area = simplified(polygons(place, gazetteer)) if drawn else []
    return {
        "n": use.number,
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "what": labels.kind_name(place),
        "where": labels.where(place, country.name if country else ""),
        "lat": drawn["lat"] if drawn else None,
        "lon": drawn["lon"] if drawn else None,
        "trueLon": place.longitude if is_located(place) else None,
        "coordinates": labels.coordinates(place.latitude, place.longitude) if drawn else "no coordinates",
        "count": len(use.mentions),
        "confidence": round(use.confidence, 4),
        "uncertain": use.uncertain,
        "spoken": f"{use.number}, {place.name}",
        "mentions": list(use.mentions),
        "area": [[in_steps(ring, drawn["lon"]) for ring in polygon] for polygon in area] if drawn and area else None,
    }


EXPORTERS = (Exporter("html", "Web page", ".html", "text/html", _write),)
