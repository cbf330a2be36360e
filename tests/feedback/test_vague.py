from __future__ import annotations

import pytest

from tellback.feedback.vague import vague
from tellback.model.base import Embedder


@pytest.mark.parametrize(
    "promise",
    [
        "easy to use",
        "Acme is easy to use.",
        "It is fast and reliable.",
        "A better experience for everyone.",
        "Simple, powerful, intuitive.",
        "Work smarter, not harder",
        "The best tool for your business",
        "user friendly interface",
    ],
)
def test_a_promise_that_fits_any_product_is_too_vague(model: Embedder, promise: str) -> None:
    [reason] = vague([promise], model, "Acme")
    assert reason.startswith("Too vague to link: ")


@pytest.mark.parametrize(
    "promise",
    [
        "A modern, clean look you can tailor",
        "Payroll runs in 4 minutes.",
        "Import all your contacts with one click",
        "Your mail keeps working after the update",
        "Works offline on the train",
        "It is easy to export invoices as PDF files.",
    ],
)
def test_a_promise_that_names_a_thing_is_not(model: Embedder, promise: str) -> None:
    assert vague([promise], model) == [""]


def test_the_reason_says_what_to_write_instead(model: Embedder) -> None:
    [reason] = vague(["easy to use"], model)
    assert reason.endswith("Say what exactly is easier, and for whom.")
    assert vague([], model) == []
