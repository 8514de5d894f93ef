"""News about the corrections of the current document: what was read, recalled, could not be applied or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from geoview.edits import Edit
    from geoview.errors import GeoViewError
    from geoview.ui.correcting.decisions import Decisions
    from geoview.ui.correcting.saver import CorrectionSaver
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.session import Session
    from geoview.ui.widgets.message_bar import MessageBar

__all__ = ["CorrectionNews"]


class CorrectionNews(QObject):
    """The messages about corrections: each appears once, but the one about unsaved corrections until they are saved.

    Args:
        documents: The open documents.
        decisions: The decisions, which know what took effect.
        saver: Saves a copy if saving fails.
        messages: Shows the news.
        parent: The window, whose title marks unsaved corrections.
    """

    def __init__(
        self,
        documents: Documents,
        decisions: Decisions,
        saver: CorrectionSaver,
        messages: MessageBar,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._documents, self._decisions, self._saver = documents, decisions, saver
        self._messages, self._parent = messages, parent
        self._save_error: GeoViewError | None = None
        self._recalled: tuple[Edit, ...] = ()
        self._reported: dict[Session, tuple[object, ...]] = {}
        documents.corrections_reported.connect(self._report)
        documents.current_changed.connect(self._on_current)

    def _on_current(self) -> None:
        for key in ("kept", "unsaved", "remembered"):
            self._messages.remove(key)
        self._save_error, self._recalled = None, ()
        self._reported = {s: shown for s, shown in self._reported.items() if s in self._documents.sessions}
        self._report()

    def _report(self) -> None:
        """Show news about the corrections once; that they are not saved is shown for each new error."""
        messages, session = self._messages, self._documents.current
        corrections = session.corrections
        self._parent.setWindowModified(not corrections.is_saved)
        error = corrections.save_error
        news: tuple[object, ...] = (corrections.notices, corrections.lost)
        if error is None:
            messages.remove("unsaved")
        if not corrections.recall.applied:
            messages.remove("remembered")
        elif self._recalled != corrections.recall.applied:
            notice = self._decisions.notice()
            if notice is not None:
                messages.show_message(notice)
        self._recalled = corrections.recall.applied
        if error is None and not any(news):
            messages.remove("kept")
            self._reported.pop(session, None)
            return
        from geoview.ui.correcting.save_prompts import kept_notice, lost_dialog, unsaved_notice

        if self._reported.get(session) != news:
            self._reported[session] = news
            notice = kept_notice(
                corrections.notices, corrections.lost, lambda: lost_dialog(self._parent, corrections.lost).open()
            )
            if notice is not None:
                messages.show_message(notice)
        if error is not None and self._save_error is not error:
            messages.show_message(unsaved_notice(error, self._saver.save_copy))
        self._save_error = error
