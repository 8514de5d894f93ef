"""The constant page."""

from __future__ import annotations

import base64
import hashlib
import inspect
import re
import subprocess
import sys

from geoview.mapping import page
from geoview.storage import resource_path


def bundled() -> str:
    return resource_path("map", "page.html").read_text(encoding="utf-8")


def test_the_bundled_page_is_what_folium_makes() -> None:
    assert bundled() == page.render(), "run: python resources/map/build.py"


def test_folium_is_given_no_argument() -> None:
    assert not inspect.signature(page.render).parameters


def test_importing_the_map_does_not_import_folium() -> None:
    names = "('folium', 'PySide6')"
    code = f"import sys, geoview.mapping.page, geoview.mapping.payload; print(*map(sys.modules.__contains__, {names}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]


def test_the_page_names_no_address_but_its_own() -> None:
    assert set(re.findall(r"\b(?:https?|file|ftp|wss?):", bundled())) == set()
    sources = re.findall(r'(?:src|href)="([^"]+)"', bundled())
    assert sources and all(source.startswith(page.ORIGIN + "/") for source in sources)


def test_the_policy_allows_inline_code_by_digest_only() -> None:
    html = bundled()
    policy = re.search(r'content="(default-src[^"]*)"', html)
    assert policy is not None
    directives = {part.split()[0]: part.split()[1:] for part in policy[1].split("; ")}
    assert directives["default-src"] == ["'none'"]
    assert "'unsafe-inline'" not in policy[1] and "'unsafe-eval'" not in policy[1] and "*" not in policy[1]
    assert directives["connect-src"] == [page.ORIGIN]
    assert directives["img-src"] == ["data:", page.ORIGIN]
    for script in re.findall(r"<script>(.*?)</script>", html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in directives["script-src"]


def test_no_script_makes_markup_from_text() -> None:
    dangerous = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|bindPopup|bindTooltip"
    )
    names = page.page_files(".js")
    assert "map.js" in names and "layers/lines.js" in names
    for name in names:
        found = dangerous.search(resource_path("map", name).read_text(encoding="utf-8"))
        assert found is None, f"{name}: {found}"
