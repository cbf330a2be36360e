"""Let a person say whether a link is right, take that back, and know how often the program was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellback.errors import NotFound
from tellback.feedback.decision import RELATIONS
from tellback.feedback.queries import links as queries
from tellback.feedback.word import word
from tellback.narrative.evidence import Relation, Word
from tellback.stats.intervals import share
from tellback.stats.verdict import Verdict
from tellback.store.base import Row, Store

QUESTIONABLE = 0.5


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
        known = _passage(store, passage)
        made = queries.link(store, passage, about)
        chance = made["chance"] if made and made["chance"] > 0 else None
        said = {"passage_id": passage, "about": about, "answer": "yes" if right else "no", "who": who}
        shown = made["shown"] if made else 0
        queries.decide(store, {**said, "at": queries.now(), "chance": chance, "was_shown": shown})
        fresh = {"passage_id": passage, "about": about, "kind": _kind(store, about), "chance": 0.0}
        row = made or {**fresh, "relation": str(RELATIONS.get(known["stance"], Relation.NEAR))}
        queries.put_links(store, [{**row, "sureness": float(right), "shown": int(right)}])


def undo(store: Store, passage: int, about: str) -> None:
    """Take back what was said of a link: from the next run on the program decides. Raises NotFound."""
    if not queries.undo(store, passage, about, queries.now()):
        raise NotFound(f"Nobody decided whether passage {passage} is about {about}.")


def precision(store: Store) -> Verdict:
    """The share of links that were shown and that people, checking them, found right."""
    checked = [row for row in queries.decisions(store) if row["was_shown"]]
    return precision_of(checked)


def precision_of(checked: Sequence[Row]) -> Verdict:
    """The same of some decisions."""
    verdict = share(sum(row["answer"] == "yes" for row in checked), len(checked))
    return verdict if checked else Verdict(None, None, None, 0, verdict.method, "not checked yet")


def to_check(store: Store, most: int = 10) -> list[ToCheck]:
    """The links whose answer teaches most: those least sure either way, each promise in turn, undecided ones only."""
    decided = {(row["passage_id"], row["about"]) for row in queries.decisions(store)}
    waiting = [row for row in queries.unsure(store, most * 20) if (row["passage"], row["about"]) not in decided]
    turns: dict[str, int] = {}
    ranked = []
    for row in waiting:
        turns[row["about"]] = turns.get(row["about"], 0) + 1
        ranked.append((turns[row["about"]], len(ranked), row))
    return [ToCheck(word(row), row["about"], Relation(row["relation"])) for _, _, row in sorted(ranked, key=_turn)[:most]]
