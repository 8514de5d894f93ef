"""The adapter through which geopy's geocoders reach the network: it uses `geoview.online.web` alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from geopy.adapters import BaseSyncAdapter

from geoview.errors import AnswerError
from geoview.online.services import origin_of
from geoview.online.web import NO_HELP, Web

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WebAdapter"]

MOST_BYTES = 2_000_000
"""A geocoder's answer has some kilobytes."""
_TYPES = ("application/json", "application/geo+json", "application/vnd.geo+json", "text/json", "text/javascript")


class WebAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """Bounded, cancellable requests with typed errors.

    Args:
        web: Makes the requests.
        cancelled: Says True once nobody waits for the answer.
    """

    def __init__(self, web: Web, cancelled: Callable[[], bool]) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self._web, self._cancelled = web, cancelled

    def get_json(self, url: str, *, timeout: float | None, headers: dict[str, str]) -> Any:  # noqa: ARG002 - geopy's
        """Fetch JSON, as geopy expects it. NaN and infinity, which JSON does not have, are refused."""
        body = self._web.get(url, most_bytes=MOST_BYTES, types=_TYPES, headers=headers, cancelled=self._cancelled)
        try:
            return json.loads(body, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            host = origin_of(url)[1]
            raise AnswerError(
                NO_HELP, "the answer of {host} is no sound JSON", "Try another service.", host=host
            ) from error

    def get_text(self, url: str, *, timeout: float | None, headers: dict[str, str]) -> str:  # noqa: ARG002 - geopy's
        """Fetch text, as geopy expects it."""
        body = self._web.get(url, most_bytes=MOST_BYTES, headers=headers, cancelled=self._cancelled)
        return body.decode("utf-8", "replace")


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")
