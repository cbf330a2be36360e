"""Follow a marked sentence into another version: marks hang on the sentence, not on its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tellback.narrative.align import heirs
from tellback.narrative.compare import aligned


def follow(texts: Sequence[str]) -> Mapping[int, int]:
    """Where each sentence of the first of these texts stands in the last, by index in their wordings.

    Every text is a version between the two, in order. A sentence that is gone, or was merged into another that goes on,
    is left out: its marks stay with the version they were made on.
    """
    here: dict[int, int] | None = None
    for older, newer in pairwise(texts):
        step = {was: now for now, was in heirs(aligned(older, newer)).items()}
        here = step if here is None else {first: step[at] for first, at in here.items() if at in step}
    return here or {}
