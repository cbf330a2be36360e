"""What customers (or readers, or deliveries) say about one place of the story."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil, floor

from tellback.stats.verdict import Verdict


def _redacted(words: str) -> str:
    from tellback.people.redact import redact

    return redact(words)


class Relation(StrEnum):
    """How a customer's words stand to a promise or a question, or what a sentence does to those who read the story."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEAR = "near"
    ASKS = "asks"
    EXCITED = "excites"
    CONFUSED = "confuses"
    DOUBTED = "doubts"


@dataclass(frozen=True, slots=True)
class Word:
    """One customer's words, an exact substring of the message: never longer, never mended; redacted where shown."""

    text: str = field(metadata={"json": _redacted})
    message: int
    passage: int
    said_on: str
    source: str
    sureness: float
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """Of how many who reached a sentence, in which version; `share` is the share that it did this to. `same_words`: it
    read then as it does now.
    """

    version: str
    of: int
    share: Verdict
    same_words: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything of one relation about one place. People are counted, not messages. `read` is there where they are not
    customers who spoke, but readers of the story who marked it.
    """

    about: str
    relation: Relation
    people: int
    messages: int
    words: tuple[Word, ...] = ()
    precision: Verdict | None = None
    note: str = ""
    read: Read | None = None


def readers_say(found: Evidence) -> str:
    """`11 of 30 readers of v4 doubt it (20 to 56 %)`; "" for what customers say. The interval is never narrower for
    being rounded."""
    if not found.read:
        return ""
    one, many = _DO[found.relation]
    does = one if found.people == 1 else many
    low, high = found.read.share.low, found.read.share.high
    share = "too few for a share" if low is None or high is None else f"{floor(100 * low)} to {ceil(100 * high)} %"
    then = "" if found.read.same_words else "; it read otherwise then"
    return f"{found.people} of {found.read.of} readers of {found.read.version} {does} ({share}{then})"


_DO = {
    Relation.EXCITED: ("finds it exciting", "find it exciting"),
    Relation.CONFUSED: ("does not understand it", "do not understand it"),
    Relation.DOUBTED: ("doubts it", "doubt it"),
}
