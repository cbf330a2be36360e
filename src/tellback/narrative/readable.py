"""Whether a text is language at all: nonsense and strings of keywords lack the small words that hold sentences up."""

from __future__ import annotations

import re

SMALL = 0.2
"""At least this share of a sentence's words are small ones; of ten real PR/FAQs a tenth of the sentences has fewer."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL_WORDS = """
a about after again all already also although am an and another any anybody anyone are aren't around as at away be
because been before being below between both but by can can't cannot could did do does doesn't doing don't down
during each either else enough even ever every everybody everyone everything few first for from further get gets
had has have having he her here hers him his how however i if in instead into is isn't it it's its itself just last
less let lets like made make makes many may me might more most much must my need needs neither never next no nobody
none nor not nothing now of off on once one only or other others our ours out over own per rather same she should
since so some somebody someone something soon still such than that that's the their theirs them themselves then
there these they this those though through to together too under unless until up upon us use used very was we well
were what when where whereas whether which while who whom whose why will with within without won't would yes yet you
your yours
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_BRIEF = re.compile(r"\d|\W*(?:yes|no|never|none|free)\b", re.IGNORECASE)


def readable(text: str) -> bool:
    """Whether a sentence reads like one. Up to three words may do without: "2 days" and "No." answer a question."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    if len(words) < 4:
        return bool(_BRIEF.search(text))
    return sum(word in _SMALL for word in words) >= SMALL * len(words)
