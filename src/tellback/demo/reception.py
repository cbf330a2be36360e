"""How the story is received: which sentence does what to whom. Tests hold the program against it; it never reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind

EXECUTIVES, INVESTORS, CUSTOMERS = Audience.EXECUTIVES, Audience.INVESTORS, Audience.CUSTOMERS
EXCITES, CONFUSES, DOUBTS = Kind.EXCITES, Kind.CONFUSES, Kind.DOUBTS
USUAL = {EXCITES: 0.05, CONFUSES: 0.02, DOUBTS: 0.03}
"""How often a sentence about which nothing else is said is marked by a reader who reaches it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked to read what, and when; `against` is the earlier version that half of them read instead.

    `come` of the `readers` begin. Days are ISO 8601.
    """

    version: str
    against: str
    audience: Audience
    readers: int
    come: int
    on: str
    until: str
    open: bool = False


ASKED = (
    Asked("v2", "", EXECUTIVES, 10, 9, "2025-10-06", "2025-10-31"),
    Asked("v2", "", INVESTORS, 4, 4, "2025-10-06", "2025-10-31"),
    Asked("v2", "", CUSTOMERS, 30, 24, "2025-10-06", "2025-10-31", open=True),
    Asked("v3", "", EXECUTIVES, 12, 10, "2025-11-10", "2025-12-05"),
    Asked("v3", "", CUSTOMERS, 30, 26, "2025-11-10", "2025-12-05", open=True),
    Asked("v4", "v3", EXECUTIVES, 26, 24, "2026-01-19", "2026-02-13"),
    Asked("v4", "v3", INVESTORS, 24, 20, "2026-01-19", "2026-02-13"),
    Asked("v4", "v3", CUSTOMERS, 60, 52, "2026-01-19", "2026-02-13", open=True),
)


@dataclass(frozen=True, slots=True)
class Effect:
    """This `share` of the readers who reach the sentence of this version that begins so mark it as `kind`.

    Only those of one audience, where one is named. `notes` is what some of them write beside it.
    """

    version: str
    begins: str
    kind: Kind
    share: float
    notes: tuple[str, ...] = ()
    audience: Audience | None = None


EFFECTS = (
    Effect(
        "v2", "Larkpost 5 puts all your mail", CONFUSES, 0.4, ("One page? Is it a website?", "What is a page here?")
    ),
    Effect("v2", "You can set the density", CONFUSES, 0.5, ("Density of what?", "I do not know what cosy means here.")),
    Effect("v2", "Search finds any message", DOUBTS, 0.45, ("About a second on whose machine?", "In my archive, too?")),
    Effect("v2", "Larkpost 5 shows the mail", EXCITES, 0.45, ("This is what I would come for.",)),
    Effect("v3", "Larkpost 5 shows all your mail", CONFUSES, 0.5, ("Quiet how? Does it mute mail?", "Quiet page?")),
    Effect("v3", "The mailbox has been redrawn", CONFUSES, 0.3, ("Redrawn into what?",)),
    Effect("v3", "You choose how tightly", CONFUSES, 0.1),
    Effect("v3", "Search finds any message", DOUBTS, 0.3, ("Nobody does that without a connection.",)),
    Effect("v3", "With Larkpost 5 you open one list", EXCITES, 0.45, ("Yes, this.",)),
    Effect(
        "v3", "We will let them go back", DOUBTS, 0.65, ("And what do the other 95 % get?", "How long?"), EXECUTIVES
    ),
    Effect("v4", "Larkpost 5 shows the mail that needs", EXCITES, 0.5, ("I would click on that.", "Finally.")),
    Effect("v4", "The mailbox has been redrawn", CONFUSES, 0.3, ("Still: redrawn into what?",)),
    Effect("v4", "You open one list", EXCITES, 0.45, ("The one thing I would pay for.",)),
    Effect("v4", "Search finds any message", DOUBTS, 0.35, ("Any message, in ten years of mail?",)),
    Effect(
        "v4", "Larkpost starts in under two seconds", DOUBTS, 0.6, ("On a new computer perhaps.", "Mine has 80 GB.")
    ),
    Effect(
        "v4", "A person answers every question", EXCITES, 0.5, ("That would be a first.", "Call me: +32 9 555 01 42.")
    ),
    Effect("v4", "We give the new layout", DOUBTS, 0.1, (), EXECUTIVES),
)
PREFER_NEW = 0.72
"""How often the newer wording of a passage is chosen over the older, where nothing else is said."""
PREFERENCES = {
    "Larkpost 5 shows the mail that needs": 0.85,
    "Download Larkpost 5 at": 0.3,
}
"""Of the passages whose newer wording begins so."""
FIRST = 0.04
"""By how much the wording that is shown first is chosen more often."""
NEITHER, STEADY = 0.06, 0.85
"""How often nobody cares, and how often somebody asked again says the same."""
RATINGS = {"v2": 2.7, "v3": 3.2, "v4": 3.8}
"""How much readers want it on average, from 1 to 5."""
STRENGTHS = {"You open one list": 1.3, "Search finds": 0.6, "The old layout": 0.4, "You choose how tightly": -1.2}
"""By how much a promise that begins so convinces more than others, as log odds."""
LOST, LOST_AT_QUESTIONS = 0.003, 0.08
"""How often somebody stops before a sentence, and before the first of the questions."""
CARELESS = ("fast", "alike", "hurried")
CARELESS_SHARE = 0.07
"""How many readers are careless, each in one of these ways: they read it all in half a minute, find every sentence
exciting, or say that they were in a hurry."""
TAKEN_FOR = {
    "v2": (
        "A mail program with one inbox",
        "Mail on one page",
        "A new mailbox",
        "Something like Outlook",
        "Faster mail",
    ),
    "v3": (
        "A quieter mail program",
        "One list for all mail",
        "A mail program that mutes things",
        "Calmer mail",
        "An inbox",
    ),
    "v4": (
        "A mail program that shows what needs an answer",
        "It puts the mail that matters first",
        "One list for all accounts",
        "A mailbox that hides what can wait",
        "Mail with the important part on top",
    ),
}
TAKEN_TO_BE_FOR = (
    "for people with several accounts",
    "for people who get too much of it",
    "for people who work by mail",
    "for small firms",
    "for travel agents, it seems",
    "for everybody with a hundred messages a day",
    "for people like me: ask joris.maes@larkpost.example",
)
"""What readers of a version say it is, and who it is for."""
WHY = {
    EXCITES: ("Good.", "I want that.", "More of this."),
    CONFUSES: ("I had to read this twice.", "What does it mean?"),
    DOUBTS: ("Says who?", "I would have to see it.", "Is there a number?"),
}


def effects(version: str, text: str, audience: Audience) -> Iterator[Effect]:
    """What a sentence of a version does to an audience, as it is planted."""
    for effect in EFFECTS:
        if effect.version == version and text.startswith(effect.begins) and effect.audience in {None, audience}:
            yield effect


def prefers_new(text: str) -> float:
    """How often the newer wording of a passage is chosen."""
    return next((share for begins, share in PREFERENCES.items() if text.startswith(begins)), PREFER_NEW)
