"""ChartMogul's activities: who began, grew, shrank, left and came back. Amounts are in cents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellback.people.amount import of_cents
from tellback.people.customer import Facts
from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told
from tellback.people.subscription import END, LESS, MORE, START, PlanChange
from tellback.text.header import normal

KINDS = {"new biz": START, "reactivation": START, "expansion": MORE, "contraction": LESS, "churn": END}


class ChartmogulActivities:
    """They give churn and coming back, so a customer may have several spells."""

    name = "chartmogul_activities"
    comes_again = False
    fields: Mapping[str, Sequence[str]] = {
        "id": ("activity uuid", "uuid", "id"),
        "customer": ("customer uuid", "customer external id"),
        "also": ("customer external ids", "customer external id"),
        "email": ("customer email",),
        "company": ("customer company", "company"),
        "kind": ("type", "activity type"),
        "day": ("date", "activity date"),
        "mrr": ("mrr", "activity mrr"),
        "currency": ("currency",),
        "plan": ("plan name", "plan"),
        "segment": (),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """By the movement of MRR."""
        movement = share_of(names, ("mrr movement", "activity mrr movement"))
        return 0.97 * movement * share_of(names, self.fields["customer"], self.fields["kind"], self.fields["day"])

    def read(self, line: Line) -> Iterator[Told]:
        """The customer and what happened on that day; `mrr` is what they pay from then on."""
        who, kind, day = line.text("customer"), KINDS.get(normal(line.text("kind")), ""), line.day("day")
        if not who or not day:
            line.flaw("day" if who else "customer", "is empty")
        if not kind:
            line.flaw("kind", f'"{line.text("kind")}" is none of new_biz, expansion, contraction, churn, reactivation')
        if line.flaws:
            return
        also = tuple(each.strip() for each in line.text("also").split("|") if each.strip() not in {"", who})
        yield Facts(who, line.text("email"), line.text("company"), segment=line.text("segment"), also=also)
        yield PlanChange(
            external_id=line.text("id") or f"{who} {day} {kind} {line.text('mrr')}",
            customer=who,
            day=day,
            kind=kind,
            plan=line.text("plan"),
            revenue=of_cents(line.money("mrr"), line.text("currency")),
            currency=line.text("currency").upper(),
        )


roster = ChartmogulActivities()
