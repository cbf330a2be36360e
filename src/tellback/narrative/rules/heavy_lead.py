"""The lead is read by all, and by many alone: it must be light."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft, words
from tellback.narrative.finding import Finding
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A first paragraph with too few or too many sentences, and each sentence of it that is too long."""
    lead = next(iter(draft.prfaq.passages), None)
    if lead is None:
        return
    least, most, longest = (int(draft.limit(rule, name)) for name in ("least", "most", "words"))
    if not least <= len(lead.sentences) <= most:
        yield Finding(lead.span, f"Give the lead {least} to {most} sentences; it has {len(lead.sentences)}.")
    for sentence in lead.sentences:
        if words(sentence.text) > longest:
            yield Finding(
                sentence.span, f"Split this sentence: it has {words(sentence.text)} words, the lead bears {longest}."
            )


rule = Rule("heavy-lead", Group.STRUCTURE, None, check, {"least": 3, "most": 6, "words": 25})
