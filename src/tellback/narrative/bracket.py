"""Put what a machine made up into [brackets], as open assumptions are written."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NUMBER = re.compile(
    r"\[[^\]\n]*\]|^\s*\d+[.)]\s|(?P<number>[$€£¥]?\d+(?:[.,:]\d+)*\s?(?:%|€|percent\b)?)", re.MULTILINE
)


def bracket(written: str, known: str) -> str:
    """A text without comments, every number that `known` does not hold in brackets."""
    told = set(re.findall(r"\d+(?:[.,:]\d+)*", known))

    def mark(found: re.Match[str]) -> str:
        number = found["number"]
        if number is None or set(re.findall(r"\d+(?:[.,:]\d+)*", number)) <= told:
            return found[0]
        return f"[{number.rstrip()}]{number[len(number.rstrip()) :]}"

    return _NUMBER.sub(mark, _COMMENT.sub("", written)).strip()
