"""What a column is called, however it is spelt."""

from __future__ import annotations

import re


def normal(name: str) -> str:
    """A header without case, punctuation and zone: `reviewId`, `Review ID` and `review_id` are one."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.strip())
    plain = re.sub(r"[\W_]+", " ", re.sub(r"\(utc\)", "", apart.casefold())).strip()
    return plain or name.strip()
