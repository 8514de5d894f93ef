"""Results for notebooks and scripts: a map to look at, GeoJSON and plain records to work with.

    atlas = geoview.parse("article.txt")
    atlas                                   # in a notebook: the map
    pandas.DataFrame(atlas.to_records())
    geopandas.GeoDataFrame.from_features(atlas.to_geojson(), crs="EPSG:4326")

Neither pandas nor geopandas is needed for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoview._version import __version__
from geoview.export.areas import attribution, default_gazetteer, polygons
from geoview.export.as_geojson import feature_collection
from geoview.export.details import USE_COLUMNS, mention_details, use_details
from geoview.export.simplify import in_steps, simplified
from geoview.mapping import labels
from geoview.mapping.payload import payload
from geoview.snippets import snippet

if TYPE_CHECKING:
    import folium

    from geoview.atlas import Atlas, PlaceUse
    from geoview.export.base import PlaceData

__all__ = ["geojson", "html", "map_of", "records"]

_QUOTES = 3
_REACH = 40


def records(atlas: Atlas) -> list[dict[str, Any]]:
    """Return one flat record per mention, in order; the columns of the place are None for a name without one."""
    source = _name(atlas)
    uses = {use.place.id: use_details(use) for use in atlas.places}
    result = []
    for index, resolution in enumerate(atlas.resolutions):
        place = uses[resolution.chosen.id] if resolution.chosen else {}
        columns = {key: place.get(key) for key in USE_COLUMNS}
        result.append({"source": source, **columns, **mention_details(atlas, index)})
    return result


def geojson(atlas: Atlas, gazetteer: PlaceData | None = None) -> dict[str, Any]:
    """Return the places as a GeoJSON FeatureCollection of plain dictionaries; see `geoview.export.as_geojson`.

    Args:
        atlas: What was found.
        gazetteer: That of the parser, whose outlines and point of view count; None takes the default one.
    """
    return feature_collection(atlas, _name(atlas), gazetteer or default_gazetteer())


def map_of(atlas: Atlas, gazetteer: PlaceData | None = None, *, height: int = 480) -> folium.Map:
    """Return the places on a folium map, to look at or to add layers to. It fetches nothing.

    Args:
        atlas: What was found.
        gazetteer: That of the parser, whose outlines and point of view count; None takes the default one.
        height: Pixels.
    """
    from geoview.mapping.notebookmap import coarse_base, folium_map

    known = gazetteer or default_gazetteer()
    drawn = payload(atlas, known)
    where = {place["n"]: place for place in drawn["places"]}
    data = {
        "places": [_place(atlas, use, where[use.number], known) for use in atlas.places if use.number in where],
        "meridian": drawn["meridian"],
        "subject": drawn["subject"],
        "credits": [*attribution(known), "Made with Natural Earth", "Leaflet", f"GeoView {__version__}"],
        "base": coarse_base(),
    }
    return folium_map(data, height=height)


def html(atlas: Atlas) -> str:
    """Return the map for a notebook, as HTML."""
    shown: str = map_of(atlas)._repr_html_()
    return shown


def _place(atlas: Atlas, use: PlaceUse, drawn: dict[str, Any], gazetteer: PlaceData) -> dict[str, Any]:
    place = use.place
    country = gazetteer.country(place.country_code)
    spans = [atlas.resolutions[index].mention.span for index in use.mentions[:_QUOTES]]
    area = [[in_steps(ring, drawn["lon"]) for ring in polygon] for polygon in simplified(polygons(place, gazetteer))]
    return {
        "n": use.number,
        "name": place.name,
        "kind": place.kind.value,
        "what": labels.kind_name(place),
        "where": labels.where(place, country.name if country else ""),
        "lat": drawn["lat"],
        "lon": drawn["lon"],
        "coordinates": labels.coordinates(place.latitude, place.longitude),
        "count": len(use.mentions),
        "confidence": round(use.confidence, 4),
        "uncertain": use.uncertain,
        "quotes": [snippet(atlas.document.text, span, _REACH) for span in spans],
        "area": area or None,
    }


def _name(atlas: Atlas) -> str:
    path = atlas.document.source.path
    return str(path) if path else "-"
