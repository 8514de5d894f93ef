"""A geocoder of a plug-in: the example of docs/plugins.md, asked over real HTTP."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pluginfolder import add_plugin
from stubserver import Reply, StubServer

from geoview import plugins
from geoview.errors import NotAllowedError, OnlineError
from geoview.geocoding import OnlineGeocoder
from geoview.online.consent import Consents
from geoview.online.services import geocoder, geocoders, service_of
from geoview.online.store import OnlineStore
from geoview.online.web import Web
from geoview.settings import Settings

PAGE = Path(__file__).resolve().parents[3] / "docs" / "plugins.md"
(CODE,) = re.findall(r"## A geocoder.*?```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
HIT = {"id": 7, "name": "Königs\u202eberg", "kind": "city", "country": "ru", "lat": "54.71", "lon": "20.51"}

Ask = Callable[..., OnlineGeocoder]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "path", [*sys.path])
    plugins.take_notices()
    plugins.follow(Settings(plugin_folder=str(tmp_path / "more")))
    yield tmp_path / "more"
    sys.modules.pop("geoview_oldmaps", None)
    plugins.follow(Settings())


@pytest.fixture
def ask(folder: Path, server: StubServer, tmp_path: Path) -> Iterator[Ask]:
    opened: list[OnlineGeocoder | OnlineStore] = []

    def make(code: str = CODE, *, allowed: bool = True) -> OnlineGeocoder:
        add_plugin(folder, "geoview-oldmaps", code, geocoders="oldmaps = OLD_MAPS")
        service = geocoder("oldmaps")
        assert service is not None
        consents = Consents(None)
        if allowed:
            consents.allow("oldmaps", server.host)
        store = OnlineStore(tmp_path / "online.sqlite")
        made = OnlineGeocoder(service, consents, store, address=server.address, web=Web(patience_s=1.5))
        opened.extend((made, store))
        return made

    yield make
    for each in opened:
        each.close()


def test_it_is_asked_and_its_answer_is_cleaned(ask: Ask, server: StubServer) -> None:
    server.answer = lambda request: Reply([HIT, HIT | {"id": 8, "lat": "91"}, HIT | {"id": 9, "kind": None}])
    found = ask().look_up("Königsberg")
    assert [(request.path, request.query) for request in server.requests] == [("/find", {"name": "Königsberg"})]
    place = found[0].place
    assert "\u202e" not in place.name
    assert (place.id, place.country_code, place.feature_class, place.latitude) == ("oldmaps:7", "RU", "P", 54.71)
    service = service_of(place.source)
    assert service is not None
    assert service.attribution == "© Old Maps, CC BY 4.0"
    assert [match.place.id for match in found] == ["oldmaps:7", "oldmaps:9"]


def test_nothing_is_sent_without_leave(ask: Ask, server: StubServer) -> None:
    with pytest.raises(NotAllowedError):
        ask(allowed=False).look_up("Königsberg")
    assert server.requests == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        address =", "        raise RuntimeError('torn')\n        address ="),
        ('    return {"id"', '    raise RuntimeError("torn")\n    return {"id"'),
        ('    return {"id"', '    return 5 or {"id"'),
    ],
)
def test_one_that_fails_is_named(ask: Ask, server: StubServer, old: str, new: str) -> None:
    assert old in CODE
    server.answer = lambda request: Reply([HIT])
    with pytest.raises(OnlineError, match=r"the plug-in oldmaps \(geoview-oldmaps 1.0\) failed: "):
        ask(CODE.replace(old, new)).look_up("Königsberg")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('key="oldmaps"', 'key="nominatim"', "is taken"),
        ('key="oldmaps"', 'key="Old Maps"', "no word of small letters"),
        ("geocoder=OldMaps,", "", "it needs a geocoder"),
        ('terms="https:', 'terms="http:', "begin with https://"),
        ("delay_s=1.1", "delay_s=0", "seconds between two requests"),
        ("OLD_MAPS = Service(", "OLD_MAPS = dict(", "it is a dict, not a Service"),
    ],
)
def test_one_that_says_too_little_is_left_out(folder: Path, old: str, new: str, words: str) -> None:
    add_plugin(folder, "geoview-oldmaps", CODE.replace(old, new), geocoders="oldmaps = OLD_MAPS")
    assert "oldmaps" not in [service.key for service in geocoders()]
    assert geocoder("oldmaps") is None
    (notice,) = plugins.take_notices()
    assert words in notice
