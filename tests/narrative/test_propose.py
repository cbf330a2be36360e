"""Which sentences are taken for promises, and why."""

from __future__ import annotations

import pytest

from tellback.narrative.claim import Standing
from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ

PROMISES = {
    "You can find any message in a second.": "says what the customer can do: “You can find any message in a second”",
    "Larkmail keeps your mail on your own computer.": "says what it does for the customer: “keeps your",
    "Recall is free for families.": "says what it costs: “is free for families”",
    "With Recall, users never need to wait.": "says what the customer can do: “users never need to wait”",
    "The old layout stays one click away.": "puts a number on it: “one click away”",
    "Searching is twice as quick as before and takes 3 seconds.": "puts a number on it: “3 seconds”",
}
NO_PROMISES = [
    "The name comes from a bird.",
    "Could you find any message in a second?",
    "It does not yet support calendars, and you cannot share folders.",
    "Our goal is to have a million users by May.",
    "For example, you can type a name.",
]


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_proposed_with_the_words_that_give_it_away(sentence: str) -> None:
    (claim,) = parse(f"# Larkmail finds it\n\n## Solution\n\n{sentence}\n").claims
    assert claim.text == sentence
    assert claim.standing is Standing.PROPOSED
    assert claim.reason.startswith(PROMISES[sentence])


@pytest.mark.parametrize("sentence", NO_PROMISES)
def test_other_sentences_are_left_alone(sentence: str) -> None:
    assert parse(f"# Larkmail finds it\n\n## Solution\n\n{sentence}\n").claims == ()


def test_problems_boilerplate_and_internal_answers_promise_nothing(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it

    ## Problem

    People can find nothing in their 3 mail programs.

    ## About Larkmail

    Larkmail helps people keep every mail.

    ## Customer FAQ

    Q: Does it work offline?
    A: Yes. You can search without a connection.

    ## Internal FAQ

    Q: What does it cost us?
    A: You can run it for 2 cents a day.
    """
    assert [claim.text for claim in prfaq.claims] == ["You can search without a connection."]


def test_what_is_listed_as_offered_is_promised(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it

    ## Solution

    Recall offers:

    - **Speed**: an answer before your finger is up
    - **Calm**: one box and nothing else around it
    """
    assert [claim.reason for claim in prfaq.claims] == [
        "is listed among what it offers",
        "promises without exception: “nothing else around it”",
    ]


def test_a_comment_behind_a_sentence_confirms_drops_or_adds_it(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it <!-- claim: headline -->

    ## Solution

    You can find any message in a second. <!-- claim: fast-search --> You can search
    offline.<!-- no claim --> The bird is blue.
    <!-- claim -->

    ```
    <!-- claim: code -->
    ```
    """
    assert [(claim.id, claim.standing.value, claim.text.split()[-1]) for claim in prfaq.marked] == [
        ("headline", "confirmed", "it"),
        ("fast-search", "confirmed", "second."),
        ("search-offline", "dropped", "offline."),
        ("bird-blue", "confirmed", "blue."),
    ]
    assert [claim.id for claim in prfaq.claims] == ["headline", "fast-search", "bird-blue"]


def test_two_sentences_never_share_an_id(prfaq: PRFAQ) -> None:
    """
    # Larkmail finds it

    ## Solution

    You can search offline. <!-- claim: offline --> You can search offline. <!-- claim: offline -->
    You can search offline. You can search offline.
    """
    assert [claim.id for claim in prfaq.marked] == ["offline", "search-offline", "search-offline-2", "search-offline-3"]
