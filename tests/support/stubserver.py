"""A server on this machine that answers as a test says: well, badly, slowly, or not at all."""

from __future__ import annotations

import json
import struct
import threading
import zlib
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Reply:
    """What the server does with a request.

    Attributes:
        body: Sent as it is; other than bytes, as JSON.
        status: Status code.
        headers: Header fields; a Content-Type of JSON is added where there is none.
        hang: Send nothing until the server stops.
        drip: Send the body byte by byte, half a second apart.
        endless: Send the body again and again, without a length.
        raw: Sent in place of a proper HTTP answer.
    """

    body: Any = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    drip: bool = False
    endless: bool = False
    raw: bytes | None = None


@dataclass
class Request:
    """What was asked.

    Attributes:
        path: Path without the query.
        query: The query's fields.
        headers: Header fields, names in lower case.
    """

    path: str
    query: dict[str, str]
    headers: dict[str, str]


class StubServer:
    """Runs until `close`; `answer` says what it does, `requests` what it was asked."""

    def __init__(self, answer: Callable[[Request], Reply] | None = None) -> None:
        self.answer = answer or (lambda request: Reply([]))
        self.requests: list[Request] = []
        self.stopped = threading.Event()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
                request = Request(parts.path, query, {k.lower(): v for k, v in self.headers.items()})
                stub.requests.append(request)
                try:
                    self._reply(stub.answer(request))
                except OSError:
                    self.close_connection = True

            def _reply(self, reply: Reply) -> None:
                if reply.hang:
                    self.close_connection = True
                    stub.stopped.wait(30)
                    return
                if reply.raw is not None:
                    self.close_connection = True
                    self.wfile.write(reply.raw)
                    return
                body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
                self.send_response(reply.status)
                fields = {"Content-Type": "application/json; charset=utf-8"} | reply.headers
                if not reply.endless:
                    fields.setdefault("Content-Length", str(len(body)))
                else:
                    fields["Connection"] = "close"
                for name, value in fields.items():
                    self.send_header(name, value)
                self.end_headers()
                if reply.drip:
                    for index in range(len(body)):
                        self.wfile.write(body[index : index + 1])
                        self.wfile.flush()
                        if stub.stopped.wait(0.5):
                            break
                    return
                self.wfile.write(body)
                while reply.endless and not stub.stopped.is_set():
                    self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Quiet."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            # A thread that waits ends with `stopped`; nobody has to wait for it.
            block_on_close = False

            def handle_error(self, *args: object) -> None:
                """Quiet: clients that hang up are what is tested."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def host(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def address(self) -> str:
        """Its address."""
        return f"http://{self.host}"

    def close(self) -> None:
        """Ends it."""
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def png(colour: tuple[int, int, int] = (200, 220, 200), size: int = 256, grid: bool = True) -> bytes:
    """A map tile of one colour, with a line along two of its sides."""
    plain = bytes(colour)
    dark = bytes(max(part - 40, 0) for part in colour)
    edge = b"\0" + (dark if grid else plain) * size
    row = b"\0" + (dark if grid else plain) + plain * (size - 1)
    data = zlib.compress(edge + row * (size - 1))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
