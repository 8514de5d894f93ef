"""Messages over the text."""

from __future__ import annotations

from geoview.errors import GeoViewError
from geoview.ui.widgets.message_bar import Message


def test_an_error_becomes_a_sentence() -> None:
    message = Message.of(GeoViewError("Title", "x is gone", "Look elsewhere."))
    assert (message.title, message.text) == ("Title", "x is gone. Look elsewhere.")
