"""Customers by what held of them: how many, how long, how many left, and how many times as often as others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tellback.retention.answer import State
from tellback.retention.exposure import NEVER, UNKNOWN, Episodes, Watch
from tellback.retention.hazard import BESIDE, METHOD, Ratios, ratios
from tellback.retention.pattern import Patterns, few_levels, patterns
from tellback.retention.refusal import by_prior, unadjusted
from tellback.stats.conceal import conceal
from tellback.stats.verdict import Verdict

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    Levels = NDArray[int64]

Named = Sequence[tuple[str, str]]
YEAR = 365.25
YARDSTICK = Verdict(None, None, None, 0, METHOD, "all others are compared with these")
COMPLAINED = ("complained", "after a complaint")


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Episodes counted and ready to be compared. `usage_known` says whether usage is known of most of the time."""

    watch: Watch
    lived: Episodes
    patterns: Patterns
    usage_known: bool
    k: int

    @property
    def adjusted(self) -> tuple[str, ...]:
        """What the ratios are adjusted for beside the age as a customer."""
        held = self.patterns
        named = {"usage": self.usage_known, "plan": _varies(held.plan), "segment": _varies(held.segment)}
        return tuple(name for name, known in named.items() if known)


def ready(watch: Watch, lived: Episodes, k: int) -> Compared:
    """Episodes with everything that comparing them needs."""
    lived = few_levels(lived)
    counted = patterns(lived)
    known = counted.table.time[counted.usage >= 0].sum()
    return Compared(watch, lived, counted, bool(known > 0 and known >= counted.table.time.sum() / 2), k)


def complained(held: Patterns) -> Levels:
    """1 after a complaint, 0 before any, BESIDE where it is not known."""
    import numpy as np

    return np.select([held.since == NEVER, held.since == UNKNOWN], [0, BESIDE], 1)


def told(compared: Compared, state: Levels, named: Named) -> tuple[State, ...]:
    """States 1, 2, … by name and label, with their ratios against state 0; what few customers were in is hidden."""
    found = compare(compared, compared.patterns, state, len(named))
    cells = [counted(compared, state == at, name) for at, name in enumerate(named, 1)]
    return concealed([judged(cell, found, at) for at, cell in enumerate(cells)], compared.k)


def sides(compared: Compared, silent: tuple[str, str]) -> tuple[State, State]:
    """Those who have not complained, whom all others are compared with, and those who have."""
    state = complained(compared.patterns)
    found = compare(compared, compared.patterns, state, 1)
    never, spoke, beside = (
        counted(compared, state == at, name) for at, name in ((0, silent), (1, COMPLAINED), (BESIDE, ("unknown", "")))
    )
    never, spoke, _ = concealed([never, judged(spoke, found, 0), beside], compared.k)
    return never, spoke


def compare(compared: Compared, held: Patterns, state: Levels, states: int, *, prior: bool = True) -> Ratios:
    """The ratios, without those that the use of the product could make or hide where it is not known."""
    found = ratios(held, state, states, prior=prior)
    if compared.usage_known:
        return found
    return replace(found, verdicts=tuple(map(unadjusted, found.verdicts)))


def counted(compared: Compared, chosen: NDArray[bool_], name: tuple[str, str]) -> State:
    """How many customers lived under some patterns, for how long, and how many left then; no ratio yet."""
    table = compared.patterns.table
    spells = compared.lived.spell[chosen[compared.patterns.of]]
    days, left = float(table.time[chosen].sum()), int(table.left[chosen].sum())
    share = days / max(float(table.time.sum()), 1.0)
    return State(*name, people(compared.watch, spells), left, days / YEAR, share, YARDSTICK)


def judged(state: State, found: Ratios, at: int) -> State:
    """The state with its ratio."""
    ratio = found.verdicts[at]
    return replace(state, ratio=ratio, by_prior=ratio.known and by_prior(found.left[at + 1], found.left[0]))


def concealed(states: Sequence[State], k: int) -> tuple[State, ...]:
    """The states with nothing but their names where fewer than k customers were in them, or would be given away.

    States may share customers, so whatever is hidden together must hold k of them in one state.
    """
    import numpy as np

    people = np.array([[state.customers or 0 for state in states]], np.int64)
    away = conceal(people, k).cells[0]
    if away.any() and people[0][away].max() < k and (left := np.flatnonzero(~away & (people[0] > 0))).size:
        away[left[np.argmin(people[0][left])]] = True
    return tuple(_hidden(state, k) if hide else state for state, hide in zip(states, away.tolist(), strict=True))


def apart(state: State, whole: State | None, k: int) -> State:
    """A part of a whole, hidden where taking one from the other would give away fewer than k customers."""
    rest = (whole.customers or 0) - (state.customers or 0) if whole else 0
    return _hidden(state, k) if not state.hidden and 0 < rest < k else state


def _hidden(state: State, k: int) -> State:
    why = f"fewer than {k} customers, or another row would give them away"
    nothing = Verdict(None, None, None, 0, METHOD, why)
    return State(state.name, state.label, None, None, None, None, nothing, hidden=True)


def people(watch: Watch, spells: Levels) -> int:
    """How many customers some spells belong to."""
    import numpy as np

    seen = np.zeros(len(watch.lives), bool)
    seen[spells] = True
    return int(np.count_nonzero(np.diff(watch.lives.customer[seen], prepend=-1)))


def _varies(levels: Levels) -> bool:
    return len(set(levels.tolist())) > 1
