"""Hard questions are answered by what a sentence says; keywords, praise and nonsense answer none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellback.narrative.answered import Answered, hard_questions
from tellback.narrative.intent import intents
from tellback.narrative.parse import parse
from tellback.narrative.question import Circle

STUFFED = """\
# Heron payroll price privacy growth success revenue market

Pricing cost fee free licence $9 plan, privacy data GDPR encrypted export cancel, market TAM customers 40,000 firms.
Metrics KPI success target 60%, risk failure pre-mortem rollback reversible, competitors copy respond 90 days launch.

## FAQ

### Price cost pricing plan licence?

Price, pricing, cost, fee, free, plan, subscription, licence.

### Data privacy GDPR security?

Privacy, GDPR, encryption, security, storage, deletion, data.

## Internal FAQ

### TAM market size customers?

TAM, SAM, SOM, market, segment, addressable, customers, 40,000 firms.

### Success metrics KPI OKR targets?

KPI, OKR, retention, NPS, 60% activation, 90 days, success.

### Risks, pre-mortem, failure?

Risk, failure, churn, competition, fail, mitigation, pre-mortem.
"""

SOFT = """\
# Heron is the payroll everyone will love

Heron is the best way to run payroll for everyone.

## FAQ

### How much does it cost?

Pricing will be great and very competitive.

### How do I get it?

It will be easy for everyone to get.

### How does it work?

It just works, like magic.

### How is it different from what I use?

Nothing else compares to it.

### What happens to my data?

Your data is completely safe with us. We take privacy very seriously.

### Can I leave?

You will never want to leave.

### What if you shut it down?

We are fully committed to it.

### What will it not do?

There are no real limits.

## Internal FAQ

### How big is the market?

The market is huge.

### How do we know customers want it?

We are convinced that everybody wants it.

### How will customers find it?

We'll figure it out.

### What is our margin?

Margins will be fantastic.

### What if the numbers are worse?

They will be great.

### What is the upfront investment?

There is minimal risk.

### Whom do we depend on?

Our partners are great.

### What is the hardest problem?

It can be easily solved by our world-class team.

### Are there legal issues?

No risk there.

### What will competitors do?

Nobody can copy us.

### Why now?

It is a great time for it.

### How will we measure success?

Customers will be delighted.

### What could go wrong?

Nothing can go wrong.

### Is it reversible?

We will see.

### What is the opportunity cost?

It is worth it.

### What will we not build?

To be decided.

### What are the next steps?

More details coming soon.

### Who will resist?

Everyone will love it.

### Does it overlap with our other products?

It is a perfect fit for our portfolio.
"""


def answers(text: str) -> dict[str, Answered]:
    return {answer.intent: answer for answer in hard_questions(parse(text))}


def answered(text: str) -> set[str]:
    return {name for name, answer in answers(text).items() if answer.sentence}


def test_eight_questions_are_customers_and_nineteen_colleagues() -> None:
    circles = [intent.circle for intent in intents()]
    assert (circles.count(Circle.EXTERNAL), circles.count(Circle.INTERNAL)) == (8, 19)


PAGES = [Path(__file__).parent / "pages" / f"{name}.md" for name in ("keyword_stuffed", "nonsense", "softballs")]
EMPTY = [STUFFED, SOFT, *(page.read_text(encoding="utf-8") for page in PAGES)]


@pytest.mark.parametrize("text", EMPTY, ids=["stuffed", "soft", *(page.stem for page in PAGES)])
def test_keywords_and_praise_answer_nothing(text: str) -> None:
    assert answered(text) == set()


def test_the_soft_questions_are_known_to_be_asked() -> None:
    assert all(answer.asked for answer in answers(SOFT).values())


@pytest.mark.data
def test_nonsense_answers_nothing(data: Path) -> None:
    assert answered((data / "gibberish.md").read_text(encoding="utf-8")) == set()


def test_an_answer_may_stand_in_the_press_release_or_below_another_question() -> None:
    found = answers(
        "# Heron ends the night before payday\n\nHeron costs $9 a month for each employee.\n\n"
        "## FAQ\n\n### Is it fast?\n\nIt takes four minutes, and your data never leaves your own machine.\n"
    )
    price, data = found["price"], found["data"]
    assert price.sentence
    assert (price.sentence.text, price.where) == ("Heron costs $9 a month for each employee.", "")
    assert data.sentence
    assert data.where == "Is it fast?"
    assert data.asked is None


def test_a_bracketed_assumption_answers_the_question_above_it() -> None:
    faq = "# Heron ends the night before payday\n\n## FAQ\n\n### What does it cost?\n\n{}\n"
    assert "price" in answered(faq.format("[We assume that small firms pay about what a phone costs.]"))
    assert "price" not in answered(faq.format("[TBD by the pricing team]"))
    assert "price" not in answered(faq.format("See [the page about pricing](https://heron.example)."))
