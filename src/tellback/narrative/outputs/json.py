"""One JSON list of objects, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tellback.narrative.finding import Finding
from tellback.narrative.proofread import Proof
from tellback.show.as_json import as_json
from tellback.text.span import Span


def output(proofs: Sequence[Proof]) -> str:
    """Each finding with `rule`, `tier`, `path`, `line`, `column`, `end_line`, `end_column` and `message`.

    Lines and columns start at 1 and count code points; the end is behind the last. `better` and `fix` follow where
    there are any.
    """
    return as_json([_found(finding) for proof in proofs for finding in proof.findings])


def _found(finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {"rule": finding.rule, "tier": finding.tier, "path": finding.path, **_place(finding.span)}
    found["message"] = finding.message
    if finding.better:
        found["better"] = finding.better
    if finding.fix:
        found["fix"] = {**_place(finding.fix.span), "text": finding.fix.text, "safe": finding.fix.safe}
    return found


def _place(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
