"""How often each rule is right: the findings on ten real PR/FAQs against labels that two readers made.

The key (labels/prfaqs.jsonl) holds no text: file, rule, line and columns (0 where the whole document is meant), and
whether a fair editor might see it otherwise (`doubt`). labels/prfaqs.md says how it was made and how far the two
readers agreed. A finding is right where a label of its rule overlaps its words, or speaks of the whole document; a
doubtful label makes a finding right, but is not missed where nothing is found. Profile bryar-carr, stage hypothesis,
1 June 2026, the built-in model.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tellback.model.base import open_model
from tellback.narrative.check import check
from tellback.narrative.finding import Finding
from tellback.narrative.parse import parse
from tellback.narrative.prepare import prepare
from tellback.stats.intervals import share
from tellback.stats.verdict import Verdict

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "prfaqs"
KEY = Path(__file__).parent / "labels" / "prfaqs.jsonl"
TABLE = "How often a rule is right (ten real PR/FAQs, labelled)"
TODAY = date(2026, 6, 1)
OFTEN = 5
NEAR = {"quote": 0, "answer": 2, "headline": 2}
"""A fault of a quote may be marked at its speaker, one of an answer at its question: so many lines away."""


@dataclass(frozen=True)
class Label:
    """One line of the key; `line` is 0 where the whole document is meant."""

    file: str
    rule: str
    line: int
    column: int
    end_column: int
    doubt: bool
    part: str = ""

    def meets(self, finding: Finding) -> bool:
        """Whether a finding of the same file speaks of the same fault."""
        if self.rule != finding.rule or self.part not in finding.message:
            return False
        place = finding.span
        if not self.line or abs(place.line - self.line) <= NEAR.get(self.rule.rpartition("-")[2], -1):
            return True
        starts_before_its_end = (place.line, place.column) < (self.line, self.end_column)
        return starts_before_its_end and (self.line, self.column) < (place.end_line, place.end_column)


def main() -> None:
    labels = [Label(**json.loads(line)) for line in KEY.read_text().splitlines()]
    found = dict(findings())
    rows = list(measured(labels, found))
    for row in sorted(rows, key=lambda row: -int(str(row["fired"]))):
        print(json.dumps({"table": TABLE} | row))
    often = [row for row in rows if int(str(row["fired"])) >= OFTEN]
    right = [row["rule"] for row in often if 10 * int(str(row["right"])) >= 9 * int(str(row["fired"]))]
    print(
        json.dumps(
            {"table": f"Rules that fire at least {OFTEN} times", "rules": len(often), "right ≥ 90 %": len(right)}
        )
    )


def findings() -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """The findings in each file."""
    for path in sorted(DATA.glob("*.md")):
        draft = prepare(
            parse(path.read_text(encoding="utf-8"), path.name), model=lambda: open_model("built-in"), today=TODAY
        )
        yield path.name, check(draft)


def measured(labels: Sequence[Label], found: dict[str, tuple[Finding, ...]]) -> Iterator[dict[str, object]]:
    """A row for each rule that was labelled or found."""
    by_rule: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_rule[label.rule].append(label)
    fired = {finding.rule for each in found.values() for finding in each}
    for rule in sorted({*by_rule, *fired}):
        held = by_rule[rule]
        marks = [(file, finding) for file, each in found.items() for finding in each if finding.rule == rule]
        right = sum(any(label.file == file and label.meets(finding) for label in held) for file, finding in marks)
        sure = [label for label in held if not label.doubt]
        met = sum(any(label.meets(finding) for finding in found[label.file]) for label in sure)
        yield {
            "rule": rule,
            "fired": len(marks),
            "right": right,
            "precision": said(share(right, len(marks))),
            "labelled": len(sure),
            "found": met,
            "recall": said(share(met, len(sure))),
            "doubtful": len(held) - len(sure),
        }


def said(verdict: Verdict) -> str:
    """A share with its interval, in hundredths."""
    if not verdict.known:
        return ""
    return f"{verdict.estimate:.2f} ({verdict.low:.2f}–{verdict.high:.2f})"


if __name__ == "__main__":
    main()
