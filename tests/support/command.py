"""The real command in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Command"]

TEXT = "KYIV, Ukraine, 5 January 2024 (AP) — Talks between Poland and Ukraine went on in Warsaw.\n"


class Command:
    """Runs `geoview` in a folder with two articles and a program, with settings of its own and without a display."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "work"
        self.folder.mkdir()
        (self.folder / "a.txt").write_text(TEXT, encoding="utf-8")
        (self.folder / "b.txt").write_text("Nothing happened.\n", encoding="utf-8")
        (self.folder / "c.txt").write_bytes(b"\x7fELF" + bytes(60))
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        self.environment = {name: value for name, value in os.environ.items() if name not in hidden} | {
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "GEOVIEW_HOME": str(root / "home"),
        }
        self.words = [sys.executable, "-m", "geoview"]
        self.running: list[subprocess.Popen[bytes]] = []

    def run(self, *arguments: str | bytes, env: dict[str, str] | None = None, **options: Any) -> Any:
        """Run to the end; standard input is empty, unless `input` says what it is."""
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        return subprocess.run(
            [*self.words, *arguments],
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment | (env or {}),
            timeout=90,
            check=False,
            **options,
        )

    def shell(self, line: str) -> Any:
        """Run a line of shell in which `$G` is the command."""
        script = line.replace("$G", " ".join(f"'{word}'" for word in self.words))
        return subprocess.run(
            ["/bin/sh", "-c", script],
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            timeout=90,
            check=False,
        )

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start, with pipes for all three streams; the test's end is its end."""
        child = subprocess.Popen(
            [*self.words, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment,
            # A shell that starts the tests in the background has them ignore Ctrl-C, and children inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread runs yet
        )
        self.running.append(child)
        return child
