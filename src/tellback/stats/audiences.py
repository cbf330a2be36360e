"""Whether a version works for one audience and not for another, or whether that only looks so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellback.stats.betting import FEWEST, against_half

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from tellback.stats.verdict import Verdict

    Array = NDArray[np.float64]

RARE = 0.05


@dataclass(frozen=True, slots=True)
class Audiences:
    """What all audiences say together; and each of its own, only where they differ."""

    together: Verdict
    each: dict[str, Verdict]
    differ: bool
    """Whether "works for one audience, not for another" may be said."""


def by_audience(said: Mapping[str, Array]) -> Audiences:
    """Scores of which 1/2 means "no difference", one a reader or pair of readers (`betting.paired`, within each
    audience), by audience. With the same effect in three audiences of 30 readers every second report would show one
    that is won and one that is not; so each is reported alone only where they differ by more than chance would have it.
    To be asked once, when the session is closed.

    Source: Cochran's Q (1954), Biometrics 10:101-129, at 5 %, referred to F because the spread is estimated, and no
    audience taken to be more of one mind than all are. Audiences below 8 readers count only together.
    """
    import numpy as np

    everybody = np.concatenate([*said.values(), np.zeros(0)])
    heard = {name: scores for name, scores in said.items() if len(scores) >= FEWEST}
    differ = len(heard) > 1 and chance(list(heard.values())) < RARE
    each = dict(zip(heard, against_half(list(heard.values())), strict=True)) if differ else {}
    return Audiences(against_half([everybody])[0], each, differ)


def chance(said: Sequence[Array]) -> float:
    """How rare it is that audiences of one mind come out so far apart."""
    import numpy as np
    from scipy.stats import f

    sizes = np.array([len(scores) for scores in said])
    means = np.array([scores.mean() for scores in said])
    squares = np.array([((scores - scores.mean()) ** 2).sum() for scores in said])
    between, within = len(said) - 1, int(sizes.sum()) - len(said)
    spread = np.maximum((0.25 + squares.sum()) / (within + 1), squares / (sizes - 1))
    sure = sizes / spread
    apart = float(sure @ (means - sure @ means / sure.sum()) ** 2)
    return float(f.sf(apart / between, between, within))
