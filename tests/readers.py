"""Readers of Heron Mail's story, invited without a workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellback.audience.admit import Admitted, admit, begin
from tellback.audience.invitation import Audience, Invitation
from tellback.audience.link import links
from tellback.audience.queries import invitations
from tellback.store.base import Store
from world import STORY


def invite(store: Store, **changes: Any) -> Invitation:
    """An invitation of three customers, each with a link, unless said otherwise."""
    asked = Invitation(0, "prfaq.md", "v1", Audience.CUSTOMERS, False, 3, "2999-01-01", "2026-01-01", "Ana", text=STORY)
    asked = replace(asked, **changes)
    return replace(asked, id=invitations.add_invitation(store, asked))


def tokens(store: Store, asked: Invitation) -> list[str]:
    return [link.removeprefix("/read/") for link in links(store, asked)]


def reader(store: Store, asked: Invitation, number: int = 1) -> Admitted:
    """A reader with a link of their own who has begun, as they are let in now."""
    token = tokens(store, asked)[number - 1]
    begin(store, token)
    return admit(store, token)
