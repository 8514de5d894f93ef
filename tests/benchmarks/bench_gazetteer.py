"""How long look-ups in the gazetteer take: medians in microseconds of processor time, against their limits.

"Warm" means that the file's pages are in memory; what GeoView itself remembers is forgotten before each look-up unless
it says "again". Processor time depends little on what else the machine does.

With `--compress` also the size under xz; with `--dump ROWS` the time and memory that a GeoNames dump of so many made-up
rows takes to build.
"""

from __future__ import annotations

import lzma
import random
import resource
import statistics
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geoview.gazetteer import Gazetteer, fold
from geoview.gazetteer.build.job import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TEXT = (
    "Talks between Pakistan and the United States went on in Islamabad while ministers from Saudi Arabia, the UAE and "
    "Turkey met near the Strait of Hormuz. The White House and the Kremlin had no comment, said a spokesman in "
    "Washington, D.C. "
)


T = TypeVar("T")


def median_us(function: Callable[[T], object], items: Iterable[T]) -> float:
    taken = []
    for item in items:
        start = time.process_time_ns()
        function(item)
        taken.append(time.process_time_ns() - start)
    return statistics.median(taken) / 1000


def scan(gazetteer: Gazetteer, words: list[str]) -> int:
    """A text in one pass, as `has_prefix` says."""
    found = start = 0
    while start < len(words):
        end, stretch, longest = start, words[start], 0
        while gazetteer.has_prefix(stretch):
            end += 1
            if gazetteer.by_name(stretch):
                longest = end - start
            if end >= len(words):
                break
            stretch = f"{stretch} {words[end]}"
        found += longest > 0
        start += max(1, longest)
    return found


def dump_bench(rows: int) -> None:
    """Build from a made-up dump and tell what it took."""
    chance = random.Random(3)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (
            (folder / "allCountries.txt").open("w", encoding="utf-8") as places,
            (folder / "alternateNamesV2.txt").open("w", encoding="utf-8") as names,
        ):
            for number in range(1, rows + 1):
                word = "".join(chance.choices(syllables, k=4)).capitalize()
                y, x = chance.uniform(-60, 75), chance.uniform(-180, 180)
                people = chance.choice((0, 0, 0, 600, 9000))
                places.write(
                    f"{number}\t{word}\t{word}\t\t{y:.5f}\t{x:.5f}\tP\tPPL\tPK\t\t03\t\t\t\t{people}\t\t\t\t2026-01-01\n"
                )
                names.write(f"{number}\t{number}\tru\tДругое {word}\t\t\t\t\n")
        (folder / "admin1CodesASCII.txt").write_text("PK.03\tX\tX\t1\n", encoding="utf-8")
        begin = time.perf_counter(), time.process_time()
        output = build(folder / "out.sqlite", geonames=folder)
        wall, cpu = time.perf_counter() - begin[0], time.process_time() - begin[1]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = output.stat().st_size / 1e6
        print(
            f"dump of {rows:,} rows: {wall:.0f} s ({cpu:.0f} s of processor), "
            f"{peak:.0f} MB of memory, {size:.0f} MB file"
        )


def main() -> int:
    if "--dump" in sys.argv:
        dump_bench(int(sys.argv[sys.argv.index("--dump") + 1]))
        return 0
    begin = time.perf_counter()
    gazetteer = Gazetteer.open()
    opened = (time.perf_counter() - begin) * 1000
    chance = random.Random(1)
    numbers = [row[0] for row in gazetteer._reader.rows("SELECT id FROM place WHERE id > 0 ORDER BY id")]
    sample = chance.sample(numbers, 3000)
    places = [place for number in sample if (place := gazetteer.by_id(f"geonames:{number}"))]
    names = [place.name for place in places]
    for name in names:
        gazetteer.by_name(name)

    def forget(function: Callable[[str], object]) -> Callable[[str], object]:
        def ask(item: str) -> object:
            gazetteer._names.clear()
            return function(item)

        return ask

    points = [(place.latitude, place.longitude) for place in places]
    for point in points:
        gazetteer.locate(*point)
        gazetteer.nearest(*point)
    prefixes = [name[:length] for name in names[:600] for length in (2, 3, 5)]
    rows = [
        ("opening (ms, wall clock)", opened, 30),
        ("exact name, warm", median_us(forget(gazetteer.by_name), names), 20),
        ("exact name, again", median_us(gazetteer.by_name, names), 20),
        ("by id", median_us(gazetteer.by_id, [place.id for place in places]), 20),
        ("prefix search, 20 results", median_us(gazetteer.search, prefixes), 1000),
        ("nearest settlement", median_us(lambda point: gazetteer.nearest(*point), points), 100),
        ("point to country and division", median_us(lambda point: gazetteer.locate(*point), points), 200),
        ("begins no name", median_us(gazetteer.has_prefix, ["zzyzx", "qwrt", "xxv", "brrr"] * 500), 2),
        ("begins a name", median_us(gazetteer.has_prefix, [fold(name).split()[0] for name in names if fold(name)]), 20),
    ]
    slow = 0
    for what, value, limit in rows:
        slow += value > limit
        print(f"{what:<34}{value:>10.2f}  limit {limit}{'   OVER' if value > limit else ''}")
    words = [fold(word) for word in (TEXT * 500).split()]
    words = [word for word in words if word]
    tracemalloc.start()
    start = time.process_time()
    found = scan(gazetteer, words)
    seconds = time.process_time() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"scanning {len(words):,} words: {found:,} names, {len(words) / seconds:,.0f} words/s, {peak / 1e6:.1f} MB")
    size = gazetteer.path.stat().st_size
    print(f"file {size / 1e6:.1f} MB (limit 80), {gazetteer.info.places:,} places, {gazetteer.info.names:,} names")
    if "--compress" in sys.argv:
        packed = len(lzma.compress(gazetteer.path.read_bytes(), preset=9))
        print(f"xz -9: {packed / 1e6:.1f} MB (limit 25)")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
