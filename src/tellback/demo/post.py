"""Everything that was said becomes a message: written, answered, copied, and mixed with what nobody meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellback.demo.cast import Customer
from tellback.demo.dice import Dice
from tellback.demo.letter import Letter, junk, write
from tellback.demo.life import Life, Said
from tellback.demo.phrases import Lane, say, themes, words
from tellback.demo.timeline import DAYS, PRICE_RISE, REDESIGN, day_of

_KEYS = {"tickets": "{:d}", "in-app": "fb-{:06d}", "survey": "R{:06d}", "reviews": "rev-{:06d}"}
_FIRST_TICKET = 100_000
_OPPOSITE = {"complaint": "praise", "praise": "complaint"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A message on its way into an export. `key` is its id there; `who` is None where nobody signed.

    `answer` is what support replied, on the day `answered`. `copy_of` is the key of the message somebody else wrote in
    the very same words before.
    """

    key: str
    channel: str
    day: int
    minute: int
    who: int | None
    letter: Letter
    answer: str = ""
    answered: int | None = None
    score: int | None = None
    copy_of: str = ""


def post(life: Life, people: list[Customer], dice: Dice) -> Iterator[Sent]:
    """All messages, in the order of time."""
    latest: dict[tuple[str, Lane], Sent] = {}
    for number, said in enumerate(life.said):
        sent = _sent(number, said, people, dice)
        if said.lane:
            seen = latest.get((said.channel, said.lane))
            if seen and said.channel in {"in-app", "reviews"} and seen.who != said.who and dice.chance(0.02):
                sent = replace(sent, letter=seen.letter, copy_of=seen.copy_of or seen.key)
            latest[said.channel, said.lane] = sent
        yield sent
        if dice.chance(0.035):
            yield _stray(len(life.said) + number, said, dice)


def _sent(number: int, said: Said, people: list[Customer], dice: Dice) -> Sent:
    letter = write(said, people[said.who], dice, _second_thought(said, people[said.who], dice))
    if said.channel == "reviews" and dice.chance(0.03):
        letter = replace(letter, title="", text="", parts=())
    answered = said.answered if said.answered is not None and said.answered < DAYS else None
    answer = ""
    if said.lane and answered is not None:
        answer = say(dice.pick(words("en")[f"answer {said.lane.mood}"]), "en", dice)
    key = _key(said.channel, number)
    return Sent(key, said.channel, said.day, dice.whole(0, 1439), said.who, letter, answer, answered, said.score)


def _second_thought(said: Said, who: Customer, dice: Dice) -> Lane | None:
    """Now and then a complaint ends in praise, or the other way round, about something they can know."""
    if said.lane is None or said.lane.mood == "question" or not dice.chance(0.12):
        return None
    mood = _OPPOSITE[said.lane.mood]
    known = [theme for theme in themes().values() if mood in theme.lanes and theme.name != said.lane.theme]
    if who.redesigned > said.day:
        known = [theme for theme in known if theme.name not in REDESIGN]
    if said.day < day_of(PRICE_RISE):
        known = [theme for theme in known if theme.name != "price"]
    if who.company is None:
        known = [theme for theme in known if not theme.plan]
    return dice.pick(known).lanes[mood]


def _stray(number: int, said: Said, dice: Dice) -> Sent:
    channel = dice.weighted(("tickets", "in-app", "reviews"), (5, 3, 2))
    who = None if channel == "tickets" else said.who
    return Sent(_key(channel, number), channel, said.day, dice.whole(0, 1439), who, junk(channel, dice))


def _key(channel: str, number: int) -> str:
    return _KEYS[channel].format(number + _FIRST_TICKET if channel == "tickets" else number)
