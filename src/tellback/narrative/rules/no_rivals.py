"""Everything has a rival, if only a spreadsheet or doing nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

_NONE = Lexicon(
    r"no|without|zero (?:real |direct |serious |true |other )?(?:competitors?|competition|rivals?)",
    r"no|without (?:other |competing |similar )(?:products?|tools?|solutions?) (?:exists?|on the market|does this)",
    r"nobody|none|no (?:one )?else (?:does|offers|has|provides|can offer|is doing) (?:this|it|that|anything)",
    r"nothing (?:else )?(?:like (?:it|this)|comparable|similar) (?:exists|on the market|is available|today|out there)",
    r"there(?:'s| is) nothing (?:else )?like (?:it|this)",
    r"first and only",
    r"competitors|rivals|competition (?:do|does|are|is) not (?:exist|matter|relevant|a concern)",
)


def check(draft: Draft) -> Iterator[Finding]:
    """Each sentence that denies all rivals."""
    last = None
    for match in _NONE.found(draft.wording):
        sentence = draft.wording.sentence(match.start())
        if sentence != last:
            last = sentence
            said = draft.wording.said(match)
            yield Finding(
                draft.span(*match.span()),
                f"Name what customers use today, if only a spreadsheet: “{said}” says that nobody looked.",
            )


rule = Rule("no-rivals", Group.ANSWERS, Tier.SHOULD, check)
