"""A press release begins with place and date, and so with a promise to be ready."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\bQ[1-4]\b|\d{1,2}[./]\d{1,2}\b|\[[^\]]*(?:date|day|month|year)[^\]]*\]|"
    r"\b(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*|May)\.? \d",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """A press release whose first paragraphs name no day."""
    start, dateline = draft.prfaq.passages[:2], draft.prfaq.dateline
    if not start:
        return
    if dateline and not _DATED.search(dateline.text):
        yield Finding(dateline.span, f"Add the launch date to “{dateline.text}”.")
    elif not dateline and not any(_DATED.search(passage.text) for passage in start):
        at = start[0].sentences[0].span if start[0].sentences else start[0].span
        yield Finding(at, "Begin with the place and date of the launch, such as “LYON, March 3, 2027 —”.")


rule = Rule("no-dateline", Group.STRUCTURE, Tier.SHOULD, check)
