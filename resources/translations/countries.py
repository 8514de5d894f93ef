"""Writes the names of countries in the languages that the window speaks (`countries_*.json`), from Unicode CLDR.

    .venv/bin/python resources/translations/countries.py resources/gazetteer/downloads/babel-2.18.0-py3-none-any.whl

The package is the one that the gazetteer is built from; nothing of it is run, and nobody needs it later.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "gazetteer"))

from cldr import country_names  # noqa: E402

__all__ = ["main"]


def main(wheel: Path) -> int:
    """All languages that have a translation."""
    names = country_names(wheel)
    for source in sorted(HERE.glob("geoview_*.ts")):
        language = source.stem.removeprefix("geoview_")
        table = {code: name for code, pairs in sorted(names.items()) for locale, name in pairs if locale == language}
        target = HERE / f"countries_{language}.json"
        target.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
        sys.stdout.write(f"{target.name}: {len(table)} names\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
