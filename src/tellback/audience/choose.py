"""After the story: choose between both wordings of what changed, and among the promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Literal

from tellback.audience.admit import Admitted
from tellback.audience.ballot import Ballot, Choice, Pick
from tellback.audience.invitation import Invitation
from tellback.audience.passages import Passage, changed
from tellback.audience.put import opened
from tellback.audience.queries import choices
from tellback.audience.seat import Turn, seat
from tellback.audience.sheet import sheet_of
from tellback.errors import BadName, NotFound
from tellback.narrative.compare import read_version
from tellback.store.base import Store

Side = Literal["first", "second", "neither"]


@dataclass(frozen=True, slots=True)
class Step:
    """One question as its reader gets it, with their answer so far, and nothing that says which wording is the new one.

    `sides` are both wordings of a passage in the order they are shown; `promises` are indexes in the newer wording,
    with their words. One of the two is empty. `number` counts from 1.
    """

    number: int
    sides: tuple[str, ...] = ()
    chosen: Side | Literal[""] = ""
    promises: tuple[tuple[int, str], ...] = ()
    best: int = -1
    worst: int = -1

    @property
    def done(self) -> bool:
        """Whether it is answered."""
        return bool(self.chosen) or self.best >= 0


def steps(store: Store, found: Admitted) -> tuple[Step, ...]:
    """What a reader is asked between the story and the closing questions. Raises LinkClosed as `put` does."""
    ballot = opened(found)
    made = {(each.passage, each.repeat): each for each in choices.choices(store, ballot.id)}
    picks = choices.picks(store, ballot.id)
    wordings = {each.at: {"old": each.old, "new": each.new} for each in _passages(found.invitation)}
    texts = [each.text for each in read_version(found.invitation.text).wording]
    given: list[Step] = []
    for number, turn in enumerate(turns(found.invitation, ballot), 1):
        if turn.among:
            picked = picks.get(number, Pick((), -1, -1, ""))
            promises = tuple((at, texts[at]) for at in turn.among)
            given.append(Step(number, promises=promises, best=picked.best, worst=picked.worst))
        else:
            sides = wordings[turn.passage][turn.first], wordings[turn.passage][_OTHER[turn.first]]
            given.append(Step(number, sides, _side(made.get((turn.passage, turn.repeat)))))
    return tuple(given)


def turns(asked: Invitation, ballot: Ballot) -> tuple[Turn, ...]:
    """What the reader of a ballot is asked, in their order."""
    return seat(ballot.id, [each.at for each in _passages(asked)], promised(asked))


def promised(asked: Invitation) -> tuple[int, ...]:
    """The promises that an invitation's readers get, as indexes in its (newer) wording."""
    story = read_version(asked.text)
    starts, shown = (
        {claim.span.start for claim in story.claims},
        sheet_of(asked.text, asked.audience.sees_internal).shown,
    )
    return tuple(at for at, each in enumerate(story.wording) if each.span.start in starts and at in shown)


def upcoming(given: Sequence[Step], after: int = 0) -> int:
    """The number of the first question behind another that is not answered, 0 where there is none."""
    return next((step.number for step in given if step.number > after and not step.done), 0)


def choose(store: Store, found: Admitted, number: int, side: Side, key: str = "") -> None:
    """Keep which wording a reader would rather read on from, in the place of what they chose before.

    The same `key` again changes nothing. Raises LinkClosed as `put` does, NotFound where this is not what was asked.
    """
    ballot, turn = opened(found), _turn(found, number)
    if turn.among:
        raise NotFound("This question is about promises.")
    made = Choice(turn.passage, turn.first, _chosen(turn, side), turn.repeat, _now())
    choices.add_choice(store, ballot.id, key or token_hex(16), made)


def pick(store: Store, found: Admitted, number: int, best: int, worst: int, key: str = "") -> None:
    """Keep which promise convinces a reader most and which least. Raises as `choose` does, and BadName where that is no
    answer.
    """
    ballot, turn = opened(found), _turn(found, number)
    if best == worst or not {best, worst} <= set(turn.among):
        raise BadName("Choose one promise that convinces you most, and another that convinces you least.")
    choices.add_pick(store, ballot.id, key or token_hex(16), number, Pick(turn.among, best, worst, _now()))


_OTHER: dict[str, Literal["new", "old"]] = {"new": "old", "old": "new"}


def _passages(asked: Invitation) -> Sequence[Passage]:
    return changed(asked.earlier, asked.text, asked.audience.sees_internal) if asked.against else ()


def _chosen(turn: Turn, side: Side) -> Literal["new", "old", "neither"]:
    if side == "neither":
        return "neither"
    return turn.first if side == "first" else _OTHER[turn.first]


def _side(made: Choice | None) -> Side | Literal[""]:
    if made is None:
        return ""
    if made.chosen == "neither":
        return "neither"
    return "first" if made.chosen == made.shown_first else "second"


def _turn(found: Admitted, number: int) -> Turn:
    asked = turns(found.invitation, opened(found))
    if not 1 <= number <= len(asked):
        raise NotFound("This was not asked.")
    return asked[number - 1]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
