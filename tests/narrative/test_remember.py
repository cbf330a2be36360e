"""Promises and questions keep their ids from version to version."""

from __future__ import annotations

from tellback.narrative.parse import parse
from tellback.narrative.prfaq import PRFAQ
from tellback.narrative.queries import kept
from tellback.narrative.remember import remember
from tellback.store.base import Store

STORY = """\
# Larkmail finds it

## Solution

You can find any message in under a second. {more}
Your mail stays on your own computer.

## FAQ

### What does Larkmail cost?

It costs $4 a month.

### {asked}

Yes.
"""


def version(more: str = "", asked: str = "Is my mail safe?", **swap: str) -> PRFAQ:
    text = STORY.format(more=more, asked=asked)
    for old, new in swap.items():
        text = text.replace(old.replace("_", " "), new)
    return parse(text)


def ids(prfaq: PRFAQ) -> list[str]:
    return [claim.id for claim in prfaq.marked]


def test_an_edited_promise_keeps_its_id_and_a_new_one_gets_its_own(store: Store) -> None:
    first = ids(remember(store, version(), "prfaq.md"))
    assert first == ["find-message-under-second", "mail-stays-own-computer", "costs-4-month"]
    more = remember(store, version("You can search offline.", any_message="each old message"), "prfaq.md")
    assert ids(more) == [first[0], "search-offline", *first[1:]]


def test_a_promise_keeps_its_id_when_it_is_split_and_joined_again(store: Store) -> None:
    first = ids(remember(store, version(), "prfaq.md"))
    split = {"any_message_in_under_a_second.": "any message you ever received. You can search in under a second."}
    assert first[0] in ids(remember(store, version(**split), "prfaq.md"))[:2]
    assert ids(remember(store, version(), "prfaq.md")) == first


def test_a_promise_that_moved_into_the_faq_keeps_its_id(store: Store) -> None:
    first = ids(remember(store, version(), "prfaq.md"))
    moved = {"Your_mail_stays_on_your_own_computer.\n": "", "Yes.": "Yes. Your mail stays on your own computer."}
    assert sorted(ids(remember(store, version(**moved), "prfaq.md"))) == sorted(first)


def test_an_edited_question_keeps_its_id(store: Store) -> None:
    first = remember(store, version(), "prfaq.md").questions
    later = remember(store, version(asked="Is all of my mail safe with you?"), "prfaq.md").questions
    assert [question.id for question in later] == [question.id for question in first]


def test_the_authors_id_is_always_the_id(store: Store) -> None:
    before = ids(remember(store, version(), "prfaq.md"))
    named = remember(store, version("<!-- claim: fast -->"), "prfaq.md")
    assert ids(named) == ["fast", *before[1:]]
    rewritten = version(
        "<!-- claim: fast -->", You_can_find_any_message_in_under_a_second="Nothing is ever lost to you"
    )
    assert ids(remember(store, rewritten, "prfaq.md")) == ["fast", *before[1:]]


def test_a_promise_that_comes_back_word_for_word_is_the_old_one(store: Store) -> None:
    first = ids(remember(store, version(), "prfaq.md"))
    remember(store, version(Your_mail_stays_on_your_own_computer="The bird is blue"), "prfaq.md")
    gone = [row for row in kept(store, "claims", "prfaq.md") if row.gone_at]
    assert [row.id for row in gone] == ["mail-stays-own-computer"]
    assert ids(remember(store, version(), "prfaq.md")) == first
    assert not any(row.gone_at for row in kept(store, "claims", "prfaq.md"))


def test_reading_an_unchanged_story_writes_nothing(store: Store) -> None:
    remember(store, version(), "prfaq.md")
    before = kept(store, "claims", "prfaq.md")
    remember(store, version(), "prfaq.md")
    assert kept(store, "claims", "prfaq.md") == before


def test_two_stories_share_an_id_only_for_the_same_words(store: Store) -> None:
    remember(store, version(), "one.md")
    other = version(You_can_find_any="You will find your")
    assert ids(remember(store, version(), "two.md")) == ids(version())
    assert ids(remember(store, other, "three.md"))[0] == "find-message-under-second-2"
