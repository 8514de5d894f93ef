"""The process is killed while the reader corrects: the file is whole, and at most the last moments are lost (V4)."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from geoview.corrections.sidecar import ProjectFile
from geoview.document import read
from geoview.edits import Reject

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")

_SAVE_MS = 150
_EDITOR = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from geoview.atlas import Atlas
from geoview.document import read
from geoview.edits import Reject
from geoview.names.mention import Mention, MentionKind
from geoview.resolution.types import Resolution, Usage
from geoview.text import Span
from geoview.ui.documents import corrections
from geoview.ui.runtime.jobs import Jobs
from geoview.corrections.store import CorrectionStore

corrections._SAVE_MS = int(sys.argv[3])
application = QCoreApplication([])
document = read(Path(sys.argv[1]))
spans = [Span(n, n + 5) for n in range(0, len(document.text) - 5, 6)]
names = [Mention(span, span.of(document.text), MentionKind.TOPONYM) for span in spans]
found = tuple(Resolution(name, (), None, Usage.LITERAL, 0.0) for name in names)
jobs = Jobs()
kept = corrections.Corrections(jobs, CorrectionStore(lambda: Path(sys.argv[2])))
kept.begin(document)
kept.take(kept.keeper.load(document, None), None)
kept.over(Atlas(document, found, "", "", True))
left = iter(spans)

def correct():
    # A steady hand: there is no moment of rest in which to save.
    span = next(left)
    kept.do(Reject(span, span.of(document.text)))
    print(len(kept.edits), flush=True)

timer = QTimer()
timer.timeout.connect(correct)
timer.start(15)
application.exec()
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_at_any_moment_loses_only_the_last_corrections(tmp_path: Path, seed: int) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Paris " * 2000)
    before = article.read_bytes()
    command = [sys.executable, "-c", _EDITOR, str(article), str(tmp_path / "data"), str(_SAVE_MS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdout is not None
        assert editor.stdout.readline() == "1\n"
        time.sleep(random.Random(seed).uniform(1.5, 3.0))
        editor.send_signal(signal.SIGKILL)
        done = 1 + len(editor.stdout.read().splitlines())
    assert article.read_bytes() == before
    loaded = ProjectFile(read(article), tmp_path / "data").load()
    assert not loaded.notices and not loaded.lost
    kept = len(loaded.edits)
    assert all(isinstance(edit, Reject) for edit in loaded.edits)
    # Saved several times, though there was never a pause as long as the saving waits for.
    assert done // 3 <= kept <= done, f"{kept} of {done}"
