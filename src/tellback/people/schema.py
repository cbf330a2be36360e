"""The tables of people, step by step."""

from __future__ import annotations

from tellback.store.base import Store
from tellback.store.steps import Steps

steps = Steps("people")


@steps
def s001_customers(store: Store) -> None:
    """Customers, and every name by which a message may belong to one."""
    store.define("""create table customers (
        id {key}, external_id text not null unique, email text not null default '', company text not null default '',
        domain text not null default '', segment text not null default '', since text not null default '',
        revision {int} not null default 1)""")
    store.define("""create table customer_keys (
        key text not null, kind text not null, customer_id {int} not null, primary key (kind, key, customer_id))""")
    store.define("create index customer_keys_by_customer on customer_keys (customer_id)")


@steps
def s002_subscriptions(store: Store) -> None:
    """What a customer pays for and from when to when; how plan and revenue changed; signs beside words.

    Days are ISO 8601, '' where unknown (`ended_at`, `until`: while it lasts). `roster` is the kind of file.
    """
    store.define("""create table subscriptions (
        id {key}, roster text not null, external_id text not null, customer_id {int} not null, plan text not null,
        revenue {real}, currency text not null, started_at text not null, decided_at text not null,
        ended_at text not null, ending text not null, revision {int} not null default 1,
        unique (roster, external_id))""")
    store.define("create index subscriptions_by_customer on subscriptions (customer_id)")
    store.define("""create table plan_changes (
        id {key}, roster text not null, external_id text not null, customer_id {int} not null, day text not null,
        kind text not null, plan text not null, revenue {real}, currency text not null,
        unique (roster, external_id))""")
    store.define("create index plan_changes_by_customer on plan_changes (customer_id, day)")
    store.define("""create table signs (
        id {key}, customer_id {int} not null, kind text not null, name text not null, day text not null,
        until text not null, level text not null, score {real}, scale text not null, worded {int} not null default 0,
        unique (customer_id, kind, name, day))""")
    store.define("create index signs_by_kind on signs (kind, name, id)")


@steps
def s003_rosters(store: Store) -> None:
    """Each reading of a file: how far it came, what it landed, up to which day it knows, and rows set aside."""
    store.define("""create table rosters (
        id {key}, source text not null, location text not null, roster text not null, started_at text not null,
        ended_at text, mapping text not null, fingerprint text not null, cursor text not null default '',
        newest text not null default '', rows_read {int} not null default 0, added {int} not null default 0,
        changed {int} not null default 0, unchanged {int} not null default 0, set_aside {int} not null default 0)""")
    store.define("""create table roster_aside (
        id {key}, roster_id {int} not null, source text not null, location text not null, place text not null,
        line {int} not null, reason text not null, raw text not null, mended_at text,
        unique (source, location, place))""")


@steps
def s004_forgotten(store: Store) -> None:
    """Salted marks by which no roster brings back whoever was erased."""
    store.define("create table forgotten_customers (mark text primary key)")
    store.define("create table forgotten_salt (id {int} primary key, salt text not null)")


@steps
def s005_where_a_row_is_wrong(store: Store) -> None:
    """The number of the column in which a row that was set aside cannot be read, 0 where it is the whole row."""
    store.define("alter table roster_aside add column at_column {int} not null default 0")


@steps
def s006_who_told_it(store: Store) -> None:
    """Which readings told what is known of a customer, '' where that was not kept yet."""
    store.define("alter table customers add column told_by text not null default ''")


@steps
def s007_census(store: Store) -> None:
    """What was counted of all customers last, and of which readings and erasures: counting takes seconds."""
    store.define("create table census (id {int} primary key, stamp text not null, told text not null)")
