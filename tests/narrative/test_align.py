"""A sentence stays itself while it is edited, and never becomes another."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from tellback.narrative.align import align, heirs
from tellback.narrative.alignment import Kind
from tellback.narrative.likeness import likeness

OLD = [
    "You can find any message in under a second.",
    "Your mail stays on your own computer.",
    "Recall works offline, on the train and in the air.",
    "It costs $4 a month.",
]


def edited(**changes: str | None) -> list[str]:
    return [text for n, old in enumerate(OLD) if (text := changes.get(f"_{n}", old)) is not None]


def test_what_did_not_change_is_what_it_was() -> None:
    assert heirs(align(OLD, OLD)) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert heirs(align(OLD, [f"**{OLD[0]}**", *OLD[1:]]))[0] == 0


def test_sentences_that_changed_places_keep_themselves() -> None:
    assert heirs(align(OLD, [OLD[3], OLD[1], OLD[0], OLD[2]])) == {0: 3, 1: 1, 2: 0, 3: 2}


def test_a_reworded_sentence_is_itself() -> None:
    reworded = "You can find every old message in less than one second."
    assert heirs(align(OLD, edited(_0=reworded)))[0] == 0
    forty = "Recall works without a network, on the train and in planes."
    assert heirs(align(OLD, edited(_2=forty)))[2] == 2


def test_an_edited_neighbour_does_not_hide_an_edit() -> None:
    both = edited(_0="You find any message in a second.", _1="All your mail stays on your computer.")
    assert heirs(align(OLD, both)) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_a_split_sentence_goes_on_in_its_larger_part() -> None:
    split = [*OLD[:2], "Recall works offline, on the train.", "It works in the air.", OLD[3]]
    assert heirs(align(OLD, split)) == {0: 0, 1: 1, 2: 2, 4: 3}


def test_a_deleted_sentence_leaves_nothing_behind() -> None:
    assert heirs(align(OLD, edited(_1=None))) == {0: 0, 1: 2, 2: 3}


def test_a_new_sentence_in_the_place_of_another_is_new() -> None:
    assert heirs(align(OLD, edited(_1="Colleagues share folders with one click."))) == {0: 0, 2: 2, 3: 3}


def test_a_similar_sentence_elsewhere_is_another() -> None:
    new = [*OLD[1:], "You can export any message to a file."]
    assert heirs(align(OLD, new)) == {0: 1, 1: 2, 2: 3}


def test_the_same_words_twice_are_told_apart_by_their_neighbours() -> None:
    old = ["It is free.", "You can search.", "It is free.", "You can sort."]
    assert heirs(align(old, ["You can search.", "It is free.", "You can sort."])) == {0: 1, 1: 2, 2: 3}


def test_a_longer_neighbour_does_not_take_the_words_of_a_sentence_that_still_stands() -> None:
    old = ["Contents", "Logging", "Drawbacks", "Logging"]
    new = ["Contents", "Validation", "Logging", "What changes in logging", "Drawbacks", "Logging"]
    assert heirs(align(old, new)) == {0: 0, 2: 1, 4: 2, 5: 3}


def test_what_is_known_is_not_looked_for() -> None:
    assert heirs(align(OLD, [OLD[1], OLD[0]], {0: 0})) == {0: 0}


@given(
    st.lists(st.sampled_from(["a b c", "a b d", "x", "", "a b c d e", "d e f"])),
    st.lists(st.sampled_from(["a b c", "x", "a"])),
)
def test_nothing_is_matched_twice(older: list[str], newer: list[str]) -> None:
    found = heirs(align(older, newer))
    assert len(set(found.values())) == len(found)
    assert all(0 <= at < len(older) and 0 <= index < len(newer) for index, at in found.items())


def test_likeness_runs_from_nothing_to_all() -> None:
    assert likeness("find mail", "find mail") == 1
    assert likeness("find mail", "eat soup") == 0
    assert likeness("you can find it", "you can eat it") < 0.6


NOUNS = (
    "payroll",
    "invoices",
    "holidays",
    "payslips",
    "taxes",
    "overtime",
    "pensions",
    "bonuses",
    "sick days",
    "raises",
)
VERBS = ("arrive by noon", "reach the bank", "need no form", "wait for nobody", "show the net sum", "leave a trail")
SENTENCES = [f"Your {noun} {verb} on day {10 * n + m}." for n, noun in enumerate(NOUNS) for m, verb in enumerate(VERBS)]
stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=40, unique=True)


def kinds(older: list[str], newer: list[str]) -> list[Kind]:
    return [pair.kind for pair in align(older, newer)]


@given(st.lists(st.sampled_from([*SENTENCES[:5], "Advantages:"])))
def test_a_text_is_exactly_itself(story: list[str]) -> None:
    assert heirs(align(story, story)) == {at: at for at in range(len(story))}
    assert set(kinds(story, story)) <= {Kind.EXACT}
    assert all(pair.confidence > 0.5 for pair in align(story, story))


@given(stories, st.randoms(use_true_random=False))
def test_shuffled_sentences_have_moved_and_nothing_else(story: list[str], chance: random.Random) -> None:
    shuffled = chance.sample(story, len(story))
    pairs = align(story, shuffled)
    assert {shuffled[at]: story[was] for at, was in heirs(pairs).items()} == {text: text for text in story}
    assert {pair.kind for pair in pairs} <= {Kind.EXACT, Kind.MOVED}


def test_a_paragraph_that_changed_its_place_moved_and_the_others_stayed() -> None:
    first, second = SENTENCES[:9], SENTENCES[20:24]
    assert kinds([*first, *second], [*second, *first]) == [Kind.MOVED] * 4 + [Kind.EXACT] * 9


@given(stories, st.data())
def test_doubles_keep_their_neighbours(story: list[str], data: st.DataObject) -> None:
    doubled = [text for sentence in story for text in (f"{sentence} First.", "It is free.", f"{sentence} Last.")]
    gone = 3 * data.draw(st.integers(0, len(story) - 1))
    kept = doubled[:gone] + doubled[gone + 3 :]
    assert heirs(align(doubled, kept)) == {at: at if at < gone else at + 3 for at in range(len(kept))}


WHOLE = "Heron pays every employee before noon and sends each of them a payslip they can read."
HALVES = ["Heron pays every employee before noon.", "It sends each of them a payslip they can read."]


@given(stories, st.data())
def test_one_sentence_cut_in_two_is_a_split_and_two_joined_are_merged(story: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(story)))
    whole, halves = [*story[:at], WHOLE, *story[at:]], [*story[:at], *HALVES, *story[at:]]
    split = [pair for pair in align(whole, halves) if pair.kind is not Kind.EXACT]
    assert [(pair.older, pair.newer, pair.kind) for pair in split] == [(at, at, Kind.SPLIT), (at, at + 1, Kind.SPLIT)]
    assert sum(pair.leads for pair in split) == 1
    merged = [pair for pair in align(halves, whole) if pair.kind is not Kind.EXACT]
    assert {(pair.older, pair.newer) for pair in merged} == {(at, at), (at + 1, at)}
    assert {pair.kind for pair in merged} == {Kind.MERGED}


def test_a_sentence_that_moved_and_was_edited_is_still_known() -> None:
    newer = [*OLD[1:], "You can find any old message in under a second."]
    assert kinds(OLD, newer) == [Kind.EXACT] * 3 + [Kind.MOVED_AND_EDITED]


@given(stories, stories)
def test_every_sentence_is_told_of(older: list[str], newer: list[str]) -> None:
    pairs = align(older, newer)
    assert {pair.newer for pair in pairs} - {None} == set(range(len(newer)))
    assert {pair.older for pair in pairs} - {None} == set(range(len(older)))
    assert all(0 <= pair.confidence <= 1 for pair in pairs)


def test_five_hundred_rewritten_sentences_are_quick() -> None:
    older = [
        f"{text} No {n} of the {noun}." for n, (text, noun) in enumerate(zip(SENTENCES * 9, NOUNS * 54, strict=True))
    ]
    newer = [text.replace("day", "morning") for text in older]
    begin = time.process_time()
    align(older, newer)
    assert time.process_time() - begin < 1
