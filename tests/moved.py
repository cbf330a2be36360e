"""Readers whom a story moves, sentence by sentence, from a seed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from random import Random

import readers
from tellback.audience.heard import Heard, Reader
from tellback.audience.heat import warm
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.mark import Kind, Mark
from tellback.audience.put import RATING, SENTENCE
from tellback.audience.queries import ballots
from tellback.audience.sheet import sheet
from tellback.audience.warmth import Heat
from tellback.store.base import Store
from world import BETA, STORY

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOTES = {
    Kind.EXCITES: ("Finally.", "This is what we have waited for.", "I would show this to my team."),
    Kind.CONFUSES: ("What does this mean for us?", "I had to read it twice.", "Is it in the price?"),
    Kind.DOUBTS: ("Says who?", "Not with our data.", "What happens when legal says no?"),
}
ANSWERS = ("Mail that stays where I left it, for people with much of it.", "A mail program for offices.", "Mail.")


def move(
    store: Store, crowd: Mapping[Audience, int], seed: int = 1, text: str = STORY, version: str = "v1"
) -> list[Invitation]:
    """Invite so many of each audience. Some do not read to the end; all mark what moves them."""
    dice = Random(seed)
    leanings = [[dice.random() ** 5 * 0.7 for _ in Kind] for _ in range(1000)]
    asked = []
    for audience, n in crowd.items():
        invited = readers.invite(store, audience=audience, readers=n, text=text, version=version)
        asked.append(invited)
        for number in range(1, n + 1):
            _read(store, invited, number, dice, leanings)
    return asked


def _read(store: Store, asked: Invitation, number: int, dice: Random, leanings: list[list[float]]) -> None:
    shown = sheet(asked).shown
    through = dice.random() < 0.75
    last = len(shown) if through else dice.randint(len(shown) // 3, len(shown) - 1)
    begun = NOON + timedelta(hours=number)
    ballot = ballots.begin(store, asked.id, number, begun.isoformat(), lambda _: "")
    assert ballot
    done = (begun + timedelta(seconds=dice.randint(240, 600))).isoformat()
    for at in shown[:last]:
        kind = next((kind for kind, p in zip(Kind, leanings[at], strict=True) if dice.random() < p), None)
        if kind:
            note = dice.choice(NOTES[kind]) if dice.random() < 0.15 else ""
            values = {"sentence": at, "kind": kind, "note": note, "undoes": None, "made_at": done}
            ballots.add_mark(store, ballot.id, f"{number}-{at}", values)
    if last:
        ballots.add_reached(store, ballot.id, max(shown[:last]), done)
    if through:
        ballots.add_answer(store, ballot.id, SENTENCE, dice.choice(ANSWERS), done)
        ballots.add_answer(store, ballot.id, RATING, str(dice.choice((2, 3, 3, 4, 4, 5))), done)
        ballots.finish(store, ballot.id, done)


ASKED = Invitation(1, "prfaq.md", "v2", Audience.EXECUTIVES, True, 99, "2999-01-01", "", "", text=STORY)
LAST = sheet(ASKED).last


def reader(
    audience: Audience = Audience.CUSTOMERS, *marks: tuple[int, Kind], reached: int = LAST, **more: str
) -> Reader:
    """Somebody who finished, unless said otherwise."""
    asked = Invitation(1, "prfaq.md", "v2", audience, True, 99, "2999-01-01", "", "", text=STORY)
    note, careless = more.get("note", ""), more.get("careless", "")
    return Reader(
        1, 1, 1, audience, more.get("version", "v2"), "2026-01-01", "2026-01-02",
        reached=reached,
        seen=tuple(at for at in sheet(asked).shown if at <= reached),
        marks=tuple(Mark(at, kind, note, "2026-01-01") for at, kind in marks),
        careless=careless,
    )  # fmt: skip


def heard(*readers: Reader) -> Heard:
    return Heard("prfaq.md", {"v2": STORY, "v1": BETA}, readers, (ASKED,))


def felt(*readers: Reader, audience: str = "", k: int = 1) -> Heat:
    return warm(heard(*readers), "v2", audience, k)
