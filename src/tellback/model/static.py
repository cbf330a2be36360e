"""The built-in embedder: one vector a token, averaged. Weights come with the wordllama package (MIT)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tellback.model.weights import checked, weight_file

if TYPE_CHECKING:
    from tellback.model.base import Vectors

WEIGHTS_SHA = "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5"
TOKENS_SHA = "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68"
BATCH = 8192


@cache
def opened() -> StaticEmbedder:
    """The one embedder of this process; where it is sent to another process, it is opened again there."""
    return StaticEmbedder()


class StaticEmbedder:
    """256-d averages of token vectors: some 10,000 short messages a CPU second."""

    id = f"wordllama-256@{WEIGHTS_SHA[:12]}"
    dimensions = 256

    def __init__(self) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        weights = checked(weight_file("wordllama", "weights/l2_supercat_256.safetensors", "all"), WEIGHTS_SHA)
        tokens = checked(weight_file("wordllama", "tokenizers/l2_supercat_tokenizer_config.json", "all"), TOKENS_SHA)
        self._table = next(iter(load_file(str(weights)).values()))
        self._tokenizer = Tokenizer.from_file(str(tokens))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(512)

    def __reduce__(self) -> tuple[Callable[[], StaticEmbedder], tuple[()]]:
        return opened, ()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of shape (n, 256)."""
        import numpy as np

        parts = [self._average(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimensions), np.float32)

    def _average(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        ids = [item.ids for item in encoded]
        tokens = np.fromiter((token for item in ids for token in item), np.int32)
        used, places = np.unique(tokens, return_inverse=True)
        table = self._table[used].astype(np.float32)
        ends = np.cumsum([len(item) for item in ids])
        vectors = np.stack([table[own].sum(axis=0) for own in np.split(places, ends[:-1])])
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(norms, 1e-9)
