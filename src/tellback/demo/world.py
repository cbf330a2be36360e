"""The world behind the demo: everybody at Larkpost for eighteen months, and the truth about what they wrote."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tellback.demo.cast import Customer, cast
from tellback.demo.dice import Dice
from tellback.demo.life import LEAVING, Life, live
from tellback.demo.post import Sent, post
from tellback.demo.timeline import DAYS, version_on
from tellback.demo.truth import Truth, truth_of

SEED = 1887


class World:
    """Some customers of Larkpost. The same number and seed give the same world, to the byte."""

    def __init__(self, customers: int = 4000, seed: int = SEED) -> None:
        self.customers, self.seed = customers, seed

    @cached_property
    def people(self) -> list[Customer]:
        """Everybody who is a customer at some time."""
        return cast(self.customers, self.seed)

    @cached_property
    def life(self) -> Life:
        """Who said what when, who left."""
        return live(self.people, self.seed)

    @cached_property
    def sent(self) -> list[Sent]:
        """Every message, in the order of days."""
        return list(post(self.life, self.people, Dice(self.seed, "letters")))

    def truth(self) -> list[Truth]:
        """What every stretch of every message is about."""
        return list(truth_of(self.sent, self.people))

    @property
    def leaving(self) -> Mapping[str, float]:
        """What multiplies a customer's daily chance to leave."""
        return LEAVING

    def version(self, sent: Sent) -> str:
        """The release its writer used."""
        return version_on(sent.day, DAYS if sent.who is None else self.people[sent.who].redesigned)
