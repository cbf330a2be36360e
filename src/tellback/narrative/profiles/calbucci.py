"""The PRFAQ Framework: stricter about form, and against decoration."""

from __future__ import annotations

from tellback.narrative.finding import Tier
from tellback.narrative.profile import Profile

profile = Profile(
    "calbucci",
    "method",
    "The PRFAQ Framework",
    "Marcelo Calbucci, The PRFAQ Framework (2025); theprfaq.com: seven paragraphs on one page, 5 to 8 customer and 12 "
    "to 18 internal questions, six pages in all, no boilerplate, no author, no lists, links or bold in the release",
    limits={
        "long-press-release.words": 550,
        "long-faq.words": 2750,
        "question-count.external_least": 5,
        "question-count.external_most": 8,
        "question-count.internal_least": 12,
        "question-count.internal_most": 18,
        "heavy-lead.least": 3,
        "heavy-lead.most": 6,
        "heavy-lead.words": 25,
    },
    tiers={
        "question-count": Tier.CONSIDER,
        "heavy-lead": Tier.SHOULD,
        "unwanted-boilerplate": Tier.SHOULD,
        "decorated-core": Tier.CONSIDER,
        "byline": Tier.SHOULD,
    },
)
