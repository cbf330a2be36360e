"""A promise that names no thing cannot be held against anybody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellback.model.base import Embedder

LIKENESS = 0.35
"""A promise this close to three of the praises below says what they say. Measured with both models: nineteen vague
promises reach .32 to .59 with MiniLM and .19 to .55 built in, sixteen concrete ones .32 and .22 at most, 227 intent
names .32 and .28, 174 titles of help pages .26 and .22; what falls short is caught by its words."""

PRAISES = (
    "It is easy to use.",
    "It is simple and intuitive.",
    "It is fast.",
    "It is reliable.",
    "It is powerful.",
    "a better experience",
    "It saves you time.",
    "It makes you more productive.",
    "It is the best product.",
    "Everyone loves it.",
    "It just works.",
    "high quality",
    "a great user experience",
    "seamless and effortless",
)

_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset(
    _WORD.findall(
        """
        a about all also an and any anyone are as at be been best better both business by can choose comes
        company could customer customers day deserve did do does done each effective efficient effortless
        effortlessly ease easier easiest easily easy enjoy ever every everybody everyone everything everywhere
        experience experiences fast faster fastest feel feels fewer first flexible for friendly from fun get
        gets getting give gives good great happier happy harder has have help helps her high his how i if
        improved in innovative instant instantly interface intuitive into is it its just keep less life like
        love loved loves made make makes many modern more most much need needs never new next no not now of on
        one or other our out over people perfect platform powerful product productive productivity products
        quality quick quicker quickly really reliable robust same save saves seamless seamlessly service should
        simple simpler simplest simply smart smarter smooth smoothly so solution solutions speed speedy superb
        team teams than that the their them they thing things think this time to today together tool tools
        unique use used useful user users uses using value very want wants way ways we well what when where
        which who will with without work worked working works world would you your yours app apps application
        software
        """
    )
)


def vague(promises: Sequence[str], model: Embedder, product: str = "") -> list[str]:
    """For each promise why it is too vague to link, or "" where it names a thing."""
    if not promises:
        return []
    import numpy as np

    cosines = model.embed(promises) @ model.embed(PRAISES).T
    likeness = np.sort(cosines, axis=1)[:, -3:].mean(axis=1)
    names = set(_WORD.findall(product.lower()))
    return [_reason(promise, float(like), names) for promise, like in zip(promises, likeness, strict=True)]


def _reason(promise: str, likeness: float, names: set[str]) -> str:
    words = _WORD.findall(promise.lower())
    things = [word for word in words if word not in _EMPTY and word not in names and len(word) > 1]
    if not things:
        why = "every word of it fits any product"
    elif likeness >= LIKENESS:
        why = "it says what everybody says of every product"
    else:
        return ""
    return f"Too vague to link: {why}, so no message can be told to be about it. Say {_what(words)}."


def _what(words: Sequence[str]) -> str:
    """What to say instead, in the promise's own terms."""
    for stem, better in (
        (("eas", "simpl", "intuit", "effort", "friendl"), "what exactly is easier, and for whom"),
        (("fast", "quick", "speed", "time", "instant"), "what exactly takes less time, and how much less"),
        (("reliab", "robust", "works", "smooth", "seamless"), "what exactly no longer fails"),
        (("productiv", "efficien", "smart"), "which task gets done sooner or with less work"),
    ):
        if any(word.startswith(stem) for word in words):
            return better
    return "which thing it is about and what a customer can do with it"
