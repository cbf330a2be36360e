"""Apply the fixes that change no meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from tellback.narrative.draft import Draft
from tellback.narrative.file import write
from tellback.narrative.finding import Finding
from tellback.narrative.parse import parse

ROUNDS = 10
"""One fix may make room for another; a text that has not settled by then never will."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A story before and after; `fixes` are what was found, in the order it was mended, with the words in its place."""

    before: Draft
    after: Draft
    fixes: tuple[tuple[Finding, str], ...]

    @property
    def changed(self) -> bool:
        """Whether there was anything to mend."""
        return self.before.prfaq.source != self.after.prfaq.source

    @property
    def told(self) -> tuple[str, ...]:
        """A line for each fix: the place as it was then, the words as they were and as they are."""
        return tuple(
            f"{finding.path}:{finding.fix.span.line}:{finding.fix.span.column}: "
            f"“{words}” is now “{finding.fix.text}” ({finding.rule})"
            for finding, words in self.fixes
            if finding.fix
        )

    @property
    def diff(self) -> str:
        """What changed, as `diff -u` shows it."""
        path = self.before.prfaq.path
        old, new = (_LINE.findall(draft.prfaq.source) for draft in (self.before, self.after))
        told = unified_diff(old, new, f"a/{path}", f"b/{path}")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told)


def mend(draft: Draft, look: Callable[[Draft], Sequence[Finding]]) -> Mended:
    """Apply every safe fix of what `look` finds, and look again until nothing is left to mend. Writes nothing."""
    now, done = draft, list[tuple[Finding, str]]()
    for _ in range(ROUNDS):
        fixes = _apart(look(now))
        if not fixes:
            break
        done += [(finding, finding.fix.span.of(now.prfaq.source)) for finding in fixes if finding.fix]
        now = replace(now, prfaq=parse(_applied(now.prfaq.source, fixes), now.prfaq.path))
    return Mended(draft, now, tuple(done))


def save(mended: Mended) -> None:
    """Write what was mended into its file. Raises ChangedMeanwhile, and writes nothing, where that has changed."""
    if mended.changed:
        write(Path(mended.before.prfaq.path), mended.before.prfaq.source, mended.after.prfaq.source)


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """The safe fixes, of those that touch each other the first."""
    chosen: list[Finding] = []
    end = -1
    for finding in sorted((each for each in findings if each.fix and each.fix.safe), key=_place):
        start, stop = _place(finding)
        if start > end:
            chosen.append(finding)
            end = stop
    return chosen


def _place(finding: Finding) -> tuple[int, int]:
    assert finding.fix
    return finding.fix.span.start, finding.fix.span.end


def _applied(source: str, fixes: Sequence[Finding]) -> str:
    for finding in reversed(fixes):
        assert finding.fix
        source = source[: finding.fix.span.start] + finding.fix.text + source[finding.fix.span.end :]
    return source
