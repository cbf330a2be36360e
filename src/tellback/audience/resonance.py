"""Whether a version resonates more than an earlier one: with whom, and which sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from tellback.audience.mark import Kind
from tellback.people.redact import redact
from tellback.stats.audiences import Audiences
from tellback.stats.flags import Flag
from tellback.stats.preference import Choices
from tellback.stats.ratio_alarm import Sharing
from tellback.stats.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Plan:
    """How often was meant to be looked, "any" time or at five "planned" looks, before `readers` were invited in all."""

    looks: str
    readers: int


@dataclass(frozen=True, slots=True)
class Came:
    """How many readers of a version began, finished, and count; `apart`: of those who count, how many were invited to
    this version alone and not given one of the two at random.
    """

    version: str
    begun: int
    finished: int
    counted: int
    apart: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many readers of each version a rule left out; every rule is listed, also where it left out nobody."""

    reason: str
    older: int
    newer: int


@dataclass(frozen=True, slots=True)
class PassageVerdict:
    """A changed passage in both wordings, and the share of readers who would rather read on from the new one: a winner
    is named where the caveat is "". `at` is the index of its first sentence in the newer wording. `choices` is None
    where fewer than k readers chose.
    """

    at: int
    old: str
    new: str
    verdict: Verdict
    choices: Choices | None


@dataclass(frozen=True, slots=True)
class WholeVerdict:
    """What readers of one version did compared with readers of the other; a winner is named where the caveat is "".

    `measure` is "excites", "confuses", "doubts" (by how much a greater share of the sentences that a reader reached,
    from -1 to 1, `even` 0) or "rating" (the chance that a reader of the newer version rates higher, `even` 1/2).
    `before` and `after` are the plain means of both sides, shares or ratings from 1 to 5; None below k readers.
    """

    measure: str
    even: float
    verdict: Verdict
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class SentenceFlag:
    """By how much more readers mark a sentence whose text changed; `sentence` is its index in the newer wording."""

    sentence: int
    kind: Kind
    old: str
    new: str
    flag: Flag


@dataclass(frozen=True, slots=True)
class Promise:
    """The chance that a reader prefers a promise to a middling one of the others, from best and worst of several."""

    sentence: int
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader took the story to be, and for whom. `version` is "" where too few of each version answered to be
    told apart.
    """

    version: str
    answer: str = field(metadata={"json": redact})


@dataclass(frozen=True, slots=True)
class More:
    """What "about 40 more readers" rests on: `share` of `readers` so far prefer the newer version (before pooling), and
    if they go on like this so many `more` would name a winner; None where not even 2,000 would.
    """

    share: float
    readers: int
    more: int | None


@dataclass(frozen=True, slots=True)
class Resonance:
    """A comparison of two versions by their readers. Every verdict names a winner only where its caveat is "".

    `closed`: nobody can read on, nor was invited after that was so once before; otherwise, what holds only when asked
    once (audiences apart, ratings by rank, flags at the close, promises) is not asked. `preference` is each reader's
    mean over passages, above 1/2 where the newer version is ahead. `passages` are in reading order, `flags` by
    sentence. `more` is None where a winner is named or there is too little to say. `reliability`: the share of readers
    who gave a repeated passage the same answer. Under `sharing.alarm` there is no verdict in `whole` and no flag.
    `reopened`: it was closed once before. `at_random`: whoever is compared in `whole` and `flags` was given one of the
    two versions by chance.
    """

    narrative: str
    older: str
    newer: str
    plan: Plan
    closed: bool
    came: tuple[Came, Came]
    left_out: tuple[LeftOut, ...]
    sharing: Sharing
    preference: Audiences
    passages: tuple[PassageVerdict, ...] = ()
    whole: tuple[WholeVerdict, ...] = ()
    flags: tuple[SentenceFlag, ...] = ()
    promises: tuple[Promise, ...] = ()
    reliability: Verdict | None = None
    more: More | None = None
    understanding: tuple[Said, ...] = ()
    reopened: bool = False
    at_random: bool = True
