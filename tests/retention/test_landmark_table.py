from __future__ import annotations

from pathlib import Path

import pytest

from tellback.errors import UnknownColumns
from tellback.retention.landmark_table import Asked, LandmarkTable, landmark_table
from tellback.stats.verdict import Verdict


def shown(verdict: Verdict | None) -> str:
    assert verdict is not None and verdict.known
    return f"{verdict.estimate:.1f} ({verdict.low:.1f}-{verdict.high:.1f})"


@pytest.fixture(scope="module")
def telecom(data: Path) -> LandmarkTable:
    used = ("Seconds of Use", "Frequency of use", "Charge Amount", "Call Failure")
    return landmark_table(
        data / "churn" / "iranian_telecom_uci563.csv", Asked("Complains", "Churn", "Subscription Length", used)
    )


@pytest.mark.data
def test_a_real_table_says_what_is_known_of_it(telecom: LandmarkTable) -> None:
    assert (telecom.rows, telecom.set_aside) == (3150, 0)
    assert (telecom.complained, telecom.complained_left) == (241, 200)
    assert (telecom.others, telecom.others_left) == (2909, 295)
    assert shown(telecom.raw) == "8.2 (7.2-9.2)" and telecom.raw.high == pytest.approx(9.25, abs=0.005)
    assert shown(telecom.adjusted) == "4.8 (4.1-5.6)"


@pytest.mark.data
def test_its_hazard_ratios_are_no_nonsense(telecom: LandmarkTable) -> None:
    assert shown(telecom.hazard).startswith("8.9 ")
    assert telecom.hazard_adjusted and 4 < (telecom.hazard_adjusted.estimate or 0) < 9
    assert telecom.caveats[0].startswith("True only if")


def table(folder: Path, *rows: str) -> Path:
    path = folder / "table.csv"
    path.write_text("complained,left,months\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_yes_and_no_are_read_in_words_and_counts_and_what_is_neither_is_set_aside(tmp_path: Path) -> None:
    rows = ["yes,1,3"] * 6 + ["2,yes,3"] * 4 + ["0,no,9"] * 20 + ["no,true,2"] * 5 + ["perhaps,1,1", "yes,1,soon"]
    found = landmark_table(table(tmp_path, *rows), Asked("complained", "left", "months"))
    assert (found.rows, found.set_aside) == (35, 2)
    assert (found.complained, found.complained_left, found.others, found.others_left) == (10, 10, 25, 5)
    assert found.raw.estimate == pytest.approx(5.0)
    assert any("usage" in caveat for caveat in found.caveats)


def test_few_who_left_carry_no_ratio(tmp_path: Path) -> None:
    rows = ["yes,yes,1"] * 4 + ["no,no,1"] * 30 + ["no,yes,1"] * 9
    found = landmark_table(table(tmp_path, *rows), Asked("complained", "left"))
    assert not found.raw.known and "at least 5" in found.raw.caveat
    assert (found.adjusted, found.hazard, found.e_value) == (None, None, None)


def test_without_usage_only_what_usage_could_not_explain_is_said(tmp_path: Path) -> None:
    rows = ["yes,yes,1"] * 60 + ["yes,no,1"] * 140 + ["no,yes,1"] * 200 + ["no,no,1"] * 800
    found = landmark_table(table(tmp_path, *rows), Asked("complained", "left"))
    assert not found.raw.known and "usage" not in found.raw.caveat and "use the product" in found.raw.caveat
    assert found.hazard is None and found.e_value is None


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownColumns, match=r"`complaint`.*complained"):
        landmark_table(table(tmp_path, "yes,no,1"), Asked("complaint", "left"))
