"""Themes made anew from all passages: first a proposal that says what would move, applied only when asked for."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tellback.errors import NotFound
from tellback.feedback.cluster import cluster
from tellback.feedback.ground import Ground, ground
from tellback.feedback.group import KIND, resolution_of, respect, settle
from tellback.feedback.offer import Offer, offers_of
from tellback.feedback.queries import themes as queries
from tellback.feedback.theme import Kind, Shift, ThemeChange
from tellback.store.base import Row, Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.feedback.ground import Ids

SAME = 0.1


class NothingProposed(NotFound):
    """There is no proposal to apply. Run `tellback themes --regroup` first and look at what would move."""


@dataclass(frozen=True, slots=True)
class _Proposal:
    """`moves` are (passage, from, to): 0 is no theme, -1 the first of the `new` themes (name, phrases), -2 the second.

    `made` are the ids of the new themes and `retired` the emptied ones, once it was applied.
    """

    new: list[tuple[str, list[str]]]
    moves: list[tuple[int, int, int]]
    waiting: int
    idle: int
    of: int
    resolution: float
    made: list[int] = field(default_factory=list)
    retired: list[int] = field(default_factory=list)

    def as_text(self) -> str:
        return json.dumps({name: getattr(self, name) for name in self.__slots__}, ensure_ascii=False)


def regroup(store: Store, model_id: str, resolution: float | None = None) -> ThemeChange:
    """Propose themes made anew from all passages, as near to those that stand as the passages allow.

    A cluster goes on under the id of the theme it shares most passages with (Hungarian matching by Jaccard index).
    What people decided stays: themes they merged or split are left as they are, and so is each passage they placed.
    A `resolution` other than the one in use makes more (above it) or fewer themes, and later runs keep to it.
    """
    import numpy as np

    here = ground(store, model_id)
    free = np.flatnonzero(_free(store, here))
    names, warm = np.unique(here.themes[free], return_inverse=True)
    warm = warm - 1 if len(names) and names[0] == 0 else warm
    usual = resolution_of(store)
    labels = cluster(
        here.rows[free], here.keys[free], resolution or usual, warm if resolution in {None, usual} else None
    )
    to, offers = _targets(here, free, labels, [row["name"] for row in queries.themes(store)])
    respect(store, here, to)
    moved = np.flatnonzero(to != here.themes)
    proposal = _Proposal(
        [(offer.naming.name, list(offer.naming.phrases)) for offer in offers],
        list(zip(here.ids[moved].tolist(), here.themes[moved].tolist(), to[moved].tolist(), strict=True)),
        int((to == 0).sum()),
        here.idle,
        int((here.themes > 0).sum()),
        resolution or usual,
    )
    run = queries.add_run(store, KIND, proposal.as_text(), applied=False)
    return _change(store, run, proposal, applied=False)


def propose(store: Store, model_id: str, finer: int = 0) -> ThemeChange:
    """The same with more themes (`finer` is 1), fewer (-1) or about as many as there are."""
    return regroup(store, model_id, resolution_of(store) * 2.0**finer if finer else None)


def apply(store: Store, model_id: str) -> ThemeChange:
    """Do what the last proposal said. What was decided since then stays. Raises NothingProposed."""
    run = queries.last_run(store, KIND)
    if run is None or run["applied_at"]:
        raise NothingProposed
    proposal = _read(run)
    change = _change(store, run["id"], proposal, applied=True)
    with store.transaction():
        made = [queries.add_theme(store, name, phrases) for name, phrases in proposal.new]
        ids = {-1 - at: theme for at, theme in enumerate(made)}
        moves = [(passage, before, ids.get(to, to)) for passage, before, to in proposal.moves]
        _move(store, moves)
        here = ground(store, model_id)
        settle(store, model_id, here, here.themes)
        done = replace(proposal, moves=moves, made=made, retired=_retire_empty(store, moves))
        queries.keep_run(store, run["id"], done.as_text(), applied=True)
    return change


def take_back(store: Store, run: Row) -> None:
    """Undo an applied run: passages go back to where they were, unless they were moved since."""
    done = _read(run)
    with store.transaction():
        for theme in done.retired:
            queries.revive(store, theme)
        _move(store, [(passage, to, before) for passage, before, to in done.moves])
        for theme in done.made:
            if not queries.members(store, theme):
                queries.retire(store, theme, None)
        queries.keep_run(store, run["id"], run["changes"], applied=False)


def _free(store: Store, here: Ground) -> NDArray[np.bool_]:
    """The passages nobody has placed, in themes nobody has merged or split."""
    import numpy as np

    decided = queries.decisions(store)
    pinned = [row["passage_id"] for row in decided if row["deed"] == "pin"]
    held = [row["theme_id"] for row in decided if row["deed"] in {"merge", "split"}]
    held += [json.loads(row["detail"])["other"] for row in decided if row["deed"] in {"merge", "split"}]
    return ~np.isin(here.ids, np.array(pinned, np.int64)) & ~np.isin(here.themes, np.array(held, np.int64))


def _targets(here: Ground, free: Ids, labels: Ids, taken: Sequence[str]) -> tuple[Ids, list[Offer]]:
    """Where each passage would go: a theme's id, 0, or -1, -2, … for the offered ones."""
    import numpy as np

    to = here.themes.copy()
    matched = _matched(here.themes[free], labels)
    others = ~np.isin(labels, list(matched))
    offers = offers_of(here, free[others], labels[others], taken)
    for label, theme in matched.items():
        to[free[labels == label]] = theme
    for at, offer in enumerate(offers):
        to[offer.members] = -1 - at
    return to, offers


