"""Keep the identity of promises and questions while their sentences are edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tellback.narrative.align import align, heirs
from tellback.narrative.claim import ClaimId
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.queries import Kept, Table, keep, kept, others
from tellback.narrative.question import QuestionId
from tellback.narrative.slug import slug
from tellback.store.base import Store


def remember(store: Store, prfaq: PRFAQ, narrative: str) -> PRFAQ:
    """The same story, each promise and question under the id it had when it was last read; what is new is kept.

    `narrative` names the story in the workspace. An id that the author gave in a comment is always that id. Reading
    an unchanged story writes nothing.
    """
    return _named(
        prfaq, _ids(store, "claims", narrative, _claims(prfaq)), _ids(store, "questions", narrative, _questions(prfaq))
    )


def recognise(store: Store, prfaq: PRFAQ, narrative: str) -> PRFAQ:
    """The same without keeping anything: for a story that is only looked at, or not yet saved."""
    claims, _ = _news(store, "claims", narrative, _claims(prfaq))
    questions, _ = _news(store, "questions", narrative, _questions(prfaq))
    return _named(prfaq, claims, questions)


def _claims(prfaq: PRFAQ) -> list[_Read]:
    return [
        _Read(claim.text, claim.span.line, claim.standing, claim.id if claim.named else "") for claim in prfaq.marked
    ]


def _questions(prfaq: PRFAQ) -> list[_Read]:
    return [_Read(question.text, question.span.line, question.circle) for question in prfaq.questions]


def _named(prfaq: PRFAQ, claim_ids: Sequence[str], question_ids: Sequence[str]) -> PRFAQ:
    return replace(
        prfaq,
        marked=tuple(replace(claim, id=ClaimId(name)) for claim, name in zip(prfaq.marked, claim_ids, strict=True)),
        questions=tuple(
            replace(question, id=QuestionId(name)) for question, name in zip(prfaq.questions, question_ids, strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read at one place; `id` where the author gave one."""

    text: str
    line: int
    standing: str
    id: str = ""


def _ids(store: Store, table: Table, narrative: str, read: Sequence[_Read]) -> list[str]:
    """The ids of what was read. Only a story that changed takes the store's lock, so that no page waits for it."""
    names, rows = _news(store, table, narrative, read)
    if rows:
        with store.transaction():
            names, rows = _news(store, table, narrative, read)
            keep(store, table, rows)
    return names


def _news(store: Store, table: Table, narrative: str, read: Sequence[_Read]) -> tuple[list[str], list[Kept]]:
    """The ids of what was read, and what is not yet remembered so."""
    known = {row.id: row for row in kept(store, table, narrative)}
    names = _matched(read, list(known.values()))
    texts = {place.text for place in read}
    elsewhere = {name for name, text in others(store, table, narrative).items() if text not in texts}
    for index, place in enumerate(read):
        if index not in names:
            names[index] = slug(place.text, {*known, *names.values(), *elsewhere})
    ordered = [names[index] for index in range(len(read))]
    return ordered, _rows(narrative, list(zip(ordered, read, strict=True)), known)


def _matched(read: Sequence[_Read], known: Sequence[Kept]) -> dict[int, str]:
    """The ids that are given by the author or remembered, by where they were read."""
    names = {index: place.id for index, place in enumerate(read) if place.id}
    standing = [row for row in known if not row.gone_at]
    places = {row.id: at for at, row in enumerate(standing)}
    sure = {index: places[name] for index, name in names.items() if name in places}
    given = set(names.values())
    for index, at in heirs(align([row.text for row in standing], [place.text for place in read], sure)).items():
        if standing[at].id not in given:
            names.setdefault(index, standing[at].id)
    gone = {row.text: row.id for row in known if row.gone_at and row.id not in given}
    for index, place in enumerate(read):
        if index not in names and place.text in gone:
            names[index] = gone.pop(place.text)
    return names


def _rows(narrative: str, read: Sequence[tuple[str, _Read]], known: Mapping[str, Kept]) -> list[Kept]:
    """What differs from what is remembered."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    fresh = []
    for number, (name, place) in enumerate(read):
        was = known.get(name)
        first, last = (was.first_seen, was.last_seen) if was else (now, now)
        row = Kept(narrative, name, place.text, number, place.line, place.standing, first, last)
        if row != was:
            fresh.append(replace(row, last_seen=now))
    here = {name for name, _ in read}
    gone = [replace(row, gone_at=now) for row in known.values() if row.id not in here and not row.gone_at]
    return fresh + gone
