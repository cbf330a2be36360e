"""Eighteen months, day by day: who writes about what, who is answered, who leaves and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellback.demo.cast import Customer
from tellback.demo.dice import Dice
from tellback.demo.phrases import Lane, themes
from tellback.demo.timeline import DAYS, OUTAGE, PRICE_RISE, ROLLOUT, SURVEYS, date_of, day_of, pull, pull_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = NDArray[np.float64]

TENURE = ((90, 0.040), (365, 0.022), (10_000, 0.011))
"""Share of customers lost a month, up to a tenure in days."""
LEAVING = {
    "open complaint": 2.0,
    "answered complaint": 1.1,
    "unhappy and silent": 2.5,
    "heavy": 0.6,
    "Free": 1.3,
    "Team": 0.5,
}
"""What multiplies the daily chance to leave: the truth that retention is held against."""
FAILED_PAYMENT = 0.0015
_PACE = 0.0055
_CHANNELS = {
    "complaint": {"tickets": 48, "in-app": 28, "reviews": 24},
    "praise": {"tickets": 12, "in-app": 43, "reviews": 45},
    "question": {"tickets": 66, "in-app": 30, "reviews": 4},
}


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody says something on a day through a channel; `answered` is the day support replied, None if never.

    A survey answer has a `score` from 0 to 10, and no `lane` where the comment was left empty.
    """

    who: int
    day: int
    lane: Lane | None
    channel: str
    answered: int | None = None
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What became of everybody: the day each customer left (None: still there), why, and all that was said."""

    left: list[int | None]
    why: list[str]
    said: list[Said]
    unhappy: list[list[tuple[int, int]]] = field(default_factory=list)


def live(people: list[Customer], seed: int) -> Life:
    """Let the days pass for these people."""
    world = _Days(people, seed)
    for day in range(DAYS):
        world.pass_day(day)
    return Life(world.left, world.why, world.said, world.troubles)


class _Days:
    """The state of all customers on one day, as arrays in the order of the cast."""

    def __init__(self, people: list[Customer], seed: int) -> None:
        import numpy as np

        count = len(people)
        self.people, self.dice = people, Dice(seed, "life")
        self.draws = np.random.Generator(np.random.PCG64(seed))
        self.left: list[int | None] = [None] * count
        self.why = [""] * count
        self.said: list[Said] = []
        self.troubles: list[list[tuple[int, int]]] = [[] for _ in people]
        self.since = np.array([person.since for person in people], dtype=float)
        self.redesigned = np.array([person.redesigned for person in people], dtype=float)
        self.heavy = np.array([person.heavy for person in people])
        self.team = np.array([person.company is not None for person in people])
        self.free = np.array([person.plan == "Free" for person in people])
        self.talk = np.array([0 if p.silent else p.talk * (2.2 if p.heavy else 1.0) for p in people], dtype=float)
        self.gone = np.zeros(count, dtype=bool)
        self.complained = np.zeros(count, dtype=bool)
        self.open_until = np.full(count, -1.0)
        self.unhappy_until = np.full(count, -1.0)
        self.drivers = _drivers()

    def pass_day(self, day: int) -> None:
        """Trouble arrives, some leave, some write."""
        here = (self.since <= day) & ~self.gone
        self._trouble(day, here)
        self._leave(day, here)
        self._write(day, here & ~self.gone)

    def _trouble(self, day: int, here: NDArray[np.bool_]) -> None:
        draw = self.draws.random(len(self.people))
        shares = (self.redesigned == day) * 0.3 + (day == day_of(OUTAGE)) * 0.25
        shares = shares + (day == day_of(PRICE_RISE)) * 0.3 * ~(self.free | self.team)
        for who in (here & (draw < shares)).nonzero()[0]:
            self.unhappy_until[who] = day + 120
            self.troubles[who].append((day, day + 120))

    def _leave(self, day: int, here: NDArray[np.bool_]) -> None:
        import numpy as np

        tenure = day - self.since
        hazard = np.select([tenure < days for days, _ in TENURE], [rate / 30.4 for _, rate in TENURE])
        hazard = hazard * np.where(self.heavy, LEAVING["heavy"], 1.0)
        hazard = hazard * np.where(self.team, LEAVING["Team"], np.where(self.free, LEAVING["Free"], 1.0))
        hazard = hazard * self._mood(day)
        draw = self.draws.random(len(self.people))
        failed = FAILED_PAYMENT / 30.4 * ~self.free
        for who in (here & (draw < hazard + failed)).nonzero()[0]:
            self.left[who], self.gone[who] = day, True
            self.why[who] = "left" if draw[who] < hazard[who] else "payment failed"

    def _mood(self, day: int) -> Days:
        import numpy as np

        silent = np.where(self.unhappy_until > day, LEAVING["unhappy and silent"], 1.0)
        spoken = np.where(self.open_until > day, LEAVING["open complaint"], LEAVING["answered complaint"])
        return np.where(self.complained, spoken, silent)

    def _write(self, day: int, here: NDArray[np.bool_]) -> None:
        import numpy as np

        pulls = np.array([rate * self._pull(name, day) for name, (rate, _) in self.drivers.items()])
        busy = 0.5 if date_of(day).weekday() > 4 else 1.0
        total = pulls.sum(axis=0) * self.talk * _PACE * busy
        draw = self.draws.random(len(self.people))
        for who in (here & (draw < total)).nonzero()[0]:
            self._say(int(who), day, self._topic(pulls[:, who]))
        if any(0 <= day - day_of(wave) < 10 for wave in SURVEYS):
            asked = self.draws.random(len(self.people)) < 0.009
            for who in (here & asked).nonzero()[0]:
                self._fill_in(int(who), day, pulls[:, who])

    def _topic(self, pulls: Days, mood: str = "") -> Lane:
        names = [name for name in self.drivers if mood in name or "-" not in name]
        weights = [float(pull) for name, pull in zip(self.drivers, pulls, strict=True) if name in names]
        lanes = {
            lane: rate
            for lane, rate in self.drivers[self.dice.weighted(names, weights)][1].items()
            if mood in lane.mood
        }
        return self.dice.weighted(tuple(lanes), tuple(lanes.values()))

    def _fill_in(self, who: int, day: int, pulls: Days) -> None:
        low = self.unhappy_until[who] > day or self.dice.chance(0.15)
        score = self.dice.whole(0, 6) if low else self.dice.whole(7, 10)
        lane = None
        if not self.people[who].silent and self.dice.chance(0.6):
            lane = self._topic(pulls, "complaint" if low else "praise")
            if low:
                self.complained[who], self.open_until[who] = True, DAYS * 2
        self.said.append(Said(who, day, lane, "survey", score=score))

    def _pull(self, name: str, day: int) -> Days:
        import numpy as np

        driver, _, plan = name.partition("@")
        strength = pull(driver, day - self.redesigned, day) + np.zeros(len(self.people))
        if "complaint" in name:
            strength = strength * np.where(self.unhappy_until > day, 4.0, 1.0)
        return strength * self.team if plan else strength

    def _say(self, who: int, day: int, lane: Lane) -> None:
        channels = _CHANNELS[lane.mood]
        channel = self.dice.weighted(tuple(channels), tuple(channels.values()))
        answered = self._answer(day, channel)
        self.said.append(Said(who, day, lane, channel, answered))
        if lane.mood == "complaint":
            self.complained[who] = True
            until = DAYS * 2 if answered is None else answered
            self.open_until[who] = max(self.open_until[who], until)

    def _answer(self, day: int, channel: str) -> int | None:
        if channel == "in-app" or not self.dice.chance({"tickets": 0.85, "reviews": 0.25}[channel]):
            return None
        swamped = 3.0 if day_of(OUTAGE) <= day < day_of(OUTAGE) + 16 or 0 <= day - day_of(ROLLOUT[-1][1]) < 50 else 1.0
        return day + 1 + int(self.dice.spread(2.0 * swamped, 0.9))


def _drivers() -> dict[str, tuple[float, dict[Lane, float]]]:
    """Lanes by what moves them, with their rates as shares of all that is said in a usual week."""
    found: dict[str, dict[Lane, float]] = {}
    for theme in themes().values():
        for mood, rate in theme.rates.items():
            name = pull_of(theme.name, mood) + (f"@{theme.plan}" if theme.plan else "")
            found.setdefault(name, {})[theme.lanes[mood]] = rate
    whole = sum(sum(lanes.values()) for lanes in found.values())
    return {name: (sum(lanes.values()) / whole, lanes) for name, lanes in found.items()}
