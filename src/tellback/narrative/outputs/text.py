"""For the terminal: file by file, what must be mended first, each rule's reason said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.narrative.baseline import FILE, Drop, Written
from tellback.narrative.check import rules
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.plain import plain
from tellback.narrative.proofread import Proof, group
from tellback.narrative.rule import Group
from tellback.show.terminal import counted, faint, paragraph, strong

HEADS = {Tier.MUST: "must be mended", Tier.SHOULD: "should be mended", Tier.CONSIDER: "to consider"}


def output(proofs: Sequence[Proof]) -> str:
    """The findings grouped by file, tier and rule, and one line at the end."""
    lines = [line for proof in proofs for line in _file(proof)]
    drops = [drop for proof in proofs for drop in proof.drops]
    return "\n".join([*lines, *_fallen(drops), total(proofs)]) + "\n"


def total(proofs: Sequence[Proof]) -> str:
    """How many findings of each tier there are, in how many files, and how many hard questions are answered."""
    found = {tier: sum(len(proof.of(tier)) for proof in proofs) for tier in Tier}
    said = ", ".join(f"{number} {tier}" for tier, number in found.items() if number) or "nothing found"
    covered = [proof.coverage for proof in proofs if proof.coverage and proof.coverage.total]
    answered, asked = sum(len(each.answered) for each in covered), sum(each.total for each in covered)
    hard = f"; {answered} of {counted(asked, 'hard question')} answered" if covered else ""
    known = sum(proof.known for proof in proofs)
    aside = f"; {counted(known, 'finding')} left aside ({FILE})" if known else ""
    why = " Why, and examples: tellback explain NAME" if any(found.values()) else ""
    return f"{counted(len(proofs), 'file')} read: {said}{hard}{aside}.{why}"


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
    found = {tier: proof.of(tier) for tier in Tier}
    said = [each for tier in Tier for each in found[tier] if group(each) is Group.CUSTOMERS]
    yield from _section(f"{proof.path}: what customers say", said, tiers=True)
    for tier in Tier:
        rest = [each for each in found[tier] if group(each) not in {Group.CUSTOMERS, Group.QUESTIONS}]
        yield from _section(f"{proof.path}: {HEADS[tier]}", rest)
    yield from _hard([each for tier in Tier for each in found[tier] if group(each) is Group.QUESTIONS], proof)


def _section(head: str, found: Sequence[Finding], *, tiers: bool = False) -> Iterator[str]:
    """Findings by rule, each rule where its first finding stands, with its reason said once."""
    if not found:
        return
    yield strong(head)
    whys = {rule.name: plain(rule.why) for rule in rules()}
    for name in dict.fromkeys(finding.rule for finding in found):
        yield paragraph(f"{name}: {whys[name]}", indent=2, below=4)
        for finding in found:
            if finding.rule == name:
                yield from _finding(finding, f"{finding.tier}: " if tiers else "")
    yield ""


def _finding(finding: Finding, tier: str) -> Iterator[str]:
    yield paragraph(tier + finding.message, indent=4, first=f"{place(finding)}: ", below=6)
    if finding.better:
        yield faint(paragraph(finding.better, indent=6, first="Better: "))


def _hard(found: Sequence[Finding], proof: Proof) -> Iterator[str]:
    """The hard questions that stay open, then those that are answered, each with the sentence that does."""
    covered = proof.coverage
    if not found and not (covered and covered.answered):
        return
    share = f", {len(covered.answered)} of {covered.total} answered" if covered else ""
    yield strong(f"{proof.path}: hard questions{share}")
    for finding in found:
        said = f"{finding.tier}: {finding.message} ({finding.rule})"
        yield paragraph(said, indent=2, first=f"{place(finding)}: ", below=6)
    for answered in covered.answered if covered else ():
        if answered.sentence:
            line = answered.sentence.span.line
            yield faint(
                paragraph(f"{answered.question} “{plain(answered.sentence.text)}” (line {line})", indent=2, below=6)
            )
    yield ""


def place(finding: Finding) -> str:
    """Where a finding stands, as editors understand it."""
    return f"{finding.path}:{finding.span.line}:{finding.span.column}"


def _fallen(drops: Sequence[Drop]) -> Iterator[str]:
    for drop in drops:
        yield faint(f"{drop.path}: {drop.rule} fell from {drop.before} to {drop.now}.")
    if drops:
        yield "Keep it so: tellback check --write-baseline"
