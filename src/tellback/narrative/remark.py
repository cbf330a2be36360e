"""A finding as an editor shows it: with its reason, and with the comment that allows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tellback.narrative.baseline import sift
from tellback.narrative.check import check, rules
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix
from tellback.narrative.reading import Reading, reading
from tellback.narrative.rule import Group, Rule


@dataclass(frozen=True, slots=True)
class Remark:
    """`why` is the one sentence of the rule's page, whose `address` is on the web; `allow` writes the comment with
    which the writer knows better. `slow` findings need the model or the customers, which takes longer.
    """

    finding: Finding
    why: str
    address: str
    allow: Fix | None
    slow: bool


def remarks(draft: Draft) -> tuple[Remark, ...]:
    """What the rules find in a draft and no baseline puts up with, ready to be shown beside it. Raises BadSettings."""
    read, known = reading(draft.prfaq.source), _rules()
    return tuple(_remark(draft, read, each, known[each.rule]) for each in sift(draft, check(draft)).new)


@cache
def about(rule: str) -> str:
    """What a rule's page says before its examples: what is wrong, why, and who says so."""
    return _rules()[rule].page.partition("\n## ")[0].partition("\n")[2].strip()


def _remark(draft: Draft, read: Reading, finding: Finding, rule: Rule) -> Remark:
    why = about(rule.name).partition("\n\n")[0].replace("\n", " ")
    allow = None if rule.group is Group.COMMENTS else _allowing(draft, read, finding)
    return Remark(finding, why, rule.address, allow, rule.reads_meaning or rule.group is Group.CUSTOMERS)


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.name: rule for rule in rules()}


def _allowing(draft: Draft, read: Reading, finding: Finding) -> Fix:
    """A comment behind the line in which a finding begins; where none can stand there, one for the whole file."""
    begin = draft.lines.start_of(finding.span.line)
    line = read.source[begin:].partition("\n")[0].rstrip()
    end = begin + len(line)
    inside = any(comment.start < end < comment.end for comment in read.comments)
    if inside or not read.visible[begin:end].strip() or line.lstrip().startswith(("```", "~~~")):
        at = len(read.visible) - len(read.visible.lstrip())
        at = read.source.rfind("\n", 0, at) + 1
        return Fix(draft.span(at, at), f"<!-- allow-file {finding.rule} -->\n\n")
    return Fix(draft.span(end, end), f" <!-- allow {finding.rule} -->")
