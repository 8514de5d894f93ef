"""Loading the tagger's files, with a check that they are the ones that were evaluated."""

from __future__ import annotations

import hashlib
import json
import os
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from geoview.errors import GeoViewError, RecogniserError
from geoview.recognition.tagger.name_table import CODES, PERSON_FLAGS, NameTable
from geoview.recognition.tagger.word_pieces import SHAPES, WordPieces
from geoview.storage import resource_path

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ModelAssets"]

_MANIFEST = "model.json"
_FILES = ("vocabulary.txt", "vectors.npy", "scales.npy", "name_hashes.npy", "name_classes.npy", "tagger.onnx")
_HEADER_AT_MOST = 4096
_HINT = "Places are found by simpler rules until GeoView is installed again."


class ModelAssets:
    """Everything that the tagger is made of, verified.

    Attributes:
        version: Name and version of the model, "model/1".
        pieces: Cuts words into numbered pieces.
        names: The model's own list of names.
        session: The network, an `onnxruntime.InferenceSession` that computes on the calling thread alone.

    Args:
        folder: Where the files lie; None for those that come with GeoView.

    Raises:
        RecogniserError: when onnxruntime is missing, or a file is missing, damaged or of another kind.
    """

    def __init__(self, folder: Path | None = None) -> None:
        try:
            folder = folder or resource_path("model", _MANIFEST).parent
            manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
            digests = {str(name): str(digest) for name, digest in manifest["sha256"].items()}
            contents = {name: _verified(folder / name, digests[name]) for name in _FILES}
            if manifest["features"] != [SHAPES, CODES, PERSON_FLAGS]:
                raise RecogniserError(
                    "The recogniser could not be loaded", "{name} is of another version", _HINT, name=folder.name
                )
            self.version = str(manifest["name"])
            self.pieces = WordPieces(contents["vocabulary.txt"].decode().split("\n"))
            self._vectors = _array(contents["vectors.npy"], np.int8, 2)
            self._scales = _array(contents["scales.npy"], np.float16, 1).astype(np.float32)
            self.names = NameTable(
                _array(contents["name_hashes.npy"], np.uint32, 1), _array(contents["name_classes.npy"], np.uint8, 1)
            )
        except RecogniserError:
            raise
        except (OSError, ValueError, KeyError, TypeError, AttributeError, GeoViewError) as error:
            raise RecogniserError("The recogniser could not be loaded", "{error}", _HINT, error=error) from error
        self.session = _session(contents["tagger.onnx"])

    def vectors(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Return the vectors of some pieces, one row each."""
        rows: npt.NDArray[np.float32] = self._vectors[ids].astype(np.float32)
        rows *= self._scales[ids, None]
        return rows


def _verified(path: Path, digest: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise RecogniserError("The recogniser could not be loaded", "{name} is damaged", _HINT, name=path.name)
    return content


def _array(content: bytes, kind: type[np.generic], dimensions: int) -> npt.NDArray[Any]:
    """Return an array in NumPy's file format, version 1.0, without a copy; nothing is ever unpickled."""
    stream = BytesIO(content[:_HEADER_AT_MOST])
    if np.lib.format.read_magic(stream) != (1, 0):
        raise ValueError("an array in another format")
    shape, fortran, found = np.lib.format.read_array_header_1_0(stream)
    if found != np.dtype(kind) or fortran or len(shape) != dimensions:
        raise ValueError("an array of another kind")
    return np.frombuffer(content, dtype=kind, offset=stream.tell()).reshape(shape)


def _session(model: bytes) -> Any:
    # Its official builds report to their maker from the moment they are loaded, and write an identifier of the machine
    # in the home folder. Nothing is sent unless the reader switched it on. Read once, when the library is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime
    except ImportError as error:
        raise RecogniserError(
            "The recogniser could not be loaded", "onnxruntime is missing ({error})", _HINT, error=error
        ) from error
    # Its older kind of report, on Windows, knows nothing of that variable.
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # Windows run side by side on the callers' threads: one thread in each keeps every result the same on any machine.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base class
        raise RecogniserError(
            "The recogniser could not be loaded", "the network does not run ({error})", _HINT, error=error
        ) from error
