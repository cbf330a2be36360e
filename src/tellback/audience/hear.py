"""Hear everything that readers said of a story, once, and leave out the careless by rules fixed beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from tellback.audience.careless import leave_out
from tellback.audience.heard import ERASED, Heard, Reader
from tellback.audience.invitation import Invitation
from tellback.audience.mark import Kind, Mark
from tellback.audience.put import HURRIED, RATING, SENTENCE
from tellback.audience.queries import heard as queries
from tellback.audience.queries import invitations
from tellback.audience.queries.choices import all_choices, all_picks
from tellback.audience.sheet import sheet
from tellback.narrative.tell import chosen
from tellback.store.base import Row, Store
from tellback.workspace.workspace import Workspace


def hear(workspace: Workspace, story: str = "", versions: Sequence[str] = ()) -> Heard:
    """What the readers of these versions said; of every version that anybody was invited to, if none is named.

    Whoever is left out as careless is so by what all readers of the story did, so that it does not depend on which
    versions are asked for. Raises NotFound where there is no such story.
    """
    return hear_from(workspace.store, chosen(workspace, story), versions)


def hear_from(store: Store, narrative: str, versions: Sequence[str] = ()) -> Heard:
    """The same, of the story of that name."""
    asked = [each for each in invitations.invitations(store) if each.narrative == narrative]
    said = _Said(store, narrative, asked)
    readers = leave_out([said.by(row) for row in queries.ballots(store, narrative)])
    texts = {name: text for text, name in _names(asked).items() if not versions or name in versions}
    return Heard(
        narrative,
        texts,
        tuple(reader for reader in readers if reader.version in texts),
        tuple(each for each in reversed(asked) if {each.text, each.earlier} & set(texts.values())),
    )


def over(asked: Invitation) -> bool:
    """Whether an invitation's links let nobody read any more."""
    return bool(asked.withdrawn_at) or asked.until < datetime.now(UTC).date().isoformat()


def _names(asked: Iterable[Invitation]) -> dict[str, str]:
    """What each wording is called: as it was when somebody was last invited to read it, and no two alike."""
    names: dict[str, str] = {}
    for each in asked:
        for version in _versions(each):
            taken = version in names.values()
            names.setdefault(each.wording(version), f"{version} (invitation {each.id})" if taken else version)
    return names


def _versions(asked: Invitation) -> tuple[str, ...]:
    return (asked.version, asked.against) if asked.against else (asked.version,)


class _Said:
    """What stands on the ballots of a story."""

    def __init__(self, store: Store, narrative: str, asked: Sequence[Invitation]) -> None:
        self._asked = {each.id: each for each in asked}
        self._names = _names(asked)
        self._marks: dict[int, dict[int, Row]] = {}
        for row in queries.marks(store, narrative):
            self._marks.setdefault(row["ballot_id"], {})[row["sentence"]] = row
        self._answers: dict[int, dict[str, str]] = {}
        self._asked_at: dict[int, str] = {}
        for row in queries.answers(store, narrative):
            self._answers.setdefault(row["ballot_id"], {})[row["question"]] = row["answer"]
            self._asked_at.setdefault(row["ballot_id"], row["made_at"])
        self._reached: dict[int, int] = {row["ballot_id"]: row["last"] for row in queries.reached(store, narrative)}
        self._choices = {ballot: found for each in asked for ballot, found in all_choices(store, each.id).items()}
        self._picks = {ballot: found for each in asked for ballot, found in all_picks(store, each.id).items()}

    def by(self, row: Row) -> Reader:
        """One reader, careless or not."""
        ballot, finished_at, asked = row["id"], row["finished_at"], self._asked[row["invitation_id"]]
        reached, answers = self._reached.get(ballot, -1), self._answers.get(ballot, {})
        choices, picks = self._choices.get(ballot, ()), self._picks.get(ballot, ())
        asked_at = [self._asked_at.get(ballot, ""), finished_at, *(each.made_at for each in (*choices, *picks))]
        return Reader(
            ballot,
            asked.id,
            row["reader"],
            asked.audience,
            self._names[asked.wording(row["version"])],
            row["begun_at"],
            finished_at,
            through=bool(finished_at or row["erased_at"]) or over(asked),
            reached=reached,
            seen=_seen(asked, row["version"], reached),
            marks=tuple(_standing(self._marks.get(ballot, {}))),
            answer=answers.get(SENTENCE, ""),
            rating=int(answers.get(RATING) or 0),
            choices=choices,
            picks=picks,
            hurried=bool(answers.get(HURRIED)),
            seconds=_seconds(row["begun_at"], min(filter(None, asked_at), default="")),
            careless=ERASED if row["erased_at"] else "",
        )


_KINDS = {str(kind): kind for kind in Kind}


def _standing(last: Mapping[int, Row]) -> Iterator[Mark]:
    """The marks that stand, in the order of the story."""
    for sentence in sorted(last):
        row = last[sentence]
        if row["kind"]:
            yield Mark(sentence, _KINDS[row["kind"]], row["note"], row["made_at"])


@lru_cache(maxsize=4096)
def _seen(asked: Invitation, version: str, reached: int) -> tuple[int, ...]:
    """The sentences up to one that an invitation's readers of a version are shown."""
    return tuple(sorted(at for at in sheet(asked, version).shown if at <= reached))


def _seconds(begun_at: str, asked_at: str) -> float | None:
    """How long somebody read; None for who is not through, and for who read elsewhere and was brought in at once."""
    if not asked_at:
        return None
    return (datetime.fromisoformat(asked_at) - datetime.fromisoformat(begun_at)).total_seconds() or None
