"""What can be compared, and what is settled before anybody reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellback.audience.admit import begin
from tellback.audience.invitation import Audience
from tellback.audience.invite import Invited, Wanted, invite, invited, withdraw
from tellback.audience.plan import plan
from tellback.errors import BadName, NotFound
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace
from world import BETA, STORY

TO = Wanted(Audience.CUSTOMERS, 40, against="v1")


@pytest.fixture
def two(here: Workspace) -> Workspace:
    """The story in two versions."""
    for text in (BETA, STORY):
        (here.folder / "prfaq.md").write_text(text, encoding="utf-8")
        snapshot(here, "")
    return here


def join(made: Invited, two: Workspace) -> None:
    begin(two.store, made.links[0].removeprefix("/read/"))


def test_an_invitation_keeps_both_wordings_and_says_what_its_readers_can_show(two: Workspace) -> None:
    made = invite(two, TO)
    asked = made.invitation
    assert (asked.version, asked.text, asked.against, asked.earlier, asked.looks) == ("v2", STORY, "v1", BETA, "any")
    assert made.plan == plan(40)
    assert invite(two, replace(TO, audience=Audience.INVESTORS, readers=20)).plan == plan(60)
    join(made, two)
    found = invited(two.store)[1]
    assert {each.version for each in found.given} == {"v1", "v2"}
    assert sum(each.begun for each in found.given) == found.begun == 1
    assert invite(two, Wanted(Audience.CUSTOMERS)).plan is None


@pytest.mark.parametrize(
    ("called", "against", "why"),
    [
        ("v1", "v2", "v2 is the later one"),
        ("now", "v1", "Only versions that stay"),
        ("v2", "now", "Only versions that stay"),
        ("v2", "v2", "say the same"),
    ],
)
def test_what_cannot_be_compared_is_refused(two: Workspace, called: str, against: str, why: str) -> None:
    with pytest.raises(BadName, match=why):
        invite(two, replace(TO, against=against), called)
    with pytest.raises(NotFound):
        invite(two, replace(TO, against="v9"), called)
    assert invited(two.store) == ()


def test_looks_are_settled_before_anybody_reads(two: Workspace) -> None:
    planned = replace(TO, looks="planned")
    with pytest.raises(BadName, match="need 40 readers"):
        invite(two, replace(planned, readers=39))
    with pytest.raises(BadName, match="Say which"):
        invite(two, replace(planned, against=""))
    first = invite(two, planned)
    assert first.plan and first.plan.looks == (8, 16, 24, 32, 40)
    assert invite(two, replace(planned, readers=5)).plan == plan(45)
    with pytest.raises(BadName, match="judged at five planned looks: invitation 2 settled"):
        invite(two, TO)
    join(first, two)
    with pytest.raises(BadName, match="Somebody has begun"):
        invite(two, planned)


def test_what_nobody_read_may_be_planned_anew(two: Workspace) -> None:
    withdraw(two.store, invite(two, TO).invitation.id)
    read = invite(two, replace(TO, looks="planned"))
    join(read, two)
    withdraw(two.store, read.invitation.id)
    with pytest.raises(BadName, match="settled"):
        invite(two, TO)
