"""One request to one host: bounded in time and size, cancellable, and never led elsewhere."""

from __future__ import annotations

import base64
import email.utils
import http.client
import math
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from geoview._version import __version__
from geoview.errors import AnswerError, BusyError, Cancelled, OnlineError, RefusedError, UnreachableError
from geoview.online.services import is_near, origin_of
from geoview.text import printable

__all__ = ["USER_AGENT", "Answer", "Web"]

USER_AGENT = f"GeoView/{__version__} (desktop document viewer)"
"""How GeoView names itself to services, as their terms ask."""

_TITLE = "The online service did not help"
_TICK_S = 0.05
_CHUNK = 65_536
_REDIRECTS = 3
_LONGEST_PAUSE_S = 86_400.0
_USUAL_PAUSE_S = 60.0
_IDLE = 4
"""Connections that are kept open for the next request, at most."""
_STALE = (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError, ConnectionAbortedError)
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service sent.

    Attributes:
        body: Its bytes.
        content_type: Its media type in lower case, without parameters; "" when it names none.
        headers: Its header fields, names in lower case.
    """

    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Web:
    """Makes requests and keeps a few connections open between them; may be used by several threads.

    Args:
        patience_s: Seconds that one request may take from beginning to end.
        context: TLS settings; None for those of the system.
    """

    def __init__(self, *, patience_s: float = 15.0, context: ssl.SSLContext | None = None) -> None:
        self._patience_s = patience_s
        self._context = context
        self._idle: list[tuple[tuple[str, str, int], http.client.HTTPConnection]] = []
        self._closed = False
        self._lock = threading.Lock()

    def get(
        self,
        address: str,
        *,
        most_bytes: int,
        types: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Fetch an address. No cookie, no referrer, no compression; redirects are followed within the host alone.

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
            OnlineError: for every other status that is no success.
        """
        deadline = time.monotonic() + self._patience_s
        origin = origin_of(address)
        for _ in range(_REDIRECTS + 1):
            exchange = _Exchange(self, address, most_bytes, dict(headers or {}))
            exchange.wait(deadline, cancelled)
            target = exchange.moved_to
            if target is None:
                return _checked(exchange, types)
            address = urljoin(address, target)
            try:
                same = origin_of(address) == origin
            except ValueError:
                same = False
            if not same:
                raise AnswerError(_TITLE, f"{origin[1]} leads on to another address, which is not followed", _ADDRESS)
        raise AnswerError(_TITLE, f"{origin[1]} leads from one address to the next without an end", _ADDRESS)

    def close(self) -> None:
        """Closes the connections that wait for a next request, and those still in use once they are done."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    def take(self, origin: tuple[str, str, int]) -> http.client.HTTPConnection | None:
        """An open connection to an origin, if there is one."""
        with self._lock:
            for index, (known, connection) in enumerate(self._idle):
                if known == origin:
                    del self._idle[index]
                    return connection
        return None

    def give(self, origin: tuple[str, str, int], connection: http.client.HTTPConnection) -> None:
        """Keeps a connection for the next request."""
        with self._lock:
            self._idle.append((origin, connection))
            kept = 0 if self._closed else _IDLE
            surplus = self._idle[: max(len(self._idle) - kept, 0)]
            del self._idle[: len(surplus)]
        for _, old in surplus:
            old.close()

    def connect(self, origin: tuple[str, str, int]) -> http.client.HTTPConnection:
        """A new connection, through the system's proxy where there is one; it is not yet open."""
        scheme, host, port = origin
        if scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=self._patience_s)
        with self._lock:
            if self._context is None:
                self._context = ssl.create_default_context()
        proxy = _proxy(host)
        if proxy is None:
            return http.client.HTTPSConnection(host, port, timeout=self._patience_s, context=self._context)
        connection = http.client.HTTPSConnection(
            proxy.hostname or "", proxy.port or 8080, timeout=self._patience_s, context=self._context
        )
        fields = {"User-Agent": USER_AGENT}
        if proxy.username:
            word = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}".encode()
            fields["Proxy-Authorization"] = "Basic " + base64.b64encode(word).decode()
        connection.set_tunnel(host, port, fields)
        return connection


_ADDRESS = "Check the address of the service in the settings."
_LATER = "Try again later; everything else works without it."


def _proxy(host: str) -> SplitResult | None:
    given = getproxies().get("https", "")
    if not given or is_near(host) or proxy_bypass(host):
        return None
    parts = urlsplit(given if "://" in given else f"http://{given}")
    return parts if parts.hostname else None


