"""Weigh readers of one version against readers of another: what they marked, how they rated it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tellback.audience.compared import Compared, Pair, veiled
from tellback.audience.heard import Reader
from tellback.audience.mark import Kind
from tellback.audience.prefer import one_of_many
from tellback.audience.resonance import SentenceFlag, WholeVerdict
from tellback.narrative.align import heirs
from tellback.narrative.compare import aligned, read_version
from tellback.narrative.plain import plain
from tellback.stats.betting import EACH, FEWEST, against_half, differences, paired
from tellback.stats.flags import Change, Flag, fair, flags_at_close, flags_so_far
from tellback.stats.ratings import rates_higher
from tellback.stats.readers import Readers, by_reader
from tellback.stats.verdict import Verdict

RATINGS = 5


def whole(compared: Compared, alarm: str) -> tuple[WholeVerdict, ...]:
    """What the whole document did to readers: one score a reader and measure. Nothing is said under an `alarm`."""
    pairs = compared.finished_pairs(lambda reader: bool(reader.seen))
    sides = [_sides(pairs, _share_of(kind)) for kind in Kind]
    chances = [fair(paired(*side)) for side in sides]
    verdicts = one_of_many(differences(sides), chances, "measures")
    found = [
        WholeVerdict(str(kind), 0.0, veiled(verdict, len(pairs), compared.k), *_means(side, compared.k))
        for kind, verdict, side in zip(Kind, verdicts, sides, strict=True)
    ]
    return tuple(_unless(alarm, each) for each in (*found, _rating(compared)))


def flags(compared: Compared) -> tuple[SentenceFlag, ...]:
    """Of every sentence whose text changed by how much more readers mark it than they did, of those who reached it:
    also readers who left before the end and can say no more.
    """
    through = [each for each in compared.heard.counted if each.through]
    seen = {each.ballot: frozenset(each.seen) for each in through}
    marked = {each.ballot: {mark.sentence: mark.kind for mark in each.marks} for each in through}
    found: list[tuple[int, int, Kind, Change]] = []
    for old, new in _changed(compared):
        pairs = compared.beside(
            (each for each in through if each.version == compared.older and old in seen[each.ballot]),
            (each for each in through if each.version == compared.newer and new in seen[each.ballot]),
        )
        kinds = [(marked[was.ballot].get(old), marked[now.ballot].get(new)) for was, now in pairs]
        found += [(old, new, kind, _change(kinds, kind)) for kind in Kind]
    judged = (flags_at_close if compared.closed else flags_so_far)([change for *_, change in found])
    was, now = (read_version(text).wording for text in (compared.old_text, compared.new_text))
    return tuple(
        SentenceFlag(new, kind, plain(was[old].text), plain(now[new].text), _flag(flag, len(change.after), compared.k))
        for (old, new, kind, change), flag in zip(found, judged, strict=True)
    )


def _changed(compared: Compared) -> list[tuple[int, int]]:
    """The sentences that are in both versions in other words, by the index of the newer."""
    was, now = (read_version(text).wording for text in (compared.old_text, compared.new_text))
    carries = heirs(aligned(compared.old_text, compared.new_text))
    pairs = [(old, new) for new, old in carries.items() if plain(was[old].text) != plain(now[new].text)]
    return sorted(pairs, key=lambda pair: pair[1])


def _change(kinds: Sequence[tuple[Kind | None, Kind | None]], kind: Kind) -> Change:
    return Change(*(_readers([float(pair[side] == kind) for pair in kinds]) for side in (0, 1)))


def _flag(flag: Flag, readers: int, k: int) -> Flag:
    return flag if readers >= k else Flag(veiled(flag.more, readers, k), raised=False)


def _share_of(kind: Kind) -> Callable[[Reader], float]:
    """The share of the sentences they reached that a reader gave this mark."""
    return lambda reader: sum(mark.kind == kind for mark in reader.marks) / len(reader.seen)


def _rating(compared: Compared) -> WholeVerdict:
    """How often a reader of the newer version rates higher; while readers come, beside one of the older by arrival."""
    pairs = compared.finished_pairs(lambda reader: reader.rating > 0)
    sides = _sides(pairs, lambda reader: (reader.rating - 1) / (RATINGS - 1))
    if compared.closed:
        verdict = rates_higher(*sides)
    else:
        import numpy as np

        old, new = (side.scores for side in sides)
        verdict = against_half([(np.sign(new - old) + 1) / 2], EACH)[0]
    means = [None if mean is None else 1 + mean * (RATINGS - 1) for mean in _means(sides, compared.k)]
    return WholeVerdict("rating", 0.5, veiled(verdict, len(pairs), compared.k), *means)


def _sides(pairs: Sequence[Pair], score: Callable[[Reader], float]) -> tuple[Readers, Readers]:
    return _readers([score(was) for was, _ in pairs]), _readers([score(now) for _, now in pairs])


def _readers(scores: Sequence[float]) -> Readers:
    """One score a reader, in this order."""
    return by_reader(range(len(scores)), scores)


def _means(sides: tuple[Readers, Readers], k: int) -> list[float | None]:
    return [float(side.scores.mean()) if len(side) >= max(k, FEWEST) else None for side in sides]


def _unless(alarm: str, found: WholeVerdict) -> WholeVerdict:
    if not alarm:
        return found
    nothing = Verdict(None, None, None, found.verdict.n, found.verdict.method, alarm)
    return replace(found, verdict=nothing, before=None, after=None)
