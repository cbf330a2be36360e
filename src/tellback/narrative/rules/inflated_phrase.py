"""Several words where one says the same."""

from __future__ import annotations

from collections.abc import Iterator

from tellback.narrative.draft import Draft
from tellback.narrative.finding import Finding, Fix, Tier
from tellback.narrative.rule import Group, Rule
from tellback.narrative.wording import Lexicon

SAME = {
    "a majority of": "most",
    "a great number of": "many",
    "a large number of": "many",
    "a small number of": "a few",
    "as a consequence of": "because of",
    "as a means to": "to",
    "at the present time": "now",
    "at this point in time": "now",
    "at that point in time": "then",
    "by means of": "with",
    "by virtue of the fact that": "because",
    "despite the fact that": "although",
    "due to the fact that": "because",
    "each and every": "every",
    "end result": "result",
    "end results": "results",
    "first and foremost": "first",
    "for the purpose of": "for",
    "for the simple reason that": "because",
    "give consideration to": "consider",
    "has the ability to": "can",
    "has the capability to": "can",
    "has the capacity to": "can",
    "have the ability to": "can",
    "have the capability to": "can",
    "have the capacity to": "can",
    "in a timely manner": "in time",
    "in a timely fashion": "in time",
    "in light of the fact that": "because",
    "in order for": "for",
    "in order that": "so that",
    "in order to": "to",
    "in spite of the fact that": "although",
    "in the course of": "during",
    "in the event of": "if there is",
    "in the event that": "if",
    "in the near future": "soon",
    "in view of the fact that": "because",
    "it is often the case that": "often",
    "it is possible that": "perhaps",
    "make a decision": "decide",
    "make use of": "use",
    "makes use of": "uses",
    "making use of": "using",
    "made use of": "used",
    "on a daily basis": "every day",
    "on a weekly basis": "every week",
    "on a monthly basis": "every month",
    "on a regular basis": "regularly",
    "on the basis of": "from",
    "owing to the fact that": "because",
    "prior to": "before",
    "subsequent to": "after",
    "the vast majority of": "most",
    "the majority of": "most",
    "until such time as": "until",
    "utilize": "use",
    "utilized": "used",
    "utilizes": "uses",
    "utilizing": "using",
    "utilise": "use",
    "utilised": "used",
    "utilises": "uses",
    "utilising": "using",
    "with reference to": "about",
    "with regard to": "about",
    "with regards to": "about",
    "with the exception of": "except",
}
"""A phrase, and what says the same."""

KEEPS_MEANING = frozenset(SAME) - {
    "as a consequence of",
    "at the present time",
    "by means of",
    "in a timely manner",
    "in a timely fashion",
    "in order for",
    "in the event of",
    "in the near future",
    "it is possible that",
    "make a decision",
    "on a regular basis",
    "on the basis of",
    "subsequent to",
    "with reference to",
    "with regard to",
    "with regards to",
}
"""Those that may be replaced unasked: the sentence stays right whatever stands around them."""

THROAT = Lexicon(
    "it is (?:important|worth|interesting|useful) (?:to (?:note|mention|remember|point out)|noting|mentioning) that",
    "it should be (?:noted|mentioned|pointed out) that",
    "please note that",
    "needless to say",
    "it goes without saying that",
    "as a matter of fact",
    "the fact of the matter is(?: that)?",
    "at the end of the day",
    "when all is said and done",
    "for all intents and purposes",
    "in today['’]s (?:fast-paced|modern|digital|ever-changing|competitive) (?:world|age|era|landscape)",
)
PHRASES = Lexicon(*SAME)


def check(draft: Draft) -> Iterator[Finding]:
    """Each phrase with a short twin, and each run-up that says nothing."""
    for match in PHRASES.found(draft.wording):
        span = draft.span(*match.span())
        phrase = " ".join(match[0].lower().split())
        short = SAME[phrase]
        if match[0][0].isupper():
            short = short.capitalize()
        fix = Fix(span, short, safe=phrase in KEEPS_MEANING)
        yield Finding(span, f"Say “{short}” for “{' '.join(match[0].split())}”.", fix=fix)
    for match in THROAT.found(draft.wording):
        span = draft.span(*match.span())
        yield Finding(span, f"Drop “{' '.join(match[0].split())}” and begin with what you have to say.")


rule = Rule("inflated-phrase", Group.WORDING, Tier.CONSIDER, check, words=SAME | dict.fromkeys(THROAT.phrases, ""))
