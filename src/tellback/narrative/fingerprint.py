"""What makes a finding the same finding although the lines above it changed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.plain import plain


def same_words(finding: Finding) -> str:
    """What a finding says, whatever it has counted."""
    return re.sub(r"\d[\d.,]*", "0", finding.message)


def fingerprints(draft: Draft, findings: Sequence[Finding]) -> Iterator[str]:
    """One a finding, in their order: what it says of which words in which sentence, and how many such came before."""
    starts = [sentence.span.start for sentence in draft.sentences]
    seen: Counter[str] = Counter()
    for finding in findings:
        behind = bisect_right(starts, finding.span.start)
        sentence = draft.sentences[behind - 1] if behind else None
        around = plain(sentence.text) if sentence and finding.span.start < sentence.span.end else ""
        words = " ".join(finding.span.of(draft.prfaq.source).split())
        key = sha256(
            "\0".join([finding.rule, same_words(finding), words, around]).encode("utf-8", "surrogatepass")
        ).hexdigest()[:16]
        seen[key] += 1
        yield f"{key}:{seen[key]}"
