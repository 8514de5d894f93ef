"""`geoview` and `python -m geoview`."""

from __future__ import annotations

import time

# Before anything else is imported: where the system does not say when the process began, this is the start.
_LOADED = time.monotonic()

import sys  # noqa: E402


def run() -> int:
    """Run the command with this process's arguments; the exit status."""
    if getattr(sys, "frozen", False):
        # A packaged program starts itself again for each process that parses files.
        from multiprocessing import freeze_support

        freeze_support()
    from geoview.cli import main

    return main(sys.argv[1:], loaded=_LOADED)


if __name__ == "__main__":
    sys.exit(run())
