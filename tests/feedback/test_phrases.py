from __future__ import annotations

from tellback.feedback.phrases import name_themes

SEARCH = [
    "The search is slow.",
    "search is so slow in here",
    "Why is search slow?",
    "My search got slow",
    "slow SEARCH",
]
CARD = ["activate my card", "How do I activate this card?", "I can't activate the new card", "activate card please"]


def test_a_name_is_what_customers_say_without_small_words() -> None:
    assert [naming.name for naming in name_themes([SEARCH, CARD])] == ["Search slow", "Activate card"]


def test_no_two_themes_have_the_same_name() -> None:
    names = [naming.name for naming in name_themes([SEARCH, SEARCH, CARD], taken=["Activate card"])]
    assert len({*names, "Activate card"}) == 4
    assert all(names)


def test_courtesy_makes_no_name() -> None:
    said = ["Thank you in advance", "thanks for any help", "Please help me", "Buongiorno", "Děkuji, dobrý den"]
    [thanks, _] = name_themes([said * 3, SEARCH])
    assert thanks.name == ""


def test_addresses_and_numbers_never_name_a_theme() -> None:
    mail = [f"write to ana.lee@example.org about order 555012{n}, see https://example.org/x" for n in range(9)]
    [naming, _] = name_themes([mail, SEARCH])
    said = " ".join((naming.name, *naming.phrases)).lower()
    assert not any(private in said for private in ("ana", "example", "555", "http"))


def test_a_word_that_most_themes_use_names_none() -> None:
    topics = ["printer", "calendar", "search", "font", "toolbar", "password", "archive", "signature", "address book"]
    themes = [[f"Postbird {topic} broke {n}" for n in "abcde"] for topic in topics]
    named = name_themes([[f"Postbird {text}" for text in theme] for theme in themes])
    assert all("postbird" not in naming.name.lower() for naming in named)
    assert all(naming.name.lower() != "broke" for naming in named)
    assert all(topic.split()[0] in naming.name.lower() for topic, naming in zip(topics, named, strict=True))


def test_a_theme_in_another_language_says_which() -> None:
    dutch = ["printen lukt niet", "ik kan niet printen", "het printen van een bericht", "slecht printen"]
    languages = [["en"] * 5, ["en"] * 4, ["nl"] * 4]
    name = name_themes([SEARCH, CARD, dutch], languages=languages)[2].name
    assert name.startswith("Dutch: ")
    assert "printen" in name


def test_people_name_no_theme() -> None:
    signed = [f"Olga Tel {n}" for n in range(9)]
    thanks, _ = name_themes([signed, SEARCH], people=["olga"])
    assert thanks.name == ""


def test_years_and_counts_name_no_theme() -> None:
    years = ["fifteen years of mail", "fifteen years of mail are gone", "fifteen years of my mail", "where is my mail?"]
    assert [naming.name for naming in name_themes([years, SEARCH])] == ["Mail", "Search slow"]


def test_a_preposition_stands_only_between_words_it_joins() -> None:
    meaning = ["the meaning of life", "what is the meaning of life", "meaning of my life?", "life's meaning"]
    [naming, _] = name_themes([meaning, SEARCH])
    assert naming.name == "Meaning of life"


def test_a_version_names_the_theme_that_speaks_of_it() -> None:
    look = ["Postbird 115.3.1 looks odd", "hate version 115", "since v115.0", "Release 115 looks odd", "Postbird 115.4"]
    look += ["my version looks odd", "which version", "any version", "version?", "this version", "a version of it"]
    [naming, _] = name_themes([look, SEARCH])
    assert naming.name.lower() == "version 115"


def test_a_number_alone_is_no_version() -> None:
    [naming, _] = name_themes([["it costs 12.50 here", "costs 12.50", "12.50 it costs", "costs"], SEARCH])
    assert "12" not in " ".join((naming.name, *naming.phrases))


def test_a_phrase_that_few_say_is_not_the_whole_name() -> None:
    agency = [
        *["busy estate agency here"] * 3,
        *["discount for charities"] * 3,
        *(letter * 5 for letter in "abcdefghijklmnopqr"),
    ]
    [naming, _] = name_themes([agency, SEARCH])
    assert naming.name == "Busy estate agency, discount for charities"
