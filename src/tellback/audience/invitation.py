"""A request to read one version of the story."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Audience(StrEnum):
    """Whom a story is for. They are fixed before anybody reads, so that none is found afterwards."""

    EXECUTIVES = "executives"
    INVESTORS = "investors"
    CUSTOMERS = "customers"

    @property
    def reader(self) -> str:
        """One of them."""
        return self.value.removesuffix("s")

    @property
    def sees_internal(self) -> bool:
        """Whether they read the questions that colleagues ask, too."""
        return self is Audience.EXECUTIVES


@dataclass(frozen=True, slots=True)
class Invitation:
    """`text` is the version's wording as it was when they were invited; `until` is the last day, in UTC.

    `open`: one link for everybody, for `readers` at most; otherwise as many links of one reader each.
    `against` is the earlier version that half of the readers get instead, "" for none, and `earlier` its wording;
    `looks`: judged whenever somebody looks (`any`), or at five looks planned for so many readers (`planned`).
    """

    id: int
    narrative: str
    version: str
    audience: Audience
    open: bool
    readers: int
    until: str
    made_at: str
    made_by: str
    withdrawn_at: str = ""
    begun: int = 0
    text: str = field(default="", metadata={"json": False})
    against: str = ""
    earlier: str = field(default="", metadata={"json": False})
    looks: Literal["any", "planned"] = "any"

    def wording(self, version: str) -> str:
        """What a reader reads who was given this version."""
        return self.earlier if self.against and version == self.against else self.text
