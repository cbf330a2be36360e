"""How the judge comes by its weights: from sentences written for it, once for each model."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tellback.feedback import lexicon, marks
from tellback.feedback.judge import UNDERSTOOD, Judge
from tellback.model.base import Embedder
from tellback.stats.logistic import logistic, with_one

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.floating]

SEEDS = Path(__file__).with_name("seeds.txt")
FOLDS = 5
ON_WORDS, ON_MEANING, ON_WITNESSES = 3.0, 1.0, 0.1
"""How strongly weights are held back, by what they weigh."""

_PARTS = ("words", "meaning", "alone", "together")
READY: dict[str, Judge] = {}


def judge_for(model: Embedder) -> Judge:
    """The judge for passages embedded by this model: trained at first use, from then on read from the user's cache."""
    if model.id not in READY:
        kept = _cache() / f"judge-{model.id.replace('@', '-')}-{_stamp()}.npz"
        READY[model.id] = _read(kept) or _keep(train(model), kept)
    return READY[model.id]


def train(model: Embedder) -> Judge:
    """Fit both witnesses and weigh them on seeds they were not fitted on, so that their odds are calibrated."""
    import numpy as np

    texts, kinds, languages = zip(*seeds(), strict=True)
    understood = np.array([language == UNDERSTOOD for language in languages])
    seen = marks.marks(texts, languages)
    vectors = model.embed([text for text, known in zip(texts, understood, strict=True) if known])
    columns = []
    for kind in ("complaint", "praise"):
        yes = np.array([found in {kind, "both"} for found in kinds], float)
        words, on_words = witness(seen, yes, ON_WORDS)
        meaning, on_meaning = witness(vectors, yes[understood], ON_MEANING)
        alone = logistic(on_words[:, None], yes, ON_WITNESSES)
        both = np.stack([on_words[understood], on_meaning], axis=1)
        columns.append((words, meaning, alone, logistic(both, yes[understood], ON_WITNESSES)))
    words, meaning, alone, together = (np.stack(pair, axis=1) for pair in zip(*columns, strict=True))
    return Judge(words, meaning, alone, together)


def seeds() -> Iterator[tuple[str, str, str]]:
    """Every sentence the judge learns from: its text, what it is (a stance), its language."""
    kind = language = ""
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind, language = line[2:].split()
        elif line:
            yield line, kind, language


def witness(rows: Array, yes: Array, penalty: float) -> tuple[Array, Array]:
    """Weights from all rows, and the log odds each row gets from weights fitted without its fold."""
    import numpy as np

    fold = np.arange(len(rows)) % FOLDS
    odds = np.zeros(len(rows))
    for out in range(FOLDS):
        fitted = logistic(rows[fold != out], yes[fold != out], penalty)
        odds[fold == out] = with_one(rows[fold == out]) @ fitted
    return logistic(rows, yes, penalty), odds


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tellback"


@cache
def _stamp() -> str:
    """Changes whenever anything changes that the weights depend on."""
    sources = (Path(__file__), SEEDS, Path(str(lexicon.__file__)), Path(str(marks.__file__)))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def _read(path: Path) -> Judge | None:
    import numpy as np

    try:
        with np.load(path) as kept:
            return Judge(kept["words"], kept["meaning"], kept["alone"], kept["together"])
    except (OSError, ValueError, KeyError):
        return None


def _keep(judge: Judge, path: Path) -> Judge:
    import numpy as np

    scratch = path.with_suffix(f".{os.getpid()}.npz")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(scratch, **{part: getattr(judge, part) for part in _PARTS})
        scratch.replace(path)
    except OSError:
        scratch.unlink(missing_ok=True)
    return judge
