"""`tellback customers` as a person and as a program use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ledger import Ledger
from tellback.cli import tellback
from tellback.errors import TellbackError, UnknownColumns
from tellback.people import rosters
from tellback.retention.join import OUTSIDE, UNKNOWN
from tellback.workspace.workspace import Workspace

GOOD = "Customer ID,E-mail,Since,Left\n1,ana@heron.example,2025-01-01,\n2,ben@quill.example,2025-01-01,2025-03-01\n"
STRIPE = (Path(rosters.__file__ or "").parent / "stripe" / "sample.csv").read_text(encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tellback.toml").write_text('# ours\nname = "Post"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "subscriptions.csv").write_text(STRIPE, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    result = CliRunner().invoke(tellback, ["customers", *words])
    if isinstance(result.exception, TellbackError):
        raise result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_where_nobody_is_known_it_says_what_to_export(here: Path) -> None:
    said = run().output
    assert "No customer is known yet" in said
    assert "Billing → Subscriptions → Export" in said


def test_what_was_recognised_and_the_counts_are_shown(here: Path) -> None:
    said = run("people.csv").output
    assert "people.csv as `people`: table" in said
    assert "left ← Left: by its name" in said
    assert "2 rows read, 0 set aside. Customers, subscriptions and signs: 4 new, 0 changed, 0 as before." in said
    assert "Who stayed is known until 2025-03-01" in said
    assert "4 as before" in run("people.csv").output
    known = run().output
    assert "2 customers from 2025-01-01 until 2025-03-01." in known
    assert "Left: 1." in known


def test_json_ends_with_one_object(here: Path) -> None:
    told = json.loads(CliRunner().invoke(tellback, ["customers", "people.csv", "subscriptions.csv", "--json"]).stdout)
    assert (told["read"], told["set_aside"]) == (8, 0)
    assert [file["roster"] for file in told["files"]] == ["table", "stripe"]
    assert json.loads(run("--json").stdout)["customers"] == 6


def test_a_dry_run_takes_nothing_in_and_shows_no_address(here: Path) -> None:
    said = run("people.csv", "--dry-run").output
    assert "E-mail: [email]" in said
    assert "Nothing was taken in." in said
    assert json.loads(CliRunner().invoke(tellback, ["customers", "people.csv", "--dry-run", "--json"]).stdout)["roster"]
    assert "No customer is known yet" in run().output


def test_a_mapping_is_kept_apart_from_messages_of_the_same_name(here: Path) -> None:
    (here / "odd.csv").write_text("who,began,gone\n1,2025-01-01,2025-02-01\n", encoding="utf-8")
    run("odd.csv", "--map", "id=who", "--map", "since=began", "--map", "left=gone")
    settings = (here / "tellback.toml").read_text(encoding="utf-8")
    assert settings.startswith("# ours")
    assert '[sources."customers/odd"]' in settings
    assert "since ← began: kept in tellback.toml" in run("odd.csv").output


def test_a_column_said_to_be_none_stays_none(here: Path) -> None:
    run("people.csv", "--map", "left=")
    assert 'left = ""' in (here / "tellback.toml").read_text(encoding="utf-8")
    for _ in range(2):
        assert "left ← none: kept in tellback.toml" in run("people.csv").output
    assert 'left = ""' in (here / "tellback.toml").read_text(encoding="utf-8")
    assert "Left: 0." in run().output


def test_what_cannot_be_recognised_says_what_to_map(here: Path) -> None:
    (here / "odd.csv").write_text("who,began,gone\n1,2025-01-01,2025-02-01\n", encoding="utf-8")
    with pytest.raises(UnknownColumns, match="--map id=COLUMN --map since=COLUMN"):
        run("odd.csv")
    with pytest.raises(UnknownColumns, match="Did you mean `began`"):
        run("odd.csv", "--map", "since=begun")
    with pytest.raises(UnknownColumns, match="`sinse` is not a field of table"):
        run("people.csv", "--map", "sinse=Since")


def test_after_customers_came_in_it_says_which_complaints_find_them(here: Path) -> None:
    assert "No message that complains is here yet" in run("people.csv").output
    workspace = Workspace(here)
    ledger = (
        Ledger(workspace.store).complaint("ana@heron.example", "2025-01-15").complaint("joe@else.example", "2025-01-15")
    )
    ledger.complaint("ben@quill.example", "2025-03-15").keep()
    workspace.close()
    said = run("people.csv").output
    assert "1 of 3 complaints joined to a customer, by id, e-mail or domain." in said
    assert f"  1 not: {UNKNOWN} (message 2 ([email]))" in said
    assert f"  1 not: {OUTSIDE} (message 3 ([email]))" in said
    assert "else.example" not in said
    told = json.loads(CliRunner().invoke(tellback, ["customers", "people.csv", "--json"]).stdout)["complaints"]
    assert (told["complaints"], told["joined"], len(told["unjoined"])) == (3, 1, 2)


def test_rows_set_aside_are_named_with_line_and_column(here: Path) -> None:
    (here / "people.csv").write_text(GOOD + "3,c@d.example,soon,\n4,5,6\n", encoding="utf-8")
    said = run("people.csv").output
    assert 'people.csv:4:3: column `Since`: "soon" is no date' in said
    assert "people.csv:5: 3 cells where the header has 4" in said
    assert "c@d.example" not in said
