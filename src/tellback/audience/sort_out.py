"""Sort what a file says by version and audience; what is of neither, and what came out of this workspace, apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from tellback.audience.invitation import Audience, Invitation
from tellback.audience.invite import who
from tellback.audience.queries import ballots
from tellback.audience.said import Aside, Read, Said, Wanted
from tellback.audience.stamp import stamp
from tellback.errors import NotFound, UnknownColumns
from tellback.narrative.version import NOW, Version, Versions
from tellback.narrative.versions import find, versions
from tellback.store.base import Store
from tellback.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was said of each version by each audience, with the invitation it is to hang on, not kept yet.

    `ours` counts the rows of readers who read here.
    """

    groups: tuple[tuple[Invitation, tuple[Said, ...]], ...]
    aside: tuple[Aside, ...]
    ours: int


def sort_out(here: Workspace, read: Read, wanted: Wanted) -> Sorted:
    """What a file says, sorted. Raises NotFound where the wanted story or version is not there, UnknownColumns where
    neither the file nor anybody says which audience it is of.
    """
    if wanted.audience is None and not any(each.audience for each in read.said):
        raise UnknownColumns(
            "Nothing says which audience these readers are. Say it: --audience executives, investors or customers."
        )
    known = versions(here, wanted.story)
    usual = find(known, wanted.version or latest(known), here.folder)
    groups: dict[tuple[str, Audience], list[Said]] = {}
    texts: dict[tuple[str, Audience], Version] = {}
    aside: list[Aside] = []
    ours = 0
    for each in read.said:
        if is_ours(here.store, each):
            ours += 1
            continue
        version = _version(here, known, each.version, usual)
        audience = _audience(each.audience, wanted.audience)
        if version is None or audience is None:
            aside.append(Aside(each.place, _why(each, known, version), each.raw, each.reader))
            continue
        texts[version.text, audience] = version
        groups.setdefault((version.text, audience), []).append(each)
    asked = {key: _asked(known.path, texts[key], key[1]) for key in groups}
    return Sorted(tuple((asked[key], tuple(said)) for key, said in groups.items()), tuple(aside), ours)


def is_ours(store: Store, said: Said) -> bool:
    """Whether somebody who read here said it: then it stands already, as they left it."""
    name = re.fullmatch(r"(?:[a-z]+ )?(\d{1,9})-(\d{1,9})", said.reader)
    if not name or said.stamp != stamp(store):
        return False
    return ballots.ballot_of(store, int(name[1]), int(name[2])) is not None


def latest(known: Versions) -> str:
    """What a version is called where nobody says which: the last one, or the file where it was edited since."""
    return known.kept[-1].called if known.kept and not known.edited else NOW


def _version(here: Workspace, known: Versions, called: str, usual: Version) -> Version | None:
    try:
        return find(known, called, here.folder) if called else usual
    except NotFound:
        return None


def _audience(called: str, usual: Audience | None) -> Audience | None:
    """The audience that a cell names, in the singular, the plural or cut short."""
    word = called.strip().casefold().removesuffix("s")
    if not word:
        return usual
    return next((each for each in Audience if len(word) > 2 and each.startswith(word)), None)


def _why(said: Said, known: Versions, version: Version | None) -> str:
    if version is None:
        return f"{known.path} has no version “{said.version}”"
    if said.audience:
        return f"“{said.audience}” is none of executives, investors, customers"
    return "it does not say which audience its reader is of"


def _asked(path: str, version: Version, audience: Audience) -> Invitation:
    now = datetime.now(UTC)
    day, moment = now.date().isoformat(), now.isoformat(timespec="seconds")
    return Invitation(0, path, version.called, audience, True, 1, day, moment, who(), text=version.text)
