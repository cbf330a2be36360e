"""What one customer wrote, once, and the passages it falls into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from tellback.feedback.stance import Stance

MessageId = NewType("MessageId", int)
PassageId = NewType("PassageId", int)


@dataclass(frozen=True, slots=True)
class Message:
    """One row of an export. `text` is kept as it came; everything else may be missing.

    `said_at` and `answered_at` are ISO 8601 in UTC (a bare date where no time is known); `answered_at` says when
    somebody answered the customer, "" where nobody had when the export was made. `rating` is on its own `scale` ("1-5",
    "0-10"); `plan` and `revenue` (a month, in the export's currency) are as of the day the message was written.
    """

    source: str
    external_id: str
    text: str
    title: str = ""
    said_at: str = ""
    answered_at: str = ""
    author: str = ""
    company: str = ""
    plan: str = ""
    revenue: float | None = None
    rating: float | None = None
    scale: str = ""
    locale: str = ""
    url: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Title and text as they are read and cut into passages: offsets of passages point into this."""
        return f"{self.title}\n{self.text}" if self.title and self.text else self.title or self.text


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or so of a message, by offsets into its `words`.

    `stance` is what the program takes it for and `sureness` the calibrated probability that this is right.
    """

    message: MessageId
    start: int
    end: int
    language: str
    stance: Stance
    sureness: float
