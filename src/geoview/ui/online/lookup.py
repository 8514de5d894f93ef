"""Look-ups of names at an online geocoder: only with consent, cancellable, and in a thread of their own.

An answer is never used by itself: it is listed among the candidates, and the reader chooses.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from geoview.errors import GeoViewError, OnlineError
from geoview.online.services import GEOCODERS, KeyNeed, Service, geocoder
from geoview.text import printable
from geoview.ui.selection.selection import Cause
from geoview.ui.widgets.actions import Need
from geoview.ui.widgets.message_bar import Message, Tone
from geoview.ui.wording.edit_wording import shortened
from geoview.ui.wording.error_wording import error_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from geoview.geocoding import OnlineGeocoder, OnlineMatch
    from geoview.resolution.types import Resolution
    from geoview.ui.correcting.candidate_chooser import CandidateChooser
    from geoview.ui.documents.documents import Documents
    from geoview.ui.online.access import Access
    from geoview.ui.online.consent_dialog import ConsentDialog, Offer
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.selection.selection import Selection
    from geoview.ui.widgets.message_bar import MessageBar
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["OnlineLookup", "sendable"]

_MOST_NAMES = 200
_LONGEST = 200
_KEY = "online"


def sendable(name: str) -> str:
    """Return a name as it would be sent: on one line, without invisible characters; "" if nothing is left to send."""
    line = " ".join(printable(name).replace("\ufffd", " ").split())
    return line if len(line) <= _LONGEST else ""


class OnlineLookup(QObject):
    """The look-up of names of the current document.

    Args:
        access: The permissions to go online.
        documents: The open documents; names of the current one are looked up.
        selection: The selection, whose current mention is looked up.
        chooser: The panel that lists the answers.
        messages: Shows errors, and what was found for a whole text.
        status: Shows the progress, and can cancel the look-up.
        parent: The window below the question for consent.
        make: Makes a geocoder; None makes the real one.
    """

    needs_changed = Signal()

    def __init__(
        self,
        access: Access,
        documents: Documents,
        selection: Selection,
        chooser: CandidateChooser,
        messages: MessageBar,
        status: StatusBar,
        parent: QWidget,
        make: Callable[[Service, Access], OnlineGeocoder] | None = None,
    ) -> None:
        super().__init__(parent)
        self._access, self._documents, self._selection, self._chooser = access, documents, selection, chooser
        self._messages, self._status, self._parent = messages, status, parent
        self._make = make or _geocoder
        self._token: Token | None = None
        self._found: dict[str, tuple[OnlineMatch, ...]] = {}
        self.dialog: ConsentDialog | None = None
        chooser.online_requested.connect(self.look_up)
        chooser.closed.connect(self._on_closed)
        status.cancel_requested.connect(self.cancel)
        documents.current_changed.connect(lambda _: self.cancel())
        selection.changed.connect(self._on_selection)
        access.changed.connect(self._on_access)
        self._on_access()

    def matches(self, name: str) -> Sequence[OnlineMatch]:
        """Return what was answered so far for a name."""
        return self._found.get(sendable(name), ())

    @property
    def is_busy(self) -> bool:
        """True while a service is asked."""
        return self._token is not None

    def look_up_current(self) -> None:
        """Look up the name of the current mention, with the candidates open."""
        current = self._selection.resolution
        if current is not None:
            self._chooser.open(current)
            self.look_up(current.mention.surface)

    def look_up(self, name: str) -> None:
        """Look up one name; the answers are listed among the candidates."""
        text = sendable(name)
        if text:
            self._ask((text,), lambda: self._start((text,), self._show_one))

    def look_up_unresolved(self) -> None:
        """Look up every name of the text that has no place."""
        names = self.unresolved()
        if names:
            self._ask(names, lambda: self._start(names, self._show_all))

    def unresolved(self) -> tuple[str, ...]:
        """Return the names without a place, as they would be sent, in order of appearance."""
        atlas = self._selection.atlas
        if atlas is None:
            return ()
        surfaces = (sendable(atlas.resolutions[index].mention.surface) for index in atlas.unresolved)
        return tuple(dict.fromkeys(filter(None, surfaces)))[:_MOST_NAMES]

    def cancel(self) -> None:
        """Cancel the present look-up."""
        token, self._token = self._token, None
        if token is not None:
            token.cancel()
            self._status.hide_progress()
            self._chooser.say("")

    @property
    def needs(self) -> Need:
        """`Need.UNRESOLVED` when there is a name to look up."""
        return Need.UNRESOLVED if self.unresolved() else Need.NOTHING

    # Asking for consent

    def _ask(self, names: Sequence[str], go: Callable[[], None]) -> None:
        if self._access.allowed_geocoder:
            go()
            return
        offers = self._offers()
        if not offers:
            self._report(
                OnlineError(
                    self.tr("No service to ask"),
                    self.tr("it has no address yet"),
                    self.tr("See “Online” in the settings."),
                )
            )
            return
        from geoview.ui.online.consent_dialog import ConsentDialog, question_for_names

        dialog = ConsentDialog(
            question_for_names(len(names)),
            names,
            offers,
            self.tr("The service also learns your internet address and the time."),
            self._parent,
        )
        dialog.agreed.connect(lambda key: self._on_agreed(key, go))
        dialog.finished.connect(self._on_dialog_closed)
        self.dialog = dialog
        dialog.open()

    def _offers(self) -> list[Offer]:
        """Return the service that the reader chose; without a choice, those that need no key."""
        from geoview.ui.online.consent_dialog import Offer

        chosen = self._access.service
        services = [chosen] if chosen is not None else [s for s in GEOCODERS if s.host and s.need is KeyNeed.NONE]
        offers = [Offer(s.key, s.title, self._access.host_for(s), s.terms) for s in services]
        return [offer for offer in offers if offer.host]

    def _on_agreed(self, key: str, go: Callable[[], None]) -> None:
        service = geocoder(key)
        if service is not None:
            if self._access.service is None:
                # The address was entered before any service was chosen, so it belongs to none.
                self._access.change("geocoder_address", "")
            self._access.change("online_geocoder", key)
            self._access.allow(key, self._access.host_for(service))
            go()

    def _on_dialog_closed(self) -> None:
        self.dialog = None

    # Looking up

    def _start(self, names: Sequence[str], show: Callable[[Sequence[str], int], None]) -> None:
        self.cancel()
        service = self._access.service
        if service is None:
            return
        access, make = self._access, self._make
        self._messages.remove(_KEY)
        host = access.allowed_geocoder
        self._chooser.say(self.tr("Asking {0}…").format(host))
        if show == self._show_all:
            self._status.show_progress(self.tr("Asking {0}…").format(host), 0.0)

        def work(token: Token) -> None:
            done = 0
            try:
                geocoder = make(service, access)
                try:
                    for name in names:
                        matches = geocoder.look_up(name, cancelled=token.cancelled)
                        done += 1
                        share = done / len(names)
                        token.post(partial(self._on_match, name, matches, share))
                finally:
                    geocoder.close()
            except OnlineError as error:
                failure = error
                token.post(lambda: self._on_failed(failure))
            token.post(lambda: self._on_done(token, names, done, show))

        self._token = self._documents.jobs.start(work, "online")

    def _on_match(self, name: str, matches: tuple[OnlineMatch, ...], share: float) -> None:
        self._found[name] = matches
        if self._status.shows_progress and share < 1:
            self._status.show_progress(self.tr("Asking {0}…").format(self._access.allowed_geocoder), share)

    def _on_failed(self, error: GeoViewError) -> None:
        self._chooser.say(error_words(error).message)
        self._report(error)

    def _on_done(
        self, token: Token, names: Sequence[str], done: int, show: Callable[[Sequence[str], int], None]
    ) -> None:
        if self._token is token:
            self._token = None
            self._status.hide_progress()
            show(names, done)

    def _show_one(self, names: Sequence[str], done: int) -> None:
        service = self._access.service
        if not done or service is None:
            return
        matches = self._found[names[0]]
        credit = self.tr("From {0} · {1}").format(service.title, service.attribution)
        nothing = self.tr("{0} knows no “{1}”.").format(service.title, shortened(names[0]))
        self._chooser.show_online(matches, credit if matches else nothing)
        if not matches:
            self._status.say(nothing)

    def _show_all(self, names: Sequence[str], done: int) -> None:
        service = self._access.service
        if not done or service is None:
            return
        known = [name for name in names[:done] if any(match.fits for match in self._found.get(name, ()))]
        title = self.tr("{0} of {1} names found").format(len(known), len(names))
        text = self.tr("{0} knows: {1}.").format(service.title, ", ".join(shortened(name) for name in known[:6]))
        if known:
            self._messages.show_message(
                Message("found", Tone.NOTICE, title, text, self.tr("Choose…"), lambda: self._choose_next(known))
            )
        else:
            text = self.tr("{0} knows none of them either.").format(service.title)
            self._messages.show_message(Message("found", Tone.NOTICE, title, text))

    def _choose_next(self, names: Sequence[str]) -> None:
        """Go to the first mention of a name that a service has a place for."""
        selection = self._selection
        atlas = selection.atlas
        if atlas is None:
            return
        for index in atlas.unresolved:
            resolution: Resolution = atlas.resolutions[index]
            if sendable(resolution.mention.surface) in names:
                selection.choose_mention(index, Cause.KEYS)
                self._chooser.open(resolution)
                return

    def _report(self, error: GeoViewError) -> None:
        self._messages.show_message(Message.of(error, _KEY))

    def _on_closed(self) -> None:
        """Cancel a look-up for the candidates, which are closed; one for the whole text goes on."""
        if not self._status.shows_progress:
            self.cancel()

    def _on_selection(self, cause: str) -> None:
        if cause == Cause.REFRESH:
            self.needs_changed.emit()

    def _on_access(self) -> None:
        self._status.set_online(self._access.hosts)


def _geocoder(service: Service, access: Access) -> OnlineGeocoder:
    """Make the geocoder.

    It runs in a worker: geopy takes a moment to load, and a keyring may ask its owner.
    """
    from geoview.geocoding import OnlineGeocoder

    key = access.keys.get(service.key) if service.need is not KeyNeed.NONE else ""
    return OnlineGeocoder(service, access.consents, access.store, address=access.settings.geocoder_address, key=key)
