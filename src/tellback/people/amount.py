"""What a customer pays a month, as billing systems write it."""

from __future__ import annotations

import re

MONTHS = {"day": 12 / 365, "week": 84 / 365, "month": 1, "quarter": 3, "year": 12, "annual": 12, "annually": 12}
"""How many months an interval holds, 365 days a year."""

_UNIT = r"(day|week|month|quarter|year|annual(?:ly)?)(?:ly|s)?"
_INTERVAL = re.compile(rf"(?i)\s*(?:every|per|/)?\s*(\d+)?\s*-?\s*{_UNIT}\s*")
_DAILY = re.compile(r"(?i)\s*daily\s*")
_WHOLE = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF"
WHOLE = frozenset(_WHOLE.split())
"""Currencies without a smaller unit: 1000 is a thousand of them everywhere."""


def a_month(amount: float | None, interval: str, count: str = "", quantity: str = "") -> float | None:
    """What is paid a month by an amount each interval (`year`, `3 months`); None where the interval is not known."""
    found = _INTERVAL.fullmatch("day" if _DAILY.fullmatch(interval) else interval)
    if amount is None or not found:
        return None
    months = MONTHS[found[2].casefold()] * int(found[1] or _whole(count) or 1)
    return amount * (_whole(quantity) or 1) / months if months else None


def of_cents(amount: float | None, currency: str) -> float | None:
    """An amount in a currency's smallest unit, in its unit."""
    return amount if amount is None or currency.upper() in WHOLE else amount / 100


def _whole(text: str) -> int:
    digits = text.strip().removesuffix(".0")
    return int(digits) if digits.isdecimal() else 0
