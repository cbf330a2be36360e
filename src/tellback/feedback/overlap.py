"""How many of a passage's telling words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]{2,}")
_SATURATION, _LENGTH, _MOST = 1.2, 0.75, 2


def overlap(passages: Sequence[str], texts: Sequence[str]) -> Rows:
    """Share of the greatest BM25 a passage could reach in each text, float32[passages, texts] in 0 to 1.

    Source: Robertson and Zaragoza (2009), k1 = 1.2, b = 0.75; a word counts at most twice in a passage.
    """
    import numpy as np
    from scipy.sparse import coo_matrix, csr_matrix
    from sklearn.feature_extraction.text import CountVectorizer

    counter = CountVectorizer(analyzer=words)
    try:
        held = coo_matrix(counter.fit_transform(texts), dtype=np.float64)
    except ValueError:  # not one word in all the texts
        return np.zeros((len(passages), len(texts)), np.float32)
    asked = csr_matrix(counter.transform(passages), dtype=np.float64)
    asked.data = np.minimum(asked.data, _MOST)
    within = np.bincount(held.col, minlength=held.shape[1])
    rarity = np.log(1 + (len(texts) - within + 0.5) / (within + 0.5))
    lengths = np.bincount(held.row, weights=held.data, minlength=len(texts))
    damping = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / lengths.mean())
    weights = held.data * (_SATURATION + 1) / (held.data + damping[held.row]) * rarity[held.col]
    found = (asked @ csr_matrix((weights, (held.row, held.col)), shape=held.shape).T).toarray()
    greatest = (asked @ rarity) * (_SATURATION + 1)
    return (found / np.maximum(greatest, 1e-9)[:, None]).astype(np.float32)


def words(text: str) -> list[str]:
    """The words that tell something, in lower case, a plural's s dropped."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    found = (word for word in _WORD.findall(text.lower()) if word not in ENGLISH_STOP_WORDS)
    return [word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word for word in found]
