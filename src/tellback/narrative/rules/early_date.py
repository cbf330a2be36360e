"""A date or a duration for work nobody has tried yet is a guess in the clothes of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.question import Circle
from tellback.narrative.rule import Group, Rule

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2},?)? \d{4}"
_COUNT = (
    r"(?:\d+(?:-\d+)?|one|two|three|four|five|six|eight|nine|ten|twelve|a (?:couple of|few)|several|(?:the )?next few)"
)
_TIME = (
    rf"(?:{_COUNT} (?:working )?(?:days|weeks?|months?|quarters?|sprints?|years?|engineer-\w+|person-\w+)|{_MONTH}|"
    r"(?:the )?(?:end|start|beginning|middle|(?:first|second) half|(?:first|second|third|fourth|last) quarter) of "
    r"(?:the |this |next )?(?:year|quarter|month|\d{4})|(?:(?:early|late|mid)[ -]?)?20[2-9]\d(?:-\d\d){0,2}|"
    r"(?:early )?next (?:year|quarter|month|spring|summer|autumn|fall|winter)|year[- ]end|[QH][1-4](?: (?:of )?\d{4})?)"
)
_DATED = re.compile(
    r"\b(?:build|built|ships?|shipped|launch|launched|deliver|delivered|develop|developed|implement|implemented|finish|"
    r"finished|complete|completed|ready|done|live|releas(?:e|ed)|roll(?:ed)? out|available|publish(?:ed)?|takes?|"
    rf"need|work)\b[^.?!\[]{{0,40}}?\b"
    rf"(?P<date>(?:in|within|by|before|until|about|around|for|over)? ?(?:the )?{_TIME})\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|plan(?:s|ned|ning)?|aim|expect(?:s|ed)?|target(?:s|ing|ed)?|intend|going to|schedul\w+|estimat\w+|"
    r"roadmap|milestones?|phase)\b[^.?!\[]{0,90}?"
    rf"\b(?P<date>(?:in|within|by|before|until|over|during|for|after|at)(?: the)?(?: (?:first|next|coming|following))? "
    rf"{_TIME})\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:we|us|our|team|engineers?|developers?|project|version|release|app|feature|mvp|prototype|it|phase)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:delet|keep|kept|retain|refund|cancel|trial|repl(?:y|ies)|respon|notice|contract|expir|warrant|payback|support|patch|maintain)\w*",
    re.IGNORECASE,
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each answer that puts a date on work, before anything is validated; of what customers are told, by when."""
    if draft.stage != "hypothesis":
        return
    for question in draft.prfaq.questions:
        patterns = (_DATED, _PLANNED) if question.circle is Circle.INTERNAL else (_PLANNED,)
        for sentence in (each for passage in question.passages for each in passage.sentences):
            match = next(filter(None, (pattern.search(sentence.text) for pattern in patterns)), None)
            if match and _OURS.search(sentence.text) and not _BOUND.search(sentence.text):
                date = " ".join(match["date"].split())
                yield Finding(
                    sentence.span, f"Say what must be learnt first, or put “{date}” in [brackets] as a guess."
                )


rule = Rule("early-date", Group.ANSWERS, Tier.CONSIDER, check)
