"""Only what the writer has just touched: an old flaw does not stand in the way of a small edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from tellback.narrative.check import check, rules
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.fingerprint import same_words
from tellback.narrative.parse import parse
from tellback.narrative.rule import Group
from tellback.narrative.since import since
from tellback.workspace.git import text_at

_OF_SENTENCES = frozenset({Group.WORDING, Group.QUOTES, Group.COMMENTS})


def touched_since(version: str, draft: Draft, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings on sentences that are new or edited since a version. Raises NotFound.

    A finding on what is no prose, such as a comment, counts by its line; one that
    is not about wording or quotes also where that version had none such.
    """
    from tellback.narrative.versions import text_as_of

    older = text_as_of(Path(draft.prfaq.path), version)
    if older is None:
        return tuple(findings)
    fresh = [sentence.span for sentence in since(older, draft.prfaq)]
    lines = _changed(older, draft.prfaq.source)

    def touched(finding: Finding) -> bool:
        if any(span.start < finding.span.end and finding.span.start < span.end for span in fresh):
            return True
        prose = draft.prose[finding.span.start : finding.span.end].strip()
        return not prose and finding.span.line in lines

    return _news(draft, findings, older, touched)


def changed(draft: Draft, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings on lines that differ from the last commit; all where there is none yet. Raises NotFound."""
    older = text_at(Path(draft.prfaq.path), "HEAD")
    if older is None:
        return tuple(findings)
    lines = _changed(older, draft.prfaq.source)

    def touched(finding: Finding) -> bool:
        return any(line in lines for line in range(finding.span.line, finding.span.end_line + 1))

    return _news(draft, findings, older, touched)


def _changed(older: str, newer: str) -> frozenset[int]:
    """The lines, counted from 1, that are not in an older text."""
    matcher = SequenceMatcher(None, older.split("\n"), newer.split("\n"), autojunk=False)
    return frozenset(
        line + 1
        for kind, _, _, start, end in matcher.get_opcodes()
        if kind in {"replace", "insert"}
        for line in range(start, end)
    )


def _news(
    draft: Draft, findings: Sequence[Finding], older: str, touched: Callable[[Finding], bool]
) -> tuple[Finding, ...]:
    """What is touched, and what is said of the story as a whole that could not be said of the older one."""
    groups = {rule.name: rule for rule in rules()}
    whole = {finding.rule for finding in findings if groups[finding.rule].group not in _OF_SENTENCES}
    using = [groups[name] for name in sorted(whole)]
    before = _said(check(replace(draft, prfaq=parse(older, draft.prfaq.path)), using) if using else ())
    kept = []
    for finding in findings:
        new = finding.rule in whole and not _known(before, finding)
        if new or touched(finding):
            kept.append(finding)
    return tuple(kept)


def _said(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter(map(_key, findings))


def _known(before: Counter[tuple[str, str]], finding: Finding) -> bool:
    key = _key(finding)
    before[key] -= 1
    return before[key] >= 0


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, same_words(finding)
