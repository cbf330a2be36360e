"""Whether a version can be held against another, and what was settled before about the two."""

from __future__ import annotations

from collections.abc import Sequence

from tellback.audience.invitation import Invitation
from tellback.errors import BadName
from tellback.narrative.version import NOW, Versions

PLANNED = 40
"""Readers that five looks need."""
LOOKS = {"any": "whenever somebody looks", "planned": "at five planned looks"}


def against(known: Versions, asked: Invitation, others: Sequence[Invitation]) -> tuple[Invitation, ...]:
    """The invitations made before to the same comparison, where another may join them. Raises BadName otherwise."""
    if not asked.against:
        if asked.looks == "planned":
            raise BadName("Looks are planned to compare two versions. Say which: `--against v3`.")
        return ()
    _check_versions(known, asked)
    beside = tuple(each for each in others if _same(each, asked) and (each.begun or not each.withdrawn_at))
    _check_looks(asked, beside)
    return beside


def _check_versions(known: Versions, asked: Invitation) -> None:
    if NOW in {asked.version, asked.against}:
        raise BadName(
            "Only versions that stay as they are can be compared. Commit the story, or run `tellback snapshot`, first."
        )
    order = [version.called for version in known.kept]
    if asked.text == asked.earlier:
        raise BadName(f"{asked.version} and {asked.against} say the same. Choose another version to compare with.")
    if order.index(asked.version) < order.index(asked.against):
        raise BadName(f"{asked.against} is the later one. Invite to it, against {asked.version}.")


def _check_looks(asked: Invitation, beside: Sequence[Invitation]) -> None:
    pair = f"{asked.version} against {asked.against}"
    settled = next((each for each in beside if each.looks != asked.looks), None)
    if settled:
        raise BadName(
            f"{pair} is judged {LOOKS[settled.looks]}: invitation {settled.id} settled that, and it stays so."
            f" Say `--looks {settled.looks}`."
        )
    if asked.looks != "planned":
        return
    if asked.readers + sum(each.readers for each in beside) < PLANNED:
        raise BadName(
            f"Five looks need {PLANNED} readers or more. Invite the largest audience first, or leave `--looks` out."
        )
    if any(each.begun for each in beside):
        raise BadName(f"Somebody has begun to read {pair}. Looks and readers are planned before, and stay as they are.")


def _same(one: Invitation, other: Invitation) -> bool:
    return (one.narrative, one.version, one.against) == (other.narrative, other.version, other.against)
