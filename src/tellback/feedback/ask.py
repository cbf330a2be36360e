"""What customers ask: what the FAQ leaves open, in their words, and what it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellback.feedback.asked import AnsweredQuestion, OpenQuestion, Questions
from tellback.feedback.queries import links as queries
from tellback.feedback.testify import quotes
from tellback.feedback.word import word
from tellback.narrative.prfaq import PRFAQ
from tellback.store.base import Row, Store

MOST = 20
QUOTES = 5


def asked(store: Store, prfaqs: Sequence[PRFAQ], most: int | None = MOST) -> Questions:
    """What is asked, by number of people: what stays open (the first `most`, all where None), and what is answered.

    An open question is told in the words of the customer whose question is nearest to all others in its group. Only
    tables are read: `relate` grouped the questions.
    """
    parts = queries.open_parts(store)[:most]
    words: dict[int, list[Row]] = defaultdict(list)
    for row in queries.asked_in(store, [part["part"] for part in parts]):
        words[row["part"]].append(row)
    everybody = queries.askers(store)
    return Questions(
        open=tuple(_open(part, words[part["part"]]) for part in parts),
        answered=_answered(store, prfaqs),
        people=everybody["people"],
        messages=everybody["messages"],
    )


def _open(part: Row, rows: Sequence[Row]) -> OpenQuestion:
    middle = rows[0]
    return OpenQuestion(
        text=word(middle).text,
        people=part["people"],
        messages=part["messages"],
        since=(part["since"] or "")[:10],
        nearest=middle["nearest"],
        closeness=middle["closeness"],
        words=tuple(word(row) for row in {row["who"]: row for row in reversed(rows)}.values())[::-1][:QUOTES],
    )


def _answered(store: Store, prfaqs: Sequence[PRFAQ]) -> tuple[AnsweredQuestion, ...]:
    counts: Mapping[str, Row] = {row["about"]: row for row in queries.told(store, "question")}
    said = quotes(queries.shown(store, "question"), QUOTES)
    found = [
        AnsweredQuestion(
            id=str(question.id),
            text=question.words,
            people=counts[question.id]["people"],
            messages=counts[question.id]["messages"],
            words=tuple(said[question.id, counts[question.id]["relation"]]),
        )
        for prfaq in prfaqs
        for question in (*prfaq.external, *prfaq.internal)
        if question.id in counts
    ]
    return tuple(sorted(found, key=lambda question: (-question.people, question.text)))
