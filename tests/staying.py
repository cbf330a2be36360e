"""A workspace of 600 made-up customers, some of whom complain: leaving is more likely in the month after it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import world
from ledger import Ledger
from tellback.workspace.settings import keep_days
from tellback.workspace.workspace import Workspace

BEGIN = date(2024, 1, 1)
DAYS = 730
UNTIL = (BEGIN + timedelta(DAYS)).isoformat()
SEGMENTS = ("Alps", "Iberia")


def found(folder: Path, *, asked: bool = True) -> Workspace:
    """The workspace, with or without the days from which all is recorded."""
    here = world.found(folder, "Heron", world.STORY)
    dice, ledger = random.Random(11), Ledger(here.store)
    for number in range(1, 601):
        _life(ledger, number, dice)
    ledger.customer(601, iso(0), segment="Faroe", usage="light")
    ledger.complaint("somebody@else.example", iso(40)).keep(UNTIL)
    if asked:
        keep_days(here.folder, churn_from=iso(0), complaints_from=iso(0))
    return here


def iso(day: int) -> str:
    return (BEGIN + timedelta(day)).isoformat()


def _life(ledger: Ledger, number: int, dice: random.Random) -> None:
    """One customer, day by day, until the end of what is known or of their stay."""
    came, usage = dice.randrange(DAYS - 60), dice.choice(("light", "heavy"))
    said, left = -99, ""
    for day in range(came + 1, DAYS):
        if dice.random() < 0.0016 * (4 if day - said <= 30 else 1):
            left = iso(day)
            break
        if dice.random() < (0.002 if usage == "heavy" else 0.001):
            said = day
            ledger.complaint(f"c{number}", iso(day), iso(day + 9) if dice.random() < 0.5 else "")
    ending = "failed payment" if left and dice.random() < 0.1 else "left"
    known = {"segment": SEGMENTS[number % 2], "usage": usage, "plan": dice.choice(("Solo", "Team"))}
    ledger.customer(number, iso(came), left, ending=ending, **known)
    if dice.random() < 0.4:
        ledger.sign(number, "score", iso(min(DAYS - 1, came + dice.randrange(20, 90))), score=dice.choice((3, 9)))
