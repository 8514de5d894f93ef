"""One request to one host, over urllib3: bounded in time and size, cancellable, and never led to another host."""

from __future__ import annotations

import math
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from http.client import HTTPException
from typing import Any
from urllib.parse import urljoin
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, ProtocolError
from urllib3.util import make_headers, parse_url

from geoview._version import __version__
from geoview.errors import AnswerError, BusyError, Cancelled, OnlineError, RefusedError, UnreachableError
from geoview.online.services import is_near, origin_of
from geoview.phrases import Phrase, system_reason
from geoview.text import printable

__all__ = ["CHECK_KEY", "NO_HELP", "REFUSED", "USER_AGENT", "Web"]

USER_AGENT = f"GeoView/{__version__} (desktop document viewer)"
"""How GeoView names itself to services, as their terms ask."""

NO_HELP = Phrase("The online service did not help")
REFUSED = Phrase("The online service refused")
CHECK_KEY = Phrase("Check the key or user name in the settings, and the terms of the service.")
"""Titles and a hint of errors that come of requests."""

_ADDRESS = "Check the address of the service in the settings."
_LATER = "Try again later; everything else works without it."
_TICK_S = 0.05
_CHUNK = 65_536
_REDIRECTS = 3
_USUAL_PAUSE_S = 60.0
_PAUSES = Retry(retry_after_max=86_400)
_IDLE = 4
"""Connections to an origin that are kept open for the next request, at most."""
_PROXY_PORT = 8080
_Origin = tuple[str, str, int]
_Talk = Callable[[str, "_Exchange"], tuple[BaseHTTPResponse, bytes | None]]


class Web:
    """A client that keeps a few connections open between requests; may be used by several threads.

    Args:
        patience_s: Seconds that one request may take from beginning to end.
    """

    def __init__(self, *, patience_s: float = 15.0) -> None:
        self._patience_s = patience_s
        self._managers: dict[str, PoolManager] = {}
        self._lock = threading.Lock()

    def get(
        self,
        address: str,
        *,
        most_bytes: int,
        types: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> bytes:
        """Fetch an address. No cookie, no referrer, no compression; redirects are followed within the origin alone.

        Args:
            address: http or https.
            most_bytes: A longer answer is refused.
            types: Beginnings of the media types that make sense; any when empty.
            headers: Further header fields.
            cancelled: Asked every 50 ms.

        Raises:
            Cancelled: when `cancelled` said so.
            UnreachableError: when no answer came in time.
            BusyError: for status 429, and 503 with a time to come back.
            RefusedError: for status 401, 402, 403 and 407.
            AnswerError: for an answer that is too long, of another media type, or that leads to another host.
            OnlineError: for every other status that is not a success.
        """
        fields = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **(headers or {})}
        talk = partial(self._talk, origin_of(address), fields, most_bytes)
        exchange = _Exchange(partial(self._follow, address, talk, types))
        return exchange.result(self._patience_s, cancelled, printable(origin_of(address)[1]))

    def close(self) -> None:
        """Close the connections that wait for a next request, and those still in use once they are done."""
        with self._lock:
            self._managers.clear()

    def _follow(self, address: str, talk: _Talk, types: tuple[str, ...], exchange: _Exchange) -> bytes:
        origin = origin_of(address)
        host = printable(origin[1])
        for _ in range(_REDIRECTS + 1):
            try:
                response, body = talk(address, exchange)
            except (HTTPError, HTTPException, OSError, ValueError) as fault:
                raise _failure(_root(fault), host) from fault
            target = response.get_redirect_location()
            if not target:
                _check(response, host, types)
                if body is None:
                    raise AnswerError(NO_HELP, "the answer of {host} is far too long", _ADDRESS, host=host)
                return body
            address = urljoin(address, target)
            with suppress(ValueError):
                if origin_of(address) == origin:
                    continue
            raise AnswerError(NO_HELP, "{host} leads on to another address, which is not followed", _ADDRESS, host=host)
        raise AnswerError(NO_HELP, "{host} leads from one address to the next without an end", _ADDRESS, host=host)

    def _talk(
        self, origin: _Origin, fields: Mapping[str, str], most_bytes: int, address: str, exchange: _Exchange
    ) -> tuple[BaseHTTPResponse, bytes | None]:
        """Send one request and return its answer; the body is None when it is too long, and its rest is not read."""
        while True:
            exchange.is_new = False
            try:
                with self._pool(origin).urlopen(
                    "GET", parse_url(address).request_uri, headers=fields, timeout=self._patience_s,
                    retries=False, redirect=False, preload_content=False,
                ) as response:  # fmt: skip
                    body = bytearray()
                    if (response.length_remaining or 0) > most_bytes:
                        return response, None
                    while chunk := response.read1(_CHUNK, decode_content=False):
                        body += chunk
                        if exchange.stopped or len(body) > most_bytes:
                            return response, None
                    return response, bytes(body)
            except ProtocolError as fault:
                # The service has closed a connection that was kept: another one is tried, and at last a new one.
                if exchange.is_new or exchange.stopped or not isinstance(_root(fault), ConnectionError):
                    raise

    def _pool(self, origin: _Origin) -> HTTPConnectionPool:
        """Return the connections to an origin, through the system's proxy where there is one."""
        scheme, host, port = origin
        proxy = getproxies().get("https", "") if scheme == "https" and not is_near(host) else ""
        if proxy and proxy_bypass(host):
            proxy = ""
        with self._lock:
            if proxy not in self._managers:
                self._managers[proxy] = _manager(proxy)
            return self._managers[proxy].connection_from_host(host, port, scheme)


