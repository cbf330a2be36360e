"""How a passage feels about what it speaks of."""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """Complaint and praise may meet in one passage; most passages are neither."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    BOTH = "both"
    NEITHER = "neither"
