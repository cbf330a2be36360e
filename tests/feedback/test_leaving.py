"""Who asks to leave is told from those who speak of buttons, meetings and mail accounts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tellback.feedback.complaint import leavers
from tellback.feedback.leaving import asks_to_leave
from tellback.feedback.message import Message
from tellback.feedback.queries import messages as queries
from tellback.store.base import Store

LEAVING = (
    "Please cancel my subscription.",
    "I want to cancel. This is the third outage in a month.",
    "Cancel my plan and refund the rest of the year",
    "We've decided to close our account at the end of the month.",
    "I'm cancelling my Plus subscription today",
    "How do I cancel my membership? I can't find it anywhere.",
    "I can’t cancel my subscription, the page just reloads.",
    "Could you please delete my account?",
    "Nobody answers. Terminate our contract.",
    "I want my account closed and my data gone.",
    "I cancelled my subscription and you still charge me.",
    "Cancellation request for order 1182",
    "Refund my annual plan, it does not do what you promised.",
    "I want my money back, I am done with this.",
    "If this is not fixed, please cancel our contract.",
    "We are taking our business elsewhere.",
    "Hiermit kündige ich mein Abo zum Monatsende.",
    "Ich möchte bitte mein Konto löschen.",
    "Je veux résilier mon abonnement.",
    "Quiero cancelar mi suscripción, no funciona.",
    "Vorrei disdire l'abbonamento.",
    "Quero cancelar minha assinatura.",
    "Ik wil mijn abonnement opzeggen.",
)


@pytest.mark.parametrize("said", LEAVING)
def test_these_ask_to_leave(said: str) -> None:
    assert asks_to_leave(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "The cancel button does not work.",
        "It cancelled my meeting with a customer!",
        "I cancelled my meeting because the calendar was wrong.",
        "I want to cancel a meeting and it sends no mail.",
        "I tried to cancel the upload, and it hung.",
        "Your app cancelled my subscription by itself.",
        "My subscription was cancelled by mistake.",
        "The cancel subscription button is grey.",
        "I don't want to cancel my subscription, I want it to work.",
        "We would never close our account over this.",
        "When I cancel my subscription, what happens to my mail?",
        "Whenever I want to cancel, it crashes.",
        "The window to close my account settings is too small.",
        "I deleted my account from the app and added it again.",
        "Please remove my account and re-add it, says the help page.",
        "I get no refund for seats that nobody uses.",
        "It should stop sending mail to my account.",
        "Our service desk closes tickets too early.",
        "I cannot delete messages in my work account.",
        "Die Updates werden angekündigt und kommen nicht.",
        "Ich will mein Abo nicht kündigen, es soll nur laufen.",
        "J'ai annulé une réunion et tout a disparu.",
        "Cancelé la reunión y no avisó a nadie.",
    ],
)
def test_these_do_not(said: str) -> None:
    assert not asks_to_leave(said)


def test_the_index_of_words_finds_every_one_of_them(store: Store) -> None:
    queries.land(store, [Message("desk", str(number), said) for number, said in enumerate(LEAVING)])
    store.execute(
        "insert into passages (message_id, start_at, end_at, language, stance, sureness, weight)"
        " select id, 0, 1, 'en', 'complaint', 1, 1 from messages"
    )
    assert len(leavers(store)) == len(LEAVING)


@pytest.mark.data
def test_bank_customers_who_close_their_account_are_told_from_those_who_cancel_a_transfer(data: Path) -> None:
    """Banking77: asked to close an account, and 76 other intents, among them to cancel a transfer."""
    with (data / "intents" / "banking77_test.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    leaving = [row["category"] for row in rows if asks_to_leave(row["text"])]
    assert set(leaving) == {"terminate_account"}
    assert len(leaving) >= 0.7 * sum(row["category"] == "terminate_account" for row in rows)
