"""Let a person say whether a link is right, take that back, and know how often the program was."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from tellback.errors import NotFound
from tellback.feedback.decision import RELATIONS
from tellback.feedback.queries import links as queries
from tellback.feedback.word import word
from tellback.narrative.evidence import Relation, Word
from tellback.stats.intervals import share
from tellback.stats.verdict import Verdict
from tellback.store.base import Row, Store

LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A link a person may check: whose words, what the program links them to, and how."""

    word: Word
    about: str
    relation: Relation


def decide(store: Store, passage: int, about: str, *, right: bool, who: str) -> None:
    """Write down that a person says yes or no to a link. It counts at once, and in every run from now on.

    A person may also link what the program did not. Raises NotFound where there is no such passage.
    """
    with store.transaction():
        link = queries.link(store, passage, about) or _made_by_hand(store, passage, about)
        said = {"passage_id": passage, "about": about, "answer": "yes" if right else "no", "who": who}
        was = {"chance": link["chance"] or None, "was_shown": link["shown"]}
        queries.decide(store, {**said, **was, "at": queries.now()})
        queries.put_links(store, [{**link, "sureness": float(right), "shown": int(right)}])


def _made_by_hand(store: Store, passage: int, about: str) -> Row:
    found = queries.passage(store, passage)
    if found is None:
        raise NotFound(f"There is no passage {passage}.")
    told = queries.runs(store).get(about)
    if told is None:
        raise NotFound(f"No story here says {about}.")
    kind = told["kind"]
    relation = RELATIONS.get(found["stance"], Relation.NEAR) if kind == "claim" else Relation.ASKS
    return {"passage_id": passage, "about": about, "kind": kind, "relation": str(relation), "chance": 0.0, "shown": 0}


def undo(store: Store, passage: int, about: str) -> None:
    """Take back what was said of a link: it is shown or not as before, and the program decides again.

    How sure it is comes with the next run; until then it is as sure as it was uncalibrated. Raises NotFound.
    """
    with store.transaction():
        before = queries.before(store, passage, about)
        if before is None:
            raise NotFound(f"Nobody decided whether passage {passage} is about {about}.")
        queries.undo(store, passage, about, queries.now())
        if link := queries.link(store, passage, about):
            sureness = min(before["chance"] or 0.0, 0.99)
            queries.put_links(store, [{**link, "sureness": sureness, "shown": before["was_shown"]}])


def precision(store: Store) -> Verdict:
    """The share of shown links that people found right when they checked them."""
    checked = [row["answer"] == "yes" for row in queries.decisions(store) if row["was_shown"]]
    verdict = share(sum(checked), len(checked))
    return verdict if verdict.known else replace(verdict, caveat="not checked yet")


def to_check(store: Store, most: int = 10) -> tuple[ToCheck, ...]:
    """The links whose answer teaches most: undecided ones the program is least sure of, each promise in its turn."""
    decided = {(row["passage_id"], row["about"]) for row in queries.decisions(store)}
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, int, Row]] = []
    for row in queries.unsure(store, LOOKED_AT):
        if (row["passage"], row["about"]) not in decided:
            turns[row["about"]] += 1
            ranked.append((turns[row["about"]], len(ranked), row))
    ranked.sort(key=lambda item: item[:2])
    return tuple(ToCheck(word(row), row["about"], Relation(row["relation"])) for _, _, row in ranked[:most])
