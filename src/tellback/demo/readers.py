"""Made-up executives, investors and customers are asked to read three versions of the story, and do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tellback.audience.ballot import Choice, Pick
from tellback.audience.hold import hold
from tellback.audience.invitation import Invitation
from tellback.audience.invite import invited
from tellback.audience.mark import Mark
from tellback.audience.session import Session
from tellback.demo.dice import Dice
from tellback.demo.reader import Reader
from tellback.demo.reception import ASKED, Asked
from tellback.demo.versions import FILE, VERSIONS, text_of
from tellback.store.base import Store

ASKER = "Joris Maes"
TURNS = 3


def ask_readers(store: Store, seed: int) -> int:
    """Invite everybody and keep what they say, all or nothing; how many read.

    Where anybody was ever invited nobody is asked again: then it is 0.
    """
    if invited(store):
        return 0
    with store.transaction():
        for asked in ASKED:
            hold(store, _invitation(asked), list(_sessions(asked, seed)))
    return sum(asked.come for asked in ASKED)


def wording(version: str) -> str:
    """The Markdown of a version, by its name."""
    return text_of(next(each for each in VERSIONS if each.page == f"{version}.md"))


def _invitation(asked: Asked) -> Invitation:
    earlier = wording(asked.against) if asked.against else ""
    who = (asked.version, asked.audience, asked.open, asked.readers, asked.until, f"{asked.on}T09:00:00+00:00", ASKER)
    return Invitation(0, FILE, *who, text=wording(asked.version), against=asked.against, earlier=earlier)


def _sessions(asked: Asked, seed: int) -> Iterator[Session]:
    """What readers say, in the order in which they come."""
    names = (seed, asked.version, asked.audience)
    dice, invitation = Dice("came", *names), _invitation(asked)
    begin, end = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (asked.on, asked.until))
    for nth, share in enumerate(sorted(dice.share() for _ in range(asked.come))):
        version = asked.version
        if asked.against:
            # Of every two who come one after the other each gets one of the two.
            first = Dice("block", *names, nth // 2).whole(0, 1)
            version = (asked.version, asked.against)[(first + nth) % 2]
        reader = Reader(invitation, version, wording(version), Dice("reader", *names, nth))
        yield _session(reader, begin + timedelta(hours=10) + share * (end - begin))


def _session(reader: Reader, came: datetime) -> Session:
    """Everything they say, at the pace at which they read."""
    pace = timedelta(seconds=reader.seconds / len(reader.reached))
    when = {at: _time(came + pace * place) for place, at in enumerate(reader.reached, 1)}
    marks = tuple(Mark(at, kind, note, when[at]) for at, kind, note in reader.marks())
    done = came + timedelta(seconds=reader.seconds)
    read = (reader.version, _time(came), marks, max(reader.reached), _time(done))
    if not reader.finishes:
        return Session(*read)
    answers = reader.answers()
    chosen = reader.chooses() if reader.asked.against else []
    choices = tuple(
        Choice(one.at, one.first, one.said, nth == len(chosen), _time(done + timedelta(seconds=15 * nth)))
        for nth, one in enumerate(chosen, 1)
    )
    turns = range(TURNS if chosen else 0)
    picks = tuple(Pick(*reader.picks(), _time(done + timedelta(minutes=2, seconds=10 * turn))) for turn in turns)
    return Session(*read, answers, choices, picks, _time(done + timedelta(minutes=3)))


def _time(when: datetime) -> str:
    return when.isoformat(timespec="milliseconds")
