"""Do customers who complain stay? Both questions, answered from what the store holds, or refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tellback.people.lives import Lives, last_day, lives
from tellback.people.spell import day_number
from tellback.retention.answer import Answer, Churn
from tellback.retention.compare import Question, answer, second_opinions
from tellback.retention.compared import Compared, complained, people, ready
from tellback.retention.exposure import UNKNOWN, Watch, episodes, watch
from tellback.retention.heard import Heard
from tellback.retention.join import Joined, join
from tellback.retention.naive import naive
from tellback.retention.refusal import caveats, not_recorded, not_watched
from tellback.retention.standing import Standing
from tellback.retention.unhappy import NO_SIGN, Signs, signs, unhappy
from tellback.store.base import Store
from tellback.workspace.settings import RetentionSettings

EVERYBODY = Question(
    "everybody",
    "Do customers who have complained leave more or less often than those who have not?",
    "customers who have not complained so far",
)
UNHAPPY = Question(
    "equally unhappy",
    "Of customers known to be unhappy, do those who then complain leave more or less often than those who say nothing?",
    "customers with a sign of unhappiness who have said nothing so far",
)


def churn(store: Store, ask: RetentionSettings) -> Churn:
    """Whether customers who complain stay, by both questions; what cannot be known yet carries its reason."""
    until = ask.until or last_day(store)
    found = lives(store, until)
    return judge(found, join(store, found), signs(store), replace(ask, until=until))


def judge(found: Lives, joined: Joined, seen: Signs, ask: RetentionSettings) -> Churn:
    """The same from customers, complaints and signs of unhappiness that were read already."""
    standing = _standing(found, joined, ask)
    if why := not_recorded(standing):
        return Churn(standing, _refused(EVERYBODY, why), _refused(UNHAPPY, why))
    watched, heard = _watched(found, joined.heard, ask)
    compared = ready(watched, episodes(watched, heard), ask.k)
    standing = _seen(standing, compared, heard)
    if why := not_watched(standing):
        return Churn(standing, _refused(EVERYBODY, why), _refused(UNHAPPY, why))
    everybody = answer(EVERYBODY, compared, found.segment_names, standing.answers_known)
    at_landmark, after_lag = second_opinions(compared, heard, everybody.overall)
    everybody = replace(everybody, landmark=at_landmark, lagged=after_lag, caveats=_caveats(compared))
    return Churn(standing, everybody, _unhappy(compared, heard, seen, ask), naive(compared))


def _watched(found: Lives, heard: Heard, ask: RetentionSettings) -> tuple[Watch, Heard]:
    """Spells from the first day from which all is recorded, and the complaints since they are."""
    complaints_from, last = day_number(ask.complaints_from), day_number(ask.until)
    watched = watch(found, max(day_number(ask.churn_from), complaints_from), complaints_from)
    kept = (heard.day >= complaints_from) & (heard.day <= last)
    return watched, Heard(heard.customer[kept], heard.day[kept], heard.answered[kept])


def _standing(found: Lives, joined: Joined, ask: RetentionSettings) -> Standing:
    """What is known before anybody is watched."""
    import numpy as np

    known = found.start[found.start > 0]
    ends = found.stop[found.ending > 0]
    return Standing(
        churn_from=ask.churn_from,
        complaints_from=ask.complaints_from,
        until=ask.until,
        customers=len(np.unique(found.customer)),
        spells=len(found),
        undated=len(np.unique(found.customer[found.start == 0])),
        complaints=joined.complaints,
        joined=joined.joined,
        leaving=joined.leaving,
        decided=joined.decided,
        unjoined=joined.unjoined,
        answers_known=bool((joined.heard.answered > 0).any()),
        plans=found.plan_names,
        usages=found.usage_names,
        proposed_churn_from=_iso(int(ends.min()) if len(ends) else int(known.min()) if len(known) else 0),
        proposed_complaints_from=_iso(joined.first),
        k=ask.k,
    )


def _seen(standing: Standing, compared: Compared, heard: Heard) -> Standing:
    """What was watched of it."""
    import numpy as np

    watched = compared.watch.watched
    table, spoke = compared.patterns.table, complained(compared.patterns)
    spells, beside = compared.lived.spell, compared.lived.since == UNKNOWN
    spoken = people(compared.watch, spells[(spoke == 1)[compared.patterns.of]])
    return replace(
        standing,
        customers=people(compared.watch, np.flatnonzero(watched)),
        spells=int(watched.sum()),
        years=float(table.time.sum()) / 365.25,
        left=int(table.left.sum()),
        involuntary=int(table.other.sum()),
        unknown=people(compared.watch, spells[beside]),
        counted=_counted(compared.watch, heard),
        complainers=spoken if not 0 < spoken < compared.k else None,
    )


def _counted(watch: Watch, heard: Heard) -> int:
    """Complaints made while watched, and not on the last day."""
    import numpy as np

    lives, spells = watch.lives, np.flatnonzero(watch.watched)
    at = np.searchsorted(lives.customer[spells], heard.customer, "left")
    after = np.searchsorted(lives.customer[spells], heard.customer, "right")
    count = np.zeros(len(heard), bool)
    for step in range(int((after - at).max(initial=0))):
        spell = spells[np.minimum(at + step, len(spells) - 1)]
        inside = (at + step < after) & (heard.day >= watch.begin[spell]) & (heard.day < lives.stop[spell])
        count |= inside
    return int(count.sum())


def _unhappy(compared: Compared, heard: Heard, seen: Signs, ask: RetentionSettings) -> Answer:
    found = unhappy(compared.watch, heard, seen, ask.unhappy_days)
    if not found.customers:
        return _refused(UNHAPPY, NO_SIGN)
    among = ready(found.watch, found.lived, ask.k)
    whole = answer(UNHAPPY, among, compared.watch.lives.segment_names, bool((heard.answered > 0).any()))
    said = "Customers who had complained before their first sign of unhappiness are left out: " + (
        f"{found.before:,}." if found.before >= ask.k else f"fewer than {ask.k}."
    )
    # Nobody is followed for longer than some months from a sign on: no line by days as a customer is anybody's.
    return replace(whole, curve=(), incidence=(), caveats=(*_caveats(among), *((said,) if found.before else ())))


def _caveats(compared: Compared) -> tuple[str, ...]:
    return caveats(usage_known=compared.usage_known, usage_dated=compared.watch.lives.usage_dated)


def _refused(question: Question, why: str) -> Answer:
    return Answer(question.name, question.asks, question.against, refusal=why)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat() if day > 0 else ""
