"""Ask an audience to read a version of the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from getpass import getuser
from typing import Literal

from tellback.audience.against import against
from tellback.audience.ballot import Ballot, Given
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.link import links
from tellback.audience.plan import Plan, plan
from tellback.audience.queries import ballots, invitations, origins
from tellback.errors import BadName, NotFound
from tellback.narrative.version import NOW
from tellback.narrative.versions import find, versions
from tellback.store.base import Store
from tellback.workspace.workspace import Workspace

DAYS = 30
MOST = 10_000
UNKNOWN = "There is no invitation {}. `tellback invitations` lists them."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who shall read: `readers` with a link each, or so many at most through one `open` link; `until` "" in 30 days.

    `against`: the earlier version that half of them read instead, "" for none; `looks` as in `Invitation`.
    """

    audience: Audience
    readers: int = 1
    open: bool = False
    until: str = ""
    against: str = ""
    looks: Literal["any", "planned"] = "any"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation with its links' paths, how many have begun and finished, in all and of each version (two of them
    under comparison); where it was made just now to compare, what its comparison's readers can show.

    `source`: where its readers were brought in from, who were never sent a link, "" for readers who are asked;
    `taken_back_at`: when they were taken back, "" while they stand.
    """

    invitation: Invitation
    links: tuple[str, ...]
    begun: int = 0
    finished: int = 0
    given: tuple[Given, ...] = ()
    plan: Plan | None = None
    source: str = ""
    taken_back_at: str = ""

    @property
    def state(self) -> str:
        """Whether its links work: open, full, expired or withdrawn; of readers who had none: brought in, taken back."""
        asked = self.invitation
        if self.source:
            return "taken back" if self.taken_back_at else "brought in"
        if asked.withdrawn_at:
            return "withdrawn"
        if asked.until < datetime.now(UTC).date().isoformat():
            return "expired"
        return "full" if self.begun >= asked.readers else "open"


def invite(workspace: Workspace, wanted: Wanted, called: str = "", story: str = "") -> Invited:
    """Make the links for an audience to read a version, the last by default; its wording is kept with the invitation.

    Raises NotFound where there is no such version, BadName where the number of readers, the day, or what it shall be
    compared with cannot be.
    """
    if not 1 <= wanted.readers <= MOST:
        raise BadName(f"{wanted.readers} readers cannot be invited at once. Say a number from 1 to {MOST:,}.")
    until = _last_day(wanted.until)
    known = versions(workspace, story)
    last = known.kept[-1].called if known.kept and (wanted.against or not known.edited) else NOW
    version = find(known, called or last, workspace.folder)
    earlier = find(known, wanted.against, workspace.folder) if wanted.against else None
    now = datetime.now(UTC).isoformat(timespec="seconds")
    asked = Invitation(
        0,
        known.path,
        version.called,
        wanted.audience,
        wanted.open,
        wanted.readers,
        until,
        now,
        who(),
        text=version.text,
        against=earlier.called if earlier else "",
        earlier=earlier.text if earlier else "",
        looks=wanted.looks,
    )
    beside = against(known, asked, invitations.invitations(workspace.store))
    kept = replace(asked, id=invitations.add_invitation(workspace.store, asked))
    readers = sum(each.readers for each in (kept, *beside))
    return Invited(kept, links(workspace.store, kept), plan=plan(readers) if kept.against else None)


def invited(store: Store) -> tuple[Invited, ...]:
    """Every invitation, the latest first."""
    given, brought = ballots.given(store), origins.sources(store)
    found = (_invited(store, asked, given.get(asked.id, {})) for asked in invitations.invitations(store))
    return tuple(replace(each, **brought.get(each.invitation.id, {})) for each in found)


def readers(store: Store, number: int) -> tuple[Invitation, tuple[Ballot, ...]]:
    """An invitation and who began to read by it, in that order. Raises NotFound."""
    asked = invitations.invitation(store, number)
    if asked is None:
        raise NotFound(UNKNOWN.format(number))
    return asked, tuple(ballots.ballots(store, number))


def withdraw(store: Store, number: int) -> Invitation:
    """Let an invitation's links work no more; what was said through them stays. Raises NotFound."""
    if invitations.invitation(store, number) is None:
        raise NotFound(UNKNOWN.format(number))
    invitations.withdraw(store, number, datetime.now(UTC).isoformat(timespec="seconds"), who())
    found = invitations.invitation(store, number)
    assert found
    return found


def who() -> str:
    """Who runs this program, as the system knows them."""
    try:
        return getuser()
    except (OSError, KeyError):
        return ""


def _invited(store: Store, asked: Invitation, given: Mapping[str, Given]) -> Invited:
    each = [given.get(version, Given(version)) for version in (asked.version, asked.against) if version]
    return Invited(asked, links(store, asked), asked.begun, sum(one.finished for one in each), tuple(each))


def _last_day(until: str) -> str:
    today = datetime.now(UTC).date()
    try:
        day = date.fromisoformat(until) if until else today + timedelta(days=DAYS)
    except ValueError:
        raise BadName(f"`{until}` is not a day. Write it as {today + timedelta(days=DAYS)}.") from None
    if day < today:
        raise BadName(f"{day} is over. Choose a day from {today} on.")
    return day.isoformat()
