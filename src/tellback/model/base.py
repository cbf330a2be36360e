"""The Embedder seam, and how one is opened by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from tellback.errors import BadSettings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors. `id` names the model and its weights: vectors of two ids are never mixed."""

    id: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimensions), float32; the same text gives the same vector."""
        ...


MODELS = ("built-in", "minilm")


@cache
def open_model(name: str) -> Embedder:
    """The embedder of that name: `built-in` (static, fast) or `minilm` (better, some 50 times slower).

    Loaded once in a process; where it is sent to another process, it is loaded again there.

    Raises BadSettings for an unknown name, ModelMissing where its package is not installed.
    """
    if name == "built-in":
        from tellback.model.static import StaticEmbedder

        return StaticEmbedder()
    if name == "minilm":
        from tellback.model.minilm import MiniLMEmbedder

        return MiniLMEmbedder()
    raise BadSettings(f'model = "{name}" is not known; choose one of {", ".join(MODELS)} in tellback.toml.')
