"""ChartMogul's subscriptions. Amounts are in cents; one that was cancelled keeps its last MRR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellback.people.amount import of_cents
from tellback.people.customer import Facts
from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told
from tellback.people.subscription import LEFT, Subscription


class ChartmogulSubscriptions:
    """MRR says nothing of whether it runs: only the days and the status do."""

    name = "chartmogul_subscriptions"
    comes_again = False
    fields: Mapping[str, Sequence[str]] = {
        "id": ("subscription uuid", "subscription external id", "external id", "uuid", "id"),
        "customer": ("customer uuid",),
        "also": ("customer external ids", "customer external id"),
        "email": ("customer email",),
        "company": ("customer company", "company"),
        "plan": ("plan name", "plan"),
        "mrr": ("mrr",),
        "currency": ("currency",),
        "started": ("start date", "subscription start date", "started at"),
        "ended": ("end date", "subscription end date", "cancelled at", "canceled at", "ended at"),
        "status": ("status", "subscription status"),
        "segment": (),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """By customer, plan, MRR and interval."""
        needed = (("customer uuid",), ("plan name",), ("mrr",), ("arr",), ("interval unit", "interval count"))
        return 0.95 * share_of(names, *needed) if share_of(names, *needed[:2]) == 1 else 0.0

    def read(self, line: Line) -> Iterator[Told]:
        """The customer and the subscription."""
        also = tuple(each.strip() for each in line.text("also").split("|") if each.strip())
        who = line.text("customer") or next(iter(also), "")
        if not who:
            line.flaw("customer", "is empty")
            return
        yield Facts(who, line.text("email"), line.text("company"), segment=line.text("segment"), also=also)
        started, ended = line.day("started"), line.day("ended")
        if line.text("status").casefold() in {"cancelled", "canceled"} and not ended:
            line.flaw("ended", "is empty, and the subscription is cancelled: ChartMogul's activities say since when")
        currency = line.text("currency").upper()
        yield Subscription(
            external_id=line.text("id") or f"{who} {line.text('plan')} {started}",
            customer=who,
            plan=line.text("plan"),
            revenue=of_cents(line.money("mrr"), currency),
            currency=currency,
            started_at=started,
            ended_at=ended,
            ending=LEFT if ended else "",
        )


roster = ChartmogulSubscriptions()
