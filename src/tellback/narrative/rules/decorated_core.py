"""Lists, tables, images and bold type let a press release skip the thinking that sentences need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.rule import Group, Rule

_KINDS = {
    "lists": re.compile(r"^ {0,3}(?:[-*+]|\d{1,2}[.)]) +\S.*", re.MULTILINE),
    "images": re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>"),
    "tables": re.compile(r"^ {0,3}\|.*\|[ \t\r]*$", re.MULTILINE),
    "links": re.compile(r"(?<!!)\[[^\]]+\]\([^)]+\)"),
    "bold type": re.compile(r"(\*\*|__)(?=\S)[^\n]+?(?<=\S)\1"),
}


def check(draft: Draft) -> Iterator[Finding]:
    """The first list, image, table, link and bold type in the paragraphs of the press release."""
    passages, source = draft.prfaq.passages, draft.prfaq.source
    if not passages:
        return
    start, end = passages[0].span.start, min([each.span.start for each in draft.prfaq.questions] or [len(source)])
    begin = draft.lines.start_of(passages[0].span.line)
    for kind, pattern in _KINDS.items():
        found = [match for match in pattern.finditer(source, begin, end) if match.end() > start]
        if found:
            count = f" ({len(found)} places)" if len(found) > 1 else ""
            yield Finding(
                draft.span(found[0].start(), found[0].end()), f"Write it as sentences, without {kind}{count}."
            )


rule = Rule("decorated-core", Group.STRUCTURE, None, check)
