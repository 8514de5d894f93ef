"""Names of countries in many languages, from Unicode CLDR as Babel packs it."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOCALES = (
    "en fr de es it pt nl ru uk pl cs sk hu ro bg sr hr sl el tr ar fa ur ps he hi bn ta te ml mr gu pa ne si th vi id"
    " ms fil sw am ha so zh zh_Hant ja ko ka hy az kk uz ky tg mn da sv nb fi et lv lt is ga cy eu ca gl sq mk bs be af"
    " zu"
)


def country_names(wheel: Path) -> dict[str, list[tuple[str, str]]]:
    """(locale, name) pairs by country code, out of a wheel whose checksum was verified."""
    found = defaultdict(list)
    with zipfile.ZipFile(wheel) as archive:
        for locale in LOCALES.split():
            names = _Plain(io.BytesIO(archive.read(f"babel/locale-data/{locale}.dat"))).load()["territories"]
            for code, name in sorted(names.items()):
                if len(code) == 2 and code.isalpha():
                    found[code].append((locale, name))
    return found


class _Plain(pickle.Unpickler):
    """Reads the tables of plain values that Babel pickles; its own classes, of no use here, become empty shells."""

    def find_class(self, module: str, name: str) -> type:
        """Only names inside Babel, and only as shells: nothing of the package is ever run."""
        if module.partition(".")[0] != "babel":
            raise pickle.UnpicklingError(f"{module}.{name} is not expected in a locale")
        return type(name, (_Shell,), {})


class _Shell:
    """Takes the place of an object that is not needed."""

    def __init__(self, *_: object) -> None:
        pass

    def __setstate__(self, _: object) -> None:
        pass
