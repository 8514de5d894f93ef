"""The tagger's network in PyTorch: the lower layers of all-MiniLM-L6-v2 with extra input features and three heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

from geoview.recognition.tagger.name_table import CODES, PERSON_FLAGS
from geoview.recognition.tagger.word_pieces import SHAPES

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEADS, INNER = 384, 12, 1536
TAGS = ("O", "B-toponym", "I-toponym", "B-demonym", "I-demonym")
SIDE = ("O", "PER", "ORG", "LOC", "MISC")
OUTPUTS = len(TAGS) + len(SIDE) + 1  # the last one: associative


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.exporting = False

    def forward(self, h: Tensor, memory: Tensor | None, mask: Tensor | None) -> Tensor:
        """`memory`: what is attended to beside `h` itself; `mask`: batch × 1 × 1 × (h and memory), True = seen."""
        b, t, _ = h.shape
        if memory is None:
            q, k, v = self.qkv(h).split(WIDTH, -1)
        else:
            q = functional.linear(h, self.qkv.weight[:WIDTH], self.qkv.bias[:WIDTH])
            k, v = functional.linear(torch.cat((h, memory), 1), self.qkv.weight[WIDTH:], self.qkv.bias[WIDTH:]).split(
                WIDTH, -1
            )
        q, k, v = (x.reshape(b, x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2) for x in (q, k, v))
        if self.exporting:
            a = torch.softmax(q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5, -1) @ v
        else:
            a = functional.scaled_dot_product_attention(
                q, k, v, attn_mask=mask, dropout_p=0.1 if self.training else 0.0
            )
        h = self.norm1(h + self.drop(self.mix(a.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(h + self.drop(self.down(functional.gelu(self.up(h)))))


class Tagger(nn.Module):
    """Word-piece vectors + features → `OUTPUTS` logits for each candidate word.

    The first `full` layers read every piece. The layers above read the candidates alone, which look at each other and
    at what the full layers said of the rest: three quarters of their work is saved. The word-piece vectors stay frozen,
    outside the network.
    """

    def __init__(self, full: int = 1, tapered: int = 3, max_length: int = 130) -> None:
        super().__init__()
        self.full = full
        layers = full + tapered
        self.position = nn.Parameter(torch.zeros(max_length, WIDTH))
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.place = nn.Embedding(CODES, WIDTH)
        self.person = nn.Embedding(PERSON_FLAGS, WIDTH)
        for table in (self.shape, self.place, self.person):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.out = nn.Linear(WIDTH, OUTPUTS)

    def embed(self, vectors: Tensor, features: Tensor) -> Tensor:
        """`features`: shape + SHAPES · (place + CODES · person), one number a piece."""
        e = vectors + self.position[: vectors.shape[1]]
        e = (
            e
            + self.shape(features % SHAPES)
            + self.place(features // SHAPES % CODES)
            + self.person(features // (SHAPES * CODES))
        )
        return self.drop(self.norm(e))

    def forward(self, vectors: Tensor, features: Tensor, seen: Tensor, wanted: Tensor, wanted_seen: Tensor) -> Tensor:
        """A padded batch.

        Args:
            vectors: batch × pieces × WIDTH.
            features: batch × pieces.
            seen: batch × pieces, False at padding.
            wanted: batch × candidates, indices of their first pieces.
            wanted_seen: batch × candidates, False at padding.
        """
        h = self.embed(vectors, features)
        for layer in self.layers[: self.full]:
            h = layer(h, None, seen[:, None, None])
        rest = seen.scatter(1, wanted, torch.zeros_like(wanted_seen) | (seen.gather(1, wanted) & ~wanted_seen))
        mask = torch.cat((wanted_seen, rest), 1)[:, None, None]
        top = h.gather(1, wanted[:, :, None].expand(-1, -1, WIDTH))
        for layer in self.layers[self.full :]:
            top = layer(top, h, mask)
        return self.out(self.drop(top))

    def one_window(self, vectors: Tensor, features: Tensor, wanted: Tensor, rest: Tensor) -> Tensor:
        """The same for one window without padding, as it is exported; `rest`: the other pieces' indices."""
        h = self.embed(vectors[None], features[None])
        for layer in self.layers[: self.full]:
            h = layer(h, None, None)
        top, memory = h[:, wanted], h[:, rest]
        for layer in self.layers[self.full :]:
            top = layer(top, memory, None)
        return self.out(top)[0]

    def load_encoder(self, file: Path) -> None:
        """Takes the lower layers of the published encoder."""
        from safetensors.torch import load_file

        w = {k.removeprefix("bert."): v for k, v in load_file(str(file)).items()}
        with torch.no_grad():
            self.position.copy_(
                w["embeddings.position_embeddings.weight"][: len(self.position)]
                + w["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                p = f"encoder.layer.{n}."
                for kind in ("weight", "bias"):
                    parts = [w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(parts))
                    getattr(layer.mix, kind).copy_(w[f"{p}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(w[f"{p}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(w[f"{p}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(w[f"{p}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(w[f"{p}output.LayerNorm.{kind}"])
