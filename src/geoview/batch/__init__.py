"""Parsing of many files: on all cores, in order, each result as soon as it is ready; a bad file never stops the rest.

from geoview.batch import parse_files

for outcome in parse_files(["one.txt", "two.txt"]):
    print(outcome.name, len(outcome.atlas.places) if outcome.atlas else outcome.error)
"""

from __future__ import annotations

from geoview.batch.files import parse_files
from geoview.batch.journal import ResumableFile
from geoview.batch.outcome import Outcome, parse_file
from geoview.batch.progress import Progress

__all__ = ["Outcome", "Progress", "ResumableFile", "parse_file", "parse_files"]
