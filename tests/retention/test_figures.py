"""Every figure holds its sentences, its counts and its method, and nothing that is refused."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from answering import EVERYBODY, FULL, SILENT, state
from tellback.retention import sentences, wording
from tellback.retention.answer import Answer, Churn
from tellback.retention.churn_lines import drawn, lines
from tellback.retention.figures import answer_figures, figures
from tellback.retention.sentences import headline
from tellback.retention.take import as_file, take
from tellback.stats.verdict import Verdict

UNHAPPY = replace(EVERYBODY, question="equally unhappy", against="unhappy customers who said nothing")


def test_every_division_of_the_complainers_has_its_figure_and_the_main_one_comes_first() -> None:
    assert [figure.name for figure in figures(FULL)] == [
        "since", "answered", "counted", "segments", "opinions", "curve", "incidence",
    ]  # fmt: skip


def test_a_refused_answer_has_no_figure_and_its_reason_is_the_headline() -> None:
    assert answer_figures(SILENT) == ()
    assert headline(SILENT) == (SILENT.refusal,)


def test_the_second_question_names_whom_it_compares_with_in_every_figure() -> None:
    for figure in answer_figures(UNHAPPY, "unhappy-")[:6]:
        assert figure.name.startswith("unhappy-")
        assert "unhappy customers who said nothing" in " ".join(figure.sentences)


def test_silent_and_spoken_stand_side_by_side_only_where_both_are_unhappy() -> None:
    spoken = answer_figures(UNHAPPY, "unhappy-")[0]
    assert spoken.name == "unhappy-spoken"
    compared, silent, *_ = spoken.sentences
    assert "left more often than unhappy customers who said nothing, of the same age" in compared
    assert "between 24.2 and 26.8 in 100 customer-years, best estimate 25.5 (7,810 customers, 1,530 left)" in silent
    assert all("spoken" not in figure.name for figure in figures(FULL))


def test_all_who_complained_come_first_and_the_first_month_only_where_it_is_plainly_different() -> None:
    whole, month, *_ = headline(EVERYBODY)
    assert whole.startswith("After a complaint, customers left more often")
    assert month.startswith("In the 30 days after a complaint")
    assert any("only a difference of" in each for each in headline(EVERYBODY))
    first, *rest = EVERYBODY.since
    meeting = replace(EVERYBODY, since=(replace(first, ratio=Verdict(1.2, 1.05, 1.4, 219, "Cox")), *rest))
    assert not any("30 days" in each for each in headline(meeting))


def test_a_part_that_stands_out_of_an_answer_that_cannot_tell_is_never_its_headline() -> None:
    first, *rest = EVERYBODY.since
    unsure = replace(state("complained", "after a complaint", 30, (0.51, 0.78, 1.19)), by_prior=False)
    few = replace(first, ratio=Verdict(0.53, 0.30, 0.95, 11, "Cox"))
    answer = replace(EVERYBODY, overall=unsure, since=(few, *rest))
    assert "cannot be told" in headline(answer)[0] and "0.51 and 1.19" in headline(answer)[0]
    assert wording.PICKED in answer_figures(answer)[0].sentences


def test_segments_that_do_not_differ_are_one_sentence_and_a_table() -> None:
    [figure] = [each for each in answer_figures(EVERYBODY) if each.name == "segments"]
    assert figure.sentences[0].startswith("After a complaint") and figure.sentences[1] == wording.ALIKE
    assert not any("Benelux" in each for each in figure.sentences)
    assert [row[0] for row in figure.table.rows][:2] == ["Benelux, after a complaint", "Iberia, after a complaint"]
    apart = replace(EVERYBODY, segments_differ=True)
    assert any("In the segment Benelux" in each for each in sentences.segments(apart))


def test_both_readings_of_a_high_first_month_are_printed_and_only_then() -> None:
    first, *rest = EVERYBODY.since
    calm = replace(EVERYBODY, since=(replace(first, ratio=Verdict(1.0, 0.9, 1.1, 90, "Cox")), *rest))
    readings = [
        [("two readings" in " ".join(each.sentences)) for each in answer_figures(one)] for one in (EVERYBODY, calm)
    ]
    assert readings[0][0] and not any(readings[1])


def test_what_a_figure_says_stands_in_its_picture_and_its_table() -> None:
    figure = figures(FULL)[0]
    drawn_ = as_file(figure, "svg").decode()
    assert all(
        word in drawn_ for word in ("How soon", "Against everybody", "219 left", "no difference", "some may complain")
    )
    rows = list(csv.DictReader(StringIO(as_file(figure, "csv").decode("utf-8-sig"), newline="")))
    assert [(row["customers"], row["left"], row["from"]) for row in rows][:1] == [("3015", "219", "2.24")]


def test_a_hidden_segment_gives_nothing_away() -> None:
    segments = next(figure for figure in figures(FULL) if figure.name == "segments")
    row = next(row for row in segments.table.rows if "Nordic" in str(row[0]))
    assert set(row[1:-1]) == {None}
    assert "counts hidden" in json.dumps(segments.chart)


def test_everything_is_written_once_in_each_form(tmp_path: Path) -> None:
    written = list(take(figures(FULL)[:2], tmp_path / "out"))
    assert sorted(path.name for path in written) == sorted(
        f"{name}.{form}" for name in ("since", "answered") for form in ("png", "svg", "csv")
    )
    assert all(path.stat().st_size > 100 for path in written)


def test_the_refused_figures_are_nowhere_but_where_they_are_refused() -> None:
    said = "\n".join(lines(FULL)) + json.dumps(
        [(each.sentences, each.chart, each.table.rows) for each in figures(FULL)]
    )
    assert "0.1776" not in said
    assert "0.4321" not in said


def test_the_terminal_shows_every_count_and_ratio() -> None:
    said = "\n".join(lines(FULL))
    assert "2.2 – 3.3 (2.7)" in said
    assert "hidden" in said
    assert "cannot tell: 4 left" in said
    assert "611 complaints not counted" in said


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [
        ((1.01, 1.02, 1.03), "                │●"),
        ((0.97, 0.98, 0.99), "               ●│"),
        ((1e-6, 1.0, 1e6), "━━━━━━━━━━━━━━━━●━━━━━━━━━━━━━━━━"),
    ],
)
def test_a_drawn_interval_never_touches_no_difference_unless_it_holds_it(
    ratio: tuple[float, float, float], expected: str
) -> None:
    assert drawn(Verdict(ratio[1], ratio[0], ratio[2], 9, "Cox")).rstrip() == expected


def test_nothing_known_is_still_an_answer() -> None:
    nothing = Answer("everybody", "asks", "others", refusal="No customers are known. Bring in a roster.")
    empty = replace(FULL, everybody=nothing, unhappy=nothing, refused=())
    assert isinstance(empty, Churn)
    assert figures(empty) == ()
    assert "No customers are known" in "\n".join(lines(empty))
