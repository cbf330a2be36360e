"""What a writer has touched since an older version."""

from __future__ import annotations

from tellback.narrative.align import align
from tellback.narrative.alignment import Kind
from tellback.narrative.parse import parse
from tellback.narrative.passage import Sentence
from tellback.narrative.prfaq import PRFAQ

_UNTOUCHED = frozenset({Kind.EXACT, Kind.MOVED})


def since(older: str, prfaq: PRFAQ) -> frozenset[Sentence]:
    """The sentences and questions of a story that are new or worded otherwise than in an older text of it.

    What only changed its place, its case or its Markdown is not among them.
    """
    now = prfaq.wording
    pairs = align([sentence.text for sentence in parse(older).wording], [sentence.text for sentence in now])
    return frozenset(now[pair.newer] for pair in pairs if pair.newer is not None and pair.kind not in _UNTOUCHED)
