"""Look-ups of a name in an online geocoder: with the reader's consent, at the service's pace, and only once."""

from __future__ import annotations

import json
import math
import sqlite3
import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from geopy.exc import GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges, GeocoderQuotaExceeded, GeopyError
from geopy.geocoders import get_geocoder_for_service

from geoview.errors import AnswerError, BusyError, Cancelled, OnlineError, RefusedError
from geoview.geocoding.adapter import WebAdapter
from geoview.geocoding.answers import OnlineMatch, from_record, read_locations, to_record
from geoview.online.services import KeyNeed, Service, host_of, split_address
from geoview.online.web import CHECK_KEY, NO_HELP, REFUSED, USER_AGENT, Web
from geoview.phrases import Phrase
from geoview.plugins import geocoder_plugin, plugins
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from geoview.online.consent import Consents
    from geoview.online.store import OnlineStore

__all__ = ["OnlineGeocoder", "OnlineMatch"]

LONGEST_NAME = 200
"""Characters; no place has a longer name, and a slip must not send a paragraph."""
_LIMIT = 8
_LONGEST_WAIT_S = 20.0
_TICK_S = 0.05
_GARBAGE = (
    GeopyError,
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RecursionError,
    # geopy warns of a latitude beyond the poles before it refuses it.
    UserWarning,
)


