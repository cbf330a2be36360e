"""A theme that could be made: passages nobody has grouped yet, enough of them, and a name for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.feedback.cluster import VOTERS, cluster
from tellback.feedback.neighbours import nearest, neighbours
from tellback.feedback.phrases import Naming, name_themes

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from tellback.feedback.ground import Ground, Ids

AROUND = 10
COARSER, COARSEST = 0.6, 0.25
"""Among new passages alone the resolution is that of all by their share and by this, and not below COARSEST."""
NEW, CLEARLY = 1 / 3, 0.58
"""How much fresher than by chance (0) on the way to nothing but fresh (1) the neighbours of a passage, and of a whole
theme on average, have to be. Of intents kept out of a first batch 98 % of the clusters reached 0.6; of what the first
batch had spoken of 95 % stayed below 0.55."""


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """Places of the passages in the ground, and what the theme would be called."""

    members: Ids
    naming: Naming


def new_themes(here: Ground, to: Ids, resolution: float, taken: Iterable[str]) -> list[Offer]:
    """What the passages without a theme (`to` is 0) have in common that no theme has; at first, all themes."""
    import numpy as np

    fresh = once(here, np.flatnonzero((to == 0) & ~np.isin(here.keys, here.keys[to > 0])))
    old = once(here, np.flatnonzero(to > 0))[:VOTERS]
    newer, new = novel(here, fresh, old)
    pool, newer = fresh[new], newer[new]
    if not len(pool):
        return []
    scaled = max(COARSEST, COARSER * resolution * len(pool) / (len(fresh) + len(old))) if len(old) else resolution
    labels = cluster(here.rows[pool], here.keys[pool], scaled)
    clearly = (np.bincount(labels, newer) / np.bincount(labels) >= CLEARLY)[labels]
    offers = offers_of(here, pool[clearly], labels[clearly], taken)
    return [Offer(np.flatnonzero((to == 0) & np.isin(here.keys, here.keys[o.members])), o.naming) for o in offers]


def novel(here: Ground, fresh: Ids, old: Ids) -> tuple[NDArray[np.floating], NDArray[np.bool_]]:
    """How new each of the `fresh` places is, and whether it counts as new.

    The first is the share of fresh ones among its AROUND nearest, as far above the share there would be by chance as
    it could be (0 to 1). New are those of which half of these neighbours reach NEW: one alone may have come by chance.
    Of intents kept out of a first batch these were 87 to 93 % of the passages, and of the others 2 to 6 %.
    """
    import numpy as np

    k = min(AROUND, len(fresh) - 1, len(old))
    if k < 1:
        return np.ones(len(fresh)), np.full(len(fresh), not len(old))
    before, beside = nearest(here.rows[fresh], here.rows[old], k), neighbours(here.rows[fresh], k)
    order = np.argsort(-np.concatenate([before.cosine, beside.cosine], axis=1), axis=1, kind="stable")[:, :k]
    by_chance = len(fresh) / (len(fresh) + len(old))
    newer = ((order >= k).mean(axis=1) - by_chance) / (1 - by_chance)
    among = np.concatenate([np.zeros_like(before.index, bool), newer[beside.index] >= NEW], axis=1)
    return newer, np.take_along_axis(among, order, axis=1).mean(axis=1) >= 1 / 2


def offers_of(here: Ground, places: Ids, labels: Ids, taken: Iterable[str]) -> list[Offer]:
    """The clusters (`labels` of `places`) that enough people speak of and that can be named, biggest first."""
    import numpy as np

    order = np.argsort(labels, kind="stable")
    groups = np.split(places[order], np.flatnonzero(np.diff(labels[order])) + 1)
    heard = [one_each(here, group) for group in groups]
    groups = [group for group, each in zip(groups, heard, strict=True) if len(each) >= smallest(len(here.ids))]
    heard = [each for each in heard if len(each) >= smallest(len(here.ids))]
    texts = [[here.texts[at] for at in each.tolist()] for each in heard]
    tongues = [[here.languages[at] for at in each.tolist()] for each in heard]
    named = name_themes(texts, taken, tongues, here.names)
    return [Offer(group, naming) for group, naming in zip(groups, named, strict=True) if naming.name]


def one_each(here: Ground, places: Ids) -> Ids:
    """One place for each person, by key."""
    import numpy as np

    places = once(here, places)
    return places[np.sort(np.unique(here.people[places], return_index=True)[1])]


def once(here: Ground, places: Ids) -> Ids:
    """One place for each key, by key: the same whatever the order of the rows."""
    import numpy as np

    return places[np.unique(here.keys[places], return_index=True)[1]]


def smallest(passages: int) -> int:
    """How many people make a theme: three in a small workspace, ten from 4,000 passages on."""
    return min(10, max(3, passages // 400))
