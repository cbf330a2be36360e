from __future__ import annotations

from tellback.feedback.curate import Decided
from tellback.feedback.theme import Kind, Month, Shift, Theme, ThemeChange, ThemeId, ThemeReport, Themes
from tellback.feedback.theme_lines import lines, trend
from tellback.narrative.evidence import Word

MONTHS = (Month("2026-01", 1, 1, 0, 10), Month("2026-02", 5, 4, 0, 10), Month("2026-03", 0, 0, 0, 0))
WORD = Word("Search takes ages.", 1, 7, "2026-02-03", "survey", 0.9)
THEME = Theme(ThemeId(3), "Search slow", "program", ("search slow", "results"))
REPORT = ThemeReport(THEME, 6, 6, 5, 0, "2026-01-09", "2026-02-20", MONTHS, (WORD,))


def test_a_trend_shows_shares_not_counts() -> None:
    assert trend((Month("2026-01", 5, 0, 0, 100), Month("2026-02", 5, 0, 0, 10))) == "▂█"
    assert trend(MONTHS)[1] == "█"
    assert trend(MONTHS)[2] == "▁"


def test_themes_come_with_the_ground_they_stand_on() -> None:
    shown = "\n".join(lines(Themes((REPORT,), 40, 50, 4, 2)))
    assert "Search slow" in shown
    assert "40 people, 50 messages. 2 messages fit no theme yet." in shown


def test_no_themes_say_what_to_do() -> None:
    assert "tellback import" in next(lines(Themes((), 0, 0, 0, 0)))


def test_a_theme_is_told_in_its_people_s_words() -> None:
    shown = "\n".join(lines(REPORT))
    assert "“Search takes ages.”" in shown
    assert "Most in 2026-02: 5 of 10 messages that month." in shown


def test_a_change_says_what_moves_and_how_to_do_it() -> None:
    shifts = (
        Shift(Kind.SPLIT, 0, "Search wrong", 12, 3, "Search slow"),
        Shift(Kind.MERGE, 3, "Search slow", 8, 4, "Find"),
        Shift(Kind.MOVE, 0, "", 1, 3, "Search slow"),
    )
    shown = "\n".join(lines(ThemeChange(1, False, 9, 100, 21, 0, 3, 2, shifts)))
    assert "21 of 100 passages move, 79% stay." in shown
    assert "12  new theme “Search wrong”, split off “Search slow”" in shown
    assert "“Find” becomes part of “Search slow”" in shown
    assert "to “no theme”" in shown
    assert "--apply" in shown


def test_a_decision_is_told_in_a_sentence() -> None:
    assert list(lines(Decided(1, "merge", 2, "“A” is now part of “B”."))) == ["“A” is now part of “B”."]
