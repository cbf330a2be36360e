"""The Embedder seam, and how one is opened by name."""

from __future__ import annotations

from collections.abc import Sequence
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


def open_model(name: str) -> Embedder:
    """The embedder of that name: `built-in` (static, fast) or `minilm` (better, some 50 times slower).

    Raises BadSettings for an unknown name, ModelMissing where its package is not installed.
    """
    if name == "built-in":
        from tellback.model import static

        return static.opened()
    if name == "minilm":
        from tellback.model import minilm

        return minilm.opened()
    raise BadSettings(f'model = "{name}" is not known; choose one of {", ".join(MODELS)} in tellback.toml.')
