"""Map tiles: asked for once, kept, and a service that fails is left alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from stubserver import Reply, StubServer, png

from geoview.errors import AnswerError, BusyError, NotAllowedError, OnlineError
from geoview.online.consent import TILES_KEY, Consents
from geoview.online.store import OnlineStore
from geoview.online.tiles import Tiles
from geoview.online.web import USER_AGENT, Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PICTURE = png()


@pytest.fixture
def make(server: StubServer, tmp_path: Path) -> Iterator[Callable[..., Tiles]]:
    opened: list[Tiles | OnlineStore] = []
    server.answer = lambda request: Reply(PICTURE, headers={"Content-Type": "image/png"})

    def make(query: str = "", *, allowed: bool = True, **options: str) -> Tiles:
        consents = Consents(None)
        if allowed:
            consents.allow(TILES_KEY, server.host)
        store = OnlineStore(tmp_path / "online.sqlite")
        template = server.address + "/{z}/{x}/{y}.png" + query
        tiles = Tiles(template, consents, store, web=Web(patience_s=2), **options)
        opened.extend((tiles, store))
        return tiles

    yield make
    for each in opened:
        each.close()


def test_nothing_is_asked_for_without_leave(make: Callable[..., Tiles], server: StubServer) -> None:
    with pytest.raises(NotAllowedError):
        make(allowed=False).get(3, 1, 2)
    assert server.requests == []


def test_a_tile_is_asked_for_once(make: Callable[..., Tiles], server: StubServer) -> None:
    tile = make("?k={key}", key="a b&c").get(3, 1, 2)
    assert (tile.body, tile.content_type) == (PICTURE, "image/png")
    assert make("?k={key}").get(3, 1, 2) == tile
    (request,) = server.requests
    assert (request.path, request.query) == ("/3/1/2.png", {"k": "a b&c"})
    assert set(request.headers) == {"host", "user-agent", "accept-encoding"}
    assert request.headers["user-agent"] == USER_AGENT


def test_an_old_tile_is_asked_for_again_and_better_than_none(
    make: Callable[..., Tiles], server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make().get(3, 1, 2)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * 86_400)
    server.answer = lambda request: Reply(status=500)
    assert make().get(3, 1, 2) == first
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(b"<html>", headers={"Content-Type": "text/html"}), AnswerError),
        (Reply(b"<svg onload='x()'/>", headers={"Content-Type": "image/svg+xml"}), AnswerError),
        (Reply(b"<html>", headers={"Content-Type": "image/png"}), AnswerError),
        (Reply(b"x" * 2_000_000, headers={"Content-Type": "image/png"}), AnswerError),
        (Reply(status=404), OnlineError),
        (Reply(status=302, headers={"Location": "https://example.org/"}), AnswerError),
    ],
)
def test_what_is_no_tile_is_refused_and_not_kept(
    make: Callable[..., Tiles], server: StubServer, reply: Reply, kind: type[Exception]
) -> None:
    tiles = make()
    server.answer = lambda request: reply
    with pytest.raises(kind):
        tiles.get(3, 1, 2)
    server.answer = lambda request: Reply(PICTURE, headers={"Content-Type": "image/png"})
    assert make().get(3, 1, 2).body == PICTURE


def test_a_service_that_fails_is_left_alone(make: Callable[..., Tiles], server: StubServer) -> None:
    tiles = make()
    server.answer = lambda request: Reply(status=500)
    for x in range(8):
        with pytest.raises(OnlineError):
            tiles.get(3, x, 0)
    assert len(server.requests) == 4
    with pytest.raises(BusyError, match="rests"):
        tiles.get(3, 0, 1)


def test_a_service_that_asks_for_patience_gets_it_at_once(make: Callable[..., Tiles], server: StubServer) -> None:
    tiles = make()
    server.answer = lambda request: Reply(status=429, headers={"Retry-After": "100"})
    for x in range(4):
        with pytest.raises(BusyError) as caught:
            tiles.get(3, x, 0)
        assert 95 < caught.value.seconds <= 100
    assert len(server.requests) == 1


@pytest.mark.parametrize("tile", [(-1, 0, 0), (3, 8, 0), (3, 0, -1), (20, 0, 0)])
def test_there_are_only_the_tiles_of_the_world(
    make: Callable[..., Tiles], server: StubServer, tile: tuple[int, int, int]
) -> None:
    with pytest.raises(ValueError, match="no such tile"):
        make().get(*tile)
    assert server.requests == []


def test_who_is_credited(make: Callable[..., Tiles], server: StubServer) -> None:
    assert make().credit == server.host
    assert make(credit="© Somebody").credit == "© Somebody"
    known = Tiles("https://tile.openstreetmap.org/{z}/{x}/{y}.png", Consents(None), OnlineStore(None))
    assert known.credit == "© OpenStreetMap contributors"
