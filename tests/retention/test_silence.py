"""Who is on the list, with what is known of them, as of a day."""

from __future__ import annotations

import pytest

from street import Street, ago
from tellback.errors import NotFound
from tellback.retention.account import Silence
from tellback.retention.silence import Wanted, silence
from tellback.show.as_json import as_json
from tellback.store.base import Store
from tellback.workspace.settings import RetentionSettings


@pytest.fixture
def street(store: Store) -> Street:
    """Ana wrote every ten days until 90 days ago; Ben every ten days until today; Cem once; Dora waits."""
    street = Street(store)
    for name, plan, revenue in (("Ana", "Team", 400.0), ("Ben", "Plus", 10.0), ("Cem", "Plus", 10.0)):
        street.moves_in(name, plan=plan, revenue=revenue)
    street.moves_in("Dora", revenue=25.0)
    for days_ago in range(0, 300, 10):
        street.says("cus_Ben", days_ago)
        street.says("ana@ana.example", days_ago + 90)
    street.says("cus_Cem", 200)
    street.says("cus_Dora", 40, "It crashes since the update.", complaint=True)
    street.says("cus_Dora", 60, "Wrong invoice.", complaint=True, answered=50)
    street.says("cus_Dora", 70, "No sound.", complaint=True, answered=69)
    return street


def listed(street: Street, as_of: str = "", wanted: Wanted | None = None) -> Silence:
    return silence(street.store, RetentionSettings(churn_from=ago(600)), as_of, wanted)


def names(found: Silence) -> list[str]:
    return [account.name for account in found.accounts]


def test_who_went_quiet_by_their_own_rhythm_and_who_waits_are_listed(street: Street) -> None:
    found = listed(street)
    assert names(found) == ["cus_Ana", "cus_Dora"]
    ana, dora = found.accounts
    assert (ana.quiet, ana.last_heard, ana.silent, ana.usual_gap, ana.longest_gap) == (True, ago(90), 90, 10.0, 10)
    assert (ana.plan, ana.revenue, ana.currency, ana.waiting) == ("Team", 400.0, "EUR", 0)
    assert (dora.quiet, dora.waiting, dora.waiting_since, dora.usual_gap) == (False, 1, ago(40), 15.0)
    assert (found.customers, found.rhythm, found.messages, found.quiet, found.waiting) == (4, 3, 64, 1, 1)


def test_last_words_are_a_quote_with_its_day(street: Street) -> None:
    dora = listed(street).accounts[1].last_words
    assert dora and (dora.text, dora.said_on) == ("It crashes since the update.", ago(40))


def test_what_came_later_changes_nothing_on_an_earlier_day(street: Street) -> None:
    """Ana was heard on time, Dora's complaint was not made, another not answered yet."""
    assert names(listed(street, ago(100))) == []
    before = listed(street, ago(45))
    assert [(account.name, account.waiting) for account in before.accounts] == [("cus_Ana", 0)]
    assert listed(street, ago(55)).accounts[-1].waiting_since == ago(60)
    street.says("ana@ana.example", 20)
    street.moves_in("Late", 10)
    street.says("cus_Dora", 1, complaint=True)
    assert listed(street, ago(45)) == before


def test_who_left_or_is_about_to_is_not_listed(store: Store) -> None:
    street = Street(store)
    street.moves_in("Gone", left=30)
    street.moves_in("Going", decided=5)
    street.moves_in("Here")
    for days_ago in range(120, 300, 10):
        for name in ("Gone", "Going", "Here"):
            street.says(f"cus_{name}", days_ago)
    street.says("nobody", 0)
    assert names(listed(street)) == ["cus_Here"]


def test_use_counts_as_being_heard(street: Street) -> None:
    street.is_seen_using(1, *range(0, 400, 20))
    assert names(listed(street)) == ["cus_Dora"]


def test_use_of_nothing_is_no_use_and_one_level_is_no_day(street: Street) -> None:
    street.is_seen_using(1, *range(0, 80, 20), score=0.0)
    street.is_seen_using(2, 0)
    found = listed(street)
    assert (names(found)[0], found.accounts[0].silent) == ("cus_Ana", 90)


def test_nothing_is_said_of_days_up_to_which_use_is_not_known(street: Street) -> None:
    street.is_seen_using(2, 200, 180, 160, 140)
    assert listed(street).as_of == ago(140)


