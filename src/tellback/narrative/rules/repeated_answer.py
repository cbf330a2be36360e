"""A fact told in two answers will one day be two facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.gist import bare, overlap
from tellback.narrative.passage import Sentence
from tellback.narrative.plain import plain
from tellback.narrative.question import Question
from tellback.narrative.rule import Group, Rule

_NOTHING = frozenset(("", "yes", "no", "nope", "n a", "none", "tbd", "tbc", "todo"))


def check(draft: Draft) -> Iterator[Finding]:
    """Each answer that an earlier question got already, and each longer sentence that nearly stands in another answer.

    The same answer to three questions answers none of them.
    """
    answers = [(question, bare(plain(question.answer))) for question in draft.prfaq.questions]
    counts = Counter(answer for _, answer in answers)
    seen, told = dict[str, int](), dict[str, list[_Told]]()
    for question, answer in answers:
        if answer in seen and question.answer_span and answer not in _NOTHING:
            tier = Tier.MUST if counts[answer] > 2 else None
            message = f"Answer this question, too: line {seen[answer]} has the same answer, word by word."
            yield Finding(question.answer_span, message, tier=tier)
            continue
        seen.setdefault(answer, question.span.line)
        own = [each for each in _sentences(question) if len(each.words) >= draft.limit(rule, "words")]
        for each in own:
            line = _earlier(each, told, draft.limit(rule, "share"))
            if line:
                yield Finding(each.sentence.span, f"Say this once, and refer to it: line {line} says it, too.")
        for each in own:
            for run in _runs(each.words):
                told.setdefault(run, []).append(each)


@dataclass(frozen=True, slots=True)
class _Told:
    sentence: Sentence
    words: tuple[str, ...]


def _sentences(question: Question) -> Iterator[_Told]:
    for sentence in (sentence for passage in question.passages for sentence in passage.sentences):
        yield _Told(sentence, tuple(bare(sentence.text).split()))


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    """Four words in a row."""
    return (" ".join(words[at : at + 4]) for at in range(len(words) - 3))


def _earlier(each: _Told, told: Mapping[str, Sequence[_Told]], share: float) -> int:
    """The line of an earlier sentence with nearly the same words, or 0."""
    near = {other.sentence.span: other for run in _runs(each.words) for other in told.get(run, ())}
    return next((span.line for span, other in near.items() if _same(each.words, other.words) >= share), 0)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return overlap(frozenset(one), frozenset(other))


rule = Rule("repeated-answer", Group.STRUCTURE, Tier.SHOULD, check, {"words": 8, "share": 0.8})
