"""Writes given-names.txt and surnames.txt: names of people, lower-case, one a line.

A capitalised word behind one of these is more likely a surname than a place ("John Rosenberg").

Sources, needed only when the list is built again (`pip install faker==40.54.0 names==0.3.0`):
    faker  MIT licence; the given names of its Latin-script person providers.
    names  public domain counts of the 1990 census of the United States; given names borne by at least 5 in 100,000,
           surnames by at least 1 in 100,000.

Usage: python build_names.py
"""

from __future__ import annotations

import ast
import importlib.util
import unicodedata
from pathlib import Path

LOCALES = (
    *("cs_CZ", "da_DK", "de_DE", "en", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_NZ", "en_PK", "en_US"),
    *("es_ES", "es_MX", "et_EE", "fi_FI", "fr_FR", "ga_IE", "ha_NG", "hr_HR", "hu_HU", "id_ID", "ig_NG", "it_IT"),
    *("nl_NL", "no_NO", "pl_PL", "pt_BR", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw", "tr_TR", "yo_NG", "zu_ZA"),
)
LEAST_SHARE = 0.005
"""Per cent of the bearers of all names of that sex."""
LEAST_SURNAME_SHARE = 0.001


def package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; see the head of this file")
    return Path(spec.origin).parent


def strings(node: ast.AST) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def faker_names() -> set[str]:
    found: set[str] = set()
    folder = package_folder("faker") / "providers" / "person"
    for locale in LOCALES:
        tree = ast.parse((folder / locale / "__init__.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                variable = node.targets[0].id
                if variable.startswith("first_names") and "unisex" not in variable:
                    found.update(strings(node.value))
    return found


def census_names() -> set[str]:
    found: set[str] = set()
    for file in ("dist.male.first", "dist.female.first"):
        for line in (package_folder("names") / file).read_text(encoding="utf-8").splitlines():
            name, share, *_ = line.split()
            if float(share) >= LEAST_SHARE:
                found.add(name)
    return found


def census_surnames() -> set[str]:
    found: set[str] = set()
    for line in (package_folder("names") / "dist.all.last").read_text(encoding="utf-8").splitlines():
        name, share, *_ = line.split()
        if float(share) >= LEAST_SURNAME_SHARE:
            found.add(name)
    return found


def plain(name: str) -> str:
    """Lower-case without accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def write(file_name: str, names: set[str]) -> None:
    words = {plain(n) for n in names}
    kept = sorted(w for w in words if w.isascii() and w.isalpha() and len(w) > 1)
    Path(__file__).with_name(file_name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{file_name}: {len(kept)} names")


def main() -> None:
    write("given-names.txt", faker_names() | census_names())
    write("surnames.txt", census_surnames())


if __name__ == "__main__":
    main()
