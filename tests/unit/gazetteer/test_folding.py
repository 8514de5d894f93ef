"""Which spellings count as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoview.gazetteer.folding import fold


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("Türkiye", "TURKIYE", "türkiye"), "turkiye"),
        (("St. Louis", "Saint Louis", "St Louis", "SAINT LOUIS"), "st louis"),
        (("Mt. Everest", "Mount Everest"), "mt everest"),
        (("Ft. Worth", "Fort Worth"), "ft worth"),
        (("U.S.", "US", "U.S"), "us"),
        (("W.Va.", "WVa"), "wva"),
        (("Washington, D.C.", "Washington DC"), "washington dc"),
        (("Guinea-Bissau", "Guinea Bissau", "Guinea–Bissau"), "guinea bissau"),
        (("The Hague", "the Hague", "Hague"), "hague"),
        (("Côte d'Ivoire", "Cote d’Ivoire"), "cote d ivoire"),
        (("Łódź", "Lodz", "Ło\u0301dz\u0301"), "lodz"),
        (("São Paulo", "Sa\u0303o Paulo"), "sao paulo"),
        (("Antigua & Barbuda", "Antigua and Barbuda"), "antigua and barbuda"),
        (("İstanbul", "Istanbul", "ISTANBUL"), "istanbul"),
        (("Đà Nẵng", "Da Nang"), "da nang"),
        (("Straße", "STRASSE"), "strasse"),
        (("Москва", "МОСКВА"), "москва"),
        (("القاهرة",), "القاهرة"),
        (("北京",), "北京"),
        (("दिल्ली",), "दिल्ली"),
        (("Kra\u00adkow", "Kra\u200bkow"), "krakow"),
    ],
)
def test_spellings_fold_to_one_key(spellings: tuple[str, ...], key: str) -> None:
    assert {fold(spelling) for spelling in spellings} == {key}


@pytest.mark.parametrize("nothing", ["", " ", "…", "—", "'", ".", "\u200b"])
def test_what_has_no_letter_folds_to_nothing(nothing: str) -> None:
    assert fold(nothing) == ""


def test_a_lone_article_stays() -> None:
    assert fold("The") == "the"


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == (once.removeprefix("the ") if once.startswith("the ") else once)
