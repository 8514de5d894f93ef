"""The messages of the window about the open document, all in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoview.text import printable
from geoview.ui.runtime.file_watch import FileState
from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.formats import encoding_name
from geoview.ui.wording.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geoview.document import Source

__all__ = [
    "encoding_notice",
    "file_notice",
    "gazetteer_notice",
    "map_notice",
    "simpler_notice",
    "state_notice",
    "stopped_notice",
]

_tr = Translator("notices")


def file_notice(state: FileState, path: Path, reload: Callable[[], object]) -> Message:
    """Return the message that the file on the disk is gone or has changed."""
    name = printable(path.name)
    if state is FileState.GONE:
        return Message(
            "file",
            Tone.WARNING,
            _tr("{0} is gone").format(name),
            _tr("It was moved, renamed or deleted. The text stays here as long as it is open."),
        )
    return Message(
        "file",
        Tone.WARNING,
        _tr("{0} has changed").format(name),
        _tr("Another program wrote to it. Reload to read the new text; your place in it is kept."),
        _tr("Reload"),
        reload,
    )


def encoding_notice(source: Source, change: Callable[[], object]) -> Message | None:
    """Return the message that the encoding was guessed or did not fit everywhere, or None if it is certain."""
    if not source.guessed and not source.replaced:
        return None
    text = _tr("If letters look wrong, choose another encoding.")
    if source.replaced:
        text = _tr("%n byte(s) could not be read and are shown as �.", source.replaced)
    title = _tr("Read as {0}").format(encoding_name(source.encoding))
    return Message("encoding", Tone.NOTICE, title, text, _tr("Change…"), change)


def stopped_notice(go_on: Callable[[], object]) -> Message:
    """Return the message that the reader stopped the search for places."""
    return Message(
        "stopped",
        Tone.NOTICE,
        _tr("The search for places was stopped"),
        _tr("What was found so far is shown."),
        _tr("Go On"),
        go_on,
    )


def map_notice(reason: str, reload: Callable[[], object] | None) -> Message:
    """Return the message that the map has stopped; `reload` is None if it can't be loaded again."""
    return Message("map", Tone.WARNING, _tr("The map has stopped"), reason, _tr("Reload Map") if reload else "", reload)


def gazetteer_notice(reason: str) -> Message:
    """Return the message that other place data than the reader's own is in use."""
    return Message("gazetteer", Tone.NOTICE, _tr("Other place data"), phrase_words(reason))


def simpler_notice(reason: str) -> Message:
    """Return the message that a simpler recogniser than the best one is in use."""
    return Message("tier", Tone.NOTICE, _tr("Simpler reading"), phrase_words(reason))


def state_notice(reason: str) -> Message:
    """Return the message that the settings of the window could not be read."""
    return Message("state", Tone.NOTICE, _tr("Plain settings"), phrase_words(reason))
