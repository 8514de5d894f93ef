"""The colours and fonts of the window, light and dark, all in one place.

The colours of places are those of `geoview.mapping.colours`, with which the map and the exports draw too.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette

from geoview.gazetteer.place import PlaceKind
from geoview.mapping import colours
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "DARK",
    "LIGHT",
    "LINE_PITCH",
    "TEXT_PIXELS",
    "Theme",
    "blend",
    "palette",
    "reading_font",
    "style_sheet",
    "veil",
]

TEXT_PIXELS = 17.5
"""Font size of the article at 100 %, in pixels at 96 dots per inch."""

LINE_PITCH = 1.62
"""Distance of two lines, as a multiple of the font size."""

_VEIL = 0.34
_SERIF = ["Noto Serif", "Source Serif 4", "Charter", "Iowan Old Style", "Cambria", "Georgia", "DejaVu Serif", "serif"]


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as #rrggbb.

    Attributes:
        dark: True for the dark set.
        paper: Behind the text.
        ink: Text.
        muted: Less important text; contrast of at least 4.5 : 1 on `paper` and `frame`.
        frame: Toolbar, status bar.
        raised: Buttons and fields.
        line: Hairlines.
        chip: Counts and quiet badges.
        hover: Rows and buttons under the pointer.
        chosen: Behind all mentions of the chosen place and its table row.
        current: Behind the current mention.
        current_edge: Its edge, and the focus ring.
        found: Behind what the reader searched for.
        selected: Behind selected text.
        warning: Behind a message that asks for attention.
        error: Behind a message about something that failed.
        kinds: One colour for each kind of place.
        first: In a comparison of two documents, places that only the first mentions.
        second: Places that only the second mentions.
        both: Places that both mention.
        sea: The map area until the map is drawn.
    """

    dark: bool
    paper: str
    ink: str
    muted: str
    frame: str
    raised: str
    line: str
    chip: str
    hover: str
    chosen: str
    current: str
    current_edge: str
    found: str
    selected: str
    warning: str
    error: str
    kinds: Mapping[PlaceKind, str]
    first: str
    second: str
    both: str
    sea: str

    def kind(self, kind: PlaceKind | None) -> QColor:
        """Return the colour of a kind of place; the muted text colour for a name without a place."""
        return QColor(self.kinds[kind] if kind else self.muted)

    def soft(self, kind: PlaceKind | None) -> QColor:
        """Return the light colour behind a mention."""
        return blend(self.kind(kind), QColor(self.paper), 0.15 if self.dark else 0.085)


def _kinds(table: Mapping[str, str]) -> Mapping[PlaceKind, str]:
    return MappingProxyType({kind: table[kind] for kind in PlaceKind})


LIGHT = Theme(
    dark=False,
    paper="#fffdf9",
    ink="#22262b",
    muted="#6b6960",
    frame="#f4f2ed",
    raised="#ffffff",
    line="#dedacf",
    chip="#ebe8e0",
    hover="#f3f0e8",
    chosen="#ffe9a8",
    current="#ffcf33",
    current_edge="#e0a800",
    found="#cfe8c9",
    selected="#bcd6f2",
    warning="#fff3cd",
    error="#fbe3dc",
    kinds=_kinds(colours.LIGHT),
    first=colours.LIGHT["first"],
    second=colours.LIGHT["second"],
    both=colours.LIGHT["both"],
    sea=colours.LIGHT["sea"],
)

DARK = Theme(
    dark=True,
    paper="#1d1f22",
    ink="#e7e3d9",
    muted="#a19d92",
    frame="#26282b",
    raised="#303336",
    line="#3d4044",
    chip="#34373b",
    hover="#2b2e31",
    chosen="#4d4220",
    current="#7a5f0c",
    current_edge="#ffcf33",
    found="#2f4d32",
    selected="#2d4a6b",
    warning="#453a18",
    error="#4d2a22",
    kinds=_kinds(colours.DARK),
    first=colours.DARK["first"],
    second=colours.DARK["second"],
    both=colours.DARK["both"],
    sea=colours.DARK["sea"],
)


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Return one colour over another, opaque; `share` (0 … 1) is that of the first."""
    rest = 1.0 - share
    return QColor(
        round(over.red() * share + under.red() * rest),
        round(over.green() * share + under.green() * rest),
        round(over.blue() * share + under.blue() * rest),
    )


def veil(theme: Theme) -> QColor:
    """Return the colour that dims less important text; the text under it stays readable (4.5 : 1)."""
    colour = QColor(theme.paper)
    colour.setAlphaF(_VEIL)
    return colour


def reading_font(zoom: float, family: str = "") -> QFont:
    """Return the font of the article.

    Args:
        zoom: Text size; 1.0 is 100 %.
        family: The reader's font family; "" for a serif, which is also used if the family is not installed.
    """
    font = QFont()
    font.setFamilies([family, *_SERIF] if family else _SERIF)
    # A point is a pixel on macOS and 4/3 of one elsewhere; a larger system font scale enlarges the text with it.
    font.setPointSizeF(TEXT_PIXELS * zoom * (1.0 if sys.platform == "darwin" else 0.75))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette(theme: Theme) -> QPalette:
    """Return the palette that Qt's own widgets paint with."""
    result = QPalette()
    role = QPalette.ColorRole
    for key, colour in (
        (role.Window, theme.frame),
        (role.WindowText, theme.ink),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.hover),
        (role.Text, theme.ink),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.raised),
        (role.ButtonText, theme.ink),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.ink),
        (role.Highlight, theme.selected),
        (role.HighlightedText, theme.ink),
        (role.Link, theme.kinds[PlaceKind.COUNTRY]),
        (role.Mid, theme.line),
        (role.Midlight, theme.line),
        (role.Dark, theme.line),
        (role.Light, theme.raised),
        (role.Accent, theme.current_edge),
    ):
        result.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, blend(QColor(theme.muted), QColor(theme.frame), 0.62))
    return result