class _Exchange:
    """A request on a thread of its own, because a socket that waits can only be woken from another one."""

    def __init__(self, web: Web, address: str, most_bytes: int, headers: dict[str, str]) -> None:
        self.origin = origin_of(address)
        self.host = printable(self.origin[1])
        self.status = 0
        self.body = b""
        self.headers: dict[str, str] = {}
        self.too_long = False
        self._web, self._most = web, most_bytes
        parts = urlsplit(address)
        self._path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._fields = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers}
        self._connection: http.client.HTTPConnection | None = None
        self._stopped = False
        self._fault: BaseException | None = None
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="geoview-web", daemon=True)

    @property
    def moved_to(self) -> str | None:
        """Where the answer leads, if it is a redirect."""
        return self.headers.get("location") if self.status in _MOVED else None

    def wait(self, deadline: float, cancelled: Callable[[], bool]) -> None:
        if cancelled():
            raise Cancelled
        self._thread.start()
        while not self._done.wait(_TICK_S):
            if cancelled():
                self._stop()
                raise Cancelled
            if time.monotonic() > deadline:
                self._stop()
                raise UnreachableError(_TITLE, f"{self.host} did not answer in time", _LATER)
        self._thread.join()
        fault = self._fault
        if fault is None:
            return
        if isinstance(fault, TimeoutError):
            raise UnreachableError(_TITLE, f"{self.host} did not answer in time", _LATER) from fault
        if isinstance(fault, ssl.SSLError):
            reason = f"the connection to {self.host} could not be secured ({fault.reason or 'TLS'})"
            raise UnreachableError(_TITLE, reason, "A network that asks to log in first may stand between.") from fault
        if isinstance(fault, OSError):
            reason = f"{self.host} could not be reached ({printable(fault.strerror or str(fault))[:200]})"
            raise UnreachableError(_TITLE, reason, "Check the network; everything else works without it.") from fault
        if isinstance(fault, http.client.HTTPException | ValueError):
            raise AnswerError(_TITLE, f"the answer of {self.host} is no proper HTTP", _ADDRESS) from fault
        raise fault

    def _stop(self) -> None:
        self._stopped = True
        connection = self._connection
        peer = connection.sock if connection is not None else None
        if peer is not None:
            with suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)
        # One that is still looking for the host ends by itself; nobody waits for it.
        self._thread.join(_TICK_S)

    def _run(self) -> None:
        try:
            reused = self._web.take(self.origin)
            if reused is not None:
                try:
                    self._talk(reused)
                    return
                except _STALE:
                    # The service had closed it in the meantime.
                    reused.close()
                    self.headers = {}
            if not self._stopped:
                self._talk(self._web.connect(self.origin))
        except BaseException as fault:  # noqa: BLE001 - raised again by `wait`
            self._fault = fault
        finally:
            self._done.set()

    def _talk(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection
        kept = False
        try:
            connection.request("GET", self._path, headers=self._fields)
            response = connection.getresponse()
            self.status = response.status
            self.headers = {name.lower(): value for name, value in response.getheaders()}
            chunks: list[bytes] = []
            size = 0
            if (response.length or 0) > self._most:
                self.too_long = True
            while not self.too_long and not self._stopped:
                chunk = response.read1(_CHUNK)
                if not chunk:
                    break
                size += len(chunk)
                chunks.append(chunk)
                self.too_long = size > self._most
            self.body = b"".join(chunks)
            if response.length == 0:
                # Only now does the response count as read, and the connection as free.
                response.close()
            kept = response.isclosed() and not response.will_close and not self._stopped
        finally:
            self._connection = None
            if kept:
                self._web.give(self.origin, connection)
            else:
                connection.close()


def _checked(exchange: _Exchange, types: tuple[str, ...]) -> Answer:
    host, status = exchange.host, exchange.status
    if status == 429 or (status == 503 and "retry-after" in exchange.headers):
        seconds = _pause(exchange.headers.get("retry-after", ""))
        hint = f"It asks to be left alone for {math.ceil(seconds)} seconds."
        raise BusyError("The online service asks for patience", f"{host} has had too many requests", hint, seconds)
    if status in (401, 402, 403, 407):
        hint = "Check the key or user name in the settings, and the terms of the service."
        raise RefusedError("The online service refused", f"{host} answered with status {status}", hint)
    if not 200 <= status < 300:
        raise OnlineError(_TITLE, f"{host} answered with status {status}", _LATER)
    if exchange.too_long:
        raise AnswerError(_TITLE, f"the answer of {host} is far too long", _ADDRESS)
    content_type = exchange.headers.get("content-type", "").partition(";")[0].strip().lower()
    if types and not content_type.startswith(types):
        kind = printable(content_type)[:60] or "something unnamed"
        hint = "A network that asks to log in first may stand between, or the address is wrong."
        raise AnswerError(_TITLE, f"{host} answered with {kind}, not with {types[0]}", hint)
    return Answer(exchange.body, content_type, exchange.headers)


def _pause(value: str) -> float:
    """Seconds that a Retry-After field asks for (RFC 9110, 10.2.3); a minute where it makes no sense."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _LONGEST_PAUSE_S)
    try:
        seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError, IndexError):
        return _USUAL_PAUSE_S
    return min(max(seconds, 0.0), _LONGEST_PAUSE_S)
