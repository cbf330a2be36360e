"""Readers get every sentence to mark, and none of what is not for them."""

from __future__ import annotations

from dataclasses import replace

from tellback.audience.invitation import Audience, Invitation
from tellback.audience.sheet import sheet
from tellback.narrative.parse import parse
from world import STORY

ASKED = Invitation(1, "prfaq.md", "v1", Audience.EXECUTIVES, False, 1, "2999-01-01", "", "", text=STORY)


def test_every_sentence_can_be_marked_once() -> None:
    assert list(sheet(ASKED).shown) == list(range(len(parse(STORY).wording)))


def test_what_colleagues_ask_is_for_executives_only() -> None:
    theirs, ours = sheet(replace(ASKED, audience=Audience.INVESTORS)), sheet(ASKED)
    assert (len(theirs.internal), len(ours.internal)) == (0, 1)
    assert theirs.external == ours.external
    assert theirs.last < ours.last