def _sign(name: str) -> str:
    """Return the path of an icon for a style sheet, which can't change its colour."""
    return resource_path("icons", f"{name}.svg").as_posix()


def style_sheet(theme: Theme, *, mirrored: bool = False) -> str:
    """Return the style sheet for what a palette can't set: hairlines, round corners, distances."""
    t = theme
    # A style sheet mirrors the position of its icons, but not the space for them.
    side = "left" if mirrored else "right"
    return f"""
QMainWindow, QToolBar, QStatusBar {{ background: {t.frame}; }}
QToolBar {{ border: 0; border-bottom: 1px solid {t.line}; padding: 6px 8px; spacing: 8px; }}
QToolBar QToolButton, QPushButton, QToolButton#quiet {{
    background: {t.raised}; border: 1px solid {t.line}; border-radius: 5px; padding: 4px 11px; min-height: 19px; }}
QToolBar QToolButton[iconOnly="true"] {{ padding: 4px 6px; }}
QToolBar QToolButton[menuButton="true"] {{ padding-{side}: 20px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; right: 7px; width: 9px; }}
QToolBar QToolButton[iconOnly="true"]::menu-indicator {{ width: 0; image: none; }}
QToolBar QToolButton:hover, QPushButton:hover {{ background: {t.hover}; }}
QToolBar QToolButton:pressed, QPushButton:pressed {{ background: {t.chip}; }}
QToolBar QToolButton:checked {{ background: {t.chosen}; border-color: {t.current_edge}; }}
QToolBar QToolButton:focus, QPushButton:focus {{ border: 1px solid {t.current_edge}; }}
QToolBar QToolButton:disabled, QPushButton:disabled {{ background: {t.frame}; }}
QLineEdit {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 5px; padding: 4px 8px; min-height: 19px;
    selection-background-color: {t.selected}; selection-color: {t.ink}; }}
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:pressed {{
    background: transparent; border: 0; padding: 0; min-height: 0; }}
QSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0 5px; }}
QLineEdit:focus {{ border: 1px solid {t.current_edge}; }}
QComboBox {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 5px; padding: 3px 8px;
    min-height: 21px; }}
QSpinBox {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 5px; padding: 3px 6px;
    min-height: 21px; selection-background-color: {t.selected}; selection-color: {t.ink}; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 20px; }}
QSpinBox::up-arrow {{ image: url("{_sign("up")}"); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url("{_sign("down")}"); width: 10px; height: 10px; }}
QComboBox:focus, QSpinBox:focus {{ border: 1px solid {t.current_edge}; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: url("{_sign("down")}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.line}; outline: 0;
    selection-background-color: {t.chosen}; selection-color: {t.ink}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; background: {t.raised}; border: 1px solid {t.muted};
    border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {t.current_edge}; border-color: {t.current_edge};
    image: url("{_sign("check")}"); }}
QCheckBox::indicator:disabled {{ border-color: {t.line}; }}
QDialog QListWidget, QDialog QTreeView, QDialog QTextBrowser, QDialog QPlainTextEdit {{
    background: {t.paper}; border: 1px solid {t.line}; border-radius: 5px; }}
QStatusBar {{ border-top: 1px solid {t.line}; min-height: 25px; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 0 6px; }}
QStatusBar QPushButton {{ padding: 0 8px; min-height: 17px; }}
QProgressBar {{ background: {t.chip}; border: 0; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {t.current_edge}; border-radius: 3px; }}
QSplitter::handle {{ background: {t.line}; }}
QMenu {{ background: {t.raised}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::icon:checked {{ background: {t.chosen}; border: 1px solid {t.current_edge}; border-radius: 3px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QMenuBar {{ background: {t.frame}; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.chip}; }}
QTableView {{ background: {t.paper}; border: 0; gridline-color: transparent; outline: 0; }}
QHeaderView {{ background: {t.paper}; }}
QHeaderView::section {{ background: {t.paper}; color: {t.muted}; border: 0; border-bottom: 1px solid {t.line};
    padding: 4px 7px 5px 8px; font-weight: 600; }}
QHeaderView::down-arrow, QHeaderView::up-arrow {{ width: 8px; height: 8px; }}
QTabBar::tab {{ background: {t.frame}; color: {t.muted}; border: 0;
    border-right: 1px solid {t.line}; padding: 6px 14px; }}
QTabBar::tab:hover {{ background: {t.hover}; }}
#closeTab {{ border: 0; border-radius: 3px; padding: 1px; }}
#closeTab:hover {{ background: {t.line}; }}
QTabBar::tab:selected {{ background: {t.paper}; color: {t.ink}; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 30px; }}
QScrollBar::handle:horizontal {{ min-width: 30px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {t.raised}; color: {t.ink}; border: 1px solid {t.line}; padding: 3px 6px; }}
#articleHeader, #articlePane, #placesPane, #startPage {{ background: {t.paper}; }}
#note {{ color: {t.muted}; }}
#articleHeader QLabel {{ color: {t.muted}; }}
#placesTitle {{ font-weight: 600; }}
#tray {{ background: {t.frame}; border-top: 1px solid {t.line}; }}
#trayTitle {{ color: {t.muted}; }}
#trayList {{ background: {t.frame}; }}
#tray QPushButton {{ padding: 1px 9px; }}
QFrame[card="true"] {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: 9px; }}
#cardTitle {{ font-weight: 600; }}
#cardNote {{ color: {t.muted}; }}
#cardClose {{ border: 0; border-radius: 3px; padding: 1px; }}
#cardClose:hover {{ background: {t.line}; }}
#chart, #sentences {{ background: transparent; outline: 0; }}
#sentences::item {{ padding: 3px 2px; }}
#sentences::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
#offers {{ background: {t.raised}; color: {t.ink}; border: 1px solid {t.line}; padding: 3px; outline: 0; }}
#offers::item {{ padding: 3px 8px; border-radius: 4px; }}
#offers::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
#timeBar {{ background: {t.frame}; border-top: 1px solid {t.line}; }}
#timeSpan {{ font-weight: 600; }}
#narrowed {{ background: {t.warning}; border-top: 1px solid {t.line}; border-bottom: 1px solid {t.line}; }}
#quietButton, #failedButton {{ padding: 1px 9px; }}
#failedButton {{ background: {t.error}; }}
#failedButton:checked {{ border: 1px solid {t.current_edge}; }}
#comparisonNote {{ background: {t.chip}; padding: 6px 12px; }}
#sides QToolButton {{ padding: 4px 9px; }}
#filterNote {{ color: {t.muted}; padding: 0 12px 3px 12px; }}
#chip {{ background: {t.chip}; border-radius: 10px; padding: 2px 9px; }}
#mapPlaceholder {{ background: {t.sea}; color: {t.muted}; }}
#messageStrip {{ border: 0; border-bottom: 1px solid {t.line}; }}
#messageStrip[tone="notice"] {{ background: {t.chip}; }}
#messageStrip[tone="warning"] {{ background: {t.warning}; }}
#messageStrip[tone="error"] {{ background: {t.error}; }}
#messageStrip QLabel {{ background: transparent; }}
#messageTitle {{ font-weight: 600; }}
#startTitle {{ font-size: 22px; font-weight: 600; }}
#startLead, #startSmall {{ color: {t.muted}; }}
#startHeading {{ font-weight: 600; }}
#startLink {{ text-align: left; border: 0; background: transparent; padding: 4px 6px; }}
#startLink:hover {{ background: {t.hover}; }}
#startLink:disabled {{ color: {t.muted}; }}
#consentTitle {{ font-size: 16px; font-weight: 600; }}
#quietText {{ color: {t.muted}; }}
#primary {{ background: {t.kinds[PlaceKind.COUNTRY]}; color: {t.paper}; border: 0;
    padding: 6px 18px; font-weight: 600; }}
#openFolder {{ padding: 5px 14px; }}
#primary:hover {{ background: {blend(t.kind(PlaceKind.COUNTRY), QColor(t.ink), 0.85).name()}; }}
#primary:disabled {{ background: {t.chip}; color: {t.muted}; }}
#primary:focus {{ border: 2px solid {t.current_edge}; }}
"""
