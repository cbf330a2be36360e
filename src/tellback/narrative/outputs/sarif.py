"""SARIF 2.1.0, which code hosts and editors read: docs.oasis-open.org/sarif/sarif/v2.1.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from tellback.narrative.check import rules
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.fingerprint import fingerprints
from tellback.narrative.plain import plain
from tellback.narrative.proofread import Proof
from tellback.narrative.rule import PAGES, Rule
from tellback.show.as_json import as_json
from tellback.text.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Tier.MUST: "error", Tier.SHOULD: "warning", Tier.CONSIDER: "note"}


def output(proofs: Sequence[Proof]) -> str:
    """One run with every rule described and every finding in its place, columns counted in code points.

    Addresses are relative to the repository. A fingerprint depends on the words, not on the line they stand on.
    """
    told = rules()
    driver = {
        "name": "tellback",
        "version": version("tellback"),
        "informationUri": PAGES,
        "rules": [_described(rule) for rule in told],
    }
    index = {rule.name: at for at, rule in enumerate(told)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for proof in proofs for result in _results(proof, index)],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _described(rule: Rule) -> dict[str, Any]:
    level = LEVELS[rule.tier or Tier.CONSIDER]
    return {
        "id": rule.name,
        "shortDescription": {"text": plain(rule.why)},
        "help": {"text": rule.page, "markdown": rule.page},
        "helpUri": rule.address,
        "defaultConfiguration": {"level": level, "enabled": rule.tier is not None},
        "properties": {"tags": [str(rule.group)], "problem.severity": level.replace("note", "recommendation")},
    }


def _results(proof: Proof, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    place = {"uri": quote(proof.address), "uriBaseId": "%SRCROOT%"}
    for finding, print_ in zip(proof.findings, fingerprints(proof.draft, proof.findings), strict=True):
        result = {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": LEVELS[finding.tier or Tier.CONSIDER],
            "message": {"text": _message(finding)},
            "locations": [{"physicalLocation": {"artifactLocation": place, "region": _region(finding.span)}}],
            "partialFingerprints": {"tellback/v1": print_, "primaryLocationLineHash": print_},
        }
        if finding.fix:
            result["fixes"] = [_fix(finding.fix, finding.message, place)]
        yield result


def _message(finding: Finding) -> str:
    return f"{finding.message} Better: {finding.better}" if finding.better else finding.message


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, message: str, place: dict[str, str]) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}
    change = {"artifactLocation": place, "replacements": [replacement]}
    return {"description": {"text": message}, "artifactChanges": [change]}
