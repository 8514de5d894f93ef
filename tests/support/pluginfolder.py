"""A folder of plug-ins as `pip install --target` makes one: modules, and what their distributions say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["add_plugin"]


def add_plugin(folder: Path, distribution: str, code: str, version: str = "1.0", **entries: str) -> str:
    """Write a distribution of one module into a folder.

    Args:
        folder: The folder; made where it is missing.
        distribution: Its name. That of its module is the same, with underscores.
        code: The module's text.
        version: Of the distribution.
        entries: Kind of plug-in → lines "name = attribute" of the module.

    Returns:
        The module's name.
    """
    module = distribution.replace("-", "_")
    information = folder / f"{module}-{version}.dist-info"
    information.mkdir(parents=True)
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
    groups = []
    for kind, lines in entries.items():
        groups.append(f"[geoview.{kind}]")
        for line in lines.splitlines():
            name, _, attribute = line.partition(" = ")
            groups.append(f"{name} = {module}:{attribute}")
    (information / "entry_points.txt").write_text("\n".join(groups) + "\n", encoding="utf-8")
    return module
