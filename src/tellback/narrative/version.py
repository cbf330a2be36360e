"""A version of a story: committed to git, or saved as a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field

NOW = "now"


@dataclass(frozen=True, slots=True)
class Version:
    """`called` is v1, v2, … or "now" for the file as it stands; `reason` a commit's subject or a snapshot's note.

    `date` is ISO 8601, empty for the file as it stands; `commit` is empty for a snapshot, `name` for a commit.
    """

    called: str
    date: str = ""
    reason: str = ""
    commit: str = ""
    name: str = ""
    text: str = field(default="", metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version of a story, oldest first, and its file as it stands. `note` says why there are none."""

    path: str
    kept: tuple[Version, ...]
    now: Version
    note: str = ""

    @property
    def edited(self) -> bool:
        """Whether the file differs from the last version."""
        return not self.kept or self.kept[-1].text != self.now.text

    def up_to(self, last: Version) -> tuple[Version, ...]:
        """The versions up to one of them, which may be the file as it stands."""
        every = (*self.kept, self.now)
        return every[: every.index(last) + 1]
