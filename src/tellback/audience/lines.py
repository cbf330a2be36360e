"""Invitations as the terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.audience.invite import Invited

NOBODY = (
    "Nobody has been invited to read yet. Say who shall: `tellback invite --audience investors --readers 12` makes a"
    " link for each, `--open 40` one link for forty."
)


def invited_lines(made: Invited, at: str) -> list[str]:
    """The links to send, and what they are good for."""
    asked = made.invitation
    links = [f"{at.rstrip('/')}{path}" for path in made.links]
    each = f"one link for {asked.readers} at most" if asked.open else "one link each, for one reader"
    head = f"Invitation {asked.id}: {asked.audience} read {asked.narrative} {asked.version} until {asked.until}; {each}"
    return [f"{head}:", *links, f"`tellback withdraw {asked.id}` takes them back."]


def invitations_lines(found: Sequence[Invited]) -> list[str]:
    """One line for each invitation, the latest first."""
    return [_line(each) for each in found] or [NOBODY]


def _line(each: Invited) -> str:
    asked = each.invitation
    state = f"until {asked.until}" if each.state == "open" else each.state
    done = f"{each.begun} of {asked.readers} began, {each.finished} finished"
    return f"{asked.id:>4}  {asked.narrative} {asked.version:<6} {asked.audience:<11} {done}; {state}"
