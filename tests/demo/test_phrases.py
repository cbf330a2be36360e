"""The ways of saying things."""

from __future__ import annotations

import re

import pytest

from tellback.demo.dice import Dice
from tellback.demo.phrases import Theme, say, themes, words

LEFT_OVER = re.compile(r"[{}<>|]| {2}| [.,!]")


def test_a_choice_and_a_slot_are_filled_and_the_first_letter_is_large() -> None:
    assert say("{we|we} {love|love} the search{!|!}", "en", Dice(1)) == "We love the search!"
    assert re.fullmatch(r"Since \d{4}", say("since <year>", "en", Dice(1)))


@pytest.mark.parametrize("theme", themes().values(), ids=lambda theme: theme.name)
def test_every_phrase_can_be_said(theme: Theme) -> None:
    for lane in theme.lanes.values():
        for language, patterns in lane.patterns.items():
            for pattern in patterns:
                assert not LEFT_OVER.search(say(pattern, language, Dice(pattern)).replace(" !", "")), pattern


def test_every_rate_has_its_lane_and_every_lane_its_rate() -> None:
    for theme in themes().values():
        assert set(theme.rates) == set(theme.lanes), theme.name


def test_there_is_much_to_say_in_several_languages() -> None:
    assert len(themes()) >= 40
    spoken = {language for theme in themes().values() for lane in theme.lanes.values() for language in lane.patterns}
    assert spoken == {"en", "de", "fr", "es", "it", "pt", "ja"}
    assert len(words("en")["junk"]) > 5
