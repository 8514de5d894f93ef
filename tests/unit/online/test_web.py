"""Requests: bounded in time and size, cancellable, never led elsewhere, and every failure typed (FAULTS G)."""

from __future__ import annotations

import threading
import time
from email.utils import formatdate

import pytest
from stubserver import Reply, StubServer

from geoview.errors import (
    AnswerError,
    BusyError,
    Cancelled,
    GeoViewError,
    OnlineError,
    RefusedError,
    UnreachableError,
)
from geoview.online.web import USER_AGENT, Web


def get(server: StubServer, reply: Reply, *, patience_s: float = 5.0, most: int = 10_000) -> bytes:
    server.answer = lambda request: reply
    web = Web(patience_s=patience_s)
    try:
        return web.get(server.address + "/x", most_bytes=most, types=("application/json",))
    finally:
        web.close()


def test_the_request_says_who_asks_and_nothing_else(server: StubServer) -> None:
    assert get(server, Reply({"a": 1})) == b'{"a": 1}'
    (request,) = server.requests
    assert request.headers == {"host": server.host, "user-agent": USER_AGENT, "accept-encoding": "identity"}
    assert USER_AGENT.startswith("GeoView/")


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(status=418), OnlineError),
        (Reply(status=500), OnlineError),
        (Reply(status=503), OnlineError),
        (Reply(status=404), OnlineError),
        (Reply(status=401), RefusedError),
        (Reply(status=403), RefusedError),
        (Reply(status=429), BusyError),
        (Reply(status=503, headers={"Retry-After": "7"}), BusyError),
        (Reply(b"<html>", headers={"Content-Type": "text/html"}), AnswerError),
        (Reply(b"{}", headers={"Content-Type": ""}), AnswerError),
        (Reply(b"x" * 20_000), AnswerError),
        (Reply(b"x" * 1000, endless=True), AnswerError),
        (Reply(b"{}", headers={"Content-Length": "9" * 30}), AnswerError),
        (Reply(raw=b"garbage\r\n\r\n"), AnswerError),
        (Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000), AnswerError),
        (Reply(raw=b""), UnreachableError),
        (Reply(status=302, headers={"Location": "http://127.0.0.2:1/x"}), AnswerError),
        (Reply(status=302, headers={"Location": "https://example.org/"}), AnswerError),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), AnswerError),
        (Reply(status=301, headers={"Location": "/x"}), AnswerError),
    ],
)
def test_every_failure_is_typed_and_tells_what_to_do(server: StubServer, reply: Reply, kind: type[OnlineError]) -> None:
    with pytest.raises(GeoViewError) as caught:
        get(server, reply)
    assert type(caught.value) is kind
    assert caught.value.title
    assert "127.0.0.1" in caught.value.message
    assert caught.value.hint


def test_a_redirect_within_the_host_is_followed(server: StubServer) -> None:
    server.answer = lambda request: (
        Reply({"there": True}) if request.path == "/y" else Reply(status=302, headers={"Location": "/y"})
    )
    web = Web()
    assert web.get(server.address + "/x", most_bytes=100) == b'{"there": true}'
    web.close()


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [("120", 120, 120), ("soon", 60, 60), ("-5", 60, 60), ("9" * 40, 86_400, 86_400), ("DATE", 80, 101)],
)
def test_the_time_to_come_back_is_understood(server: StubServer, field: str, least: float, most: float) -> None:
    value = formatdate(time.time() + 100, usegmt=True) if field == "DATE" else field
    with pytest.raises(BusyError) as caught:
        get(server, Reply(status=429, headers={"Retry-After": value}))
    assert least <= caught.value.seconds <= most


@pytest.mark.parametrize("reply", [Reply(hang=True), Reply(b"{}" * 100, drip=True)])
def test_silence_and_dripping_end_with_the_patience(server: StubServer, reply: Reply) -> None:
    with pytest.raises(UnreachableError, match="in time"):
        get(server, reply, patience_s=0.3)


def test_cancelling_ends_a_request_that_hangs(server: StubServer) -> None:
    server.answer = lambda request: Reply(hang=True)
    with pytest.raises(Cancelled):
        Web(patience_s=60).get(server.address, most_bytes=10, cancelled=lambda: bool(server.requests))
    assert not [thread for thread in threading.enumerate() if thread.name == "geoview-web"]


def test_nobody_listens() -> None:
    stub = StubServer()
    address = stub.address
    stub.close()
    with pytest.raises(UnreachableError, match="could not be reached"):
        Web().get(address, most_bytes=10)


def test_a_connection_is_used_again_even_when_the_server_has_closed_it(server: StubServer) -> None:
    replies = [Reply({}), Reply({}, headers={"Connection": "keep-alive"}), Reply(raw=b""), Reply({"again": 1})]
    server.answer = lambda request: replies.pop(0)
    web = Web()
    for _ in range(2):
        web.get(server.address, most_bytes=100)
    # The third request finds the connection dead, and is made again on a new one.
    assert web.get(server.address, most_bytes=100) == b'{"again": 1}'
    web.close()


def test_a_service_that_cannot_be_secured_is_not_reached(server: StubServer) -> None:
    with pytest.raises(UnreachableError, match="could not be secured"):
        Web().get(f"https://{server.host}/", most_bytes=10)
    assert server.requests == []


def test_a_proxy_is_asked_for_others_and_never_for_this_machine(
    server: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", server.address.replace("http://", "http://me:word@"))
    monkeypatch.delenv("no_proxy", raising=False)
    # The stub is no proxy and says so; a name that can't be looked up shows that nothing went past it.
    with pytest.raises(UnreachableError, match="Tunnel connection failed: 501"):
        Web().get("https://geo.invalid/", most_bytes=10)
    with pytest.raises(UnreachableError, match="could not be secured"):
        Web().get(f"https://{server.host}/", most_bytes=10)
