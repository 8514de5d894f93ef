"""Parsing of many files on a cluster, through Dask (the extra `cluster`).

This process reads the files and hands the texts out, so the cluster needs no access to them; each of its workers loads
the parser once. Results come back in the order of the files, with a bounded number under way. When a worker dies, Dask
gives its texts to another one; a text that kills several workers fails alone.

A scheduler of Dask keeps the last thousand messages to each worker for its own diagnosis, and with them as many texts:
some 4 MB a worker for articles, a gigabyte for books. To save memory, start it with a shorter log:
`DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH=20 dask scheduler`.
"""

from __future__ import annotations

import time
from collections import deque
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from distributed import Client, KilledWorker, WorkerPlugin, get_worker

from geoview.atlas import Atlas
from geoview.batch.outcome import DocumentParser, Outcome, parse_file
from geoview.document import Document, read
from geoview.errors import DocumentError, GeoViewError, RecogniserError
from geoview.resolution.types import Resolution
from geoview.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["parse_on_cluster"]

_PLUGIN = "geoview-parser"
_AHEAD = 4
"""Texts for each thread of the cluster that may be under way or done before the one that is waited for."""
_FEWEST = 16
_CONNECT_S = "20s"
_PATIENCE_S = 5.0
_LONELY_S = 60.0
_POLL_S = 0.2

Found = tuple[tuple[Resolution, ...], str, str, bool]


class _ParserPlugin(WorkerPlugin):
    """A plug-in of Dask that loads the parser when a worker joins, and keeps it."""

    name = _PLUGIN

    def __init__(self, make: Callable[[], DocumentParser]) -> None:
        self._make = make
        self.lock: Lock | None = None
        self.parser: DocumentParser | None = None

    def setup(self, worker: Any) -> None:
        del worker
        self.lock = Lock()
        self.parser = self._make()


def _parser(recogniser: str) -> DocumentParser:
    from geoview.geoparser import Geoparser

    parser = Geoparser(recogniser=recogniser)
    if parser.notice and recogniser != "best":
        # A worker can report this to nobody, and its results would be another recogniser's.
        raise RecogniserError("The places could not be recognised", "{reason}", reason=parser.notice)
    return parser


def _parse(index: int, name: str, document: Document) -> Outcome | Found:
    """Parse a text on a worker; return what was found, without the text, or the outcome of a failure."""
    plugin: Any = get_worker().plugins[_PLUGIN]
    # A parser may be used by one thread at a time, and a worker may have several.
    with plugin.lock:
        outcome = parse_file(index, name, plugin.parser, lambda _: document)
    if outcome.atlas is None:
        return outcome
    atlas = outcome.atlas
    return atlas.resolutions, atlas.gazetteer, atlas.parser, atlas.complete


def parse_on_cluster(
    names: Sequence[str],
    address: str,
    *,
    encoding: str | None = None,
    read_file: Callable[[str], Document] | None = None,
    make_parser: Callable[[], DocumentParser] | None = None,
    recogniser: str = "best",
) -> Iterator[Outcome]:
    """Parse files with the workers of a Dask scheduler, in order.

    Args:
        names: The files; this process reads them.
        address: The address of the scheduler: "tcp://host:8786".
        encoding: The encoding of all files, as Python names it; None detects it.
        read_file: Reads a document; None reads a file.
        make_parser: Makes the parser on each worker, where GeoView has to be installed in the same version; None makes
            the usual one.
        recogniser: The name of the recogniser that the workers use.

    Raises:
        GeoViewError: when the scheduler can't be reached, no worker can load the parser, or all workers are gone.
    """
    try:
        client: Any = Client(address, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise GeoViewError(
            "The cluster can't be reached",
            "{address}: {reason}",
            "Check the address of its scheduler.",
            address=printable(address),
            reason=str(error) or type(error).__name__,
        ) from error
    with client:
        try:
            client.register_plugin(_ParserPlugin(make_parser or partial(_parser, recogniser)))
        except Exception as error:
            # Whatever a worker raised comes back as it is.
            raise GeoViewError(
                "The cluster can't be used",
                "its workers could not load GeoView: {kind}: {error}",
                "Install the same version of GeoView on each of them.",
                kind=type(error).__name__,
                error=error,
            ) from error
        yield from _stream(client, names, read_file or (lambda name: read(name, encoding=encoding)))


def _stream(client: Any, names: Sequence[str], read_file: Callable[[str], Document]) -> Iterator[Outcome]:
    pending: deque[tuple[int, Document | None, Any]] = deque()
    upcoming = iter(enumerate(names))
    exhausted = False
    while True:
        limit = max(_FEWEST, _AHEAD * sum(client.nthreads().values()))
        while not exhausted and len(pending) < limit:
            index, name = next(upcoming, (-1, ""))
            if index < 0:
                exhausted = True
                break
            pending.append(_hand_out(client, index, name, read_file))
        if not pending:
            return
        index, document, future = pending.popleft()
        if isinstance(future, Outcome) or document is None:
            yield future
            continue
        try:
            result = _result(client, future)
        except KilledWorker:
            # Dask blames every text that was given to a worker that died. Tried alone, only the cause fails again.
            _settle(client, [other for _, _, other in pending if not isinstance(other, Outcome)])
            result = _alone(client, index, names[index], document)
        if isinstance(result, Outcome):
            yield result
        else:
            resolutions, gazetteer, parser, complete = result
            yield Outcome(index, names[index], Atlas(document, resolutions, gazetteer, parser, complete), None)


def _hand_out(
    client: Any, index: int, name: str, read_file: Callable[[str], Document]
) -> tuple[int, Document | None, Any]:
    """Send a text to a worker; return its document and future, or None and an outcome when it can't be read."""
    try:
        document = read_file(name)
    except GeoViewError as error:
        return index, None, Outcome(index, name, None, error)
    return index, document, _submit(client, index, name, document)


def _submit(client: Any, index: int, name: str, document: Document) -> Any:
    return client.submit(_parse, index, name, document, pure=False, key=f"geoview-{index}-{uuid4().hex}")


def _result(client: Any, future: Any) -> Outcome | Found:
    """Return what a worker found; wait as long as there are workers, and some time for new ones.

    Raises:
        GeoViewError: when the cluster has lost all its workers.
        KilledWorker: when several workers died that were to read the text.
    """
    lonely = 0.0
    try:
        while True:
            try:
                result: Outcome | Found = future.result(timeout=_PATIENCE_S)
            except TimeoutError:
                lonely = 0.0 if client.nthreads() else lonely + _PATIENCE_S
                if lonely >= _LONELY_S:
                    hint = "Start workers and run again; with --resume it goes on where it stopped."
                    raise GeoViewError("The cluster can't be used", "it has no workers left", hint) from None
            else:
                return result
    finally:
        future.release()


def _settle(client: Any, futures: list[Any]) -> None:
    """Wait until no future is pending, or no worker is left."""
    while client.nthreads() and any(future.status == "pending" for future in futures):
        time.sleep(_POLL_S)


def _alone(client: Any, index: int, name: str, document: Document) -> Outcome | Found:
    """Parse a text while no other text is under way, and return the result."""
    try:
        return _result(client, _submit(client, index, name, document))
    except KilledWorker:
        error = DocumentError(
            "The document could not be parsed",
            "every worker that was given {name} died of it",
            name=printable(name),
        )
        return Outcome(index, name, None, error)
