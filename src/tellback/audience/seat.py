"""What one reader of a comparison gets, and in which order: by chance, and the same whenever they come back."""

from __future__ import annotations

from hashlib import sha256

from tellback.audience.invitation import Invitation


def given_to(secret: str, asked: Invitation, nth: int) -> str:
    """Which version the nth to begin reads: of every two who begin one after the other each gets one, in an order that
    nobody can foretell without the workspace's `secret`. "" where nothing is compared.
    """
    if not asked.against:
        return ""
    block, place = divmod(nth - 1, 2)
    return (asked.version, asked.against)[(drawn(secret, asked.id, block)[0] + place) % 2]


def drawn(*of: object) -> bytes:
    """A draw that comes out the same for the same words, on every machine."""
    return sha256(" ".join(map(str, of)).encode()).digest()
