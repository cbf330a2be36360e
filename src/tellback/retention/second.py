"""Second opinions on a ratio: reckoned another way from the same episodes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tellback.retention.exposure import NEVER, UNKNOWN, Episodes, Watch, episodes
from tellback.retention.heard import Heard

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

LANDMARK, AHEAD = 90, 365
"""Customers are looked at on their 90th day, and followed for a year."""
LAG = 30


def landmark(watch: Watch, lived: Episodes, day: int = LANDMARK, ahead: int = AHEAD) -> Episodes:
    """Customers who were still there after `day` days, as they were then, until they ended or `ahead` days had passed.

    Whether they had complained by then stays as it is: what is said later, on the way out, counts for nothing.
    Source: Anderson, Cain and Gelber (1983), Journal of Clinical Oncology 1:710-719.
    """
    import numpy as np

    lives = watch.lives
    then = lived.where((lived.start <= day) & (lived.stop > day))
    last = lives.stop[then.spell] - lives.start[then.spell]
    return replace(
        then,
        start=np.full(len(then), day, np.int32),
        stop=np.minimum(last, day + ahead).astype(np.int32),
        ending=np.where(last <= day + ahead, lives.ending[then.spell], 0).astype(np.int8),
    )


def lagged(watch: Watch, heard: Heard, days: int = LAG) -> Episodes:
    """The episodes in which a complaint counts only from some days after it: leaving within them is no effect of it."""
    import numpy as np

    later = np.where(heard.answered > 0, np.maximum(heard.answered, heard.day) + days, 0).astype(np.int32)
    return episodes(watch, Heard(heard.customer, (heard.day + days).astype(np.int32), later))


def ever(watch: Watch, lived: Episodes) -> Episodes:
    """One episode a spell, as if whoever ever complained had complained from the start: what must never be reckoned.

    It is made only to show by how much it misleads.
    """
    import numpy as np

    complained = np.zeros(len(watch.lives), bool)
    complained[lived.spell[_spoke(lived)]] = True
    opens = np.flatnonzero(watch.watched)
    lives, began = watch.lives, watch.begin[opens] - watch.lives.start[opens]
    return Episodes(
        spell=opens,
        start=began,
        stop=lives.stop[opens] - lives.start[opens],
        ending=lives.ending[opens],
        since=np.where(complained[opens], 1, np.where(watch.unknown[opens], UNKNOWN, NEVER)).astype(np.int8),
        reply=np.zeros(len(opens), np.int8),
        count=np.zeros(len(opens), np.int8),
        usage=lives.usage[opens],
        plan=lives.plan[opens],
        segment=lives.segment[opens],
        mark=np.full(len(opens), -1, np.int16),
    )


def _spoke(lived: Episodes) -> NDArray[bool_]:
    return (lived.since != NEVER) & (lived.since != UNKNOWN)
