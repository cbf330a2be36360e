"""A fact told in two answers will one day be two facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tellback.narrative.draft import Draft, words
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.gist import bare
from tellback.narrative.plain import plain
from tellback.narrative.rule import Group, Rule

_NOTHING = frozenset(("", "yes", "no", "nope", "n a", "none", "tbd", "tbc", "todo"))


def check(draft: Draft) -> Iterator[Finding]:
    """Each answer that an earlier question got already, and each longer sentence of an answer that another one has.

    The same answer to three questions answers none of them.
    """
    answers = [(question, bare(plain(question.answer))) for question in draft.prfaq.questions]
    counts = Counter(answer for _, answer in answers)
    seen, lines = dict[str, int](), dict[str, int]()
    for question, answer in answers:
        if answer in seen and question.answer_span and answer not in _NOTHING:
            tier = Tier.MUST if counts[answer] > 2 else None
            message = f"Answer this question, too: line {seen[answer]} has the same answer, word by word."
            yield Finding(question.answer_span, message, tier=tier)
            continue
        seen.setdefault(answer, question.span.line)
        own = dict[str, int]()
        for sentence in (sentence for passage in question.passages for sentence in passage.sentences):
            text = bare(sentence.text)
            if words(text) >= draft.limit(rule, "words") and text in lines and text not in own:
                yield Finding(sentence.span, f"Say this once, and refer to it: line {lines[text]} says it, too.")
            own.setdefault(text, sentence.span.line)
        lines = own | lines


rule = Rule("repeated-answer", Group.STRUCTURE, Tier.SHOULD, check, {"words": 8})