def test_a_name_that_several_customers_share_is_nobodys(street: Street) -> None:
    street.store.execute("insert into customer_keys (kind, key, customer_id) values ('email', 'ana@ana.example', 2)")
    assert names(listed(street)) == ["cus_Dora"]


def test_where_no_source_tells_of_answers_nobody_is_said_to_wait(store: Store) -> None:
    street = Street(store)
    street.moves_in("Dora")
    street.says("cus_Dora", 0, complaint=True)
    found = listed(street)
    assert (found.answers_known, names(found)) == (False, [])


def test_money_counts_once_a_company_and_no_currency_is_converted(store: Store) -> None:
    street = Street(store)
    street.moves_in("Ana", company="Heron GmbH", revenue=300.0)
    street.moves_in("Ben", company="heron gmbh", revenue=300.0)
    street.moves_in("Cem", revenue=None)
    street.moves_in("Dora", revenue=90.0, currency="USD")
    for name in ("Ana", "Ben", "Cem", "Dora"):
        street.says(f"cus_{name}", 20, "Wrong invoice.", complaint=True)
    street.says("cus_Ana", 0, complaint=True, answered=0)
    money = [(each.currency, each.revenue, each.companies, each.unknown) for each in listed(street).money]
    assert money == [("EUR", 300.0, 1, 1), ("USD", 90.0, 1, 0)]


def test_money_comes_first_then_the_longer_silence(store: Store) -> None:
    street = Street(store)
    for name, revenue, silent in (("Ana", 10.0, 90), ("Ben", 10.0, 200), ("Cem", 500.0, 80), ("Dora", None, 300)):
        street.moves_in(name, revenue=revenue)
        for days_ago in range(silent, silent + 200, 10):
            street.says(f"cus_{name}", days_ago)
    street.says("nobody", 0)
    assert names(listed(street)) == ["cus_Cem", "cus_Ben", "cus_Ana", "cus_Dora"]


def test_the_list_is_narrowed_by_kind_plan_and_length(street: Street) -> None:
    assert names(listed(street, wanted=Wanted(kind="waiting"))) == ["cus_Dora"]
    team = listed(street, wanted=Wanted(plan="Team"))
    assert (names(team), team.plans, team.money[0].revenue) == (["cus_Ana"], ("Plus", "Team"), 400.0)
    short = listed(street, wanted=Wanted(most=1))
    assert (names(short), short.total, short.quiet, short.waiting) == (["cus_Ana"], 2, 1, 1)


def test_no_address_leaves_in_json(street: Street) -> None:
    said = as_json(listed(street))
    assert "cus_Ana" in said
    assert "@" not in said


def test_a_day_that_is_none_or_comes_later_is_refused(street: Street) -> None:
    with pytest.raises(NotFound, match="no day"):
        listed(street, "yesterday")
    with pytest.raises(NotFound, match=f"up to {ago(0)}"):
        listed(street, "2026-05-01")


def test_an_empty_store_is_no_flaw(store: Store) -> None:
    found = silence(store, RetentionSettings())
    assert (found.as_of, found.customers, found.messages, found.accounts) == ("", 0, 0, ())


def test_what_comes_in_is_seen_at_once(street: Street) -> None:
    assert names(listed(street)) == ["cus_Ana", "cus_Dora"]
    street.says("cus_Ana", 1)
    assert names(listed(street)) == ["cus_Dora"]


def test_the_look_back_sees_only_what_was_known(store: Store) -> None:
    """Eighty write every other week; thirty fall quiet and half of these leave, as do five of the others."""
    street = Street(store)
    with store.transaction():
        for number in range(80):
            quiet, left = number < 30, number % 2 == 0 if number < 30 else number % 10 == 0
            street.moves_in(f"c{number}", left=200 if left else None)
            for days_ago in range(300 if quiet else 201 if left else 0, 600, 14):
                street.says(f"cus_c{number}", days_ago)
        street.says("nobody", 0)
    found = listed(street).quiet_test
    assert (found.better, found.flagged.customers, found.flagged.leavers) == ("yes", 30, 15)
    assert found.others.leavers == 5
    earlier = listed(street, ago(290)).quiet_test
    assert (earlier.better, earlier.days) == ("", 0)
