"""What a file that came out of this workspace is known by."""

from __future__ import annotations

import hmac
from hashlib import blake2b
from secrets import token_urlsafe

from tellback.audience.heard import Reader
from tellback.audience.queries import invitations
from tellback.store.base import Store


def stamp(store: Store) -> str:
    """The same for every file of a workspace; it tells nothing of the secret that links are signed with."""
    return blake2b(f"stamp {_secret(store)}".encode(), digest_size=6).hexdigest()


def name_of(reader: Reader) -> str:
    """A reader as they are named outside: by invitation and number, as `erase-reader` takes them."""
    return f"{reader.invitation}-{reader.number}"


def sign(store: Store, source: str, name: str) -> str:
    """What stands for a reader's name, which is not kept."""
    return hmac.new(_secret(store).encode(), f"{source}\n{name}".encode(), "sha256").hexdigest()


def _secret(store: Store) -> str:
    return invitations.secret(store, token_urlsafe(32))
