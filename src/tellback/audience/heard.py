"""Everything that readers said of a story, as it was heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tellback.audience.ballot import Choice, Pick
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.mark import Mark

ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Reader:
    """What one reader said of the version they read; sentences are indexes in its wording.

    `reached` is the last sentence that was before their eyes, -1 for none, and `seen` are all up to it that their
    audience is shown. `through`: they finished, or can say no more because their link is over. `seconds` is how long
    they read before they were asked anything, None where that is not known. `rating` is 1 to 5, 0 for none. `careless`
    is the rule by which they are not counted, or `ERASED`; "" where they are. Times are ISO 8601 in UTC, "" for not
    yet.
    """

    ballot: int
    invitation: int
    number: int
    audience: Audience
    version: str
    begun_at: str
    finished_at: str = ""
    through: bool = False
    reached: int = -1
    seen: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    answer: str = ""
    rating: int = 0
    choices: tuple[Choice, ...] = ()
    picks: tuple[Pick, ...] = ()
    hurried: bool = False
    seconds: float | None = None
    careless: str = ""

    @property
    def finished(self) -> bool:
        """Whether they handed in what they said."""
        return bool(self.finished_at)

    @property
    def again(self) -> tuple[tuple[Choice, Choice], ...]:
        """What they chose of a passage at first, and when they were asked again."""
        first = {choice.passage: choice for choice in self.choices if not choice.repeat}
        return tuple(
            (first[choice.passage], choice) for choice in self.choices if choice.repeat and choice.passage in first
        )

    @property
    def erased(self) -> bool:
        """Whether what they said was erased; that they read stays counted."""
        return self.careless == ERASED


@dataclass(frozen=True, slots=True)
class Heard:
    """Readers of one story, in the order in which they began.

    `texts` holds the wording of each version that anybody was invited to read. Where a version's name came to mean
    another wording, the name is that of the last one, and "now (invitation 3)" the one that invitation 3 was for.
    """

    narrative: str
    texts: Mapping[str, str] = field(metadata={"json": False})
    readers: tuple[Reader, ...]
    invitations: tuple[Invitation, ...]

    @property
    def counted(self) -> tuple[Reader, ...]:
        """The readers that no rule leaves out."""
        return tuple(reader for reader in self.readers if not reader.careless)

    def of(self, version: str) -> tuple[Reader, ...]:
        """The counted readers of a version."""
        return tuple(reader for reader in self.counted if reader.version == version)
