"""How often each rule about wording speaks up on real announcements that are no PR/FAQs.

Each post is read on the day it was published, as far as its name or front matter tells. Code is not counted as words.
A median of at most 6 findings in 1,000 words is the bar.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median

from tellback.narrative.check import check, rules
from tellback.narrative.draft import Draft
from tellback.narrative.parse import parse
from tellback.narrative.rule import Group

DATA = Path(os.environ.get("TELLBACK_DATA") or Path(__file__).parents[2] / "shared" / "data") / "announcements"
DAY = re.compile(r"(20\d\d)[-/](\d\d)[-/](\d\d)")
STYLE = {Group.WORDING, Group.CONSISTENCY}


def main() -> None:
    style = [rule for rule in rules() if rule.group in STYLE and not rule.reads_meaning]
    fired: Counter[str] = Counter()
    posts: Counter[str] = Counter()
    rates: dict[str, list[float]] = {}
    words = 0
    for path in sorted(DATA.rglob("*.md")):
        draft = read(path)
        found = Counter(finding.rule for finding in check(draft, style))
        fired += found
        posts.update(found.keys())
        words += draft.wording.count
        rates.setdefault(path.parent.name, []).append(1000 * found.total() / max(1, draft.wording.count))
    table = "Wording rules on announcements that are no PR/FAQs, findings in 1,000 words"
    every = [rate for some in rates.values() for rate in some]
    for rule in sorted(style, key=lambda rule: -fired[rule.name]):
        said = {
            "rule": rule.name,
            "found": fired[rule.name],
            "per 1,000 words": round(1000 * fired[rule.name] / words, 2),
        }
        print(json.dumps({"table": table, **said, "share of posts": round(posts[rule.name] / len(every), 2)}))
    said = {"rule": "all together", "found": fired.total(), "per 1,000 words": round(1000 * fired.total() / words, 2)}
    print(
        json.dumps({"table": table, **said, "share of posts": round(sum(rate > 0 for rate in every) / len(every), 2)})
    )
    table = "Wording rules on announcements, findings in 1,000 words of a post"
    for name, some in [*sorted(rates.items()), ("all", every)]:
        tenth = sorted(some)[int(0.9 * len(some))]
        print(
            json.dumps(
                {
                    "table": table,
                    "posts of": name,
                    "posts": len(some),
                    "median": round(median(some), 2),
                    "nine tenths": round(tenth, 1),
                }
            )
        )


def read(path: Path) -> Draft:
    text = path.read_text(encoding="utf-8")
    told = DAY.search(path.name) or DAY.search(text)
    today = date(*map(int, told.groups())) if told else date(2026, 1, 1)
    return Draft(parse(text, path.name), today=today)


main()
