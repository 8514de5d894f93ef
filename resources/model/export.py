"""From PyTorch to ONNX, eight bits a weight."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from net import WIDTH, Tagger
from torch import Tensor, nn

__all__ = ["export_onnx"]


class _OneWindow(nn.Module):
    """The tagger as the reader's machine runs it: one window, no padding, so no mask."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, vectors: Tensor, features: Tensor, wanted: Tensor, rest: Tensor) -> Tensor:
        return self.tagger.one_window(vectors, features, wanted, rest)


def export_onnx(tagger: Tagger, target: Path, *, quantise: bool = True) -> None:
    """Writes `tagger` to `target`.

    The graph takes `vectors` (pieces × 384, float), `features` (pieces, int64), `wanted` (first pieces of the
    candidates, int64) and `rest` (all other pieces, int64) of one window and returns `logits`, one row a candidate.
    Weights become signed 8-bit numbers, one scale a column, in seven bits of range: 16-bit sums then cannot overflow on
    processors without VNNI, and every processor computes the same.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    tagger.eval()
    for layer in tagger.layers:
        layer.exporting = True
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder, "plain.onnx"), Path(folder, "ready.onnx")
        arguments = (
            torch.zeros(20, WIDTH),
            torch.zeros(20, dtype=torch.int64),
            torch.tensor([3, 4, 9]),
            torch.tensor([i for i in range(20) if i not in (3, 4, 9)]),
        )
        torch.onnx.export(
            _OneWindow(tagger),
            arguments,
            str(plain),
            input_names=["vectors", "features", "wanted", "rest"],
            output_names=["logits"],
            dynamic_axes={
                "vectors": {0: "n"},
                "features": {0: "n"},
                "wanted": {0: "w"},
                "rest": {0: "r"},
                "logits": {0: "w"},
            },
            opset_version=17,
            dynamo=False,
        )
        if quantise:
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                str(ready),
                str(target),
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                extra_options={"MatMulConstBOnly": True},
            )
        else:
            target.write_bytes(plain.read_bytes())
    for layer in tagger.layers:
        layer.exporting = False
