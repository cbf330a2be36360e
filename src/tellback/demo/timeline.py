"""What happened at Larkpost: releases, the staged redesign, the outage, the price, the repairs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Days = NDArray[np.float64]

BEGIN, END = date(2025, 5, 1), date(2026, 10, 31)
DAYS = (END - BEGIN).days + 1

RELEASES = {
    "4.8": date(2025, 3, 18),
    "4.9": date(2025, 9, 9),
    "5.0": date(2026, 2, 3),
    "5.1": date(2026, 4, 7),
    "5.2": date(2026, 7, 14),
    "5.3": date(2026, 9, 22),
}
ROLLOUT = ((0.05, date(2026, 2, 3)), (0.33, date(2026, 3, 3)), (1.0, date(2026, 5, 5)))
OUTAGE = date(2025, 11, 18)
SIGN_IN_LOOP = date(2026, 6, 9)
PRICE_RISE = date(2026, 8, 18)
SURVEYS = tuple(date(year, month, 10) for year, month in ((2025, 8), (2025, 11), (2026, 2), (2026, 5), (2026, 8)))

REDESIGN = ("new-look", "old-layout", "density", "one-list", "shortcuts", "font-size", "update-lost", "startup")
MENDED_IN_5_2 = ("new-look", "old-layout", "density")


_TURNS = {
    "outage-complaint": ((date(2025, 11, 25), 0.8), (date(2025, 11, 21), 6.0), (OUTAGE, 24.0), (BEGIN, 0.8)),
    "sign-in-complaint": ((date(2026, 6, 13), 1.0), (SIGN_IN_LOOP, 20.0), (BEGIN, 1.0)),
    "price-complaint": ((date(2026, 9, 22), 2.5), (PRICE_RISE, 7.0), (BEGIN, 0.0)),
    "import-complaint": ((RELEASES["5.1"], 0.45), (BEGIN, 1.4)),
}
"""Since when a driver has which strength, newest first."""


def day_of(when: date) -> int:
    """The world's day, 0 on the first."""
    return (when - BEGIN).days


def date_of(day: int) -> date:
    """The date of a day of the world."""
    return BEGIN + timedelta(days=day)


def version_on(day: int, redesigned: int) -> str:
    """The newest release a customer has who got the redesign on the day `redesigned`."""
    known = [name for name, when in RELEASES.items() if day_of(when) <= day]
    return known[-1] if day >= redesigned else max(name for name in known if name < "5")


def pull_of(theme: str, mood: str) -> str:
    """Which of the drivers below moves a theme in a mood."""
    if theme in REDESIGN:
        always = theme in {"shortcuts", "font-size", "startup"}
        return f"redesign{'-mended' if theme in MENDED_IN_5_2 else ''}{'-always' if always else ''}-{mood}"
    special = {"sync": "outage", "price": "price", "password": "sign-in", "import": "import", "search": "search"}
    return f"{special.get(theme, 'steady')}-{mood}"


def pull(driver: str, since: Days, day: int) -> Days | float:
    """How strongly a driver moves each customer on a day; `since` are the days since they got the redesign.

    1 is the usual rate; `since` is negative before.
    """
    import numpy as np

    if driver.startswith("redesign"):
        return _redesign(driver, since, day)
    if driver in {"search-complaint", "search-praise"}:
        slow, quick = (1.5, 0.6) if driver == "search-complaint" else (0.4, 1.5)
        return np.where(since < 0, slow, quick)
    return next((strength for first, strength in _TURNS.get(driver, ()) if date_of(day) >= first), 1.0)


def _redesign(driver: str, since: Days, day: int) -> Days:
    import numpy as np

    before = 0.35 if "always" in driver else 0.0
    high, days, base = (1.2, 40, 0.6) if driver.endswith("praise") else (5.0, 21, 0.7)
    after = base + high * np.exp(-np.maximum(since, 0) / days)
    if driver.endswith("complaint") and "mended" in driver and day > day_of(RELEASES["5.2"]) + 7:
        after = after * 0.3
    return np.where(since < 0, before, after)
