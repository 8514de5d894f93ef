"""Print, print preview, PDF and the map as a picture, from the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from geoview.errors import ExportError
from geoview.text import printable
from geoview.ui.documents.save_jobs import Progress, Wanted, slowly

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QDialog

    from geoview.atlas import Atlas
    from geoview.ui.printing.pages import Pages
    from geoview.ui.printing.preview import PrintPreview
    from geoview.ui.runtime.jobs import Token
    from geoview.ui.shell.window import Window

__all__ = ["PrintController"]

_WAIT_S = 0.1
"""For a page to draw, before it is asked again whether the preview is still open."""
_WIDTH = 1200


class PrintController(QObject):
    """Lays out and draws off the window's thread; the status bar shows how far it is, and can cancel it.

    Args:
        window: Whose document is printed.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._jobs, self._saving = window, window.documents.jobs, window.saving

    def print_document(self, parent: QDialog | None = None) -> None:
        """Asks for a printer and prints."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        from PySide6.QtWidgets import QDialog

        from geoview.ui.printing.rendering import page_layout

        atlas = self._window.session.atlas
        if atlas is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(self._name(atlas))
        dialog = QPrintDialog(printer, parent or self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_to(atlas, printer)

    def print_to(self, atlas: Atlas, printer: QPrinter) -> None:
        """Prints on a printer that was chosen."""
        from geoview.ui.printing.pages import draw_all

        layout = printer.pageLayout()

        def make(progress: Progress, cancelled: Wanted) -> None:
            pages = _lay_out(atlas, layout, self._name(atlas), lambda share: progress(share / 2), cancelled)
            if not draw_all(pages, printer, progress=lambda share: progress(0.5 + share / 2), cancelled=cancelled):
                raise ExportError(
                    "The document was not printed",
                    "the printer could not be started",
                    "See whether it is on and has paper, or save a PDF.",
                )

        self._saving.start(make, self.tr("Printing…"), lambda: self._window.status.say(self.tr("Sent to the printer")))

    def preview(self) -> PrintPreview | None:
        """Shows the pages in a window of their own."""
        from geoview.ui.printing.preview import PrintPreview
        from geoview.ui.printing.rendering import page_layout

        atlas = self._window.session.atlas
        if atlas is None:
            return None
        dialog = PrintPreview(self._window)
        layout = page_layout()

        def work(token: Token) -> None:
            def progress(share: float) -> None:
                token.post(partial(dialog.show_progress, share))

            # Text that is laid out holds letters of its thread, so all pages are drawn here.
            pages = _lay_out(atlas, layout, self._name(atlas), slowly(progress), token.cancelled)
            token.post(partial(dialog.set_pages, len(pages), pages.paper.size()))
            while not token.cancelled():
                wanted = dialog.next_wanted(_WAIT_S)
                if wanted is not None:
                    token.post(partial(dialog.show_page, wanted, pages.image(wanted.page, wanted.size)))

        token = self._jobs.start(work, "preview")
        dialog.finished.connect(token.cancel)
        dialog.finished.connect(dialog.deleteLater)
        self._window.closing.connect(token.cancel)
        dialog.print_requested.connect(partial(self.print_document, dialog))
        dialog.pdf_requested.connect(self.ask_pdf)
        dialog.open()
        return dialog

    def ask_pdf(self) -> None:
        """Asks where to, and writes a PDF."""
        atlas = self._window.session.atlas
        chosen, _ = self._ask(atlas, self.tr("Export as PDF"), ".pdf", self.tr("PDF (*.pdf)"))
        if atlas is not None and chosen is not None:
            self.write_pdf(atlas, chosen)

    def ask_png(self) -> None:
        """Asks where to and how large, and writes the map as a picture."""
        from geoview.ui.printing.rendering import SCALES

        atlas = self._window.session.atlas
        kinds = [self.tr("Picture, {0} pixels wide (*.png)").format(_WIDTH * scale) for scale in SCALES]
        chosen, kind = self._ask(atlas, self.tr("Export the map as PNG"), ".png", ";;".join(kinds))
        if atlas is not None and chosen is not None:
            self.write_png(atlas, chosen, SCALES[kinds.index(kind)] if kind in kinds else 1)

    def write_pdf(self, atlas: Atlas, target: Path) -> None:
        """Writes text, map and key as a PDF."""
        from geoview.ui.printing.rendering import pdf

        name = self._name(atlas)
        self._write(atlas, target, lambda progress, cancelled: pdf(atlas, name, progress=progress, cancelled=cancelled))

    def write_png(self, atlas: Atlas, target: Path, scale: int) -> None:
        """Writes the map as a picture, 1200 pixels wide times `scale`."""
        from geoview.ui.printing.rendering import png

        name = self._name(atlas)
        self._write(atlas, target, lambda *_: png(atlas, name, scale))

    def ask_seen(self) -> None:
        """Asks where to, and writes what is on the screen of the map."""
        kind = self.tr("Picture (*.png)")
        chosen, _ = self._ask(self._window.session.atlas, self.tr("Export the map as it is seen"), ".png", kind)
        if chosen is not None:
            self.write_seen(chosen)

    def write_seen(self, target: Path) -> None:
        """Writes the map as it stands there, with popup and cards, in the pixels of the screen."""
        from geoview.ui.printing.rendering import png_of

        atlas = self._window.session.atlas
        if atlas is not None:
            # The screen belongs to the window's thread; the file does not.
            image = self._window.chart.grab().toImage()
            self._write(atlas, target, lambda *_: png_of(image))

    def _ask(self, atlas: Atlas | None, title: str, suffix: str, kinds: str) -> tuple[Path | None, str]:
        if atlas is None:
            return None, ""
        from PySide6.QtWidgets import QFileDialog

        path = atlas.document.source.path
        proposal = str(path.with_suffix(suffix)) if path else f"places{suffix}"
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, proposal, kinds)
        target = Path(chosen)
        return (target if target.suffix else target.with_suffix(suffix)) if chosen else None, kind

    def _write(self, atlas: Atlas, target: Path, make: Callable[[Progress, Wanted], bytes]) -> None:
        source = atlas.document.source.path
        self._saving.write(target, make, [source] if source is not None else [])

    @staticmethod
    def _name(atlas: Atlas) -> str:
        path = atlas.document.source.path
        return printable(path.name) if path else "GeoView"


def _lay_out(
    atlas: Atlas,
    layout: QPageLayout,
    name: str,
    progress: Progress,
    cancelled: Wanted,
) -> Pages:
    from geoview.export.areas import Areas
    from geoview.ui.printing.pages import Pages

    areas = Areas()
    try:
        return Pages(atlas, layout, name, areas, progress=progress, cancelled=cancelled)
    finally:
        areas.close()
