"""Where the packaged application begins."""

from __future__ import annotations

import multiprocessing
import os
import sys


def _give_streams() -> None:
    """A Windows program without a console has no standard streams; libraries that write to them must not fail."""
    if sys.platform != "win32":
        return
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


if __name__ == "__main__":
    multiprocessing.freeze_support()
    _give_streams()
    from geoview.__main__ import run

    sys.exit(run())
