"""A Markdown table, for the page of a job or a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellback.narrative.finding import Finding, Tier
from tellback.narrative.outputs.text import place, total
from tellback.narrative.proofread import Proof

ROWS = 200
"""More than so many are counted only: a job's page takes one megabyte."""
_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")


def output(proofs: Sequence[Proof]) -> str:
    """Every finding on a row, what must be mended first."""
    found = [finding for tier in Tier for proof in proofs for finding in proof.of(tier)]
    rows = [_row(finding) for finding in found[:ROWS]]
    table = ["", "| | where | what to do | rule |", "|---|---|---|---|", *rows] if rows else []
    more = ["", f"And {len(found) - ROWS} more."] if len(found) > ROWS else []
    return "\n".join(["### tellback", "", total(proofs), *table, *more, ""])


def _row(finding: Finding) -> str:
    said = f"{finding.message} Better: {finding.better}" if finding.better else finding.message
    return f"| {finding.tier} | {_safe(place(finding))} | {_safe(said)} | {finding.rule} |"


def _safe(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
