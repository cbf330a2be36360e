"""The customers of Larkpost: who they are, what they pay, in which words they write."""

from __future__ import annotations

from dataclasses import dataclass

from tellback.demo.dice import Dice
from tellback.demo.phrases import words
from tellback.demo.timeline import DAYS, ROLLOUT, day_of

_LOCALES = {
    "en-GB": 30,
    "en-US": 34,
    "en-IE": 5,
    "nl-BE": 7,
    "de-DE": 9,
    "fr-FR": 5,
    "es-ES": 4,
    "it-IT": 2.5,
    "pt-BR": 2.5,
    "ja-JP": 1,
}
SEAT, PLUS, PLUS_RAISED = 7.0, 4.0, 6.0


@dataclass(frozen=True, slots=True)
class Company:
    """A company on the Team plan; all its people share one bill."""

    name: str
    seats: int

    @property
    def revenue(self) -> float:
        """What it pays a month, in euros."""
        return SEAT * self.seats


@dataclass(frozen=True, slots=True)
class Voice:
    """How somebody writes. Shares run from 0 to 1: `slips` is the chance of a typo per word."""

    slips: float
    lower: bool
    bare: bool
    emoji: float
    loud: bool
    wordy: float


@dataclass(frozen=True, slots=True)
class Customer:
    """One person. Days count from the first of the world and may be negative; `upgraded` is the day Free became Plus.

    `silent` people never write; `talk` multiplies how often the others do.
    """

    id: str
    name: str
    email: str
    phone: str
    plan: str
    company: Company | None
    since: int
    upgraded: int | None
    redesigned: int
    heavy: bool
    silent: bool
    talk: float
    locale: str
    voice: Voice

    @property
    def country(self) -> str:
        """Two letters."""
        return self.locale[-2:]

    def plan_on(self, day: int) -> str:
        """The plan as of a day."""
        return "Plus" if self.upgraded is not None and day >= self.upgraded else self.plan

    def revenue_on(self, day: int, raised: int) -> float:
        """What they (or their company) pay a month as of a day; from `raised` on Plus costs more."""
        if self.company:
            return self.company.revenue
        paying = self.plan_on(day) == "Plus"
        return (PLUS_RAISED if day >= raised else PLUS) if paying else 0.0


def cast(customers: int, seed: int) -> list[Customer]:
    """Everybody who is a customer at some time, in the order of their numbers."""
    dice = Dice(seed, "cast")
    companies = _companies(max(2, customers // 33), dice)
    seats = [company for company in companies for _ in range(company.seats)]
    return [_customer(number, seats, dice) for number in range(customers)]


def _companies(count: int, dice: Dice) -> list[Company]:
    found: dict[str, Company] = {}
    while len(found) < count:
        name = f"{dice.pick(words('names')['last'])} {dice.pick(words('names')['trade'])}"
        found.setdefault(name, Company(name, min(60, 2 + int(dice.spread(6, 0.7)))))
    return list(found.values())


def _customer(number: int, seats: list[Company], dice: Dice) -> Customer:
    first, last = dice.pick(words("names")["first"]), dice.pick(words("names")["last"])
    company = seats[number] if number < len(seats) else None
    since = -dice.whole(1, 720) if dice.chance(0.6) else dice.whole(0, DAYS - 1)
    plan = "Team" if company else dice.weighted(("Free", "Plus"), (0.62, 0.38))
    upgrades = plan == "Free" and dice.chance(0.1)
    return Customer(
        id=f"cus_{number:05d}",
        name=f"{first} {last}",
        email=f"{first}.{last}{number}@example.com".lower(),
        phone=f"+1 202 555 01{number % 100:02d}",
        plan=plan,
        company=company,
        since=since,
        upgraded=dice.whole(max(0, since), DAYS) if upgrades else None,
        redesigned=_redesigned(dice.share(), since),
        heavy=dice.chance(0.4),
        silent=dice.chance(0.3),
        talk=min(dice.spread(1.0, 0.8), 6.0),
        locale=dice.weighted(tuple(_LOCALES), tuple(_LOCALES.values())),
        voice=_voice(dice),
    )


def _redesigned(draw: float, since: int) -> int:
    stage = next(when for share, when in ROLLOUT if draw < share)
    start = day_of(stage)
    spread = int(draw * 1000) % 6
    return since if since > start else start + spread


def _voice(dice: Dice) -> Voice:
    careful = dice.chance(0.55)
    return Voice(
        slips=0.003 if careful else 0.045 * dice.share(),
        lower=not careful and dice.chance(0.35),
        bare=not careful and dice.chance(0.4),
        emoji=0.35 if dice.chance(0.2) else 0.0,
        loud=dice.chance(0.08),
        wordy=dice.share(),
    )
