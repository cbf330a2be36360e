"""Passages into themes that last: what has a theme keeps it, what is like a theme joins it, what is new makes one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tellback.feedback.cluster import NEIGHBOURS, RESOLUTION, VOTERS, vote
from tellback.feedback.ground import Ground, ground
from tellback.feedback.neighbours import nearest, neighbours
from tellback.feedback.offer import Offer, new_themes, once
from tellback.feedback.queries import themes as queries
from tellback.feedback.theme import Kind, Shift, ThemeChange
from tellback.store.base import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.feedback.ground import Ids

OUTER = 0.05
MEASURED = 8_000
RUN, KIND = "group", "regroup"
"""How runs are called: one that adds, and one that makes themes anew, whose resolution is kept to from then on."""


def group(store: Store, model_id: str, resolution: float | None = None) -> ThemeChange:
    """Give every passage that says something a theme. One that has a theme keeps it: run again, nothing changes.

    Passages whose neighbours are new as well are clustered by themselves and make new themes where they are enough;
    the others join the theme most of their neighbours are in. A passage unlike all of that waits for the next run.
    `resolution` above RESOLUTION makes more and smaller themes, below it fewer; None keeps to what was last asked for.
    """
    here = ground(store, model_id)
    to = here.themes.copy()
    offers: list[Offer] = []
    if not _looked_at(store, here):
        offers = new_themes(
            here, to, resolution or resolution_of(store), [row["name"] for row in queries.themes(store)]
        )
        for at, offer in enumerate(offers):
            to[offer.members] = -1 - at
        join(here, to)
    with store.transaction():
        made = make_themes(store, offers)
        to = with_ids(to, made)
        respect(store, here, to)
        changed = to != here.themes
        queries.assign(store, zip(here.ids[changed].tolist(), to[changed].tolist(), strict=True))
        if changed.any() or any(row["model"] != model_id for row in queries.themes(store)):
            settle(store, model_id, here, to)
        return _change(store, here, to, dict(zip(made, offers, strict=True)))


def resolution_of(store: Store) -> float:
    """The resolution in use: that of the last applied regrouping, RESOLUTION before there is one."""
    run = queries.last_run(store, KIND, applied=True)
    return float(json.loads(run["changes"])["resolution"]) if run else RESOLUTION


def join(here: Ground, to: Ids) -> None:
    """Give passages without a theme (`to` is 0) that of their repeat, or the one most of their neighbours have."""
    import numpy as np

    if not to.any():
        return
    _repeat(here, to)
    rest = once(here, np.flatnonzero(to == 0))
    known = once(here, np.flatnonzero(to))[:VOTERS]
    if len(rest):
        names, labels = np.unique(to[known], return_inverse=True)
        near = nearest(here.rows[rest], here.rows[known], min(NEIGHBOURS, len(known)))
        close = near.cosine.max(axis=1) >= _usual(here, known)
        to[rest] = np.where(close | _said_before(here, rest, to), names[vote(near, labels)], 0)
        _repeat(here, to)


def make_themes(store: Store, offers: Sequence[Offer]) -> list[int]:
    """Put the offered themes into the store; their ids."""
    return [queries.add_theme(store, offer.naming.name, offer.naming.phrases) for offer in offers]


def with_ids(to: Ids, made: Sequence[int]) -> Ids:
    """-1, -2, … (the first offer, the second) turned into the ids of the themes made of them."""
    import numpy as np

    return np.where(to < 0, np.array([0, *made], np.int64)[np.maximum(-to, 0)], to)


def respect(store: Store, here: Ground, to: Ids) -> None:
    """A passage that a person took out of a theme does not go back there; one put into a theme stays.

    Where a theme was merged meanwhile, what it became counts.
    """
    now = queries.heirs(store)
    for gone, heir in now.items():
        to[to == gone] = heir
    for decision in queries.decisions(store):
        of = here.ids == decision["passage_id"]
        theme = now.get(decision["theme_id"], decision["theme_id"])
        if decision["deed"] == "exclude":
            to[of & (to == theme)] = 0
        elif decision["deed"] == "pin":
            to[of] = theme


def settle(store: Store, model_id: str, here: Ground, to: Ids) -> None:
    """Write where each theme stands: the mean of its members, and the cosine that all but OUTER of them reach."""
    import numpy as np

    order = np.argsort(to, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(to[order])) + 1):
        if len(places) and to[places[0]]:
            centroid = here.rows[places].mean(axis=0)
            centroid /= max(float(np.linalg.norm(centroid)), 1e-9)
            radius = float(np.quantile(here.rows[places] @ centroid, OUTER))
            queries.place(store, int(to[places[0]]), model_id, centroid.astype("<f4").tobytes(), radius)


def _looked_at(store: Store, here: Ground) -> bool:
    """Whether the passages without a theme are those the last run has left waiting."""
    run = queries.last_run(store, RUN)
    return run is not None and json.loads(run["changes"]).get("waiting") == here.ids[here.themes == 0].tolist()


def _repeat(here: Ground, to: Ids) -> None:
    """What is word for word like a placed passage goes with it."""
    import numpy as np

    placed = once(here, np.flatnonzero(to))
    rest = np.flatnonzero(to == 0)
    at = np.minimum(np.searchsorted(here.keys[placed], here.keys[rest]), len(placed) - 1)
    same = here.keys[placed[at]] == here.keys[rest]
    to[rest[same]] = to[placed[at[same]]]


def _usual(here: Ground, known: Ids) -> float:
    """The cosine to the nearest other that all but OUTER of the placed passages reach."""
    import numpy as np

    some = known[:MEASURED]
    return float(np.quantile(neighbours(here.rows[some], 1).cosine, OUTER)) if len(some) > 1 else -1.0


def _said_before(here: Ground, rest: Ids, to: Ids) -> NDArray[np.bool_]:
    """Whether the same words, in whatever message, have a theme: a repeat is never left without one."""
    import numpy as np

    said = {here.texts[at] for at in np.flatnonzero(to).tolist()}
    return np.array([here.texts[at] in said for at in rest.tolist()], bool)


def _change(store: Store, here: Ground, to: Ids, new: dict[int, Offer]) -> ThemeChange:
    import numpy as np

    names = {row["id"]: row["name"] for row in queries.themes(store)}
    themes, counts = np.unique(to[(here.themes == 0) & (to > 0)], return_counts=True)
    shifts = tuple(
        Shift(Kind.NEW, theme, names[theme], passages, phrases=new[theme].naming.phrases)
        if theme in new
        else Shift(Kind.ADD, theme, names[theme], passages)
        for theme, passages in zip(themes.tolist(), counts.tolist(), strict=True)
    )
    of, added, waiting = int((here.themes > 0).sum()), int(counts.sum()), int((to == 0).sum())
    kept = json.dumps({"new": list(new), "added": added, "waiting": here.ids[to == 0].tolist()})
    run = 0 if _looked_at(store, here) else queries.add_run(store, RUN, kept, applied=True)
    return ThemeChange(run, True, len(names), of, 0, added, waiting, here.idle, shifts)
