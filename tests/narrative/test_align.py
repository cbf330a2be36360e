"""A sentence stays itself while it is edited, and never becomes another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellback.narrative.align import align, likeness

OLD = [
    "You can find any message in under a second.",
    "Your mail stays on your own computer.",
    "Recall works offline, on the train and in the air.",
    "It costs $4 a month.",
]


def edited(**changes: str | None) -> list[str]:
    return [text for n, old in enumerate(OLD) if (text := changes.get(f"_{n}", old)) is not None]


def test_what_did_not_change_is_what_it_was() -> None:
    assert align(OLD, OLD) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert align(OLD, [f"**{OLD[0]}**", *OLD[1:]])[0] == 0


def test_sentences_that_changed_places_keep_themselves() -> None:
    assert align(OLD, [OLD[3], OLD[1], OLD[0], OLD[2]]) == {0: 3, 1: 1, 2: 0, 3: 2}


def test_a_reworded_sentence_is_itself() -> None:
    reworded = "You can find every old message in less than one second."
    assert align(OLD, edited(_0=reworded))[0] == 0
    forty = "Recall works without a network, on the train and in planes."
    assert align(OLD, edited(_2=forty))[2] == 2


def test_an_edited_neighbour_does_not_hide_an_edit() -> None:
    both = edited(_0="You find any message in a second.", _1="All your mail stays on your computer.")
    assert align(OLD, both) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_a_split_sentence_goes_on_in_its_larger_part() -> None:
    split = [*OLD[:2], "Recall works offline, on the train.", "It works in the air.", OLD[3]]
    assert align(OLD, split) == {0: 0, 1: 1, 2: 2, 4: 3}


def test_a_deleted_sentence_leaves_nothing_behind() -> None:
    assert align(OLD, edited(_1=None)) == {0: 0, 1: 2, 2: 3}


def test_a_new_sentence_in_the_place_of_another_is_new() -> None:
    assert align(OLD, edited(_1="Colleagues share folders with one click.")) == {0: 0, 2: 2, 3: 3}


def test_a_similar_sentence_elsewhere_is_another() -> None:
    new = [*OLD[1:], "You can export any message to a file."]
    assert align(OLD, new) == {0: 1, 1: 2, 2: 3}


def test_the_same_words_twice_are_told_apart_by_their_neighbours() -> None:
    old = ["It is free.", "You can search.", "It is free.", "You can sort."]
    assert align(old, ["You can search.", "It is free.", "You can sort."]) == {0: 1, 1: 2, 2: 3}


def test_what_is_known_is_not_looked_for() -> None:
    assert align(OLD, [OLD[1], OLD[0]], {0: 0}) == {0: 0}


@given(
    st.lists(st.sampled_from(["a b c", "a b d", "x", "", "a b c d e", "d e f"])),
    st.lists(st.sampled_from(["a b c", "x", "a"])),
)
def test_nothing_is_matched_twice(older: list[str], newer: list[str]) -> None:
    found = align(older, newer)
    assert len(set(found.values())) == len(found)
    assert all(0 <= at < len(older) and 0 <= index < len(newer) for index, at in found.items())


def test_likeness_runs_from_nothing_to_all() -> None:
    assert likeness("find mail", "find mail") == 1
    assert likeness("find mail", "eat soup") == 0
    assert likeness("you can find it", "you can eat it") < 0.6
