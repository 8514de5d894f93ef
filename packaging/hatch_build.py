"""Puts into the wheel what a reader's copy needs of `resources/`; hatchling runs it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

__all__ = ["ResourcesHook"]


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the files that `contents.shipped` names as `geoview/resources/…`.

    An editable install finds `resources/` in the source tree, so nothing is added to it.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files.

        Raises:
            RuntimeError: when a file is missing that GeoView can't do without.
        """
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "packaging")))
        try:
            import contents
            import facts
        finally:
            sys.path.pop(0)
        resources = Path(self.root, "resources")
        names = contents.shipped(resources)
        lacking = contents.missing(names)
        if lacking:
            raise RuntimeError(f"resources/ lacks {', '.join(lacking)}: run `make data` first")
        build_data["force_include"].update({str(resources / name): f"geoview/resources/{name}" for name in names})
        if commit := facts.commit(Path(self.root)):
            note = Path(self.root, "build", "commit.txt")
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(commit, encoding="ascii")
            build_data["force_include"][str(note)] = "geoview/resources/commit.txt"
