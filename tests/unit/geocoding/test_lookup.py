"""Online geocoders over real HTTP: what leaves, what comes back, and how every failure is told (FAULTS G)."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from stubserver import Reply, StubServer

from geoview.errors import AnswerError, BusyError, Cancelled, NotAllowedError, OnlineError, RefusedError
from geoview.gazetteer.place import FeatureClass, PlaceKind
from geoview.geocoding import OnlineGeocoder
from geoview.online.consent import Consents
from geoview.online.services import GEOCODERS, KeyNeed, geocoder
from geoview.online.store import OnlineStore
from geoview.online.web import USER_AGENT, Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

VILLAGE = {
    "osm_type": "node", "osm_id": 77, "lat": "12.5", "lon": "-3.25", "class": "place", "type": "village",
    "addresstype": "village", "name": "Dori Koira", "display_name": "Dori Koira, Sahel, Burkina Faso",
    "address": {"state": "Sahel", "country_code": "bf"},
}  # fmt: skip
STREET = {
    "osm_type": "way", "osm_id": 8, "lat": "50.1", "lon": "4.5", "class": "highway", "type": "residential",
    "name": "Dori Koira", "display_name": "Dori Koira, Brussels",
}  # fmt: skip
SHOP = STREET | {"class": "shop", "type": "village", "osm_id": 9}


@pytest.fixture
def make(server: StubServer, tmp_path: Path) -> Iterator[Callable[..., OnlineGeocoder]]:
    opened: list[OnlineGeocoder | OnlineStore] = []

    def make(key: str = "nominatim", *, allowed: bool = True, secret: str = "") -> OnlineGeocoder:
        service = geocoder(key)
        assert service is not None
        consents = Consents(None)
        if allowed:
            consents.allow(key, server.host)
        store = OnlineStore(tmp_path / "online.sqlite")
        asker = OnlineGeocoder(service, consents, store, address=server.address, key=secret, web=Web(patience_s=1.5))
        opened.extend((asker, store))
        return asker

    yield make
    for each in opened:
        each.close()


def test_nothing_leaves_without_leave(
    make: Callable[..., OnlineGeocoder], server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda *details: opened.append(details))
    with pytest.raises(NotAllowedError):
        make(allowed=False).look_up("Dori Koira")
    assert opened == []
    assert server.requests == []


def test_only_the_name_leaves_and_a_place_comes_back(make: Callable[..., OnlineGeocoder], server: StubServer) -> None:
    server.answer = lambda request: Reply([STREET, SHOP, VILLAGE, VILLAGE])
    village, street, shop = make().look_up("  Dori\nKoira ")
    (request,) = server.requests
    assert request.query["q"] == "Dori Koira"
    assert set(request.query) == {"q", "format", "limit", "addressdetails", "accept-language"}
    assert set(request.headers) == {"host", "user-agent", "accept-encoding"}
    assert request.headers["user-agent"] == USER_AGENT
    place = village.place
    assert (place.id, place.name, place.source) == ("osm:node/77", "Dori Koira", "online:nominatim")
    assert (place.latitude, place.longitude, place.country_code, place.admin1) == (12.5, -3.25, "BF", "Sahel")
    assert (place.kind, village.what, village.fits) == (PlaceKind.SETTLEMENT, "Village", True)
    assert (street.place.feature_class, street.what, street.fits) == (FeatureClass.ROAD, "Street", False)
    # The type of a shop is any word: it makes no village of it.
    assert (shop.place.kind, shop.what, shop.fits) == (PlaceKind.FACILITY, "Shop", False)


@pytest.mark.parametrize("reply", [[VILLAGE], []])
def test_hits_and_misses_are_asked_for_once(
    make: Callable[..., OnlineGeocoder], server: StubServer, reply: list[Any]
) -> None:
    server.answer = lambda request: Reply(reply)
    first = make().look_up("Dori Koira")
    assert make().look_up("Dori Koira") == first
    assert len(first) == len(reply)
    assert len(server.requests) == 1


ANSWERS: dict[str, Any] = {
    "nominatim": [VILLAGE],
    "photon": {"features": [{
        "geometry": {"coordinates": [-3.25, 12.5]},
        "properties": {"osm_type": "N", "osm_id": 77, "osm_key": "place", "osm_value": "village", "name": "Dori Koira",
                       "countrycode": "BF", "state": "Sahel"}}]},
    "geonames": {"geonames": [{
        "geonameId": 77, "lat": "12.5", "lng": "-3.25", "name": "Dori Koira", "fcl": "P", "fcode": "PPL",
        "countryCode": "BF", "adminName1": "Sahel", "countryName": "Burkina Faso", "population": 12}]},
    "opencage": {"results": [{
        "formatted": "Dori Koira, Burkina Faso", "geometry": {"lat": 12.5, "lng": -3.25},
        "components": {"_type": "village", "_category": "place", "village": "Dori Koira", "country_code": "bf",
                       "state": "Sahel"}}]},
    "geocodeearth": {"features": [{
        "geometry": {"coordinates": [-3.25, 12.5]},
        "properties": {"gid": "wof:locality:1", "layer": "locality", "name": "Dori Koira", "country_code": "BF",
                       "region": "Sahel"}}]},
    "maptiler": {"features": [{
        "id": "place.1", "text": "Dori Koira", "place_name": "Dori Koira, Burkina Faso", "place_type": ["place"],
        "center": [-3.25, 12.5], "properties": {"country_code": "bf"}}]},
}  # fmt: skip
ANSWERS["pelias"] = ANSWERS["geocodeearth"]


@pytest.mark.parametrize("service", GEOCODERS, ids=lambda service: service.key)
def test_every_service_is_understood(make: Callable[..., OnlineGeocoder], server: StubServer, service: Any) -> None:
    server.answer = lambda request: Reply(ANSWERS[service.key])
    secret = "" if service.need is KeyNeed.NONE else "my-word"
    (match,) = make(service.key, secret=secret).look_up("Dori Koira")
    place = match.place
    assert (place.name, place.latitude, place.longitude, place.kind) == (
        "Dori Koira", 12.5, -3.25, PlaceKind.SETTLEMENT,
    )  # fmt: skip
    assert place.source == f"online:{service.key}"
    assert place.country_code == "BF"
    assert match.fits
    (request,) = server.requests
    assert ("my-word" in request.query.values()) == bool(secret)
    if service.need is KeyNeed.REQUIRED:
        with pytest.raises(RefusedError, match="who asks"):
            make(service.key)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Please log in</html>",
        b'[{"lat": NaN, "lon": 1, "display_name": "x"}]',
        b'[{"lat": "nan", "lon": "1", "display_name": "x"}]',
        b'[{"lat": 1e999, "lon": 1, "display_name": "x"}]',
        b'[{"lat": "95", "lon": "1", "display_name": "x"}]',
        b"[" * 100_000,
        b"7",
        b'{"error": "x"}',
        b'[{"lat": {}, "lon": [], "display_name": 7}]',
        b'["x"]',
        b'[{"lat": "' + b"9" * 5000 + b'", "lon": "1"}]',
        b"\xff\xfe\x00",
        b"x" * 3_000_000,
    ],
)
def test_garbage_is_told_and_not_kept(make: Callable[..., OnlineGeocoder], server: StubServer, body: bytes) -> None:
    server.answer = lambda request: Reply(body)
    with pytest.raises(AnswerError) as caught:
        make().look_up("Dori Koira")
    assert "127.0.0.1" in caught.value.message
    assert make()._kept("Dori Koira") is None


@pytest.mark.parametrize("lost", [{"lat": None}, {"lat": "", "lon": ""}, {"lon": "999"}, {"lon": None}])
def test_an_answer_without_a_point_costs_only_itself_or_is_garbage(
    make: Callable[..., OnlineGeocoder], server: StubServer, lost: dict[str, Any]
) -> None:
    server.answer = lambda request: Reply([VILLAGE, VILLAGE | lost | {"osm_id": 99}])
    try:
        matches = make().look_up("Dori Koira")
    except AnswerError:
        return
    assert [match.place.id for match in matches] == ["osm:node/77"], "never a pin in the Gulf of Guinea"


def test_a_hostile_answer_is_only_a_name(make: Callable[..., OnlineGeocoder], server: StubServer) -> None:
    name = "<img src=x onerror=alert(1)>\u202e {{7*7}}\n" + "x" * 10_000
    hostile = VILLAGE | {
        "name": name, "osm_id": -1, "osm_type": "../..", "address": {"country_code": "<b>", "state": 7, "county": name},
    }  # fmt: skip
    server.answer = lambda request: Reply([hostile])
    (match,) = make().look_up("Dori Koira")
    assert match.place.name.isprintable()
    assert len(match.place.name) <= 200
    assert match.place.name.startswith("<img src=x onerror=alert(1)> {{7*7}}")
    assert match.place.country_code == ""
    assert match.place.admin1 == ""
    assert match.place.id == "nominatim:12.500000,-3.250000"


def test_a_short_pause_is_waited_for(make: Callable[..., OnlineGeocoder], server: StubServer) -> None:
    replies = [Reply(status=429, headers={"Retry-After": "1"}), Reply([VILLAGE])]
    server.answer = lambda request: replies.pop(0)
    assert len(make().look_up("Dori Koira")) == 1


def test_a_long_pause_is_told_and_kept_to(make: Callable[..., OnlineGeocoder], server: StubServer) -> None:
    server.answer = lambda request: Reply(status=429, headers={"Retry-After": "900"})
    for _ in range(3):
        with pytest.raises(BusyError) as caught:
            make().look_up("Dori Koira")
        assert 890 < caught.value.seconds <= 900
    assert len(server.requests) == 1, "a service that asked to be left alone is"


def test_waiting_for_a_turn_can_be_cancelled(make: Callable[..., OnlineGeocoder], server: StubServer) -> None:
    geocoder = make()
    geocoder._pause(15)
    with pytest.raises(Cancelled):
        geocoder.look_up("Dori Koira", cancelled=lambda: True)
    assert server.requests == []


@pytest.mark.parametrize("status", [418, 500])
def test_no_error_tells_the_key(make: Callable[..., OnlineGeocoder], server: StubServer, status: int) -> None:
    server.answer = lambda request: Reply({"status": {"message": "x", "value": 10}}, status=status)
    with pytest.raises(OnlineError) as caught:
        make("geonames", secret="my-word").look_up("Dori Koira")
    assert "my-word" not in json.dumps([str(caught.value), repr(caught.value)])


@pytest.mark.parametrize("name", ["", " \n", "x" * 201, "a\0b", "a\u202eb"])
def test_what_is_no_name_does_not_leave(make: Callable[..., OnlineGeocoder], server: StubServer, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        make().look_up(name)
    assert server.requests == []
