"""The Print and Print Preview commands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.errors import Cancelled, ExportError, GeoViewError
from geoview.text import printable
from geoview.ui.documents.export_files import place_data
from geoview.ui.documents.save_jobs import slowly

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QDialog, QWidget

    from geoview.export import NamedAtlas, Progress
    from geoview.ui.documents.documents import Documents
    from geoview.ui.documents.save_jobs import SaveJobs
    from geoview.ui.printing.preview import PrintPreview
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.widgets.status_bar import StatusBar

__all__ = ["PrintController"]

_WAIT_S = 0.1
"""How long to wait for a page to draw before checking again whether the preview is still open."""


class PrintController(QObject):
    """Printing and print preview: pages are laid out and drawn off the window's thread.

    Args:
        documents: The open documents. The current one is printed, with the gazetteer that it was read with.
        saving: Runs the printing; the status bar shows its progress and can cancel it.
        status: Shows that printing is done.
        save_pdf: Asks for the path of a PDF file, and saves it.
        parent: The window.
    """

    def __init__(
        self,
        documents: Documents,
        saving: SaveJobs,
        status: StatusBar,
        save_pdf: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._documents, self._saving, self._status, self._save_pdf = documents, saving, status, save_pdf
        self._window = parent
        self._previews: list[Token] = []

    def close(self) -> None:
        """Stop laying out pages for previews."""
        for token in self._previews:
            token.cancel()

    def print_document(self, parent: QDialog | None = None) -> None:
        """Ask for a printer and print the current document."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        from PySide6.QtWidgets import QDialog

        from geoview.export.details import document_name
        from geoview.ui.printing.rendering import page_layout

        document = self._front()
        if document is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(printable(document_name(document.source)))
        dialog = QPrintDialog(printer, parent or self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(document, printer)

    def print_to(self, document: NamedAtlas, printer: QPrinter) -> None:
        """Print a document on a printer that was chosen."""
        from geoview.ui.printing.pages import Pages, draw_all

        layout, session = printer.pageLayout(), self._documents.current

        def make(progress: Progress) -> None:
            pages = Pages(document, layout, place_data(session), progress.part(0, 0.5))
            if not draw_all(pages, printer, progress.part(0.5, 1)):
                raise ExportError(
                    "The document was not printed",
                    "the printer could not be started",
                    "See whether it is on and has paper, or save a PDF.",
                )

        self._saving.start(make, self.tr("Printing…"), lambda: self._status.say(self.tr("Sent to the printer")))

    def preview(self) -> PrintPreview | None:
        """Open a window with the pages of the current document."""
        from geoview.export.progress import Progress
        from geoview.ui.printing.pages import Pages
        from geoview.ui.printing.preview import PrintPreview
        from geoview.ui.printing.rendering import page_layout

        document = self._front()
        if document is None:
            return None
        dialog = PrintPreview(self._window)
        layout, session = page_layout(), self._documents.current

        def work(token: Token) -> None:
            def progress(share: float) -> None:
                token.post(partial(dialog.show_progress, share))

            # Text that is laid out holds letters of its thread, so all pages are drawn here.
            try:
                pages = Pages(document, layout, place_data(session), Progress(slowly(progress), token.cancelled))
            except Cancelled:
                raise
            except GeoViewError as error:
                token.post(partial(dialog.show_error, error))
                return
            token.post(partial(dialog.set_pages, len(pages), pages.paper.size()))
            while not token.cancelled():
                wanted = dialog.next_wanted(_WAIT_S)
                if wanted is not None:
                    token.post(partial(dialog.show_page, wanted, pages.image(wanted.page, wanted.size)))

        token = self._documents.jobs.start(work, "preview")
        self._previews = [*(known for known in self._previews if not known.cancelled()), token]
        dialog.finished.connect(token.cancel)
        dialog.finished.connect(dialog.deleteLater)
        dialog.print_requested.connect(partial(self.print_document, dialog))
        dialog.pdf_requested.connect(self._save_pdf)
        dialog.open()
        return dialog

    def _front(self) -> NamedAtlas | None:
        from geoview.export import NamedAtlas

        atlas = self._documents.current.atlas
        if atlas is None:
            return None
        path = atlas.document.source.path
        return NamedAtlas(atlas, str(path) if path else "-")
