"""What readers said elsewhere: on paper, in Word, in another tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tellback.audience.invitation import Audience, Invitation
from tellback.audience.mark import Kind
from tellback.people.redact import redact


@dataclass(frozen=True, slots=True)
class Said:
    """One row of a file, or one comment in a document: what one reader said, of one sentence or of none.

    `place` is where it stands in the file, as "7" or "comment 4"; `number` and `reached` count sentences from 1 as
    readers see them, 0 where nothing is said; `raw` is the row as it stands, `stamp` the workspace it came out of.
    """

    place: str
    reader: str
    version: str = ""
    audience: str = ""
    number: int = 0
    sentence: str = ""
    kind: Kind | None = None
    note: str = ""
    reached: int = 0
    rating: int = 0
    answer: str = ""
    made_at: str = ""
    raw: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """What could not be taken in: where it stands in the file ("7:3" is the third cell of the row in line 7), why, and
    as it stands. `whose` is its reader as the file names them, "" where it does not.
    """

    place: str
    reason: str
    raw: str = field(metadata={"json": redact})
    whose: str = field(default="", metadata={"json": False})


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: which column holds what, what it says. `spread` comments lay over several sentences."""

    columns: Mapping[str, str]
    said: tuple[Said, ...]
    aside: tuple[Aside, ...]
    spread: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a file shall be read, where it does not say so itself.

    `source` is where it comes from (its name, where ""); `kind` is what a note without a kind counts as; `whole`: every
    reader read to the end; `given` names columns, as FIELD=COLUMN.
    """

    version: str = ""
    audience: Audience | None = None
    story: str = ""
    source: str = ""
    kind: Kind | None = None
    whole: bool = False
    given: Mapping[str, str] = field(default_factory=dict)


def wanted(options: Mapping[str, Any]) -> Wanted:
    """What was wished in words, such as a command's options."""
    return Wanted(
        options.get("version") or "",
        Audience(options["audience"]) if options.get("audience") else None,
        options.get("story") or "",
        options.get("source") or "",
        Kind(options["kind"]) if options.get("kind") else None,
        bool(options.get("read_whole")),
        options.get("given") or {},
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the readers of an invitation come from, who were never sent a link.

    `readers` are those who stand, `marks` theirs; `aside` what could not be taken; `taken_back_at` is "" while it
    stands. Times are ISO 8601 in UTC.
    """

    invitation: Invitation
    source: str
    format: str
    brought_at: str
    brought_by: str
    taken_back_at: str = ""
    readers: int = 0
    marks: int = 0
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a file. `origins` are the invitations its readers hang on now.

    `readers` had not been known before; `marks` were added or changed, `unchanged` stood already; `placed` counts
    sentences by how they were found. `ours` are rows of readers who read here, `erased` of readers who were erased;
    both are left as they are. `spread` comments lay over several sentences; of `unsure` readers it is not known how
    far they read, so they count up to their last mark. `numbers` says which reader got which number; it is not kept.
    `twice`: how many came by the same name and said the same in another file, by its source.
    """

    file: str
    columns: Mapping[str, str]
    origins: tuple[Origin, ...]
    readers: int
    marks: int
    unchanged: int
    placed: Mapping[str, int]
    ours: int
    erased: int
    spread: int
    unsure: int
    aside: tuple[Aside, ...]
    numbers: Mapping[str, int] = field(default_factory=dict, metadata={"json": False})
    twice: Mapping[str, int] = field(default_factory=dict)
