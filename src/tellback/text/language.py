"""Which language a text is in: small words first, a statistical model where they do not settle it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
ENOUGH = 400
SURE = 0.5

_SMALL = {
    "en": "the and is it to of in that this for with not you have are was but my i on can be when if they from what "
    "do does don't doesn't can't how would there since any all your at or as has no after me so just an been which",
    "de": "der die das und ist nicht ich ein eine zu mit den dem auf für es sich auch wenn wie aber nach bei kann "
    "keine kein noch nur wird habe haben mehr von im sind seit wir man oder mir mein meine bitte wurde",
    "fr": "le la les et est une des pas je que qui dans pour ne avec sur mon ma mes il ce cette vous nous plus du "
    "au aux j'ai c'est n'est sont mais depuis comment quand fait très bien être ça ou par votre tout",
    "es": "el la los las y es que no en un una de con por para mi se lo me del al más como pero cuando está muy "
    "desde hay tengo puedo sin todo cómo ya si le mis esta este son ha bien",
    "it": "il lo la gli le e è che non un una di con per mi si del della ho sono come ma quando più anche nel alla "
    "dal mio mia questo questa posso ha da dopo ancora se i al ed nella cosa",
    "pt": "o a os as e é que não um uma de com por para meu minha se do da no na em mais como mas quando está muito "
    "desde tenho posso sem já isso ao dos das eu você pelo são bem",
    "nl": "de het een en is niet ik van dat die in op te met voor maar er aan zijn als ook kan hebben mijn wordt nog "
    "naar om heb geen dit bij wel wat dan uit na werkt je u deze",
}
_KNOWN = """en de fr es it pt nl sv da no fi pl cs sk sl hr sr hu ro bg ru uk el tr et lt lv he ar fa hi bn ta th vi
id ms ja zh ko ca"""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MASHED = re.compile(r"asdf|sdfg|dfgh|fghj|ghjk|hjkl|qwert|zxcv|xcvb|(\w)\1{3,}", re.IGNORECASE)


def language_of(text: str, fallback: str = "") -> str:
    """The language of a text as an ISO 639 code, or "und" where there are no words to tell it by.

    `fallback` (a language or a locale such as "pt-BR") decides where the text is too short to be sure.
    """
    head = text[:ENOUGH]
    if not words_in(head) or len(set(_MASHED.sub("", head).lower())) < 3:
        return UNKNOWN
    return by_small_words(head) or _by_model(head) or fallback.lower()[:2] or _if_plain(head)


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes kept, digits left out."""
    return _WORD.findall(text.lower().replace("’", "'"))


def by_small_words(text: str) -> str:
    """The language whose small words clearly prevail, or "" where none does."""
    words = words_in(text)
    if len(words) < 4:
        return ""
    counts = dict.fromkeys(_SMALL, 0)
    for word in words:
        for language in _small_words().get(word, ()):
            counts[language] += 1
    second, first = sorted(counts, key=counts.__getitem__)[-2:]
    clear = counts[first] >= max(2, 0.2 * len(words)) and counts[first] >= 1.5 * counts[second]
    return first if clear else ""


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    every = {word for small in _SMALL.values() for word in small.split()}
    return {word: tuple(name for name, small in _SMALL.items() if word in small.split()) for word in every}


def _by_model(text: str) -> str:
    found, confidence = _identifier().classify(text)
    return found if confidence >= SURE else ""


def _if_plain(text: str) -> str:
    """Two English words or so, as in "love it", are too short for the model but not for us."""
    return "en" if text.isascii() and not _MASHED.search(text) else UNKNOWN


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_KNOWN.split())
    return identifier
