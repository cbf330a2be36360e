"""Comparisons as their readers might have made them, without any readers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from readers import invite, reader
from sessions import OLDER
from tellback.audience.ballot import Choice
from tellback.audience.invitation import Invitation
from tellback.audience.mark import Kind
from tellback.audience.passages import changed
from tellback.audience.put import answer, finish, put, reach
from tellback.audience.queries import choices
from tellback.audience.resonance import (
    Came,
    LeftOut,
    PassageVerdict,
    Plan,
    Promise,
    Resonance,
    Said,
    SentenceFlag,
    WholeVerdict,
)
from tellback.stats.audiences import Audiences
from tellback.stats.betting import against_half, too_few
from tellback.stats.flags import Flag
from tellback.stats.preference import Choices, preferences
from tellback.stats.ratio_alarm import check_sharing
from tellback.stats.verdict import Verdict
from tellback.store.base import Store
from world import STORY

OLD = "Heron Mail sorts your folders."
NEW = "Heron Mail sorts every folder in four minutes."
CANNOT = "cannot tell, about 40 more readers if they go on like this"
AHEAD = Verdict(0.68, 0.52, 0.81, 34, "valid however often it is looked at, 95 %")
BEHIND = replace(AHEAD, estimate=0.32, low=0.19, high=0.48)
OPEN = replace(AHEAD, estimate=0.55, low=0.41, high=0.74, caveat=CANNOT)
ONE_OF_MANY = replace(AHEAD, caveat="cannot tell: one of 5 passages may well look like this by chance")
FEW = too_few(5)
MORE = Verdict(0.07, 0.03, 0.12, 17, "valid however often it is looked at, 95 %")
FEWER = replace(MORE, estimate=-0.07, low=-0.12, high=-0.03)
EITHER = replace(MORE, estimate=0.01, low=-0.05, high=0.12, caveat="cannot tell, about 40 more readers of each version")
FAIR = check_sharing((17, 17))
UNFAIR = check_sharing((40, 5))
WINS = re.compile(
    r"would rather (read on|have)|mark (more|fewer)|convinces (more|less) than"
    r"| (excites|confuses|raises doubt in) (more|fewer)"
)
NEVER = re.compile(
    r"significan|p ?[<=]|\*|\bscore\b|probab|uplift|lift|\bproves?\b|(?-i:\bnan\b|None|\binf\b)", re.IGNORECASE
)


def of(*scores: float) -> Verdict:
    """What these scores say, 1/2 meaning no difference."""
    import numpy as np

    return against_half([np.array(scores)])[0]


EDGES = (
    of(*[1.0] * 30),
    of(*[0.0] * 30),
    of(*[0.5] * 30),
    of(*[1.0] * 8),
    of(*[1.0] * 7),
    of(),
    replace(AHEAD, low=0.5),
    replace(AHEAD, low=0.50001),
    replace(AHEAD, low=0.5, high=0.5, estimate=0.5),
    replace(AHEAD, low=0.0, high=1.0, caveat=CANNOT),
    Verdict(None, None, None, 0, "", "the first look is due at 16 readers"),
    replace(OPEN, caveat="cannot tell; the next look is due at 24 readers"),
    replace(OPEN, caveat="cannot tell; no further look was planned"),
    replace(OPEN, caveat="cannot tell: about even so far, and 2,000 more readers would hardly change that"),
    FEW,
    AHEAD,
    BEHIND,
    OPEN,
    ONE_OF_MANY,
)


def holds(said: str, verdict: Verdict, even: float = 0.5) -> None:
    """A winner is named if and only if the verdict names one."""
    decided = not verdict.caveat and verdict.low is not None and (verdict.low > even or (verdict.high or 0) < even)
    assert bool(WINS.search(said)) == bool(decided), said
    assert not NEVER.search(said), said
    assert said.endswith((".", ").")), said


def chosen(new: int, old: int, neither: int = 0) -> PassageVerdict:
    choices = Choices(new, old, neither)
    return PassageVerdict(3, OLD, NEW, preferences([choices])[0], choices)


def flag(more: Verdict, *, raised: bool, kind: Kind = Kind.CONFUSES) -> SentenceFlag:
    return SentenceFlag(3, kind, OLD, NEW, Flag(more, raised))


def compared(together: Verdict = AHEAD, **changes: Any) -> Resonance:
    """v3 and v4 of Heron Mail's story, by 34 readers who saw both wordings of one passage, unless said otherwise."""
    found = Resonance(
        "prfaq.md",
        "v3",
        "v4",
        Plan("any", 40),
        False,
        (Came("v3", 19, 18, 17), Came("v4", 18, 17, 17)),
        (LeftOut("in a hurry, as they said", 1, 0), LeftOut("gave every sentence the same mark", 0, 0)),
        FAIR,
        Audiences(together, {}, differ=False),
        (chosen(26, 6, 2),),
        (
            *tuple(WholeVerdict(str(kind), 0.0, EITHER, 0.1, 0.11) for kind in Kind),
            WholeVerdict("rating", 0.5, OPEN, 3.1, 3.4),
        ),
        (flag(EITHER, raised=False),),
        (Promise(3, "Four minutes", AHEAD), Promise(5, "No more folders", OPEN)),
        Verdict(0.84, 0.71, 0.93, 30, "valid however often it is looked at, 95 %"),
        understanding=(Said("v3", "Mail for teams"), Said("v4", "Mail that sorts itself, ask ana@heron.example")),
    )
    return replace(found, **changes)


def alarmed() -> Resonance:
    nothing = Verdict(None, None, None, 40, "", UNFAIR.alarm)
    whole = tuple(WholeVerdict(str(kind), 0.0, nothing) for kind in Kind)
    return compared(sharing=UNFAIR, whole=whole, flags=())


def answered(store: Store, readers: int = 34, prefer: int = 27, left: int = 1, **changes: Any) -> Invitation:
    """A comparison of Heron Mail's story with an older wording, read by so many, of whom so many prefer the new one.

    So many links are `left` for others.
    """
    comparison = {"version": "v4", "against": "v3", "earlier": OLDER, "readers": readers + left} | changes
    asked = invite(store, **comparison)
    places = [each.at for each in changed(OLDER, STORY, asked.audience.sees_internal)]
    for number in range(1, readers + 1):
        who = reader(store, asked, number)
        assert who.ballot
        put(store, who, 3 + number % 3, list(Kind)[number % 3], "every one? write to ana@heron.example")
        reach(store, who, 13)
        answer(store, who, f"Mail for teams, says {number}", 1 + number % 5)
        for at in places:
            chosen = "new" if number <= prefer else "old"
            choices.add_choice(store, who.ballot.id, f"{at}", Choice(at, "new", chosen, False, "2999-02-01T10:00:00Z"))
        finish(store, who)
    store.execute("update reading_ballots set begun_at = :day", day="2026-01-01T10:00:00.000+00:00")
    return asked
