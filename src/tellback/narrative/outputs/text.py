"""For the terminal: file by file, what must be mended first, each rule's reason said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tellback.narrative.check import rules
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.proofread import Proof
from tellback.show.terminal import counted, faint, paragraph, strong

HEADS = {Tier.MUST: "Must be mended", Tier.SHOULD: "Should be mended", Tier.CONSIDER: "To consider"}


def output(proofs: Sequence[Proof]) -> str:
    """The findings grouped by file, tier and rule, and one line at the end."""
    return "\n".join([*(line for proof in proofs if proof.findings for line in _file(proof)), total(proofs)]) + "\n"


def total(proofs: Sequence[Proof]) -> str:
    """How many findings of each tier there are, in how many files."""
    files = counted(len(proofs), "file")
    found = {tier: sum(len(proof.of(tier)) for proof in proofs) for tier in Tier}
    if not any(found.values()):
        return f"{files} read, nothing found."
    said = ", ".join(f"{number} {tier}" for tier, number in found.items() if number)
    return f"{files} read: {said}. Why, and examples: tellback explain NAME"


def _file(proof: Proof) -> Iterator[str]:
    for tier in Tier:
        found = sorted(proof.of(tier), key=lambda finding: finding.rule)
        if not found:
            continue
        yield strong(f"{proof.path}: {HEADS[tier].lower()}")
        grouped = [list(group) for _, group in groupby(found, key=lambda finding: finding.rule)]
        for group in sorted(grouped, key=lambda group: group[0].span):
            yield from _rule(group)
        yield ""


def _rule(found: Sequence[Finding]) -> Iterator[str]:
    why = {rule.name: rule for rule in rules()}[found[0].rule].why
    yield paragraph(f"{found[0].rule}: {plain(why)}", indent=2)
    for finding in found:
        place = f"{finding.path}:{finding.span.line}:{finding.span.column}: "
        yield paragraph(finding.message, indent=4, first=place)
        if finding.better:
            yield faint(paragraph(finding.better, indent=4, first="Better: "))
