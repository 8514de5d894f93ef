"""One window for each reader: where a running GeoView listens, and how a second start hands its files over.

The running window listens on a local socket (on Windows, a named pipe) that only its user can reach. A second start
sends one line of JSON, waits for "ok", and ends; it loads nothing of the window for that. Where nobody answers in time,
it opens a window of its own. Another GEOVIEW_HOME is another reader.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ANSWER", "LONGEST", "Call", "address_for", "answers", "call_from", "hand_over"]

_VERSION = 1
LONGEST = 1_000_000
"""Bytes of the longest message that is taken."""
_MOST_FILES = 1_000
_LONGEST_ADDRESS = 100  # the system's limit is 108 bytes on Linux and 104 on macOS
_PIPES = r"\\.\pipe" + "\\"
ANSWER = b"ok\n"


class Call:
    """A request from a second start.

    Attributes:
        files: The files to open; absolute.
        token: The desktop's permission to come to the front (XDG activation); "" without one.
    """

    def __init__(self, files: Sequence[Path], token: str = "") -> None:
        self.files = tuple(files)
        self.token = token

    def message(self) -> bytes:
        """Return the request as one line in ASCII; a file name that is not Unicode is kept as it is."""
        data = {"version": _VERSION, "files": [str(path) for path in self.files], "token": self.token}
        return json.dumps(data).encode("ascii") + b"\n"


def call_from(line: bytes) -> Call | None:
    """Return the request in a message, or None for anything else: any program of the user may write to the socket."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        return None
    files, token = data.get("files"), data.get("token")
    if not isinstance(files, list) or len(files) > _MOST_FILES or not isinstance(token, str):
        return None
    if not all(isinstance(name, str) and name and "\0" not in name for name in files):
        return None
    paths = [Path(name) for name in files]
    if not all(path.is_absolute() for path in paths):
        return None
    return Call(paths, token if token.isprintable() and len(token) < 500 else "")


def address_for(state: Path) -> str:
    """Return where the window of the reader with this state folder listens; "" when no safe place is found.

    It is in the user's runtime folder, else the state folder, else a folder of the user in the system's temporary one.
    All of them are closed to other users.
    """
    name = f"geoview-{zlib.crc32(str(state).encode('utf-8', 'surrogateescape')):08x}"
    if sys.platform == "win32":
        return _PIPES + f"{name}-{os.environ.get('USERNAME', '')}"
    for folder in (_runtime_folder(), state, _temporary_folder()):
        if folder is not None:
            address = str(folder / name)
            if len(os.fsencode(address)) <= _LONGEST_ADDRESS:
                return address
    return ""


def _runtime_folder() -> Path | None:
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(given)
    return folder if given and folder.is_absolute() and _is_private(folder) else None


def _temporary_folder() -> Path | None:
    if sys.platform == "win32":
        return None
    folder = Path(tempfile.gettempdir(), f"geoview-{os.getuid()}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if _is_private(folder) else None


def _is_private(folder: Path) -> bool:
    """Return whether a folder belongs to this user alone. A link does not count, as it may lead elsewhere later."""
    if sys.platform == "win32":
        return False
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def hand_over(address: str, files: Sequence[Path], *, wait_s: float = 1.0) -> bool:
    """Send files to the window that listens at an address.

    Args:
        address: As `address_for` gives it.
        files: The files to open; without any, the window only comes to the front.
        wait_s: Seconds to wait for its answer.

    Returns:
        True when that window has taken them; False when no window answers.
    """
    if not address:
        return False
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID", "")
    message = Call([path.absolute() for path in files], token).message()
    if len(message) > LONGEST:
        return False
    try:
        if sys.platform == "win32":
            return _through_pipe(address, message)
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
            door.settimeout(wait_s)
            door.connect(address)
            door.sendall(message)
            return door.recv(len(ANSWER)) == ANSWER
    except (OSError, ValueError):
        return False


def answers(address: str) -> bool:
    r"""Return whether anything listens on a local socket, within a second; a leading "\0" names an abstract one."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.settimeout(1.0)
        try:
            server.connect(address)
        except OSError:
            return False
        return True


def _through_pipe(address: str, message: bytes) -> bool:
    # A window that hangs would keep this waiting; it then shows itself as "not responding", as Windows does for all.
    with open(address, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe is no path
        pipe.write(message)
        return pipe.read(len(ANSWER)) == ANSWER