class OnlineGeocoder:
    """One of geopy's services. Only names are sent, and nothing before the reader has allowed it.

    Args:
        service: Which one.
        consents: What the reader allowed.
        store: Answers and pace.
        address: The reader's own server; "" for the usual one.
        key: Key or user name, where the service wants one.
        web: Makes the requests.

    Raises:
        OnlineError: when the service needs an address or a key that is not given.
    """

    def __init__(
        self,
        service: Service,
        consents: Consents,
        store: OnlineStore,
        *,
        address: str = "",
        key: str = "",
        web: Web | None = None,
    ) -> None:
        self.service = service
        self._consents, self._store = consents, store
        self._key = key
        self._web = web or Web()
        title = Phrase("{service} can't be asked", service=service.title)
        hint = "See “Online” in the settings."
        try:
            self._scheme, self._domain = split_address(service, address)
        except ValueError as error:
            raise OnlineError(title, "{problem}", hint, problem=error.args[0]) from error
        if service.need is KeyNeed.REQUIRED and not key:
            raise RefusedError(title, "it wants to know who asks ({key_word})", hint, key_word=service.key_word)
        self.host = host_of(f"{self._scheme}://{self._domain}")

    def look_up(self, name: str, *, cancelled: Callable[[], bool] = lambda: False) -> tuple[OnlineMatch, ...]:
        """Return what the service knows by a name, first what a text can mean; empty when it knows nothing.

        It waits for its turn and for the answer, so don't call it on the window's thread.

        Args:
            name: The name alone, at most 200 characters.
            cancelled: Asked every 50 ms.

        Raises:
            NotAllowedError: when the reader has not allowed it; nothing was sent.
            BusyError: when the service wants to be left alone for longer than 20 seconds.
            OnlineError: when the request failed otherwise; see `Web.get`.
            Cancelled: when `cancelled` said so.
            ValueError: when the name is empty, too long or not printable.
        """
        name = " ".join(name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise ValueError("not a name")
        self._consents.demand(self.service.key, self.host)
        kept = self._kept(name)
        if kept is not None:
            return kept
        try:
            matches = self._ask(name, cancelled)
        except BusyError as error:
            if error.seconds > _LONGEST_WAIT_S:
                raise
            # A short pause is waited for, once.
            matches = self._ask(name, cancelled)
        self._keep(name, matches)
        return matches

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _ask(self, name: str, cancelled: Callable[[], bool]) -> tuple[OnlineMatch, ...]:
        self._wait(cancelled)
        # It may have been taken back while others had their turn.
        self._consents.demand(self.service.key, self.host)
        plugin = geocoder_plugin(self.service)
        guard = plugins().guard(plugin, OnlineError, NO_HELP) if plugin else nullcontext()
        with guard:
            return self._answers(name, cancelled)

    def _answers(self, name: str, cancelled: Callable[[], bool]) -> tuple[OnlineMatch, ...]:
        geocoder = self._geocoder(cancelled)
        try:
            locations = geocoder.geocode(name, exactly_one=False, **self._options()) or []
            return tuple(read_locations(self.service, locations))
        except BusyError as error:
            self._pause(error.seconds)
            raise
        except (OnlineError, Cancelled):
            raise
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges, GeocoderQuotaExceeded) as error:
            raise RefusedError(
                REFUSED,
                "{host}: {error}",
                CHECK_KEY,
                host=self.host,
                error=printable(str(error))[:200],
            ) from error
        except _GARBAGE as error:
            raise AnswerError(
                NO_HELP,
                "the answer of {host} makes no sense",
                "Try another service.",
                host=self.host,
            ) from error

    def _geocoder(self, cancelled: Callable[[], bool]) -> Any:
        service = self.service
        arguments: dict[str, Any] = {
            "scheme": self._scheme,
            "domain": self._domain,
            "user_agent": USER_AGENT,
            "adapter_factory": lambda **_: WebAdapter(self._web, cancelled),
        }
        if service.need is not KeyNeed.NONE and self._key:
            arguments["username" if service.key == "geonames" else "api_key"] = self._key
        make = service.geocoder or get_geocoder_for_service(service.geopy)
        return make(**arguments)

    def _options(self) -> dict[str, Any]:
        """Return the options sent with the name: never anything about the text or the reader."""
        return {
            "nominatim": {"limit": _LIMIT, "addressdetails": True, "language": "en"},
            "photon": {"limit": _LIMIT, "language": "en"},
            "opencage": {"annotations": False, "language": "en"},
        }.get(self.service.key, {})

    def _wait(self, cancelled: Callable[[], bool]) -> None:
        """Wait for this request's turn among all windows and processes."""
        seconds, taken = self._reserve()
        if not taken:
            raise BusyError(
                "The online service asks for patience",
                "{host} wants to be left alone",
                "Try again in {wait} seconds.",
                seconds,
                host=self.host,
                wait=str(math.ceil(seconds)),
            )
        deadline = time.monotonic() + seconds
        while (rest := deadline - time.monotonic()) > 0:
            if cancelled():
                raise Cancelled
            time.sleep(min(rest, _TICK_S))

    def _reserve(self) -> tuple[float, bool]:
        turn = (self._place_in_line, self.service.delay_s, _LONGEST_WAIT_S)
        try:
            return self._store.reserve(*turn)
        except sqlite3.Error:
            # A damaged store has been made anew.
            try:
                return self._store.reserve(*turn)
            except sqlite3.Error as error:
                raise OnlineError(
                    "Nothing was sent",
                    "GeoView's cache folder can't be used, so that other windows can't be heeded ({error})",
                    "Close other windows of GeoView.",
                    error=error,
                ) from error

    @property
    def _place_in_line(self) -> str:
        return f"{self.service.key} {self.host}"

    def _pause(self, seconds: float) -> None:
        try:
            self._store.hold(self._place_in_line, seconds)
        except sqlite3.Error:
            # The store can't keep the pause; the error being raised reports it.
            return

    def _kept(self, name: str) -> tuple[OnlineMatch, ...] | None:
        try:
            content = self._store.answer(self.service.key, self._domain, name)
            return None if content is None else tuple(from_record(record) for record in json.loads(content))
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def _keep(self, name: str, matches: tuple[OnlineMatch, ...]) -> None:
        content = json.dumps([to_record(match) for match in matches])
        try:
            self._store.keep_answer(self.service.key, self._domain, name, content)
        except sqlite3.Error:
            # It will be asked for again.
            return
