"""Leave out readers who cannot have meant what they said, by four rules fixed before anybody knows a result.

None of them looks at the version that was read or at the audience, and whoever tries other rules once the result is
known finds winners where there are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from statistics import median

from tellback.audience.heard import Reader

SHARE = 0.3  # of the usual reading time
KNOWN = 5  # finished readers, before there is a usual time
EVERYWHERE = 0.9  # of the sentences that were seen
FEW = 5  # sentences, of which all may well be marked alike
TWICE = 2


class Careless(StrEnum):
    """Why a reader is not counted; the first that applies is the reason."""

    HURRIED = "in a hurry, as they said"
    FAST = "read in under 30 % of the median time"
    TURNED = "took the other wording both times they were asked again"
    ALIKE = "gave every sentence the same mark"


def leave_out(readers: Sequence[Reader]) -> list[Reader]:
    """The same readers, each with the rule by which they are not counted, if any."""
    times = [each.seconds for each in readers if each.finished and not each.erased and each.seconds is not None]
    usual = median(times) if len(times) >= KNOWN else 0.0
    return [reader if reader.careless else _judged(reader, usual) for reader in readers]


def _judged(reader: Reader, usual: float) -> Reader:
    applies = {
        Careless.HURRIED: reader.hurried,
        Careless.FAST: reader.seconds is not None and reader.seconds < SHARE * usual,
        Careless.TURNED: _turned(reader) >= TWICE,
        Careless.ALIKE: _alike(reader),
    }
    reason = next((rule for rule, it_does in applies.items() if it_does), None)
    return replace(reader, careless=str(reason)) if reason else reader


def _turned(reader: Reader) -> int:
    """How often somebody who was asked again took the other wording."""
    return sum({first.chosen, later.chosen} == {"new", "old"} for first, later in reader.again)


def _alike(reader: Reader) -> bool:
    everywhere = len(reader.seen) >= FEW and len(reader.marks) >= EVERYWHERE * len(reader.seen)
    return everywhere and len({mark.kind for mark in reader.marks}) == 1
