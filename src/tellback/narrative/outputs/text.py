"""For the terminal: file by file, what must be mended first, each rule's reason said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tellback.narrative.baseline import FILE, Drop, Written
from tellback.narrative.check import rules
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.proofread import Proof
from tellback.show.terminal import counted, faint, paragraph, strong

HEADS = {Tier.MUST: "Must be mended", Tier.SHOULD: "Should be mended", Tier.CONSIDER: "To consider"}


def output(proofs: Sequence[Proof]) -> str:
    """The findings grouped by file, tier and rule, and one line at the end."""
    lines = [line for proof in proofs for line in _file(proof)]
    drops = [drop for proof in proofs for drop in proof.drops]
    return "\n".join([*lines, *_fallen(drops), total(proofs)]) + "\n"


def total(proofs: Sequence[Proof]) -> str:
    """How many findings of each tier there are, in how many files."""
    found = {tier: sum(len(proof.of(tier)) for proof in proofs) for tier in Tier}
    said = ", ".join(f"{number} {tier}" for tier, number in found.items() if number) or "nothing found"
    known = sum(proof.known for proof in proofs)
    aside = f"; {counted(known, 'finding')} left aside ({FILE})" if known else ""
    why = " Why, and examples: tellback explain NAME" if any(found.values()) else ""
    return f"{counted(len(proofs), 'file')} read: {said}{aside}.{why}"


def written_lines(written: Written) -> Iterator[str]:
    """What a baseline that was just written holds, and what it did not take in."""
    yield f"{written.path}: {counted(written.known, 'finding')} left aside from now on."
    for drop in written.drops:
        yield f"{drop.path}: {drop.rule} fell from {drop.before} to {drop.now}, and may not rise again."
    for rise in written.refused:
        yield f"{rise.path}: {rise.rule} rose from {rise.before} to {rise.now}: not taken in."
    if written.refused:
        yield "Mend these, or delete the baseline to begin again."


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
        yield paragraph(finding.message, indent=4, first=place, below=6)
        if finding.better:
            yield faint(paragraph(finding.better, indent=6, first="Better: "))


def _fallen(drops: Sequence[Drop]) -> Iterator[str]:
    for drop in drops:
        yield faint(f"{drop.path}: {drop.rule} fell from {drop.before} to {drop.now}.")
    if drops:
        yield "Keep it so: tellback check --write-baseline"
