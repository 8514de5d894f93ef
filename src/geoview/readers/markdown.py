"""Markdown: the words without the markup and without the addresses of links."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from geoview.document.decoding import decode, tidy
from geoview.readers.base import Extracted, TextBuilder, one_line, parse_date

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["extract"]

_NESTING = 60
_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"\s*<(?:!--|script|style|svg)", re.IGNORECASE)
_FIELD = re.compile(r"(title|date|lang(?:uage)?)[ \t]*:[ \t]*(.+)", re.IGNORECASE)


def extract(data: bytes, name: str, encoding: str | None) -> Extracted:
    """Read Markdown (CommonMark with tables); see `geoview.readers.extract`."""
    decoded = tidy(decode(data, encoding, name=name))
    source = decoded.text
    fields: dict[str, str] = {}
    front = _FRONT.match(source)
    if front:
        for line in front[1].split("\n"):
            field = _FIELD.match(line)
            if field:
                fields.setdefault(field[1].lower()[:4], field[2].strip().strip("\"'"))
        source = source[front.end() :]
    tokens = MarkdownIt("commonmark", {"maxNesting": _NESTING, "html": True}).enable("table").parse(source)
    out = TextBuilder(name)
    title = fields.get("titl")
    heading = in_cell = first = False
    gap = "\n\n"
    cells: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "heading_open":
            heading = token.tag == "h1" and title is None
        elif kind == "paragraph_open":
            # The items of a list without empty lines between them, but for the first.
            gap = "\n" if token.hidden and not first else "\n\n"
            first = False
        elif kind in ("bullet_list_open", "ordered_list_open"):
            first = True
        elif kind in ("th_open", "td_open"):
            in_cell = True
        elif kind == "tr_close":
            out.add(" · ".join(filter(None, cells)), before=gap)
            gap = "\n"
            cells.clear()
        elif kind == "table_close":
            gap = "\n\n"
        elif kind == "inline" and in_cell:
            cells.append(one_line([_words(token)]))
            in_cell = False
        elif kind == "inline":
            words = _words(token)
            out.add(words, before=gap)
            if heading:
                title = one_line([words])[:300]
            heading, gap = False, "\n\n"
        elif kind in ("fence", "code_block"):
            out.add(token.content.strip("\n"))
        elif kind == "html_block" and not _HIDDEN.match(token.content):
            out.add(one_line([unescape(_TAG.sub("", token.content))]))
    return Extracted(
        out.text(),
        title=title or None,
        date=parse_date(fields.get("date")),
        language=fields.get("lang", "")[:35],
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        guessed=decoded.guessed,
    )


def _words(token: Token) -> str:
    """Return the words of a paragraph: links by their text, pictures by their description, markup left out."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()
