"""Hold everything customers said against the promises and questions of the story."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from tellback.feedback.decision import decision
from tellback.feedback.hold import hold
from tellback.feedback.inquiry import answer, inquiries, names_a_thing
from tellback.feedback.link import Target, aim
from tellback.feedback.naming import names_in, product_in, product_of, without
from tellback.feedback.queries import links as queries
from tellback.feedback.said import listen
from tellback.feedback.vague import vague
from tellback.model.base import Embedder
from tellback.narrative.claim import Claim
from tellback.narrative.question import Question
from tellback.narrative.tell import recall_all
from tellback.store.base import Row, Store
from tellback.workspace.workspace import Workspace

READING = 2
"""Counts up when the same story and messages would be linked otherwise than before."""


@dataclass(frozen=True, slots=True)
class Related:
    """What was held against the story, and how many links that changed.

    `links` are those shown. `asking` passages ask something; the FAQ leaves `unanswered` different questions open.
    `vague` are the promises that are too vague to link.
    """

    passages: int
    links: int
    changed: int
    asking: int
    unanswered: int
    vague: tuple[str, ...] = ()


def relate_all(workspace: Workspace) -> Related:
    """Hold all that was said against every story of a workspace."""
    told = recall_all(workspace)
    claims = [claim for prfaq in told for claim in prfaq.claims]
    questions = [question for prfaq in told for question in (*prfaq.external, *prfaq.internal)]
    product = " ".join(product_of(prfaq.headline.text, prfaq.filled.text) for prfaq in told if prfaq.headline)
    return relate(workspace.store, workspace.model, claims, questions, product)


@dataclass(frozen=True, slots=True)
class _Told:
    """A promise or question of the story: its words, how it is linked, and why it cannot be where it cannot."""

    words: str
    target: Target
    why_not: str = ""


def relate(
    store: Store, model: Embedder, claims: Sequence[Claim], questions: Sequence[Question], product: str = ""
) -> Related:
    """Link every passage that counts to the promise it speaks of, and every question to the one that answers it.

    `product` are its names, which tell nothing apart. Nothing is done where neither the story, nor what was said, nor
    what people decided has changed since. Links of retired promises go; what people decided of them stays. The same
    store and story give the same links.
    """
    stamp = _stamp(store, model, claims, questions, product)
    kept = queries.runs(store).get(queries.RUN)
    if kept and kept["text"] == stamp:
        return _read(kept["verdict"])
    said = listen(store, model.id)
    names = names_in([each.words for each in (*claims, *questions)], said.words, product)
    told, faq = _promises(names, model, claims, product), _faq(names, questions)
    decisions = [decision(row) for row in queries.decisions(store)]
    held = hold(said, aim(model, [each.target for each in told if not each.why_not]), model, decisions)
    left_open = frozenset(str(question.id) for question in questions if not question.answer.strip())
    asked = inquiries(store, said, model, names)
    links, parts = answer(said, asked, aim(model, [each.target for each in faq]), model.id, left_open, decisions)
    found = Related(
        passages=len(said.ids),
        links=sum(row["shown"] for row in (*held, *links)),
        changed=0,
        asking=len(parts),
        unanswered=len({row["part"] for row in parts} - {-1}),
        vague=tuple(each.target.id for each in told if each.why_not),
    )
    with store.transaction():
        changed = _keep(store, [*held, *links])
        full = {each.target.text: each.words for each in faq}
        queries.put_parts(store, [{**row, "nearest": full.get(row["nearest"], "")} for row in parts])
        _note(store, model, stamp, found, {"claim": told, "question": faq})
    return replace(found, changed=changed)


def _stamp(store: Store, model: Embedder, claims: Sequence[Claim], questions: Sequence[Question], product: str) -> str:
    """The same for the same story, messages, vectors and decisions."""
    story = [[(claim.id, claim.words) for claim in claims], [(q.id, q.words, q.answer) for q in questions]]
    parts = (READING, product, model.id, queries.stamp(store, model.id), json.dumps(story))
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()


def _promises(names: Sequence[str], model: Embedder, claims: Sequence[Claim], product: str) -> list[_Told]:
    sentences = [claim.words for claim in claims]
    words = [without(sentence, names) for sentence in sentences]
    reasons = vague(words, model, product or product_in(sentences))
    return [
        _Told(claim.words, Target(str(claim.id), text), why)
        for claim, text, why in zip(claims, words, reasons, strict=True)
    ]


def _faq(names: Sequence[str], questions: Sequence[Question]) -> list[_Told]:
    """The questions of the FAQ that can be told from others."""
    return [
        _Told(question.words, Target(str(question.id), without(question.words, names), _sentences(question)))
        for question in questions
        if names_a_thing(question.words)
    ]


def _sentences(question: Question) -> tuple[str, ...]:
    return tuple(sentence.text for passage in question.passages for sentence in passage.sentences)


def _keep(store: Store, rows: Sequence[Row]) -> int:
    """Write what differs from the links that stand; how many those are."""
    before = queries.links(store)
    after = {(row["passage_id"], row["about"]): row for row in rows}
    gone = [key for key in before if key not in after]
    fresh = [row for key, row in after.items() if before.get(key) != row]
    queries.drop_links(store, gone)
    queries.put_links(store, fresh)
    return len(gone) + len(fresh)


def _note(store: Store, model: Embedder, stamp: str, found: Related, told: Mapping[str, Sequence[_Told]]) -> None:
    run = {"model": model.id, "at": queries.now()}
    rows = [
        {**run, "about": each.target.id, "kind": kind, "text": each.words, "verdict": each.why_not}
        for kind, those in told.items()
        for each in those
    ]
    whole = {**run, "about": queries.RUN, "kind": "", "text": stamp, "verdict": json.dumps(asdict(found))}
    queries.put_runs(store, [*rows, whole])


def _read(verdict: str) -> Related:
    kept = json.loads(verdict)
    vague = kept.pop("vague")
    return Related(**kept, vague=tuple(vague))
