"""A table with one row a customer is asked from the command line, without a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellback.cli import tellback


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Of 100 who had complained 40 left, of 300 others 30: four times as many."""
    people = [(1, 1)] * 40 + [(1, 0)] * 60 + [(0, 1)] * 30 + [(0, 0)] * 270
    rows = [f"{complained},{left},{at % 24 + 1},{at % 7}" for at, (complained, left) in enumerate(people)]
    path = tmp_path / "customers.csv"
    path.write_text("\n".join(["complained,left,months,logins", *rows, "perhaps,1,3,2"]), encoding="utf-8")
    return path


def asked(table: Path, *more: str) -> Result:
    return CliRunner().invoke(tellback, ["churn", "--table", str(table), *more])


def test_the_ratio_is_said_with_its_counts_and_on_what_condition_it_is_true(table: Path) -> None:
    said = " ".join(asked(table, "--complained", "complained", "--churned", "left").stdout.split())
    assert "left more often than the others (300 customers, 30 left): between 2.6 and 6.1 times as often" in said
    assert "best estimate 4.0 (100 customers, 40 left)" in said
    assert "True only if complaints were counted up to one day" in said
    assert "1 row set aside" in said


def test_what_is_adjusted_for_is_named(table: Path) -> None:
    columns = ("--complained", "complained", "--churned", "left", "--tenure", "months", "--usage", "logins")
    said = " ".join(asked(table, *columns).stdout.split())
    assert "than others alike in months and logins: between" in said
    assert "Counted by time as a customer" in said


def test_columns_are_asked_for_and_belong_to_a_table(table: Path) -> None:
    assert "Name the columns" in asked(table).output
    alone = CliRunner().invoke(tellback, ["churn", "--complained", "complained"])
    assert "name columns of a --table FILE" in " ".join(alone.output.split())
