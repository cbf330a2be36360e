"""What of a customer's words may be shown: never how to reach them or what they pay with."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
CARD = re.compile(r"(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w])")
PHONE = re.compile(
    r"(?<![\w.])(?:"
    r"(?:\+|00)[1-9][\d ().-]{6,16}\d"  # +44 20 7946 0018
    r"|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"  # (555) 010-4477
    r"|0\d{1,4}[ /-]\d{3,4}[ -]?\d{2,5}"  # 030 901820
    r")(?!\w)"
)


def redact(text: str) -> str:
    """The text with addresses, telephone and account numbers masked; all else stands as it was written."""
    text = EMAIL.sub("[email]", text)
    text = IBAN.sub("[account]", text)
    text = CARD.sub(_card, text)
    return PHONE.sub("[phone]", text)


def _card(found: re.Match[str]) -> str:
    """Long numbers are masked where they check out as a card's (Luhn, ISO/IEC 7812-1); order numbers stay."""
    digits = [int(sign) for sign in found.group() if sign.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) if at % 2 else digit for at, digit in enumerate(reversed(digits))]
    return "[card]" if sum(doubled) % 10 == 0 else found.group()