def _manager(proxy: str) -> PoolManager:
    # One context for all connections, so that the system's certificates are read only once.
    settings: dict[str, Any] = {"maxsize": _IDLE, "ssl_context": ssl.create_default_context()}
    url = parse_url(proxy)
    if url.host:
        fields = make_headers(
            user_agent=USER_AGENT, proxy_basic_auth=url.auth_decoded_joined, proxy_basic_auth_encoding="utf-8"
        )
        manager: PoolManager = ProxyManager(
            f"http://{url.host}:{url.port or _PROXY_PORT}", proxy_headers=fields, **settings
        )
    else:
        manager = PoolManager(**settings)
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
    return manager


class _Connection(HTTPConnection):
    """A connection that its exchange knows, so that another thread can wake it."""

    def connect(self) -> None:
        _lend(self, is_new=True)
        super().connect()

    def request(self, *args: Any, **options: Any) -> None:
        _lend(self)
        super().request(*args, **options)


class _SecureConnection(_Connection, HTTPSConnection):
    """The same with TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def _lend(connection: HTTPConnection, *, is_new: bool = False) -> None:
    exchange = threading.current_thread()
    if isinstance(exchange, _Exchange):
        exchange.connection = connection
        exchange.is_new |= is_new


class _Exchange(threading.Thread):
    """A request on a thread of its own, because a socket that waits can only be woken from another one.

    Attributes:
        connection: Which one it uses now.
        is_new: Whether that connection was opened for it.
        stopped: True once nobody waits for the answer.
    """

    def __init__(self, work: Callable[[_Exchange], bytes]) -> None:
        super().__init__(name="geoview-web", daemon=True)
        self.connection: HTTPConnection | None = None
        self.is_new = False
        self.stopped = False
        self._work = work
        self._outcome: bytes | BaseException = b""

    def run(self) -> None:
        try:
            self._outcome = self._work(self)
        except BaseException as fault:  # noqa: BLE001 - raised again by `result`
            self._outcome = fault

    def result(self, patience_s: float, cancelled: Callable[[], bool], host: str) -> bytes:
        deadline = time.monotonic() + patience_s
        if cancelled():
            raise Cancelled
        self.start()
        while self.is_alive():
            if cancelled():
                self._give_up()
                raise Cancelled
            if time.monotonic() > deadline:
                self._give_up()
                raise _failure(TimeoutError(), host)
            self.join(_TICK_S)
        if isinstance(self._outcome, BaseException):
            raise self._outcome
        return self._outcome

    def _give_up(self) -> None:
        self.stopped = True
        peer = self.connection.sock if self.connection is not None else None
        if peer is not None:
            with suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)
        # One that is still looking for the host ends by itself; nobody waits for it.
        self.join(_TICK_S)


def _root(fault: BaseException) -> BaseException:
    """Return the error that urllib3 wrapped into one of its own; the error itself where it wraps nothing."""
    while isinstance(fault, HTTPError):
        inner = fault.__cause__ or next((part for part in fault.args if isinstance(part, Exception)), None)
        if inner is None:
            break
        fault = inner
    return fault


def _failure(fault: BaseException, host: str) -> OnlineError:
    """Return the error of a failed request, in words for the reader."""
    if isinstance(fault, TimeoutError):
        return UnreachableError(NO_HELP, "{host} did not answer in time", _LATER, host=host)
    if isinstance(fault, ssl.SSLError):
        return UnreachableError(
            NO_HELP,
            "the connection to {host} could not be secured ({reason})",
            "A network that asks to log in first may stand between.",
            host=host,
            reason=fault.reason or "TLS",
        )
    if isinstance(fault, OSError):
        reason = system_reason(fault)
        return UnreachableError(
            NO_HELP,
            "{host} could not be reached ({reason})",
            "Check the network; everything else works without it.",
            host=host,
            reason=reason if isinstance(reason, Phrase) else printable(reason)[:200],
        )
    return AnswerError(NO_HELP, "the answer of {host} is no proper HTTP", _ADDRESS, host=host)


def _check(response: BaseHTTPResponse, host: str, types: tuple[str, ...]) -> None:
    status = response.status
    if status == 429 or (status == 503 and "retry-after" in response.headers):
        try:
            # A minute where the field is not there or makes no sense.
            seconds = float(_PAUSES.parse_retry_after(response.headers.get("retry-after", "")))
        except (HTTPError, ValueError, OverflowError):
            seconds = _USUAL_PAUSE_S
        raise BusyError(
            "The online service asks for patience",
            "{host} has had too many requests",
            "It asks to be left alone for {wait} seconds.",
            seconds,
            host=host,
            wait=str(math.ceil(seconds)),
        )
    if status in (401, 402, 403, 407):
        raise RefusedError(REFUSED, "{host} answered with status {status}", CHECK_KEY, host=host, status=str(status))
    if not 200 <= status < 300:
        raise OnlineError(NO_HELP, "{host} answered with status {status}", _LATER, host=host, status=str(status))
    content_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if types and not content_type.startswith(types):
        kind = printable(content_type)[:60] or Phrase("something unnamed")
        hint = "A network that asks to log in first may stand between, or the address is wrong."
        raise AnswerError(
            NO_HELP, "{host} answered with {kind}, not with {wanted}", hint, host=host, kind=kind, wanted=types[0]
        )
