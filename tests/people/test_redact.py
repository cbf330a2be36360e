"""How to reach a customer is never shown; what they said is."""

from __future__ import annotations

import pytest

from tellback.people.redact import redact


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("mail me at ben.o'neil+x@mail.example.org please", "mail me at [email] please"),
        ("call +44 20 7946 0018 or (555) 010-4477.", "call [phone] or [phone]."),
        ("ruft mich an: 030 901820", "ruft mich an: [phone]"),
        ("my card 4111 1111 1111 1111 was charged twice", "my card [card] was charged twice"),
        ("refund to DE89 3704 0044 0532 0130 00", "refund to [account]"),
    ],
)
def test_addresses_and_numbers_of_people_are_masked(said: str, shown: str) -> None:
    assert redact(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "since 115.3.1 on 2023-10-12 10:22 it crashes",
        "order 4111 1111 1111 1112 never came",
        "error 0x80040111 after 1234567 mails",
        "5.0.0.1002 and 10.15.7, 192.168.1.10",
    ],
)
def test_versions_dates_orders_and_errors_stay(said: str) -> None:
    assert redact(said) == said
