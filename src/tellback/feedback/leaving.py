"""Whether somebody asks to leave: to cancel, to have the account closed, to be paid back and gone."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

WORDS = (
    "cancel terminat close closing discontinu deactivat delet remov quit shut stop end ending refund elsewhere",
    '"get rid" "money back" "no longer want" "no longer wish" mijn kündig lösch schließ résili annul supprimer fermer',
    "clôtur anular baja cerrar eliminar borrar disdi disattiv chiuder encerrar excluir opzeg beëindig",
)
"""Words, or their beginnings, one of which every message holds that asks to leave: to find the few worth a look."""

_OURS = r"(?:my|our|the|this|your|all(?: of)?(?: my| our)?)"
_BETWEEN = r"(?:(?!(?:in|on|of|from|for|to|with|and|or|at|by|via|when|button)\b)[\w'&.-]+ ){0,2}"
_PAID = r"(?:subscriptions?|membership|contract|licen[cs]es?|service|plan|(?:free )?trial|(?:auto-?)?renewal)"
_PART = r"\b(?! ?(?:'s|button|pages?|link|option|settings?|menu|dialog|form|flow|screen|field|name|password|confirm))"
_HELD = rf"(?:(?:{_OURS} )?{_BETWEEN}{_PAID}|{_OURS} (?:{_BETWEEN})accounts?|account){_PART}"
_END = r"(?:cancel(?:l?ing)?|terminat(?:e|ing)|clos(?:e|ing)(?: out| down)?|discontinu(?:e|ing)|deactivat(?:e|ing)|end"
_END += r"|shut(?:ting)? down|quit)"
_DROP = r"(?:delet(?:e|ing)|remov(?:e|ing)|get rid of)"
_ENDED = r"(?:cancell?ed|closed|deleted|ended|terminated|deactivated)"
_WILL = r"(?:would like|'d like|want|wish|need|(?:have )?decided|intend|am going|'m going|are going|'re going"
_WILL += r"|am trying|'m trying|are trying|(?:have )?tried|had|am unable|'m unable|are unable|can ?not|can'?t)"
_YOU = r"(?:please|kindly|(?:can|could|would|will) you|you to|(?:are )?you able to|help (?:me|us)(?: to)?)"
_HOW = r"(?:how (?:do|can|could|should|would|to)|where (?:do|can)|what (?:steps )?do)"
_ASKED = (
    rf"(?:(?:i|we|and|so|but) ?)?(?:just |now |really |also |both )?{_WILL}(?: you)?(?: to)?(?: please| just| now)?",
    rf"{_YOU}(?: please| just| kindly)?|{_HOW}(?: i| we)?(?: need to| have to)?(?: go about| do to| take to)?",
    r"(?:i am|i'm|we are|we're|i will be|i'll be|we will be)(?: now| just| hereby| asking to| looking to)?",
    r"hereby|so|just",
)
_BEFORE = rf"(?:{'|'.join(_ASKED)}) |^|[.!?\n] ?"
_WANTED = r"(?:want|like|needs?|request|ask)(?: that| for)? "
_DONE = r"(?:i|we)(?:(?: have|'ve)?(?: just| already| now)?) "
_BARE = rf"(?:{_YOU}|(?<!that )(?:i|we)(?: am| are|'m|'re)?(?: {_WILL}(?: to)?)?) "
_NOW = r"(?= ?(?:[.!;]|$|\n)| and (?:refund|get|give|want|close|leave)| immediately| right away| asap)"
_KEPT = r"(?! from\b| and (?:re|add))"
_HOLDS = ("account", "subscri", "member", "contract", "licen", "service", "plan", "trial", "renewal")
_LEAVES = (
    (_HOLDS, _BEFORE, rf"{_END} {_HELD}"),
    (("account",), _BEFORE, rf"{_DROP} (?:my|our)(?: whole| entire)? account\b{_KEPT}{_PART}"),
    (_HOLDS, _BEFORE, rf"stop (?:my|our) (?:account|{_PAID}){_PART}"),
    (("account",), rf"{_YOU}(?: please| just)? ", rf"(?:delet|remov)e (?:the |this |all )?accounts?{_PART}"),
    (_HOLDS, _WANTED, rf"{_OURS} {_BETWEEN}(?:accounts?|{_PAID}) (?:to be |be )?{_ENDED}"),
    (_HOLDS, _DONE, rf"(?:cancell?|terminat|end)ed (?:my|our) {_BETWEEN}{_PAID}{_PART}"),
    (_HOLDS, "", rf"{_OURS} (?:account|{_PAID}) (?:needs to|must|should|has to) be {_ENDED}"),
    (("refund",), "", rf"refund (?:me |us )?(?:for )?(?:my|our|the) {_BETWEEN}{_PAID}"),
    (("cancel",), _BARE, rf"cancel(?:l?ing)?{_NOW}"),
    (("cancel",), "", r"cancellation (?:request|of (?:my|our|the) )|request (?:to|for|the) cancel"),
    (
        ("refund", "money back"),
        "",
        r"(?:refund|money back)\b[^.!?\n]{0,40}\b(?:i'm|i am|we're|we are) (?:leaving|gone|out|done)",
    ),
    (("elsewhere",), "", r"tak(?:e|ing) (?:my|our) (?:business|money) elsewhere"),
    (("no longer w",), "", r"no longer (?:want|wish) to be (?:a|your) (?:customer|member|subscriber)"),
    (("kündig",), r"(?:ich|wir|hiermit|bitte)\b(?:(?!nicht|nie)[^.!?\n]){0,40} ", r"kündige?n?\b"),
    (("kündig",), "", r"wie kündige ich|kündigung (?:mein|unser)"),
    (("konto", "account"), "", r"(?:mein|unser)(?:en)? (?:konto|account) (?:bitte )?(?:lösch|schließ)en"),
    (("résili", "annul"), "", r"résilier (?:mon|notre|l'|le )|annuler (?:mon|notre) abonnement"),
    (("compte",), "", r"(?:supprimer|fermer|clôturer) (?:mon|notre) compte"),
    (
        ("cuenta", "suscri"),
        "",
        r"(?:cancelar|anular|dar de baja) (?:mi|nuestra|la) (?:suscripción|cuenta)|darme de baja",
    ),
    (("cuenta",), "", r"(?:cerrar|eliminar|borrar) (?:mi|nuestra) cuenta"),
    (
        ("bbona", "contra"),
        "",
        r"(?:disdire|annullare|disattivare|cancellare) (?:il mio |il |l')?(?:abbonamento|contratto)",
    ),
    (("chiud",), "", r"chiudere il (?:mio )?(?:account|conto)"),
    (("ssina", "conta"), "", r"(?:cancelar|encerrar|excluir) (?:[ao] )?(?:minha |meu )(?:assinatura|conta)"),
    (
        ("abonn", "contra"),
        "",
        r"(?:mijn|ons|onze) (?:abonnement|contract|account) (?:graag )?(?:opzeggen|beëindigen|stop)",
    ),
)
"""Words one of which must be there, what comes before, and what is asked."""

_NOT = re.compile(
    r"\b(?:not|don'?t|never|without|whenever|when|if|unless|(?:each|every) time|nicht|ne|no|non|não|nao|niet)\b"
    r"[^.,;!?\n]{0,18}$"
)
Words = tuple[str, ...]
Way = tuple[re.Pattern[str], re.Pattern[str]]
_SPACE = re.compile(r"[^\S\n]+")
_FAR = 70


def asks_to_leave(text: str) -> bool:
    """Whether a message asks to end the subscription or close the account, in the languages tellback knows best.

    Cautious: a button, a meeting or a mail account to be set up anew is no farewell, nor is "if", "when" or "not".
    """
    said = _SPACE.sub(" ", text.lower().replace("’", "'"))
    asked = (ways for words, ways in _leaves().items() if any(word in said for word in words))
    return any(_says(said, before, what) for ways in asked for before, what in ways)


def _says(said: str, before: re.Pattern[str], asked: re.Pattern[str]) -> bool:
    for found in asked.finditer(said):
        at = before.search(said, max(0, found.start() - _FAR), found.start())
        if at and not _NOT.search(said, max(0, at.start() - _FAR), at.start()):
            return True
    return False


@cache
def _leaves() -> dict[Words, list[Way]]:
    starts, found = r"(?:(?<!\w)|(?=[.!?\n]))", defaultdict[Words, list[Way]](list)
    for words, before, asked in _LEAVES:
        found[words].append((re.compile(rf"{starts}(?:{before})$"), re.compile(rf"(?<!\w)(?:{asked})")))
    return found
