"""`tellback check`, from the shell's side."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellback.cli import tellback
from tellback.errors import BadSettings, NotFound, NoWorkspace, UnreadableFile
from tellback.model.base import open_model
from tellback.narrative.check import check, rules
from tellback.narrative.draft import Draft
from tellback.narrative.finding import Tier
from tellback.narrative.parse import parse

PAGES = Path(__file__).parent / "pages"
SHOUTING = """# Heron ends the night before payday!

Small firms run payroll in four minutes.
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, ["check", *words], catch_exceptions=False)


def found(*words: str) -> set[str]:
    return {each["rule"] for each in json.loads(run(*words, "--json").output)}


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.md").write_text(SHOUTING, encoding="utf-8")
    return tmp_path / "story.md"


@pytest.fixture
def settings(story: Path) -> Path:
    path = story.with_name("tellback.toml")
    path.write_text('name = "Heron"\n', encoding="utf-8")
    return path


def test_a_finding_is_a_place_a_reason_and_a_better_sentence(story: Path) -> None:
    result = run("story.md")
    assert result.exit_code == 1
    said = " ".join(result.output.split())
    assert "story.md:1:3: Let the benefit carry the title" in said
    assert "A headline with an exclamation mark sells where it should tell." in said
    assert "Better: Heron ends the night before payday" in said


def test_json_holds_what_every_program_needs_first(story: Path) -> None:
    for each in json.loads(run("story.md", "--json").output):
        first = ["rule", "tier", "path", "line", "column", "end_line", "end_column", "message"]
        assert list(each)[:8] == first
        assert set(each) <= {*first, "better", "fix"}


def test_what_fails_is_chosen(story: Path, settings: Path) -> None:
    settings.write_text('[check.rules]\n"shouted-headline" = "consider"\n', encoding="utf-8")
    only = [each for each in json.loads(run("--json").output) if each["rule"] == "shouted-headline"]
    assert [each["tier"] for each in only] == ["consider"]
    assert run("story.md", "--fail-on", "consider").exit_code == 1


def test_a_rule_may_be_switched_off(story: Path, settings: Path) -> None:
    assert "shouted-headline" in found()
    settings.write_text('[check.rules]\nshouted-headline = "off"\n', encoding="utf-8")
    assert "shouted-headline" not in found()


def test_a_folder_stands_for_its_stories(story: Path, settings: Path) -> None:
    story.with_name("README.md").write_text(SHOUTING, encoding="utf-8")
    assert {each["path"] for each in json.loads(run(".", "--json").output)} == {"story.md"}


def test_without_a_file_there_must_be_a_workspace(story: Path) -> None:
    with pytest.raises(NoWorkspace, match="Name the files"):
        run()
    with pytest.raises(NotFound, match="holds no story"):
        (story.parent / "empty").mkdir()
        run("empty")


def test_a_file_that_cannot_be_read_stops_it(story: Path) -> None:
    story.write_bytes(b"# Heron\n\nCaf\xe9\n")
    with pytest.raises(UnreadableFile, match=r"story\.md:3:4"):
        run("story.md")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('[check]\nprofil = "x"', r"toml:2: `profil` is not a setting of \[check\]. Did you mean `profile`"),
        ('[check]\n\nprofile = "bryar-car"', "toml:3: `bryar-car` is no profile. Did you mean `bryar-carr`"),
        ('[check]\nstage = "validate"', "toml:2: `validate` is no stage. Did you mean `validated`"),
        ('[check.rules]\nshouted-headlines = "off"', "toml:2: `shouted-headlines` is no rule. Did you mean `shouted-h"),
        ('[check.rules]\nshouted-headline = "shoud"', "toml:2: `shoud` is no tier. Did you mean `should`"),
        ('[check.limits]\n"x.words" = 3', "toml:2: `x.words` is no limit"),
        ('[check.limits]\n"x.words" = "3"', "toml:2: `x.words` is a number"),
        ("[check]\nrules = 3", r"toml:2: `rules` is a table: \[check.rules\]"),
        ("chek = 3", "toml:1: `chek` is not a setting. Did you mean `check`"),
    ],
)
def test_a_mistyped_setting_is_named_with_its_line(settings: Path, text: str, error: str) -> None:
    settings.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(BadSettings, match=error):
        run()


def test_settings_in_another_encoding_are_named(settings: Path) -> None:
    settings.write_bytes(b'name = "Caf\xe9"\n')
    with pytest.raises(BadSettings, match=r"tellback\.toml is not UTF-8"):
        run()


def test_front_matter_wins_and_is_proved_too(story: Path, settings: Path) -> None:
    settings.write_text('[check]\nstage = "launched"\n', encoding="utf-8")
    story.write_text("---\nprofile: bryar-carr\nstage: validatd\n---\n" + SHOUTING, encoding="utf-8")
    with pytest.raises(BadSettings, match=r"story\.md:3: `validatd` is no stage"):
        run()


def test_a_stage_is_no_method(settings: Path, story: Path) -> None:
    story.write_text("---\nprofile: [bryar-carr, nothing-such]\n---\n" + SHOUTING, encoding="utf-8")
    with pytest.raises(BadSettings, match=r"story\.md:2: `nothing-such` is no profile"):
        run("story.md")


@pytest.mark.parametrize("name", ["nonsense", "keyword_stuffed", "softballs"])
def test_pages_that_only_look_like_a_story_must_be_mended(name: str) -> None:
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    draft = Draft(parse(text), today=date(2026, 6, 1), model=lambda: open_model("built-in"))
    assert sum(finding.tier is Tier.MUST for finding in check(draft)) >= 15
    assert not [intent for intent, answered in draft.answers.items() if answered.sentence]


@pytest.mark.data
def test_nonsense_is_found_in_the_page_that_fools_others_and_in_no_real_story(data: Path) -> None:
    only = [rule for rule in rules() if rule.name == "no-story"]
    assert len(check(Draft(parse((data / "gibberish.md").read_text(encoding="utf-8"))), only)) >= 10
    real = [*(data / "prfaqs").glob("*.md"), *(data / "announcements").rglob("*1*.md")]
    found = [path for path in real if check(Draft(parse(path.read_text(encoding="utf-8"))), only)]
    assert len(real) > 100
    assert len(found) <= 2
