from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tellback.errors import BadSettings
from tellback.workspace.settings import FILE, RetentionSettings, keep_days, read_settings, switch_rule


def write(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_days_may_stand_in_quotes_or_as_dates(tmp_path: Path) -> None:
    write(tmp_path, '[retention]\nchurn_from = 2024-01-01\ncomplaints_from = "2024-03-01"\n')
    assert read_settings(tmp_path).retention == RetentionSettings("2024-01-01", "2024-03-01")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('churn_from = "1 March"', ":2: `churn_from` is a day"),
        ("until = 2024-01-01T10:00:00", ":2: `until` is a day"),
        ("k = 0", ":2: `k` is a whole number"),
        ('chrun_from = "2024-01-01"', "Did you mean"),
    ],
)
def test_what_is_no_day_or_number_is_said_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(BadSettings) as raised:
        read_settings(write(tmp_path, f"[retention]\n{line}\n"))
    assert says in str(raised.value)


def test_keeping_days_keeps_comments_and_what_was_not_given(tmp_path: Path) -> None:
    write(tmp_path, '# ours\nname = "Heron"\n\n[retention]\nuntil = "2026-01-31"  # the export\n')
    keep_days(tmp_path, churn_from="2024-01-01", complaints_from="", until="")
    assert read_settings(tmp_path).retention == RetentionSettings(churn_from="2024-01-01", until="2026-01-31")
    assert "# ours" in (tmp_path / FILE).read_text() and "# the export" in (tmp_path / FILE).read_text()


def test_a_day_that_is_none_is_not_kept(tmp_path: Path) -> None:
    write(tmp_path, 'name = "Heron"\n')
    with pytest.raises(BadSettings, match="soon"):
        keep_days(tmp_path, churn_from="soon")
    assert (tmp_path / FILE).read_text() == 'name = "Heron"\n'


def test_how_few_readers_are_never_shown_apart_is_the_teams_to_say(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path, "")).audience.k == 5
    assert read_settings(write(tmp_path, "[audience]\nk = 8\n")).audience.k == 8
    with pytest.raises(BadSettings, match=r"toml:2: `k` is a whole number, 1 or more"):
        read_settings(write(tmp_path, "[audience]\nk = 0\n"))
    with pytest.raises(BadSettings, match=r"`few` is not a setting of \[audience\]"):
        read_settings(write(tmp_path, "[audience]\nfew = 3\n"))


SWITCHED = {
    "nothing said before": 'name = "Heron"\n',
    "a table of its own": '# ours\n[check]\nprofile = "calbucci"  # why\n\n[check.rules]\n# style\nother = "off"\n',
    "a tier with a comment": '[check.rules]\nhype = "must"  # we mean it\n',
    "a dotted key": '[check]\nrules.hype = "consider"\nstage = "launched"\n',
}


@pytest.mark.parametrize("before", SWITCHED.values(), ids=SWITCHED)
def test_a_rule_is_switched_off_and_on_again_without_losing_a_word(tmp_path: Path, before: str) -> None:
    file = tmp_path / "tellback.toml"
    file.write_text(before, encoding="utf-8")
    was = tomllib.loads(before).get("check", {}).get("rules", {})
    switch_rule(tmp_path, "hype", off=True)
    assert tomllib.loads(file.read_text(encoding="utf-8"))["check"]["rules"] == {**was, "hype": "off"}
    for comment in re.findall("# [a-z ]+", before):
        assert comment in file.read_text(encoding="utf-8")
    switch_rule(tmp_path, "hype", off=True)
    switch_rule(tmp_path, "hype", off=False)
    switch_rule(tmp_path, "hype", off=False)
    after = file.read_text(encoding="utf-8")
    assert tomllib.loads(after).get("check", {}).get("rules", {}) == was
    if was:
        assert after == before


def test_the_authors_own_comment_stays_when_their_rule_is_switched_on(tmp_path: Path) -> None:
    file = tmp_path / "tellback.toml"
    file.write_text('[check.rules]\nhype = "off"  # too strict for us\n', encoding="utf-8")
    switch_rule(tmp_path, "hype", off=False)
    assert file.read_text(encoding="utf-8") == "[check.rules]\n# hype: too strict for us\n"
    assert read_settings(tmp_path).check.rules == {}


def test_a_rule_in_an_inline_table_is_switched_off_too(tmp_path: Path) -> None:
    file = tmp_path / "tellback.toml"
    file.write_text('[check]\nrules = { hype = "must" }\n', encoding="utf-8")
    switch_rule(tmp_path, "hype", off=True)
    assert read_settings(tmp_path).check.rules == {"hype": "off"}
