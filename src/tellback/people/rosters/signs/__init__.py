"""What is known of customers beside their words: how much they use, incidents they had, scores they gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told
from tellback.people.sign import INCIDENT, SCORE, USAGE, Sign
from tellback.text.header import normal
from tellback.text.values import read_rating

SCALES = {"nps": (0, 10), "csat": (1, 5)}
KINDS = {"usage": USAGE, "activity": USAGE, "incident": INCIDENT, "outage": INCIDENT, "error": INCIDENT, "score": SCORE}


class Signs:
    """One sign a row: a customer, a day, and a kind or a column that says which kind it is."""

    name = "signs"
    comes_again = False
    fields: Mapping[str, Sequence[str]] = {
        "customer": ("customer id", "customer", "account id", "user id", "email", "customer email", "id", "account"),
        "day": ("day", "date", "from", "on", "at", "created at", "measured at", "responded at", "month", "week"),
        "until": ("until", "to", "end"),
        "kind": ("kind", "sign", "sign kind"),
        "nps": ("nps", "nps score"),
        "csat": ("csat", "csat score", "satisfaction", "satisfaction score"),
        "usage": ("usage", "usage level", "logins", "active days", "sessions", "minutes", "level"),
        "incident": ("incident", "outage", "exposed", "incident id"),
        "score": ("score", "value"),
        "scale": ("scale",),
        "comment": ("comment", "text", "verbatim", "feedback"),
        "name": ("measure", "metric", "name"),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """A customer, a day and something measured; a column with a first or last day is another kind's."""
        measured = share_of(names, *(self.fields[name] for name in ("kind", "nps", "csat", "usage", "incident")))
        who_and_when = share_of(names, self.fields["customer"], self.fields["day"])
        return 0.7 if measured and who_and_when == 1 else 0.0

    def read(self, line: Line) -> Iterator[Told]:
        """The sign; a customer is named by an id or an e-mail address."""
        who, day = line.text("customer"), line.day("day")
        if not who or not day:
            line.flaw("day" if who else "customer", "is empty")
            return
        asked = normal(line.text("kind"))
        kinds = [asked] if asked else [name for name in ("nps", "csat", "usage", "incident") if line.text(name)]
        if not kinds or any(kind not in KINDS and kind not in SCALES for kind in kinds):
            line.flaw("kind", "says none of usage, incident, nps, csat, score, and no column is named like one")
            return
        for kind in kinds:
            yield from _sign(line, kind, who, day)


def _sign(line: Line, kind: str, who: str, day: str) -> Iterator[Sign]:
    until, worded = line.day("until"), bool(line.text("comment"))
    value = line.text(kind) or line.text("score") or (line.text("usage") if kind in KINDS else "")
    number = read_rating(value) if re.fullmatch(r"\s*-?\d+(?:[.,]\d+)?\s*", value) else None
    named = line.text("name")
    if KINDS.get(kind) == INCIDENT:
        if normal(value or "1") not in {"0", "no", "false"}:
            yield Sign(who, INCIDENT, day, until, named or ("" if number is not None else value))
    elif KINDS.get(kind) == USAGE:
        measure = named or (line.column(kind) if line.text(kind) else "")
        yield Sign(who, USAGE, day, until, measure, "" if number is not None else value, number)
    elif number is None:
        line.flaw(kind if line.text(kind) else "score", f'"{value}" is no score')
    else:
        low, high = SCALES.get(kind, (number, number))
        if not low <= number <= high:
            line.flaw(kind if line.text(kind) else "score", f'"{value}" is not between {low} and {high}')
        scale = line.text("scale") or (f"{low}-{high}" if kind in SCALES else "")
        yield Sign(who, SCORE, day, until, named or (kind if kind in SCALES else ""), "", number, scale, worded)


roster = Signs()
