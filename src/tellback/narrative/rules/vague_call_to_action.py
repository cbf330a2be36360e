"""A call to action says where, from when and for how much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.passage import Role
from tellback.narrative.rule import Group, Rule

_ASKED = {
    "where": re.compile(
        r"https?://|www\.|\]\(|\w@\w|\w\.(?:com|org|net|io|dev|app|ai|eu|de|fr|uk|co|example|foundation)\b|\bstores?\b|"
        r"\bapp store|google play|\bshops?\b|\bbranch|\bweb ?site|\bhome ?page|\b(?:brew|pip|npm|apt|docker) |`[^`]+`|"
        r"\b(?:e-?mail|call|phone|write to)\b|\bsettings?\b|\bmenu\b",
        re.IGNORECASE,
    ),
    "from when": re.compile(
        r"\b(?:today|now|tomorrow|immediately|already|this (?:week|month|spring|summer|autumn|fall|winter|year)|"
        r"(?:19|20)\d\d|Q[1-4]|(?:from|on|in|by|since|until) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b",
        re.IGNORECASE,
    ),
    "for how much": re.compile(
        r"[$€£¥]\s?\d|\d\s?(?:[$€£¥]|(?:euros?|dollars?|pounds?|cents?|EUR|USD|GBP|CHF)\b)|\bfree\b|"
        r"\bno (?:extra )?(?:cost|charge|fee)|\bcosts? nothing|\bopen[- ]source|\bincluded\b|\bpric(?:e|es|ed|ing)\b",
        re.IGNORECASE,
    ),
}
_ENOUGH = 4000
SURE = 0.75


def check(draft: Draft) -> Iterator[Finding]:
    """A call to action without a place to go to, or a press release with neither a day nor a price."""
    parts = list(draft.having(Role.CALL_TO_ACTION, SURE))
    text = "\n".join(part.text for part in parts)
    if not parts or not draft.english:
        return
    press = "\n".join(passage.text for passage in draft.prfaq.passages)[:_ENOUGH]
    missing = [what for what, pattern in _ASKED.items() if not pattern.search(text if what == "where" else press)]
    if len(missing) > 1 or "where" in missing:
        tier = Tier.SHOULD if "where" in missing else Tier.CONSIDER
        yield Finding(parts[-1].span, f"Say {_listed(missing)} one can have it.", tier=tier)


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


rule = Rule("vague-call-to-action", Group.STRUCTURE, Tier.SHOULD, check)
