"""Too few questions dodge, too many hide."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding
from tellback.narrative.rule import Group, Rule


def check(draft: Draft) -> Iterator[Finding]:
    """A part of the FAQ with fewer or more questions than the profile asks for."""
    for circle, questions in (("external", draft.prfaq.external), ("internal", draft.prfaq.internal)):
        least, most = (int(draft.limit(rule, f"{circle}_{end}")) for end in ("least", "most"))
        if questions and not least <= len(questions) <= most:
            yield Finding(
                questions[0].span,
                f"Ask {least} to {most} {circle} questions; there {'is' if len(questions) == 1 else 'are'} "
                f"{len(questions)}.",
            )


_LIMITS = {"external_least": 5, "external_most": 8, "internal_least": 12, "internal_most": 18}
rule = Rule("question-count", Group.STRUCTURE, None, check, _LIMITS)
