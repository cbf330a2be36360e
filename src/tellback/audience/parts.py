"""A comparison in the parts in which people read it: what is said of each thing, its verdict, and how it was reckoned.

Page, command and CSV show the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tellback.audience import choice_words, impression_words, verdict_words, witness_words
from tellback.audience.resonance import Resonance
from tellback.narrative.change import Piece
from tellback.narrative.word_diff import word_diff
from tellback.show.table import Cell, Table
from tellback.stats.verdict import Verdict

COLUMNS = ("part", "of", "from", "to", "best estimate", "no difference", "readers", "verdict", "method")
PASSAGES = "The changed passages, side by side"
PLANNED = "It was planned, before anybody read, to look five times while {readers:,} readers come. "
ANY = "It may be looked at whenever one likes: the intervals allow for that. "
ANY_CLOSED = (
    "The choices between wordings, and what was marked in the whole document, may be looked at whenever one likes: the"
    " intervals that say so allow for it. The others are made for being asked once, now. "
)
NO_LIFT = (
    "A lift, such as “40 % better”, divides one uncertain share by another, and hides both. Taken when somebody stops"
    " because it looks well, it is too large: real headlines that were ahead by 40 % among the readers who chose them"
    " were ahead by 18 % among others. So an interval stands first, and best estimates are drawn towards no difference."
)
NO_CHANCE = (
    "“95 % sure that the new one is better” is right once, at the end. Looked at after every few readers, it names a"
    " winner in a third to a half of the comparisons in which there is none; what is said first here does so in one of"
    " twenty at most, however often it is looked at."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is judged: what is said of it, and its interval on an axis from `least` to `most`.

    `pieces` is the passage or sentence, with what was taken out and put in; empty where it is about no text. `sentence`
    is the index of its first one in the newer wording.
    """

    name: str
    says: str
    verdict: Verdict
    even: float = 0.5
    least: float = 0.0
    most: float = 1.0
    pieces: tuple[Piece, ...] = ()
    old: str = ""
    new: str = ""
    sentence: int | None = None

    def at(self, value: float) -> float:
        """Where a value stands between the ends of the axis, from 0 to 100."""
        return 100 * min(max((value - self.least) / (self.most - self.least), 0.0), 1.0)

    @property
    def decided(self) -> bool:
        """Whether more, or less, may be said."""
        return verdict_words.side(self.verdict, self.even) != "neither"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, sentences that stand over its rows, and what its axis means at either end."""

    name: str
    title: str
    says: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    ends: tuple[str, str] = ("", "")


def parts(found: Resonance) -> tuple[Part, ...]:
    """All parts after the lead, in the order in which they are read; those that can say nothing are left out."""
    made: tuple[Callable[[Resonance], Part | None], ...] = (_passages, _whole, _flags, _with_whom, _promises)
    return tuple(part for make in made if (part := make(found)))


def main(found: Resonance) -> Row:
    """The preference over all passages."""
    together = found.preference.together
    says = next(each for each in choice_words.lead(found) if each not in choice_words.alarm(found))
    return Row("all changed passages", says, together)


def how(found: Resonance) -> tuple[str, ...]:
    """How it was reckoned: the plan, and each method once."""
    plan = PLANNED.format(readers=found.plan.readers) if found.plan.looks == "planned" else ANY
    rows = [main(found), *(row for part in parts(found) for row in part.rows)]
    methods = dict.fromkeys(row.verdict.method for row in rows if row.verdict.known)
    closed = "Nobody can read any more." if found.closed else "Readers may still come."
    if found.reopened:
        closed = "Readers were invited after what is asked only once had been asked; it is not asked again."
    elif found.closed and found.plan.looks == "any":
        plan = ANY_CLOSED
    return (f"{plan}{closed}", *([f"Intervals: {'; '.join(methods)}."] if methods else []))


def table(found: Resonance) -> Table:
    """Every verdict as a row."""
    rows = [("all", main(found)), *((part.title, row) for part in parts(found) for row in part.rows)]
    return Table(COLUMNS, tuple(_cells(title, row) for title, row in rows))


def _cells(title: str, row: Row) -> tuple[Cell, ...]:
    each = row.verdict
    return (title, row.name, each.low, each.high, each.estimate, row.even, each.n, row.says, each.method)


def _passages(found: Resonance) -> Part | None:
    rows = tuple(
        Row(
            f"Passage {number}",
            choice_words.passage(found, each),
            each.verdict,
            pieces=word_diff(each.old, each.new),
            old=each.old,
            new=each.new,
            sentence=each.at,
        )
        for number, each in enumerate(found.passages, start=1)
    )
    return Part("passages", PASSAGES, (), rows, _ends(found)) if rows else None


def _ends(found: Resonance) -> tuple[str, str]:
    return f"all choose {found.older}", f"all choose {found.newer}"


def _whole(found: Resonance) -> Part | None:
    if not found.whole:
        return None
    marked = [each for each in found.whole if each.measure != impression_words.RATING]
    reach = _reach([each.verdict for each in marked])
    rows = tuple(
        Row(
            "how much they would want it"
            if each.measure == impression_words.RATING
            else f"marked {impression_words.MARKED[each.measure]}",
            impression_words.measure(found, each),
            each.verdict,
            each.even,
            *((0.0, 1.0) if each.measure == impression_words.RATING else (-reach, reach)),
        )
        for each in found.whole
    )
    says = ("Each reader read one version whole. Their first impressions, one figure a reader:",)
    if not found.at_random:
        says = (*says, impression_words.BY_CHANCE)
    if found.sharing.alarm:
        says, rows = (found.sharing.alarm,), ()
    ends = (f"less of it in {found.newer}", f"more of it in {found.newer}")
    return Part("whole", "The whole document", says, rows, ends)


def _reach(verdicts: Sequence[Verdict]) -> float:
    """How far an axis of differences must reach to either side."""
    ends = [abs(end) for each in verdicts for end in (each.low, each.high) if end is not None]
    return max([0.2, *ends])


def _flags(found: Resonance) -> Part:
    told = [(each, said) for each in found.flags if (said := impression_words.flag(found, each))]
    reach = _reach([each.flag.more for each, _ in told])
    rows = tuple(
        Row(
            f"Sentence {each.sentence + 1} {impression_words.DOES[each.kind]}",
            said,
            each.flag.more,
            0.0,
            -reach,
            reach,
            word_diff(each.old, each.new),
            each.old,
            each.new,
            each.sentence,
        )
        for each, said in told
    )
    says = tuple(each for each in impression_words.flags(found) if each not in {row.says for row in rows})
    return Part("flags", "Which changed sentence", says, rows, (f"fewer in {found.newer}", f"more in {found.newer}"))


def _with_whom(found: Resonance) -> Part:
    each = found.preference.each if found.closed and found.preference.differ else {}
    rows = tuple(Row(name.capitalize(), choice_words.audience(found, name, said), said) for name, said in each.items())
    says = tuple(said for said in choice_words.with_whom(found) if said not in {row.says for row in rows})
    return Part("whom", "With whom", says, rows, _ends(found))


def _promises(found: Resonance) -> Part | None:
    rows = tuple(Row(each.text, choice_words.promise(each), each.verdict) for each in found.promises)
    if not rows:
        return None
    says = (f"Shown some promises of {found.newer} at a time, readers say which convinces them most, and which least.",)
    return Part("promises", "Which promise", says, rows, ("never chosen", "always chosen"))


def lines_of(found: Resonance) -> Iterator[str]:
    """How good the readers are, in sentences."""
    yield witness_words.shared_out(found)
    yield witness_words.left_out(found)
    yield witness_words.reliability(found.reliability)
