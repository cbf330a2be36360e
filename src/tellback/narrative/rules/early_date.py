"""A date or a duration for work nobody has tried yet is a guess in the clothes of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2},?)? \d{4}"
_DATED = re.compile(
    r"\b(?:build|built|ships?|shipped|launch|launched|deliver|delivered|develop|developed|implement|implemented|finish|"
    r"finished|complete|completed|ready|done|live|released?|takes?|need|work)\b[^.?!\[]{0,40}?"
    r"\b(?P<date>(?:in|within|by|before|until|about|around|for)? ?"
    r"(?:\d+(?:-\d+)? (?:working )?(?:days|weeks|months|quarters|sprints|engineer-\w+|person-\w+)|"
    rf"{_MONTH}|Q[1-4](?: \d{{4}})?|\d{{4}}-\d\d(?:-\d\d)?))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:we|us|our|team|engineers?|developers?|project|version|release|app|feature|mvp|prototype|it|phase)\b",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each answer to colleagues that puts a date on work, before anything is validated."""
    if draft.stage != "hypothesis":
        return
    for question in draft.prfaq.internal:
        for sentence in (each for passage in question.passages for each in passage.sentences):
            match = _DATED.search(sentence.text)
            if match and _OURS.search(sentence.text):
                date = " ".join(match["date"].split())
                yield Finding(
                    sentence.span, f"Say what must be learnt first, or put “{date}” in [brackets] as a guess."
                )


rule = Rule("early-date", Group.ANSWERS, Tier.CONSIDER, check)
