"""What may be said of a story's way through its versions: every sentence true of its numbers, and none beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor

from tellback.audience.mark import Kind
from tellback.audience.rounds import RATING, Moved, Round, Standing, Step, Turned
from tellback.stats.betting import FEWEST
from tellback.stats.verdict import Verdict

LITTLE = 0.1
"""So small a change of a share is one that hardly matters: ten of a hundred sentences."""
GOOD = {str(Kind.EXCITES): 1, str(Kind.CONFUSES): -1, str(Kind.DOUBTS): -1, RATING: 1}
DOES = {str(Kind.EXCITES): "excite", str(Kind.CONFUSES): "confuse", str(Kind.DOUBTS): "are doubted"}


def picture_words(rounds: Sequence[Round], step: Step | None, audience: str = "") -> Iterator[str]:
    """Where the last version stands, what the last step brought, and what that says of another one; `audience` is
    whose picture it is, where there are several.
    """
    if not rounds:
        return
    last = rounds[-1]
    if last.readers is None:
        yield f"Of {last.version} nothing is told: so few readers would be recognised."
        return
    yield from _stands(last)
    if step is None:
        yield f"Only {last.version} was read: what a round brings is seen once another version is read."
    elif step.refusal:
        yield step.refusal
    else:
        yield from _step(step)
        if audience and not step.whom:
            yield f"This step is that of all readers together; nothing is claimed of {audience} alone."


def _stands(last: Round) -> Iterator[str]:
    known = {each.measure: each.stands for each in last.measured if each.stands.known}
    if not known:
        yield (
            f"Too few readers of {last.version} to say where it stands: {last.readers} have read,"
            f" it takes {FEWEST}. Their words are on the page of the heat."
        )
        return
    shares = [f"{_of_100(known[kind])} {DOES[kind]}" for kind in Kind if kind in known]
    yield f"For a reader of {last.version}, of a hundred sentences {', '.join(shares[:-1])} and {shares[-1]}."
    if RATING in known:
        low, high = (known[RATING].low or 0), (known[RATING].high or 0)
        yield f"They would want it at {floor(10 * low) / 10:.1f} to {ceil(10 * high) / 10:.1f} of 5 on average."


def _step(step: Step) -> Iterator[str]:
    known = [each for each in step.moved if each.by.more.known]
    clear = [each for each in known if each.by.raised]
    better = [each for each in clear if _good(each)]
    seen = "; ".join(map(_moved, clear))
    if not known:
        yield (
            f"Whether {step.newer} is ahead of {step.older} cannot be said: it takes {FEWEST} readers of each."
            " Ask more readers before you write again."
        )
        return
    against = f"for {step.whom or 'readers'} who read {step.newer} instead of {step.older}, {seen}"
    if clear and len(better) == len(clear):
        yield f"The last step shows: {against}. What another would bring, these readers cannot say."
    elif clear and not better:
        yield f"The last step went back: {against}. Look at what it changed before you go on from {step.newer}."
    elif clear:
        yield f"The last step gave and took: {against}."
    else:
        yield from _nothing_seen(step, known)
    if not step.at_random:
        yield (
            f"Not every reader was given {step.older} or {step.newer} at random: who was asked, and when, may differ,"
            " too."
        )


def _nothing_seen(step: Step, known: Sequence[Moved]) -> Iterator[str]:
    if alone := [each for each in known if _clear(each.by.more)]:
        yield (
            f"Whether {step.newer} is ahead of {step.older} cannot be told: for readers who read {step.newer} instead"
            f" of {step.older}, {'; '.join(map(_moved, alone))}, taken alone, but among {len(known)} measures that may"
            " be chance. First ask more readers."
        )
        return
    shares = [each for each in known if each.measure != RATING]
    widest = max(shares, key=lambda each: max(abs(each.by.more.low or 0), abs(each.by.more.high or 0)))
    low, high = widest.by.more.low or 0, widest.by.more.high or 0
    if max(-low, high) <= LITTLE:
        yield (
            f"From {step.older} to {step.newer} little moved: no share of sentences by more than"
            f" {ceil(100 * max(-low, high))} of a hundred, and which way cannot be told. Another round that changes as"
            " little would not be seen by so many readers either."
        )
        return
    yield (
        f"By what they marked and rated, whether {step.newer} is ahead of {step.older} cannot be told: of a hundred"
        f" sentences, those that {DOES[widest.measure]} may be anything from {_signed(floor(100 * low))} to"
        f" {_signed(ceil(100 * high))}. So"
        " nothing says that another round is worth it, nor that it is not: first ask more readers"
        f"{_about(widest.by.more)}."
    )


def turned_words(before: Standing, after: Standing, turned: Sequence[Turned], compared: int) -> Iterator[str]:
    """What the last change of a sentence's words did, first what may be claimed. `before` is where it was last read in
    other words, `compared` how many comparisons were made, those of the other sentences among them.
    """
    if before.text == after.text:
        if any(before.of(kind) or after.of(kind) for kind in Kind) and before is not after:
            yield "Its words stayed the same, so no change is claimed."
        return
    for each in sorted(turned, key=lambda told: not told.by.raised):
        if before.of(each.kind) or after.of(each.kind):
            yield _turned(each, before.version, compared)


def _turned(each: Turned, before: str, compared: int) -> str:
    more, does = each.by.more, _VERBS[each.kind]
    if not more.known:
        return f"{does}: too few readers of both wordings to compare, it takes {FEWEST} of each."
    if each.by.raised:
        return f"{does} {_way(more)} readers than in {before}: of a hundred, {_span(more)}."
    if _clear(more):
        return (
            f"{does} {_way(more)} readers than in {before}? Cannot tell: taken alone {_span(more)} of a hundred, but"
            f" among {compared} comparisons that may be chance."
        )
    low, high = floor(100 * (more.low or 0)), ceil(100 * (more.high or 0))
    return (
        f"{does} more or fewer readers than in {before}? Cannot tell: of a hundred, anything from {_signed(low)} to"
        f" {_signed(high)}."
    )


def _clear(more: Verdict) -> bool:
    """Whether an interval, taken alone, excludes that there is no difference."""
    return (more.low or 0) > 0 or (more.high or 0) < 0


def _way(more: Verdict) -> str:
    return "fewer" if (more.high or 0) < 0 else "more"


def _span(more: Verdict) -> str:
    """`7 to 56 fewer`, never narrower for being rounded; `up to 56 fewer` where the least is less than one."""
    near, far = sorted((abs(more.low or 0), abs(more.high or 0)))
    least = floor(100 * near)
    return f"{f'{least} to' if least else 'up to'} {ceil(100 * far)} {_way(more)}"


_VERBS = {Kind.EXCITES: "Excites", Kind.CONFUSES: "Confuses", Kind.DOUBTS: "Is doubted by"}


def _good(each: Moved) -> bool:
    return ((each.by.more.low or 0) > 0) == (GOOD[each.measure] > 0)


def _moved(each: Moved) -> str:
    low, high = each.by.more.low or 0, each.by.more.high or 0
    near, far = sorted((abs(low), abs(high)))
    if each.measure == RATING:
        return f"they rate it {4 * near:.1f} to {4 * far:.1f} of 5 {'higher' if low > 0 else 'lower'}"
    return f"of a hundred sentences {_span(each.by.more)} {DOES[each.measure]}"


def _of_100(stands: Verdict) -> str:
    return f"{floor(100 * (stands.low or 0))} to {ceil(100 * (stands.high or 0))}"


def _signed(n: int) -> str:
    return f"{abs(n)} {'fewer' if n < 0 else 'more'}" if n else "as many"


def _about(more: Verdict) -> str:
    """`, about 40 of each version`, where the statistic knows how many it would take."""
    found = more.caveat.partition(", about ")[2].partition(" more ")[0]
    return f", about {found} more of each version if they go on like this" if found else ""
