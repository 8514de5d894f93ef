"""What every test shares: its own home, so that no test reads or writes the developer's settings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from stubserver import StubServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Without a window manager no window is ever active, and keys go nowhere; offscreen they always arrive.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

# GEOVIEW_TESTS=long: ten times the examples, others each time.
_LONG = os.environ.get("GEOVIEW_TESTS") == "long"
settings.register_profile(
    "project",
    deadline=None,
    derandomize=not _LONG,
    max_examples=1000 if _LONG else 100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """GeoView's folders for this test alone."""
    home = tmp_path_factory.mktemp("geoview-home")
    monkeypatch.setenv("GEOVIEW_HOME", str(home))
    return home


@pytest.fixture
def server() -> Iterator[StubServer]:
    """An online service on this machine."""
    stub = StubServer()
    yield stub
    stub.close()
