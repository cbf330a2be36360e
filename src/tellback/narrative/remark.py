"""A finding as an editor shows it: with its reason, and with the comment that allows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tellback.narrative.check import check, rules
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix
from tellback.narrative.reading import Reading, reading
from tellback.narrative.rule import Group


@dataclass(frozen=True, slots=True)
class Remark:
    """`why` is the one sentence of the rule's page; `allow` writes the comment with which the writer knows better."""

    finding: Finding
    why: str
    allow: Fix | None


def remarks(draft: Draft) -> tuple[Remark, ...]:
    """What the rules find in a draft, ready to be shown beside it."""
    read = reading(draft.prfaq.source)
    return tuple(Remark(each, _why(each.rule), _allowing(draft, read, each)) for each in check(draft))


def about(rule: str) -> str:
    """What a rule's page says before its examples: what is wrong, why, and who says so."""
    return _page(rule).partition("\n## ")[0].partition("\n")[2].strip()


@cache
def _page(rule: str) -> str:
    return next(each for each in rules() if each.name == rule).page


@cache
def _why(rule: str) -> str:
    return about(rule).partition("\n\n")[0].replace("\n", " ")


@cache
def _group(rule: str) -> Group:
    return next(each for each in rules() if each.name == rule).group


def _allowing(draft: Draft, read: Reading, finding: Finding) -> Fix | None:
    """A comment behind the line in which a finding begins; where none can stand there, one for the whole file."""
    if _group(finding.rule) is Group.COMMENTS:
        return None
    begin = draft.lines.start_of(finding.span.line)
    line = read.source[begin:].partition("\n")[0].rstrip()
    end = begin + len(line)
    inside = any(comment.start < end < comment.end for comment in read.comments)
    if inside or not read.visible[begin:end].strip() or line.lstrip().startswith(("```", "~~~")):
        at = len(read.visible) - len(read.visible.lstrip())
        at = read.source.rfind("\n", 0, at) + 1
        return Fix(draft.span(at, at), f"<!-- allow-file {finding.rule} -->\n\n")
    return Fix(draft.span(end, end), f" <!-- allow {finding.rule} -->")
