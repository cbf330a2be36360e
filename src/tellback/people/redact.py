"""What of a customer's words may be shown: not how to reach them, what they pay with, nor what opens their account.

What product people need stays: versions, error codes, dates, amounts, order and bug numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address


@dataclass(frozen=True, slots=True, order=True)
class Redaction:
    """A stretch of a text, half open, that is not shown, and what it is."""

    start: int
    end: int
    kind: str

    @property
    def sign(self) -> str:
        """What is shown instead: the same whatever was there, so that its length tells nothing."""
        return f"[{self.kind}]"


def redact(text: str) -> str:
    """The text with what may not be shown masked; all else stands as it was written."""
    shown: list[str] = []
    at = 0
    for found in redactions(text):
        shown += [text[at : found.start], found.sign]
        at = found.end
    return "".join(shown) + text[at:]


def redactions(text: str) -> tuple[Redaction, ...]:
    """What may not be shown, in the order of the text; no two overlap."""
    taken: list[Redaction] = []
    for found in _suspects(text):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    return tuple(sorted(taken))


def _suspects(text: str) -> Iterator[Redaction]:
    for kind, pattern, holds in KINDS:
        for found in pattern.finditer(text):
            group = "it" if "it" in pattern.groupindex else 0
            if holds(found):
                yield Redaction(found.start(group), found.end(group), kind)


def _certain(_found: re.Match[str]) -> bool:
    return True


def _luhn(found: re.Match[str]) -> bool:
    """Whether a long number checks out as a card's (ISO/IEC 7812-1); order numbers mostly do not."""
    digits = [int(sign) for sign in found[0] if sign.isdecimal()]
    doubled = [digit * 2 - 9 * (digit > 4) if at % 2 else digit for at, digit in enumerate(reversed(digits))]
    return len(digits) >= 13 and sum(doubled) % 10 == 0


def _iban(found: re.Match[str]) -> bool:
    """Whether the check digits fit (ISO 13616: remainder 1 of 97)."""
    account = found[0].replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1


def _far(found: re.Match[str]) -> bool:
    """Whether it is an address on the internet; those of a home network say nothing, and versions look alike."""
    try:
        return ip_address(found[0]).is_global and not VERSION.search(
            found.string[max(0, found.start() - 24) : found.start()]
        )
    except ValueError:
        return False


def _dialled(found: re.Match[str]) -> bool:
    return 7 <= sum(sign.isdecimal() for sign in found["it"]) <= 15 and not DAY.search(found["it"])


def _person(found: re.Match[str]) -> bool:
    return not NOBODY.search(found["it"])


VERSION = re.compile(r"(?i)(?:\bv|version|release|build|update|firmware|driver|extension|add-?on)[\"'.:= ]{0,4}$")
DAY = re.compile(r"(?<!\d)(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ]|(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d")
NOBODY = re.compile(
    r"(?i)\b(?:all|any\w*|customer|everyone|everybody|folks|friends?|guys|help\w*|ladies|madam|sirs?|support|team"
    r"|there|community|thanks?|both|again|damen|herren|zusammen|leute|tous|todos|equipo|équipe)\b"
)
NAME = r"[^\W\d_a-z][\w'’-]{1,20}(?:\.|(?=\W|$))(?:[ ][^\W\d_a-z][\w'’.-]{0,20}){0,2}"
GREETING = (
    r"dear|hi|hello|hey|hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?|bonjour|chère?|hola|estimad[oa]|ciao|gentile|olá"
)
TITLE = r"(?:(?:mr|mrs|ms|miss|dr|herr|frau|m|mme|señora?|sig)\b\.? )"
CLOSING = (
    r"(?:(?:kind|best|warm|many)(?:est)? )?(?:regards|wishes)|best|cheers|sincerely|yours(?: \w+)?|thank you|thanks"
    r"|mfg|lg|(?:mit freundlichen|viele|liebe|schöne|beste) grüße[n]?|gruß|cordialement|bien à vous|merci|saludos"
    r"|un saludo|atentamente|gracias|(?:cordiali |distinti )?saluti|grazie|met vriendelijke groet(?:en)?"
    r"|atenciosamente|obrigad[oa]"
)
SECRETS = r"[\w-]*(?:token|secret|passw(?:or)?d|pwd|api[_-]?key|auth|signature|session|credential)[\w-]*|key|sig|sid"

