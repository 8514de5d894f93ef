"""Geocoding by geopy: the gazetteer behind geopy's interface, and geopy's services for names that it does not know.

Anything written for geopy can use the gazetteer in place of an online service:

    from geoview.geocoding import LocalGeocoder

    geocoder = LocalGeocoder()
    geocoder.geocode("Paris, Texas").point
    geocoder.reverse((33.72, 73.04)).address
"""

from geoview.geocoding.local import LocalGeocoder
from geoview.geocoding.lookup import OnlineGeocoder, OnlineMatch

__all__ = ["LocalGeocoder", "OnlineGeocoder", "OnlineMatch"]
