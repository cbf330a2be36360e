"""An idea is judged without its author: no name on top, no "I" in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.rule import Group, Rule

_BYLINE = re.compile(
    r"^[>*_ \t]*(?:(?:authors?|written by|prepared by|owners?)\b[*_ ]*:|by [*_]*[A-Z][\w’'-]+ [A-Z][\w’'-]+[*_]*\s*$)"
    r".*$",
    re.IGNORECASE | re.MULTILINE,
)
_I = re.compile(r"(?<![\w.'’“\"(/-])(?:I|I['’](?:m|ve|d|ll))(?![\w.)/-])")


def check(draft: Draft) -> Iterator[Finding]:
    """A line that names the author, and the first "I" of the press release outside of quotes."""
    source, questions = draft.prfaq.source, draft.prfaq.questions
    end = min([question.span.start for question in questions] or [len(source)])
    for line in _BYLINE.finditer(source, 0, end):
        yield Finding(draft.span(line.start(), line.end()), "Drop the author: the idea should be judged alone.")
    for match in _I.finditer(draft.prose, 0, end):
        if not any(quote.span.start <= match.start() < quote.span.end for quote in draft.prfaq.quotes):
            yield Finding(draft.span(*match.span()), f"Write “we”, or name who, instead of “{match[0]}”.")
            return


rule = Rule("byline", Group.STRUCTURE, None, check)
