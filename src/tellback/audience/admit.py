"""Let a reader in by a link: to one ballot, as long as the invitation stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from secrets import token_urlsafe

from tellback.audience.ballot import Ballot
from tellback.audience.invitation import Invitation
from tellback.audience.link import FORGED, pass_of, read_link, read_pass
from tellback.audience.queries import ballots, invitations
from tellback.audience.seat import given_to
from tellback.errors import LinkClosed, NotFound
from tellback.store.base import Store


@dataclass(frozen=True, slots=True)
class Admitted:
    """`ballot` is None before the reader began; `kept` is what the browser shall keep of an open link."""

    invitation: Invitation
    ballot: Ballot | None
    kept: str = ""


def admit(store: Store, token: str, kept: str = "", key: str = "") -> Admitted:
    """Whose link it is, for an open one by what the browser kept of it or by the key under which somebody began.

    Raises NotFound where it is forged, LinkClosed where it is over.
    """
    number, reader = read_link(store, token)
    asked = invitations.invitation(store, number)
    if asked is None:
        raise NotFound(FORGED)
    ballot = ballots.begun_by(store, number, reader or read_pass(store, kept, number) or key)
    if asked.withdrawn_at:
        raise LinkClosed("Whoever sent you this link has taken it back. Nothing you said before is lost.")
    if asked.until < datetime.now(UTC).date().isoformat():
        raise LinkClosed(f"This link was for readers until {asked.until}. Ask whoever sent it for another.")
    if ballot and ballot.erased_at:
        raise LinkClosed("What was said through this link was erased, and it is closed.")
    if ballot is None and asked.begun >= asked.readers:
        raise LinkClosed("As many have read through this link as were asked to. Thank you for wanting to, too.")
    return Admitted(asked, ballot, kept)


def begin(store: Store, token: str, kept: str = "", key: str = "") -> Admitted:
    """Give a reader their ballot: the one they have, or a new one; the same `key` again is the same reader.

    Raises as `admit` does.
    """
    number, reader = read_link(store, token)
    key = key or token_urlsafe(16)
    found = admit(store, token, kept, "" if reader else key)
    given = partial(given_to, invitations.secret(store, ""), found.invitation)
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    ballot = found.ballot or ballots.begin(store, number, reader or key, now, given)
    if ballot is None:
        raise LinkClosed("As many have read through this link as were asked to. Thank you for wanting to, too.")
    return Admitted(found.invitation, ballot, "" if reader else pass_of(store, number, ballot.reader))