def _matched(themes: Ids, labels: Ids) -> dict[int, int]:
    """Which label goes on as which theme."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    ids, rows = np.unique(themes, return_inverse=True)
    shared = np.zeros((len(ids), int(labels.max(initial=-1)) + 1))
    np.add.at(shared, (rows, labels), 1)
    either = shared.sum(axis=1)[:, None] + shared.sum(axis=0)[None] - shared
    alike = np.where(ids[:, None] > 0, shared / np.maximum(either, 1), 0)
    pairs = zip(*linear_sum_assignment(-alike), strict=True)
    return {int(label): int(ids[row]) for row, label in pairs if alike[row, label] >= SAME}


def _move(store: Store, moves: Sequence[tuple[int, int, int]]) -> None:
    """Only what still is where the move begins."""
    now = {row["id"]: row["theme_id"] or 0 for row in queries.passages(store)}
    queries.assign(store, [(passage, to) for passage, before, to in moves if now.get(passage) == before])


def _retire_empty(store: Store, moves: Sequence[tuple[int, int, int]]) -> list[int]:
    """The themes that lost all their passages; each became the one most of them went to."""
    retired = []
    for theme in sorted({before for _, before, _ in moves if before}):
        if not queries.members(store, theme):
            went = Counter(to for _, before, to in moves if before == theme and to).most_common(1)
            queries.retire(store, theme, went[0][0] if went else None)
            retired.append(theme)
    return retired


def _read(run: Row) -> _Proposal:
    kept: dict[str, Any] = json.loads(run["changes"])
    kept["new"] = [(name, phrases) for name, phrases in kept["new"]]
    kept["moves"] = [(passage, before, to) for passage, before, to in kept["moves"]]
    return _Proposal(**kept)


def _change(store: Store, run: int, proposal: _Proposal, *, applied: bool) -> ThemeChange:
    counts = Counter((before, to) for _, before, to in proposal.moves)
    moved = sum(n for (before, _), n in counts.items() if before)
    standing = len(queries.themes(store)) + len(proposal.new)
    shifts = tuple(sorted(_shifts(store, proposal, counts), key=lambda shift: -shift.passages))
    emptied = {shift.source for shift in shifts if shift.kind is Kind.MERGE}
    added = sum(n for (before, _), n in counts.items() if not before)
    return ThemeChange(
        run, applied, standing - len(emptied), proposal.of, moved, added, proposal.waiting, proposal.idle, shifts
    )


def _shifts(store: Store, proposal: _Proposal, counts: Counter[tuple[int, int]]) -> Iterator[Shift]:
    names = {row["id"]: row["name"] for row in queries.themes(store)} | {0: ""}
    names |= {-1 - at: name for at, (name, _) in enumerate(proposal.new)}
    phrases = {-1 - at: tuple(said) for at, (_, said) in enumerate(proposal.new)}
    left = Counter[int]()
    for (before, _), n in counts.items():
        left[before] += n
    emptied = {theme for theme, n in left.items() if theme and n == queries.size(store, theme)}
    for (before, to), n in counts.items():
        kind = Kind.MOVE
        if not before:
            kind = Kind.NEW if to < 0 else Kind.ADD
        elif to < 0:
            kind = Kind.SPLIT
        elif before in emptied:
            kind = Kind.MERGE
        yield Shift(kind, max(to, 0), names.get(to, ""), n, before, names.get(before, ""), phrases.get(to, ()))
