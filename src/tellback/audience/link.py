"""Links that nobody can make but this workspace: an invitation and a reader's number, signed."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING

from tellback.audience.invitation import Invitation
from tellback.audience.queries import invitations
from tellback.errors import NotFound
from tellback.store.base import Store

if TYPE_CHECKING:
    from itsdangerous import URLSafeSerializer

FORGED = "This link is not one of ours. Perhaps its end was lost: copy it once more, whole."
_PAIR = 2


def links(store: Store, asked: Invitation) -> tuple[str, ...]:
    """The paths of an invitation's links: one that is open, or one for each reader."""
    readers = (0,) if asked.open else range(1, asked.readers + 1)
    return tuple(f"/read/{_signed(store, 'link', asked.id, reader)}" for reader in readers)


def read_link(store: Store, token: str) -> tuple[int, int]:
    """The invitation and the reader's number (0 for an open link) of a token. Raises NotFound where it is forged."""
    return _read(store, "link", token)


def pass_of(store: Store, invitation: int, reader: int) -> str:
    """What a browser keeps of an open link, so that it stays the same reader's."""
    return _signed(store, "pass", invitation, reader)


def read_pass(store: Store, kept: str, invitation: int) -> int:
    """The reader's number that a browser kept for an invitation; 0 for none, and for one that is forged."""
    try:
        number, reader = _read(store, "pass", kept)
    except NotFound:
        return 0
    return reader if number == invitation else 0


def _signed(store: Store, salt: str, *numbers: int) -> str:
    signed = _signer(store, salt).dumps(numbers)
    return signed if isinstance(signed, str) else signed.decode()


def _read(store: Store, salt: str, token: str) -> tuple[int, int]:
    from itsdangerous import BadData

    try:
        found = _signer(store, salt).loads(token)
    except BadData:
        raise NotFound(FORGED) from None
    if not isinstance(found, list) or len(found) != _PAIR:
        raise NotFound(FORGED)
    return int(found[0]), int(found[1])


def _signer(store: Store, salt: str) -> URLSafeSerializer:
    from itsdangerous import URLSafeSerializer

    return URLSafeSerializer(invitations.secret(store, token_urlsafe(32)), salt=f"reading {salt}")
