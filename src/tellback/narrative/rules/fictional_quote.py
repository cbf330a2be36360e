"""A quote that nobody said must not leave the building."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_MARK = re.compile(r"<!--\s*(?:fictional|fictitious|invented)(?:[ -]quote)?\b[^>]*-->", re.IGNORECASE)
_FRONT = re.compile(r"^(?:quotes:\s*[\"']?fictional|fictional[-_]quotes:\s*(?:true|yes))", re.IGNORECASE | re.MULTILINE)
_BREAK = re.compile(r"\n[ \t\r]*\n")


def check(draft: Draft) -> Iterator[Finding]:
    """At the stage launched, each quote that the author marked as invented."""
    if draft.stage != "launched":
        return
    source = draft.prfaq.source
    head = source[: source.find("\n---", 3)] if source.startswith("---") else ""
    for quote in draft.prfaq.quotes:
        blank = _BREAK.search(source, quote.span.end)
        if _FRONT.search(head) or _MARK.search(source, quote.span.start, blank.start() if blank else len(source)):
            who = quote.speaker or "somebody"
            yield Finding(quote.span, f"Replace what {who} never said by what a customer did say, and agreed to.")


rule = Rule("fictional-quote", Group.QUOTES, Tier.MUST, check)
