"""Services as data, and which addresses may be asked."""

from __future__ import annotations

import pytest
from geopy.geocoders import get_geocoder_for_service

from geoview.online.services import (
    GEOCODERS,
    TILES,
    Service,
    TileService,
    address_problem,
    geocoder,
    host_of,
    service_of,
    split_address,
    template_problem,
)


@pytest.mark.parametrize("service", GEOCODERS, ids=lambda service: service.key)
def test_every_service_is_one_of_geopy_with_terms_credit_and_pace(service: Service) -> None:
    assert get_geocoder_for_service(service.geopy)
    assert service.terms.startswith("https://")
    assert service.credit_url.startswith("https://")
    assert service.attribution
    assert service.delay_s > 0
    assert geocoder(service.key) is service_of("online:" + service.key) is service
    assert service_of(service.key) is None, "that is a data set of the gazetteer"
    assert bool(service.key_word) == (service.need != "none")
    if service.host:
        assert split_address(service, "") == ("https", service.host)
    else:
        with pytest.raises(ValueError, match="address of a server"):
            split_address(service, "")


@pytest.mark.parametrize("service", TILES, ids=lambda service: service.title)
def test_every_known_source_of_tiles_is_sound(service: TileService) -> None:
    assert template_problem(service.template) == ""
    assert service.attribution
    assert service.credit_url.startswith("https://")


@pytest.mark.parametrize(
    "address",
    [
        "https://geo.example.org",
        "https://geo.example.org:8443/nominatim",
        "http://127.0.0.1:8080",
        "http://localhost/x",
        "http://[::1]:8080",
        "http://192.168.1.5:7070",
        "http://geo.lan",
        "http://server:80",
    ],
)
def test_an_address_may_be(address: str) -> None:
    assert address_problem(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://geo.example.org",
        "http://8.8.8.8",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://user:word@example.org",
        "https://user@example.org",
        "https://example.org@evil.example",
        "https://example.org/?key=1",
        "https://example.org/#x",
        "https://example.org/{q}",
        "https://exämple.org",
        "https://example.org\\@evil",
        "https://exa mple.org",
        "https://example.org:port",
        "http://[broken",
        "ftp://example.org",
        "https://x/\n",
        "x" * 3000,
    ],
)
def test_an_address_may_not_be(address: str) -> None:
    assert address_problem(address)
    if "?" not in address:
        assert template_problem(address + "/{z}/{x}/{y}")


@pytest.mark.parametrize(
    ("template", "fits"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", True),
        ("https://tiles.example.org/{z}/{x}/{y}{r}.png?key={key}", True),
        ("https://{s}.tiles.example.org/{z}/{y}/{x}", True),
        ("http://127.0.0.1:9/{z}/{x}/{y}.png", True),
        ("https://tiles.example.org/{z}/{x}.png", False),
        ("https://tiles.example.org/{z}/{x}/{y}/{y}", False),
        ("https://tiles.example.org/{z}/{x}/{y}/{title}", False),
        ("https://{x}.example.org/{z}/{x}/{y}", False),
        ("https://{key}.example.org/{z}/{x}/{y}", False),
        ("https://tiles.example.org:{z}/{x}/{y}", False),
        ("https://tiles.example.org/{z}/{x}/{y}}", False),
        ("https://tiles.example.org/{z}/{x}/{{y}}", False),
        ("file:///{z}/{x}/{y}", False),
        ("", False),
    ],
)
def test_which_templates_may_be(template: str, fits: bool) -> None:
    assert (template_problem(template) == "") is fits


def test_the_host_is_what_is_asked_for_leave() -> None:
    assert host_of("https://{s}.tiles.example.org/{z}/{x}/{y}") == "a.tiles.example.org"
    assert host_of("https://Example.org:443/x") == "example.org"
    assert host_of("http://127.0.0.1:8080/") == "127.0.0.1:8080"
    assert host_of("https://[::1]:8443/") == "[::1]:8443"
