"""Whether a sentence asks for something to be explained."""

from __future__ import annotations

import re

_OPENERS = {
    "en": r"how (do|does|can|could|to|would|should|come|is|are|did|long|much|many|often|about|i)\b|"
    r"(is|are|was|were) there (a|an|any|some|no)\b|is (it|this|that) (possible|normal|safe|supported|planned)|"
    r"(can|could|may|should|would|must|shall) (i|we|you|one|someone|somebody|anyone|anybody|it|this|the)\b|"
    r"(does|do|did|has|have) (anyone|anybody|someone|it|this|the|you|i|we)\b|"
    r"(what|where|when|why|who|whose) (is|are|was|do|does|did|can|could|will|would|should|has|have)\b|"
    r"what (if|to|happen\w*|about)\b|where to\b|which (one|do|does|did|can|should|version|setting|option)\b|"
    r"(what|where|when|which|who)'?s\b|any (idea|way|chance|plans?|ideas|tips|suggestions?|help)\b|"
    r"(will|won't|isn't|can't|doesn't) (there|it|this|you|the|i|we)\b|anyone (know|have|else)\b|"
    r"(please |pls )?(tell|explain|show|advise|let) (me |us )?(know )?(how|what|where|why|whether|if)\b",
    "de": r"(wie|wo|wann|warum|wieso|weshalb|was|welche[rsnm]?|woran|womit|wer|wohin|wozu)\b(?! gesagt| immer)|"
    r"(kann|können|könnte|könnt|gibt|ist|sind|hat|weiß|weiss|lässt|darf|soll) "
    r"(ich|man|wir|ihr|jemand|es|das|mir|sich|sie)\b",
    "fr": r"(comment|pourquoi|où|ou est|quel(le)?s?|combien|qui|que faire|est-ce|qu'est-ce|y a-t-il|peut-on|"
    r"puis-je|pouvez-vous|savez-vous|existe-t-il)\b",
    "es": r"¿|(cómo|como puedo|por qué|dónde|donde|cuándo|qué|cuál(es)?|quién|es posible|hay alguna?|se puede|"
    r"puedo|alguien sabe)\b",
    "it": r"(come (posso|si|faccio|fare|mai)|perch[éè]|dove|quale|quali|cosa|che cosa|chi|è possibile|"
    r"c'è (un|modo|qualche)|si può|posso|qualcuno sa)\b",
    "pt": r"(como (posso|faço|fazer|se|eu)|por que|porque é que|onde|qual|quais|o que|quem|é possível|"
    r"há (como|alguma?)|tem como|posso|alguém sabe)\b",
    "nl": r"(hoe|waar|waarom|wanneer (kan|komt|wordt|is)|wat|welke?|wie|waarmee)\b|(kan|kunnen|is|zijn|heeft|weet) "
    r"(ik|je|jullie|men|iemand|er|het|u)\b",
}
_LEAD = (
    r"^\W*(?:(?:hi|hello|hey|so|and|but|also|ok|okay|well|please|sorry|question|q|again|then|now|hallo|bonjour|hola|"
    r"ciao|olá|und|also|aber|et|mais|y|pero|e|ma|en|maar)\b[\s,.:!-]*)*"
)
_STARTS = {language: re.compile(_LEAD + f"(?:{openers})", re.IGNORECASE) for language, openers in _OPENERS.items()}
_WONDERS = re.compile(
    r"\b(wonder(ing)?|know|understand|figure out|find out|tell me|explain|ask) (if|whether|how|what|where|why|when)\b|"
    r"\b(looking for|need|want) (a|some) way to\b|\bis there (a|any) way\b|\bis it possible\b|\bhow (do|can) i\b|"
    r"\bfrage mich,? (ob|wie|warum)\b|\bwie kann ich\b|\bcomment faire\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[?？؟;]+[\s!.'\"”’»)\]]*$")


def is_question(text: str, language: str = "en") -> bool:
    """Whether a sentence asks: by its question mark, by how it starts, or by "I wonder how…".

    Opening words are known for seven languages; in others the mark alone decides. "Why does it crash?" asks too:
    whether a question complains is another matter.
    """
    text = text.strip()
    marked = _MARKED.search(text)
    if marked and (";" not in marked.group() or language == "el"):
        return True
    starts = _STARTS.get(language)
    return bool((starts and starts.search(text)) or _WONDERS.search(text))
