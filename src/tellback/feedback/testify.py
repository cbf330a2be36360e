"""What customers say of the promises and questions of a story, read from what `relate` kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellback.feedback.decide import precision
from tellback.feedback.queries import links as queries
from tellback.feedback.word import word
from tellback.narrative.evidence import Evidence, Relation, Word
from tellback.narrative.prfaq import PRFAQ
from tellback.store.base import Row
from tellback.workspace.workspace import Workspace

MOST = 20


def testify(workspace: Workspace, prfaq: PRFAQ) -> Iterator[Evidence]:
    """Who supports, contradicts or comes near each promise, and who asks each question; nothing before an import.

    Each with up to 20 quotes, no two of one person, the surest and most recent first. A promise too vague to link
    has a note that says why instead. Only tables are read.
    """
    store = workspace.store
    runs = queries.runs(store)
    promised, asked = [str(claim.id) for claim in prfaq.claims], [str(question.id) for question in prfaq.questions]
    verdict = precision(store)
    for claim in promised:
        if claim in runs and runs[claim]["verdict"]:
            yield Evidence(claim, Relation.NEAR, 0, 0, note=runs[claim]["verdict"])
    for kind, abouts in (("claim", promised), ("question", asked)):
        said = quotes(queries.shown(store, kind))
        for row in sorted(queries.told(store, kind), key=lambda row: (row["about"], row["relation"])):
            if row["about"] in abouts:
                words = said[row["about"], row["relation"]]
                yield Evidence(
                    row["about"], Relation(row["relation"]), row["people"], row["messages"], tuple(words), verdict
                )


def quotes(rows: Sequence[Row], most: int = MOST) -> dict[tuple[str, str], list[Word]]:
    """The first few words of each promise and relation, one of each person."""
    found: dict[tuple[str, str], list[Word]] = defaultdict(list)
    heard: set[tuple[str, str, str]] = set()
    for row in rows:
        place = row["about"], row["relation"]
        if len(found[place]) < most and (*place, row["who"]) not in heard:
            heard.add((*place, row["who"]))
            found[place].append(word(row, decided=row["sureness"] == 1))
    return found
