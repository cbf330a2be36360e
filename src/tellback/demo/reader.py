"""One made-up reader: how far they come, what each sentence does to them, what they choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from typing import Literal

from tellback.audience.invitation import Invitation
from tellback.audience.mark import Kind
from tellback.audience.passages import Passage, changed
from tellback.audience.put import HURRIED, RATING, SENTENCE
from tellback.audience.sheet import sheet_of
from tellback.demo import reception as truth
from tellback.demo.dice import Dice
from tellback.narrative.compare import read_version

NOTED = 0.35
AMONG = 4


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of two wordings of the passage at a sentence; `first` was shown first."""

    at: int
    first: Literal["new", "old"]
    said: Literal["new", "old", "neither"]


class Reader:
    """A reader of one version of an invitation. Asked twice for the same, they go on to other dice: ask once, in order.

    `flaw` is what makes them careless, "" where they are not.
    """

    def __init__(self, asked: Invitation, version: str, text: str, dice: Dice) -> None:
        self.asked, self.version, self.dice = asked, version, dice
        self.flaw = dice.pick(truth.CARELESS) if dice.chance(truth.CARELESS_SHARE) else ""
        self.wording = [sentence.text for sentence in read_version(text).wording]
        sheet = sheet_of(text, asked.audience.sees_internal)
        self.shown = sheet.shown
        release = sum(len(block.told) for block in sheet.blocks)
        self.eager = dice.spread(1.0, 0.5)
        self.reached = self.shown[: self._comes_to(release)]
        self.seconds = 25.0 if self.flaw == "fast" else dice.spread(9.0, 0.3) * len(self.reached)

    @property
    def finishes(self) -> bool:
        """Whether they come to the end."""
        return self.reached == self.shown

    def marks(self) -> Iterator[tuple[int, Kind, str]]:
        """The sentences that do something to them, with why."""
        for at in self.reached:
            if said := self._said(self.wording[at]):
                yield at, *said

    def answers(self) -> dict[str, str]:
        """What they answer when they have read."""
        stars = range(1, 6)
        wanted = self.dice.weighted(stars, [exp(-((star - truth.RATINGS[self.version]) ** 2)) for star in stars])
        taken = f"{self.dice.pick(truth.TAKEN_FOR[self.version])}, {self.dice.pick(truth.TAKEN_TO_BE_FOR)}."
        said = {SENTENCE: taken, RATING: str(wanted)}
        return {**said, HURRIED: "yes"} if self.flaw == "hurried" else said

    def chooses(self) -> list[Chosen]:
        """Which wording of each passage they would rather read on from; the last passage is one of them again."""
        found = changed(self.asked.earlier, self.asked.text, self.asked.audience.sees_internal)
        chosen = [self._prefers(passage) for passage in found]
        again = self.dice.pick(chosen)
        said = again.said if self.dice.chance(truth.STEADY) else _other(again.said)
        return [*chosen, Chosen(again.at, _other(again.first), said)]

    def picks(self) -> tuple[tuple[int, ...], int, int]:
        """Of some promises of the newer version, which convinces most, and which least."""
        prfaq = read_version(self.asked.text)
        newer = [sentence.text for sentence in prfaq.wording]
        left = [newer.index(claim.text) for claim in prfaq.claims if claim.text in newer]
        among = [left.pop(self.dice.whole(0, len(left) - 1)) for _ in range(AMONG)]
        best = self.dice.weighted(among, [exp(_strength(newer[at])) for at in among])
        rest = [at for at in among if at != best]
        return tuple(among), best, self.dice.weighted(rest, [exp(-_strength(newer[at])) for at in rest])

    def _comes_to(self, release: int) -> int:
        """How many sentences they read. Whoever is careless comes to the end."""
        for place in range(1, len(self.shown)):
            lost = truth.LOST_AT_QUESTIONS if place == release else truth.LOST
            if not self.flaw and self.dice.chance(lost):
                return place
        return len(self.shown)

    def _said(self, text: str) -> tuple[Kind, str] | None:
        if self.flaw == "alike":
            return Kind.EXCITES, ""
        for effect in truth.effects(self.version, text, self.asked.audience):
            if self.dice.chance(effect.share):
                return effect.kind, self._note(effect.notes or truth.WHY[effect.kind])
        for kind, share in truth.USUAL.items():
            if self.dice.chance(share * self.eager):
                return kind, self._note(truth.WHY[kind])
        return None

    def _note(self, notes: tuple[str, ...]) -> str:
        return self.dice.pick(notes) if self.dice.chance(NOTED) else ""

    def _prefers(self, passage: Passage) -> Chosen:
        first: Literal["new", "old"] = "new" if self.dice.chance(0.5) else "old"
        if self.dice.chance(truth.NEITHER):
            return Chosen(passage.at, first, "neither")
        share = truth.prefers_new(passage.new) + (truth.FIRST if first == "new" else -truth.FIRST)
        return Chosen(passage.at, first, "new" if self.dice.chance(share) else "old")


def _other(wording: Literal["new", "old", "neither"]) -> Literal["new", "old"]:
    return "old" if wording == "new" else "new"


def _strength(text: str) -> float:
    return next((much for begins, much in truth.STRENGTHS.items() if text.startswith(begins)), 0.0)
