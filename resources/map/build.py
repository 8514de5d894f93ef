#!/usr/bin/env python3
"""Writes page.html beside this file: the constant map page, made by folium. A test tells when it is out of date."""

from __future__ import annotations

from pathlib import Path

from geoview.mapping.page import render

if __name__ == "__main__":
    target = Path(__file__).resolve().parent / "page.html"
    target.write_text(render(), encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size} bytes")
