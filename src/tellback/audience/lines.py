"""Invitations as the terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.audience.invite import Invited
from tellback.audience.plan import SUPPOSED, Plan
from tellback.show.terminal import counted

NOBODY = (
    "Nobody has been invited to read yet. Say who shall: `tellback invite --audience investors --readers 12` makes a"
    " link for each, `--open 40` one link for forty."
)


def invited_lines(made: Invited, at: str) -> list[str]:
    """The links to send, and what they are good for."""
    asked = made.invitation
    links = [f"{at.rstrip('/')}{path}" for path in made.links]
    each = f"one link for {asked.readers} at most" if asked.open else "one link each, for one reader"
    what = f"{asked.version} or {asked.against}, by chance," if asked.against else asked.version
    head = f"Invitation {asked.id}: {asked.audience} read {asked.narrative} {what} until {asked.until}; {each}"
    shows = plan_lines([made.plan]) if made.plan else []
    return [f"{head}:", *links, *shows, *_looks(made), f"`tellback withdraw {asked.id}` takes them back."]


def plan_lines(found: Sequence[Plan]) -> list[str]:
    """What numbers of readers can show."""
    return [*(" ".join(each.says) for each in found), SUPPOSED]


def _looks(made: Invited) -> list[str]:
    if made.invitation.looks != "planned" or not made.plan:
        return []
    first, last = (", ".join(map(str, made.plan.looks[:-1])), made.plan.looks[-1])
    return [f"Looks are due after {first} and {last} readers of both wordings. That is settled now."]


def invitations_lines(found: Sequence[Invited]) -> list[str]:
    """One line for each invitation, the latest first."""
    return [_line(each) for each in found] or [NOBODY]


def _line(each: Invited) -> str:
    asked = each.invitation
    version = f"{asked.version} against {asked.against}" if asked.against else asked.version
    each_version = ", ".join(f"{one.version} {one.begun}/{one.finished}" for one in each.given)
    state = f"until {asked.until}" if each.state == "open" else each.state
    done = f"{each.begun} of {asked.readers} began, {each.finished} finished"
    if asked.against:
        done += f" ({each_version})"
    if each.source:
        done = counted(each.begun, "reader")
        state = f"brought in from {each.source}" + (", taken back" if each.taken_back_at else "")
    return f"{asked.id:>4}  {asked.narrative} {version:<6} {asked.audience:<11} {done}; {state}"
