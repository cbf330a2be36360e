"""The rules against the readers, as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.audience.predicted import Predictions
from tellback.show.terminal import counted, faint, paragraph, strong

NOBODY = (
    "Nobody has read {story} yet: `tellback invite --audience customers --readers 12` makes the links. It takes"
    " at least 8 readers, and 3 sentences that a rule finds, before anything can be said."
)
LIMITS = (
    "The interval allows for other readers and for other sentences. That readers mark such sentences does not say that"
    " mending the finding helps."
)


def predictions_lines(found: Predictions) -> Iterator[str]:
    """Each rule with its answer, those that predict first."""
    if not found.readers:
        yield paragraph(NOBODY.format(story=found.narrative))
    else:
        yield f"{counted(found.readers, 'reader')} of {found.narrative} {', '.join(found.versions)}"
    for each in found.rules:
        yield ""
        off = " (switched off)" if each.off else ""
        yield f"{strong(each.rule)}: {each.answer}{off}"
        yield paragraph(each.words, indent=2)
        n = f"{counted(each.sentences, 'sentence')}, {counted(each.more.more.n, 'reader')}"
        yield faint(f"  {n}")
    if any(each.more.more.known for each in found.rules):
        yield ""
        yield faint(paragraph(LIMITS))