NAMES = (
    re.compile(rf"(?m)^[ \t>]{{0,8}}(?i:{GREETING})(?:,| ) ?(?i:{TITLE})?(?P<it>{NAME})(?= ?(?:[,!:]|$))"),
    re.compile(rf"(?i:\b(?:{GREETING}|i am|this is)) (?i:{TITLE})(?P<it>{NAME})"),
    re.compile(
        rf"(?im:^|[.!?]\s)\s{{0,3}}(?i:{CLOSING}) ?[,.!-]{{0,2}}[ \t]?(?:\r?\n){{1,2}}[ \t-]{{0,3}}"
        rf"(?P<it>{NAME})(?=\s*$|[ \t]*\n)"
    ),
    re.compile(rf"(?i:\b(?:kind |best |warm )?regards),? (?P<it>{NAME})(?=[ .]?\s*$)"),
    re.compile(rf"(?i:\b(?:my name is|mein name ist|je m'appelle|me llamo|mi chiamo)) (?P<it>{NAME})"),
)
Holds = Callable[[re.Match[str]], bool]
KINDS: tuple[tuple[str, re.Pattern[str], Holds], ...] = (
    (
        "key",
        re.compile(r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{0,9999}(?:-----END [A-Z ]{0,20}-----)?"),
        _certain,
    ),
    (
        "key",
        re.compile(
            r"\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,200}|\bgh[opsru]_[A-Za-z0-9]{20,100}"
            r"|\bgithub_pat_\w{20,100}|\bglpat-[\w-]{16,60}|\bxox[abeprs]-[\w-]{10,200}|\bA[KS]IA[0-9A-Z]{16}\b"
            r"|\bAIza[\w-]{30,50}|\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\.[\w-]{8,1000}"
        ),
        _certain,
    ),
    ("key", re.compile(r"(?i)\bbearer (?P<it>[\w.~+/-]{16,2000}=*)"), _certain),
    ("password", re.compile(r"(?i)\b[a-z][a-z+.-]{1,12}://(?P<it>[^\s/@:]{1,100}:[^\s/@]{1,200})@"), _certain),
    ("key", re.compile(rf"(?i)[?&#;](?:{SECRETS})=(?P<it>[^\s&#;<>\"')\]]{{6,4000}})"), _certain),
    (
        "password",
        re.compile(
            r"(?i)\b(?:passwor[dt]|passwd|pwd|kennwort|mot de passe|contraseña)"
            r"(?: is | ist | est | es |\s{0,3}[:=]\s{0,3})"
            r"(?P<it>(?=[^\s\d]{0,60}\d)(?=[\W\d_]{0,60}[^\W\d_])[^\s,;]{6,80})"
        ),
        _certain,
    ),
    ("email", re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"), _certain),
    ("account", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"), _iban),
    ("card", re.compile(r"(?<![\w./+=-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w/])"), _luhn),
    ("address", re.compile(r"(?<![\w.:-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)"), _far),
    ("address", re.compile(r"(?<![\w.:])(?:[0-9A-Fa-f]{1,4}:{1,2}){2,7}[0-9A-Fa-f]{0,4}(?![\w:])"), _far),
    (
        "phone",
        re.compile(
            r"(?<![\w./=#-])(?P<it>"
            r"(?:\+|00)[1-9][\d ().-]{6,18}\d"  # +44 20 7946 0018
            r"|\(\d{2,5}\)[ -]?\d{3,4}[ .-]?\d{3,5}"  # (555) 010-4477
            r"|\d{3}[ .-]\d{3}[ .-]\d{4}"  # 555-010-4477
            r"|0\d{2,4}[ /-]\d{3,4}[ -]?\d{2,5}"  # 030 901820
            r"|0\d(?:[ .-]\d\d){4}"  # 01 23 45 67 89
            r")(?![\w/]|[.,]\d)"
        ),
        _dialled,
    ),
    (
        "phone",
        re.compile(
            r"(?i)\b(?:phone|tel(?:efon|ephone|éfono)?|mobile|cell|handy|whatsapp|call me(?: at| on)?)"
            r"(?: number| no)?\.?:? (?P<it>\+?\d[\d ().-]{5,18}\d)(?![\w])"
        ),
        _dialled,
    ),
    *(("name", pattern, _person) for pattern in NAMES),
)
