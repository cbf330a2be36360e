"""Annotations on the lines of a pull request: docs.github.com, "Workflow commands"."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from tellback.narrative.finding import Finding, Tier
from tellback.narrative.outputs.summary import output as summary
from tellback.narrative.outputs.text import total
from tellback.narrative.proofread import Proof

SHOWN = 10
"""So many of each kind are shown of a step; GitHub drops the rest without a word (community discussion 26680)."""
KINDS = {Tier.MUST: "error", Tier.SHOULD: "warning", Tier.CONSIDER: "notice"}


def output(proofs: Sequence[Proof]) -> str:
    """The first ten of each tier as annotations, and a line that counts them all."""
    lines = [line for tier in Tier for line in islice(_annotations(proofs, tier), SHOWN)]
    rest = sum(len(proof.findings) for proof in proofs) - len(lines)
    more = f" {rest} of them only in the summary of this job." if rest else ""
    return "\n".join([*lines, total(proofs) + more]) + "\n"


def post(proofs: Sequence[Proof]) -> None:
    """Add the summary to the job's page, where this runs in one."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8") as job:
            job.write(summary(proofs))


def _annotations(proofs: Sequence[Proof], tier: Tier) -> Iterator[str]:
    for proof in proofs:
        for finding in proof.of(tier):
            yield _annotation(proof.address, finding, KINDS[tier])


def _annotation(address: str, finding: Finding, kind: str) -> str:
    span = finding.span
    where = {"file": address, "line": span.line, "col": span.column, "endLine": span.end_line}
    if span.line == span.end_line:
        where["endColumn"] = span.end_column
    where["title"] = finding.rule
    said = f"{finding.message}\nBetter: {finding.better}" if finding.better else finding.message
    return f"::{kind} {','.join(f'{name}={_property(str(value))}' for name, value in where.items())}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
