"""What a language model foresees, as the terminal shows it: never without saying that it is no reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.audience.foreseen import Scored
from tellback.audience.mark import Kind
from tellback.show.typography import counted

NONE = (
    "No prediction was made yet: `tellback predict-readers --audience customers` asks the language model that"
    " tellback.toml names."
)


def foresight_lines(found: Sequence[Scored]) -> list[str]:
    """Every prediction with what it says of each sentence, and how it came out."""
    return [line for each in found for line in _lines(each)] or [NONE]


def headline(found: Scored) -> str:
    """Who foresaw what, and against how many readers it stands."""
    made = found.prediction
    return (
        f"A prediction by {made.made_by} for {made.audience}, {made.narrative} {made.version}, made {made.made_at[:10]}"
        f"; {counted(found.readers, 'reader')} to hold it against. It is no reader and counts nowhere."
    )


def _lines(found: Scored) -> Iterator[str]:
    made = found.prediction
    yield headline(found)
    for hit in found.hits:
        yield f"  {hit.kind}: {hit.sentence}"
        if hit.longest.estimate is not None:
            yield f"    {longest(hit.longest.estimate)}"
    for kind in Kind:
        for each in made.foreseen:
            if each.kind is kind:
                yield f"  {kind:<9}{each.sentence + 1:>4}  {found.texts[each.sentence]}"
                yield f"               {made.made_by}: {each.why}"
    if made.dropped:
        yield f"  Left out: {counted(made.dropped, 'answer')} that named no sentence or no kind."


def longest(share: float) -> str:
    """What naming long sentences would have done."""
    return f"As many of the longest sentences, named blindly: {share:.0%} of pairs.".replace("%", " %")
