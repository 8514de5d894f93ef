"""How well known a place is, from what its row says."""

from __future__ import annotations

from math import log10

from geoview.gazetteer.place import COUNTRY_CODES, HISTORIC_STATE

__all__ = ["prominence"]

_CAPITAL = 0.15
_CAPITAL_CEILING = 0.97
_WITHOUT_POPULATION = {"P": 0.2, "A": 0.3, "H": 0.35, "T": 0.35, "L": 0.4, "S": 0.3}


def prominence(feature_class: str, feature_code: str, population: int) -> float:
    """Return a first guess for how often a name alone means this place.

    A city of ten million stands near 0.9, a town of ten thousand at 0.5, a hamlet at 0.2; capitals gain 0.15; countries
    stand between 0.87 and 1, so a country goes before a capital of the same name; a second-level division goes behind
    the city that it is named after. Reviewed rows of `features.psv` state theirs.

    Args:
        feature_class: GeoNames class, "P".
        feature_code: GeoNames code, "PPLC".
        population: Inhabitants, 0 when unknown.

    Returns:
        0 … 1.
    """
    size = log10(max(population, 0) + 1)
    if feature_code in COUNTRY_CODES:
        # Dependent territories and rocks without inhabitants are no rivals of a city.
        return min(1.0, 0.87 + size / 60) if feature_code == "PCLI" else min(0.95, 0.6 + size / 30)
    if feature_code == HISTORIC_STATE:
        return 0.5
    if population <= 0:
        return _WITHOUT_POPULATION.get(feature_class, 0.25) + (0.3 if feature_code == "PPLC" else 0.0)
    value = size / 8
    if feature_code == "PPLC":
        return min(_CAPITAL_CEILING, value + _CAPITAL)
    if feature_code == "PPLA":
        value += 0.02
    elif feature_code in {"PPLX", "PPLH", "PPLQ"}:
        value -= 0.05
    elif feature_code in {"ADM2", "ADM3", "ADM4", "ADMD"}:
        value -= 0.12
    return max(0.0, min(0.96, value))
