"""Where every word counts: the press release of a PR/FAQ, and what is promised in its answers."""

from __future__ import annotations

from bisect import bisect_right

from tellback.narrative.passage import Role
from tellback.narrative.prfaq import PRFAQ
from tellback.text.span import Span

_NOT_OURS = frozenset({Role.QUOTE, Role.BOILERPLATE})


class Pitch:
    """The titles, the paragraphs of the press release and the promises. A text without questions has no pitch."""

    def __init__(self, prfaq: PRFAQ) -> None:
        spans = list[Span]()
        if prfaq.questions:
            spans += [title.span for title in (prfaq.headline, prfaq.subheading) if title]
            spans += [passage.span for passage in prfaq.passages if passage.role not in _NOT_OURS]
            spans += [claim.span for claim in prfaq.claims]
        self._ends: dict[int, int] = {}
        for span in spans:
            self._ends[span.start] = max(span.end, self._ends.get(span.start, 0))
        self._starts = sorted(self._ends)

    def holds(self, at: int) -> bool:
        """Whether an offset lies in it."""
        number = bisect_right(self._starts, at) - 1
        return any(at < self._ends[start] for start in self._starts[max(0, number - 1) : number + 1])
