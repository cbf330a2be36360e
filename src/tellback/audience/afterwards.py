"""What readers of one version said once they had read: what it is, and how much they would want it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tellback.audience.heard import Reader
from tellback.audience.hide import Open, hide
from tellback.audience.invitation import Audience
from tellback.audience.warmth import FEWEST, Answer, Wish
from tellback.people.redact import redact
from tellback.stats.intervals import share

MOST = 5


def wish(readers: Sequence[Reader], audience: str, k: int) -> Wish | None:
    """How much an audience ("" for everybody) would want it; None where so few said it that it may not be seen."""
    said = [each for each in readers if each.rating]
    if not _seen(_open(said, k), audience):
        return None
    ratings = Counter(each.rating for each in said if audience in {"", each.audience})
    high = ratings[MOST - 1] + ratings[MOST]
    return Wish(tuple(ratings[n + 1] for n in range(MOST)), share(high, ratings.total(), FEWEST))


def answers(readers: Sequence[Reader], audience: str, k: int) -> tuple[Answer, ...]:
    """What they say it is, in an order that tells nothing of who said it. An audience of so few that somebody would
    be recognised is not named, and nothing is told where the total is hidden, too.
    """
    said = [each for each in readers if each.answer and audience in {"", each.audience}]
    may = _open([each for each in readers if each.answer], k)
    if not _seen(may, audience):
        return ()
    told = (Answer(redact(each.answer), each.audience if each.audience in may.audiences else "") for each in said)
    return tuple(sorted(told, key=lambda each: (each.audience, each.text)))


def _open(readers: Sequence[Reader], k: int) -> Open:
    return hide({each: sum(reader.audience is each for reader in readers) for each in Audience}, k)


def _seen(may: Open, audience: str) -> bool:
    return audience in may.audiences if audience else may.together
