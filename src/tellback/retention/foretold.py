"""What a look back says of a list, in sentences that are true of its numbers: interval first, counts beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellback.retention.backtest import BackTest, Group
from tellback.retention.spoken_numbers import percent, times
from tellback.retention.wording import NARROWEST
from tellback.show.typography import counted, day

MORE = (
    "{Those} left more often than {rest}: between {low} and {high} times as often within {ahead} days,"
    " best estimate {point}."
)
LESS = (
    "{Those} left less often than {rest}: between {low} and {high} times as often within {ahead} days,"
    " best estimate {point}. The list names customers to look after; it is no forecast of who leaves."
)
SAME = (
    "The list was no better than the base rate: {those} left between {low} and {high} times as often within"
    " {ahead} days as {rest}, best estimate {point}. It names customers to look after; it is no forecast of who leaves."
)
WIDE = (
    "It is not shown that the list is better than the base rate: {those} left anything between {low} and {high} times"
    " as often within {ahead} days as {rest}. More customers, or more time, would narrow this."
)
UNKNOWN = "Whether {those} leave more often than {rest} cannot be told yet: it {caveat}."
SHARES = (
    "Within {ahead} days, {flagged} of {those} left, {others} of {rest}, and {everybody} of all customers there at the"
    " time."
)
GROUND = (
    "Looked back on {days}, the first of each month from {first} to {last}, with only what was known then:"
    " {customers} would have been named. A case is one customer on one of these days. Customers are compared as they"
    " are, of any age, plan and usage: this says how good the list is, not what makes them leave."
)
NO_DAYS = (
    "It takes more than {ahead} days of messages and of customers who left, to look back on a day and see what came."
)


@dataclass(frozen=True, slots=True)
class Named:
    """What those on a list are called, and those who are held against them."""

    those: str
    rest: str


QUIET = Named("customers who had gone quiet", "customers with a rhythm who had not")
WAITING = Named("customers with an unanswered complaint", "customers without one")


def foretold(found: BackTest, named: Named) -> tuple[str, ...]:
    """What the look back says first, then the shares it rests on, then how it was made."""
    return tuple(_sentences(found, named))


def _sentences(found: BackTest, named: Named) -> Iterator[str]:
    ratio, words = found.ratio, {"those": named.those, "rest": named.rest, "ahead": found.ahead}
    if ratio.low is None or ratio.high is None or ratio.estimate is None:
        yield UNKNOWN.format(caveat=ratio.caveat, **words)
    else:
        wide = ratio.high > NARROWEST or ratio.low < 1 / NARROWEST
        template = {"yes": MORE, "worse": LESS}.get(found.better, WIDE if wide else SAME)
        numbers = {"low": times(ratio.low), "high": times(ratio.high), "point": times(ratio.estimate)}
        yield template.format(Those=named.those.capitalize(), **words, **numbers)
        groups = {name: _share(getattr(found, name)) for name in ("flagged", "others", "everybody")}
        yield SHARES.format(**words, **groups)
    if not found.days:
        yield NO_DAYS.format(ahead=found.ahead)
        return
    days, customers = counted(found.days, "day"), counted(found.flagged.customers, "customer")
    yield GROUND.format(days=days, customers=customers, first=day(found.first), last=day(found.last))


def _share(group: Group) -> str:
    """`between 23 % and 28 % (961 of 3,766 cases)`."""
    low, high = group.share.low, group.share.high
    among = f"{group.left:,} of {counted(group.cases, 'case')}"
    return among if low is None or high is None else f"between {percent(low)} and {percent(high)} ({among})"
