"""The product's own name stands in every second message and in most promises: it tells nothing, and is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

FEWEST = 100
SAMPLE = 4000
COMMON = 0.2
NAME = 0.7
REPEATED = 4

_NAME = re.compile(r"\b[A-Z]\w{2,}")


def product_in(sentences: Sequence[str]) -> str:
    """The names that stand in at least half of two sentences or more of a story: most likely the product's."""
    counts = Counter(name for sentence in sentences for name in set(_NAME.findall(sentence)))
    return " ".join(sorted(name for name, count in counts.items() if count >= max(2, len(sentences) / 2)))


def product_of(headline: str, story: str) -> str:
    """The names in a headline that the story repeats, with a capital as a rule: the product's."""
    return " ".join(name for name in dict.fromkeys(_NAME.findall(headline)) if _repeats(name, story))


def names_in(sentences: Iterable[str], messages: Sequence[str], product: str = "") -> list[str]:
    """The product's names and those in a story that at least a fifth of the messages hold.

    A name is written with a capital as a rule. Fewer than FEWEST messages cannot tell what else is a name.
    """
    sample = messages[:: max(1, len(messages) // SAMPLE)]
    words = {word for sentence in sentences for word in _NAME.findall(sentence)}
    return [*product.split(), *(word for word in sorted(words) if len(sample) >= FEWEST and _is_name(word, sample))]


def without(sentence: str, names: Sequence[str]) -> str:
    """A sentence without these names, in any case; a version behind a name goes with it."""
    for name in names:
        versioned = rf"\b{re.escape(name)}\b(?:['’]s)?(?:\s+\d+(?:\.\d+)*\b)?\s*"
        sentence = re.sub(versioned, "", sentence, flags=re.IGNORECASE)
    return " ".join(sentence.split())


def _repeats(name: str, story: str) -> bool:
    found = re.findall(rf"\b{re.escape(name)}\b", story, re.IGNORECASE)
    return len(found) >= REPEATED and sum(word[0].isupper() for word in found) >= NAME * len(found)


def _is_name(word: str, messages: Sequence[str]) -> bool:
    any_case = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    found = [match for message in messages if (match := any_case.search(message))]
    return len(found) >= COMMON * len(messages) and sum(match[0][0].isupper() for match in found) >= NAME * len(found)
