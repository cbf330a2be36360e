"""Put what some rows tell into the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellback.people.customer import Facts
from tellback.people.keys import domain_of, email_of
from tellback.people.queries import customers as queries
from tellback.people.roster import Told
from tellback.people.sign import Sign
from tellback.people.subscription import PlanChange, Subscription
from tellback.people.voice import Voice
from tellback.people.who import Who, names_of
from tellback.store.base import Landed, Row, Store

KEPT = ("email", "company", "domain", "segment", "since")


def land(store: Store, roster: str, told: Sequence[Told], found: Who, by: Voice) -> Landed:
    """Add customers, subscriptions, changes and signs, or change those that are otherwise now.

    What is told of a customer wins over what a file of less weight told, and an empty cell over nothing. Inside a
    transaction.
    """
    done = _customers(store, told, found, by)
    rows = [(each, found.ids[names_of(each)[0]]) for each in told]
    paid = [subscription_row(roster, each, id_) for each, id_ in rows if isinstance(each, Subscription)]
    changes = [_change(roster, each, id_) for each, id_ in rows if isinstance(each, PlanChange)]
    signs = [_sign(each, id_) for each, id_ in rows if isinstance(each, Sign)]
    done += queries.land_subscriptions(store, paid)
    done += queries.land_changes(store, changes)
    return done + queries.land_signs(store, signs)


def subscription_row(roster: str, told: Subscription, id_: int) -> Row:
    """A subscription as the store keeps it."""
    return {
        "roster": roster,
        "external_id": told.external_id,
        "customer_id": id_,
        "plan": told.plan,
        "revenue": told.revenue,
        "currency": told.currency,
        "started_at": told.started_at,
        "decided_at": told.decided_at,
        "ended_at": told.ended_at,
        "ending": told.ending,
    }


def _customers(store: Store, told: Sequence[Told], found: Who, by: Voice) -> Landed:
    """Facts of those told of, and a row without any for those that are only named."""
    facts = {each.external_id: each for each in told if isinstance(each, Facts)}
    named = (names_of(each)[0] for each in told)
    facts |= {name: Facts(name) for name in named if name not in facts and name not in found.ids}
    queries.rename(store, found.adopted)
    known = queries.customers(store, (found.ids[name] for name in facts if name in found.ids))
    rows, confirmed = list[Row](), list[Row]()
    for name, each in facts.items():
        before = known.get(found.ids.get(name, 0))
        row = _merged(each, before, by)
        if before is None or any(row[fact] != before[fact] for fact in KEPT) or row["told_by"] == before["told_by"]:
            rows.append(row)
        else:
            confirmed.append(row)
    done = queries.land(store, rows) + Landed(unchanged=len(confirmed))
    queries.confirm(store, confirmed)
    found.ids.update(queries.ids_of(store, (name for name in facts if name not in found.ids)))
    keys = (key for each in facts.values() for key in _keys(each, found.ids[each.external_id]))
    queries.land_keys(store, list(keys))
    return done


def _merged(facts: Facts, known: Row | None, by: Voice) -> Row:
    """What is known of the customer now, and the reading that told each fact, 0 where none did."""
    told = {name: getattr(facts, name) for name in KEPT}
    told["email"] = email_of(facts.email) or email_of(facts.external_id)
    told["domain"] = domain_of(facts.domain) or domain_of(told["email"])
    if known is None:
        known = {"external_id": facts.external_id, "told_by": "", **dict.fromkeys(KEPT, "")}
    before = [int(reading) for reading in known["told_by"].split(",") if reading] or [0] * len(KEPT)
    wins = [bool(told[fact]) and by.outweighs(reading) for fact, reading in zip(KEPT, before, strict=True)]
    readings = [by.reading if new else reading for new, reading in zip(wins, before, strict=True)]
    kept = {fact: (told if new else known)[fact] for fact, new in zip(KEPT, wins, strict=True)}
    return {"external_id": known["external_id"], **kept, "told_by": ",".join(map(str, readings))}


def _keys(facts: Facts, id_: int) -> Iterator[Row]:
    ids = set(names_of(facts)) - {""}
    emails = {email_of(facts.email), email_of(facts.external_id)} - {""}
    domains = {domain_of(each) for each in (facts.domain, *emails)} - {""}
    for kind, keys in (("id", ids), ("email", emails), ("domain", domains)):
        yield from ({"kind": kind, "key": key, "customer_id": id_} for key in sorted(keys))


def _change(roster: str, told: PlanChange, id_: int) -> Row:
    return {
        "roster": roster,
        "external_id": told.external_id,
        "customer_id": id_,
        "day": told.day,
        "kind": told.kind,
        "plan": told.plan,
        "revenue": told.revenue,
        "currency": told.currency,
    }


def _sign(told: Sign, id_: int) -> Row:
    return {
        "customer_id": id_,
        "kind": told.kind,
        "name": told.name,
        "day": told.day,
        "until": told.until,
        "level": told.level,
        "score": told.score,
        "scale": told.scale,
        "worded": int(told.worded),
    }
