"""A question ends with a question mark, has a number of its own, and points to what is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tellback.narrative.asks import is_question
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.rule import Group, Rule

_NUMBER = re.compile(r"^[>#*_ \t]*(?:Q\s?(?P<q>\d{1,3})|(?P<n>\d{1,3}))[.:)]", re.IGNORECASE)
# it begins with a plain line break, put before the text for the first line: `^` would be tried at every character
_HEADING = re.compile(r"\n {0,3}#{1,6} +(.+?)[ #\r]*(?=\n|\Z)")
_ANCHOR = re.compile(r"[{=](?:(?<=\{)#|(?:(?<=\bid=)|(?<=\bname=))[\"']?)([\w.-]+)")
_LINK = re.compile(r"\]\(#([^)\s]+)\)")
_NAMED = re.compile(r"(?:FAQ #?|question #?|answer #?|Q)(\d{1,3})\b")
_SEE = re.compile(r"(?:\b[Ss]ee|[Aa]s in|[Rr]efer to) $")


def check(draft: Draft) -> Iterator[Finding]:
    """Questions without a mark, two with the same number, and references that lead nowhere."""
    yield from _unmarked(draft)
    numbers = dict[str, int]()
    for question in draft.prfaq.questions:
        line = draft.prfaq.source[draft.lines.start_of(question.span.line) : question.span.end]
        match = _NUMBER.match(line)
        number = f"{question.circle}{match['q']}" if match and match["q"] else ""
        if number in numbers:
            first = numbers[number]
            yield Finding(question.span, f"Give this question another number: line {first} has {match and match['q']}.")
        elif number:
            numbers[number] = question.span.line
    yield from _nowhere(draft)


def _unmarked(draft: Draft) -> Iterator[Finding]:
    for question in draft.prfaq.questions:
        if is_question(question.text) and not re.search("[?？؟]", question.text):
            end = question.span.start + len(question.text.rstrip(" .:*_"))
            fix = Fix(draft.span(end, question.span.end), "?" + question.text[end - question.span.start :].lstrip(".:"))
            better = f"{question.words.rstrip(' .:')}?"
            yield Finding(question.span, "End the question with a question mark.", better, fix)


def _nowhere(draft: Draft) -> Iterator[Finding]:
    for named in _NAMED.finditer(draft.prose) if draft.prfaq.questions else ():
        see = _SEE.search(draft.prose, max(0, named.start() - 9), named.start())
        if see and int(named[1]) > len(draft.prfaq.questions):
            span = draft.span(see.start(), named.end())
            yield Finding(span, f"There is no question {named[1]}: correct the reference.")
    source = draft.prfaq.source
    links = list(_LINK.finditer(source))
    if not links:
        return
    there = set(_anchors(_HEADING.findall("\n" + source))) | set(_ANCHOR.findall(source))
    there |= {str(question.id) for question in draft.prfaq.questions}
    known = {name.lower() for name in there}
    for link in links:
        if link[1].lower() not in known:
            yield Finding(draft.span(*link.span(1)), f"Nothing here is called “#{link[1]}”: correct the link.")


def _anchors(headings: Iterable[str]) -> Iterator[str]:
    """The anchors that GitHub gives headings: one that comes again is numbered."""
    met = Counter[str]()
    for heading in headings:
        name = _slug(heading)
        yield f"{name}-{met[name]}" if met[name] else name
        met[name] += 1


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", re.sub(r"[*_`]", "", heading).lower()).strip().replace(" ", "-")


rule = Rule("broken-question", Group.STRUCTURE, Tier.SHOULD, check)
