from __future__ import annotations

from tellback.feedback.naming import names_in, product_in, product_of, without

MESSAGES = [*["I use Heron every day and my mail is gone."] * 60, *["Where is my mail? Mail does not come."] * 60]


def test_the_name_of_the_product_is_left_out_and_common_words_stay() -> None:
    sentence = "Heron's Mail view opens at once"
    assert names_in([sentence], MESSAGES) == ["Heron"]
    assert without(sentence, ["Heron"]) == "Mail view opens at once"


def test_few_messages_cannot_tell_what_is_a_name() -> None:
    assert names_in(["Heron opens at once"], MESSAGES[:50]) == []


def test_a_story_names_its_product_again_and_again() -> None:
    assert product_in(["Heron opens at once", "Mail comes with Heron", "Search is new"]) == "Heron"
    assert product_in(["Heron opens at once"]) == ""


def test_a_headline_names_the_product_the_story_speaks_of() -> None:
    story = (
        "Heron 5 opens at once. With Heron you search. Search as you like: search is new. Get Heron at heron.example."
    )
    assert product_of("Heron 5 makes Search quick", f"# Heron 5 makes Search quick\n{story}") == "Heron"
    assert product_of("Heron 5 makes Search quick", "Nothing else.") == ""


def test_a_named_product_goes_with_its_version_however_few_name_it() -> None:
    assert names_in(["What does Heron 5 cost?"], [], "Heron") == ["Heron"]
    assert without("What does Heron 5 cost?", ["Heron"]) == "What does cost?"
    assert without("heron is easy to use", ["Heron"]) == "is easy to use"
