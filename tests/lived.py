"""How the demo's customers lived, day by day, straight from the world: in which state, at which risk, until when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tellback.demo.life import LEAVING, TENURE
from tellback.demo.timeline import DAYS
from tellback.demo.world import World
from tellback.stats.cox import cox
from tellback.stats.risk import RiskTable, risk_table
from tellback.stats.verdict import Verdict

CONTENT, SILENT, OPEN, ANSWERED = range(4)
"""Nothing is wrong; unhappy and says nothing; a complaint stands unanswered; every complaint was answered."""
PLANS = ("Free", "Plus", "Team")
_STATES, _PLANS, _HEAVY = 4, len(PLANS), 2
_ENDINGS = {"": 0, "left": 1, "payment failed": 2}


@dataclass(frozen=True)
class Lived:
    """Every customer of a world on each of its days."""

    world: World

    @cached_property
    def states(self) -> NDArray[np.int8]:
        """Each customer's state on each day, shape (customers, DAYS): a complaint counts from the day after it."""
        state = np.zeros((len(self.world.people), DAYS), np.int8)
        for who, troubles in enumerate(self.world.life.unhappy):
            for start, stop in troubles:
                state[who, start:stop] = SILENT
        until = dict[int, int]()
        for said in self.world.life.said:
            if said.lane and said.lane.mood == "complaint":
                answered = DAYS if said.answered is None else said.answered
                until[said.who] = max(until.get(said.who, 0), answered)
                state[said.who, said.day + 1 :] = ANSWERED
                state[said.who, said.day + 1 : until[said.who]] = OPEN
        return state

    @cached_property
    def here(self) -> NDArray[np.bool_]:
        """Who may leave on each day, shape (customers, DAYS)."""
        day = np.arange(DAYS)
        return (day >= np.maximum(self._since, 0)[:, None]) & (day <= self._last[:, None])

    def after_a_sign(self, days: int) -> NDArray[np.bool_]:
        """The days after each customer's first incident or low score, for so long; none for who complained before.

        Shape (customers, DAYS).
        """
        first, spoke = (np.full(len(self.world.people), DAYS) for _ in range(2))
        for who, troubles in enumerate(self.world.life.unhappy):
            first[who] = min((start for start, _ in troubles), default=DAYS)
        for said in self.world.life.said:
            if said.score is not None and said.score <= 6:
                first[said.who] = min(first[said.who], said.day)
            if said.lane and said.lane.mood == "complaint":
                spoke[said.who] = min(spoke[said.who], said.day)
        day = np.arange(DAYS)
        after = (day > first[:, None]) & (day <= first[:, None] + days)
        return after & (spoke >= first)[:, None]

    @cached_property
    def table(self) -> RiskTable:
        """Customers by state, plan and use, and day of tenure."""
        turns = np.ones_like(self.here)
        turns[:, 1:] = (self.states[:, 1:] != self.states[:, :-1]) | ~self.here[:, :-1]
        who, first = np.nonzero(self.here & turns)
        goes_on = np.append(who[1:] == who[:-1], np.False_)
        last = np.where(goes_on, np.roll(first, -1) - 1, self._last[who])
        ending = np.array([_ENDINGS[why] for why in self.world.life.why])[who]
        alike = np.array([PLANS.index(p.plan) * _HEAVY + p.heavy for p in self.world.people])[who]
        pattern = self.states[who, first].astype(np.int64) * _PLANS * _HEAVY + alike
        start, stop = first - 1 - self._since[who], last - self._since[who]
        return risk_table(start, stop, np.where(goes_on, 0, ending), pattern, _STATES * _PLANS * _HEAVY)

    def ratio(self, state: int, *against: int) -> Verdict:
        """How many times as often customers leave in a state as in the others named, alike in plan, use and tenure."""
        of = np.repeat(np.arange(_STATES), _PLANS * _HEAVY)
        alike = np.tile(np.arange(_PLANS * _HEAVY), _STATES)
        beside = [each for each in range(_STATES) if each != state and each not in against]
        columns = [of == state, *(of == each for each in beside), alike // _HEAVY == 0, alike // _HEAVY == 2]
        columns.append(alike % _HEAVY == 1)
        return cox(self.table, np.column_stack(columns).astype(float)).ratio(0, self.left(state))

    def left(self, state: int) -> int:
        """How many left in a state."""
        return round(float(self.table.left.reshape(_STATES, -1, len(self.table.times))[state].sum()))

    def usual(self, among: NDArray[np.bool_]) -> float:
        """How many times as often as content customers those leave who have not complained, on some of their days.

        `among`, shape (customers, DAYS), says which; the truth, as the world multiplies it, not what chance made of it.
        """
        days = np.arange(DAYS) - self._since[:, None]
        hazard = np.select([days < until for until, _ in TENURE], [rate for _, rate in TENURE])
        hazard *= np.array([LEAVING["heavy"] if p.heavy else 1.0 for p in self.world.people])[:, None]
        hazard *= np.array([LEAVING.get(p.plan, 1.0) for p in self.world.people])[:, None]
        hazard *= self.here & among & (self.states <= SILENT)
        mood = np.where(self.states == SILENT, LEAVING["unhappy and silent"], 1.0)
        return float((hazard * mood).sum() / hazard.sum())

    @cached_property
    def _since(self) -> NDArray[np.int64]:
        return np.array([person.since for person in self.world.people])

    @cached_property
    def _last(self) -> NDArray[np.int64]:
        return np.array([DAYS - 1 if day is None else day for day in self.world.life.left])
