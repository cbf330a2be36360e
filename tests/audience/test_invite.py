"""An invitation keeps the wording that is read, whatever becomes of the file."""

from __future__ import annotations

import pytest

import world
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite, invited
from tellback.errors import BadName, NotFound
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace


def test_what_is_read_is_the_wording_of_the_version(here: Workspace) -> None:
    snapshot(here, "beta")
    (here.folder / "prfaq.md").write_text("# Something else\n", encoding="utf-8")
    made = invite(here, Wanted(Audience.INVESTORS, 2), "beta")
    assert (made.invitation.version, made.invitation.text) == ("v1", world.STORY)
    assert len(set(made.links)) == 2
    assert invite(here, Wanted(Audience.INVESTORS, 40, open=True)).invitation.text == "# Something else\n"
    assert [len(each.links) for each in invited(here.store)] == [1, 2]
    assert invited(here.store)[1].links == made.links


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted(Audience.INVESTORS, 0), "number from 1"),
        (Wanted(Audience.INVESTORS, 1, until="tomorrow"), "not a day"),
        (Wanted(Audience.INVESTORS, 1, until="2020-01-01"), "is over"),
    ],
)
def test_what_cannot_be_is_refused(here: Workspace, wanted: Wanted, why: str) -> None:
    with pytest.raises(BadName, match=why):
        invite(here, wanted)
    assert invited(here.store) == ()


def test_a_version_that_is_not_there_is_said(here: Workspace) -> None:
    with pytest.raises(NotFound, match="no versions yet"):
        invite(here, Wanted(Audience.INVESTORS), "v9")
