"""`geoview` and `python -m geoview`."""

from __future__ import annotations

import time

# Before anything else is imported: where the system does not say when the process began, this is the start.
_LOADED = time.monotonic()

import os  # noqa: E402
import sys  # noqa: E402


def run() -> int:
    """Run the command with this process's arguments and return the exit status."""
    if getattr(sys, "frozen", False):
        # A packaged program starts itself again for each process that parses files.
        from multiprocessing import freeze_support

        freeze_support()
    # NumPy's linear algebra otherwise starts a thread for each processor as it loads: 70 ms of processor time.
    # GeoView's own threads share the work; a matrix here has some dozen rows.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from geoview.cli import main

    return main(sys.argv[1:], loaded=_LOADED)


if __name__ == "__main__":
    sys.exit(run())
