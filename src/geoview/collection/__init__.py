"""A folder of texts as one collection: the places of all of them.

from geoview.collection import Collection

with Collection(Path("articles")) as collection:
    for step in collection.refresh():
        print(step.done, "of", step.total)
    for place in collection.places():
        print(place.place.name, place.documents, place.mentions)

What was found is kept in an index in GeoView's cache folder, so a file is read again only when it has changed.
"""

from __future__ import annotations

from geoview.collection.folder import Collection, Step
from geoview.collection.records import EVERYTHING, Entry, Failure, Passage, PlaceCount, Quote, Selection
from geoview.collection.scanning import Found, Problem, is_document, scan

__all__ = [
    "EVERYTHING",
    "Collection",
    "Entry",
    "Failure",
    "Found",
    "Passage",
    "PlaceCount",
    "Problem",
    "Quote",
    "Selection",
    "Step",
    "is_document",
    "scan",
]
