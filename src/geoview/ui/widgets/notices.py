"""What the window tells about the open document, in words: one place for what can happen to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geoview.document import Source
from geoview.text import printable
from geoview.ui.runtime.file_watch import FileState
from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.error_wording import phrase_words
from geoview.ui.wording.formats import encoding_name
from geoview.ui.wording.translation import Translator

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
    """The file on the disk is gone, or another one than was read."""
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
    """The encoding was guessed, or did not fit everywhere; None when all is well."""
    if not source.guessed and not source.replaced:
        return None
    text = _tr("If letters look wrong, choose another encoding.")
    if source.replaced:
        text = _tr("%n byte(s) could not be read and are shown as �.", source.replaced)
    title = _tr("Read as {0}").format(encoding_name(source.encoding))
    return Message("encoding", Tone.NOTICE, title, text, _tr("Change…"), change)


def stopped_notice(go_on: Callable[[], object]) -> Message:
    """The reader stopped the search for places."""
    return Message(
        "stopped",
        Tone.NOTICE,
        _tr("The search for places was stopped"),
        _tr("What was found so far is shown."),
        _tr("Go On"),
        go_on,
    )


def map_notice(reason: str, reload: Callable[[], object] | None) -> Message:
    """The map has stopped; `reload` is None where there is none to be had."""
    return Message("map", Tone.WARNING, _tr("The map has stopped"), reason, _tr("Reload Map") if reload else "", reload)


def gazetteer_notice(reason: str) -> Message:
    """Other place data than the reader's own is in use."""
    return Message("gazetteer", Tone.NOTICE, _tr("Other place data"), phrase_words(reason))


def simpler_notice(reason: str) -> Message:
    """Not the best recogniser is in use."""
    return Message("tier", Tone.NOTICE, _tr("Simpler reading"), phrase_words(reason))


def state_notice(reason: str) -> Message:
    """The window's settings could not be read."""
    return Message("state", Tone.NOTICE, _tr("Plain settings"), phrase_words(reason))
