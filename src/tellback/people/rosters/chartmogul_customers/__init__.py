"""ChartMogul's customers: who they are, and by which ids other systems know them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellback.people.customer import Facts
from tellback.people.recognise import share_of
from tellback.people.roster import Line, Told


class ChartmogulCustomers:
    """Nothing here says when a customer left: import the subscriptions or the activities for that."""

    name = "chartmogul_customers"
    comes_again = False
    fields: Mapping[str, Sequence[str]] = {
        "id": ("customer uuid", "uuid"),
        "also": ("customer external ids", "external ids", "customer external id", "external id"),
        "email": ("customer email", "email"),
        "company": ("company", "customer company"),
        "domain": ("website url", "website"),
        "since": ("subscriber since", "customer since"),
        "segment": (),
    }

    def recognises(self, names: Sequence[str]) -> float:
        """By the day somebody became a subscriber and the payments in all."""
        needed = (("uuid", "customer uuid"), ("subscriber since", "customer since"), ("arr",), ("net payments",))
        share = share_of(names, *needed, ("billing cycle",))
        return 0.95 * share if share > 0.5 and share_of(names, *needed[:2]) == 1 else 0.0

    def read(self, line: Line) -> Iterator[Told]:
        """Who it is; external ids stand in one cell, `|` between them."""
        also = tuple(each.strip() for each in line.text("also").split("|") if each.strip())
        who = line.text("id") or next(iter(also), "")
        if not who:
            line.flaw("id", "is empty")
            return
        yield Facts(
            external_id=who,
            email=line.text("email"),
            company=line.text("company"),
            domain=line.text("domain"),
            segment=line.text("segment"),
            since=line.day("since"),
            also=also,
        )


roster = ChartmogulCustomers()
