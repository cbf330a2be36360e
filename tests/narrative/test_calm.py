"""An old flaw does not stand in the way of a small edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from repository import commit, git
from tellback.errors import NotFound
from tellback.narrative.proofread import Calm, proofread

OLD = """# Heron pays everybody by noon

A world-class team runs payroll for small firms in four minutes.

Nobody waits for a revolutionary change any more.

## FAQ

### What does it cost?

It costs €4 a month, which is a best-in-class price.
"""


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init")
    commit(tmp_path / "story.md", OLD)
    return tmp_path / "story.md"


def hyped(story: Path, calm: Calm) -> list[str]:
    [proof] = proofread([story], calm, meaning=False)
    return [each.span.of(proof.draft.prfaq.source) for each in proof.findings if each.rule == "hype"]


def test_only_what_is_new_or_edited_since_a_version_is_shown(story: Path) -> None:
    assert len(hyped(story, Calm())) == 3
    assert hyped(story, Calm(since="HEAD")) == []
    story.write_text(OLD.replace("four minutes", "three minutes"), encoding="utf-8")
    assert hyped(story, Calm(since="HEAD")) == ["world-class"]


def test_a_sentence_that_only_moved_is_left_alone(story: Path) -> None:
    head, one, two, *rest = OLD.split("\n\n")
    story.write_text("\n\n".join([head, two, one, *rest]), encoding="utf-8")
    assert hyped(story, Calm(since="HEAD")) == []
    assert hyped(story, Calm(changed=True)) != []


def test_only_changed_lines_are_shown(story: Path) -> None:
    story.write_text(OLD.replace("costs €4", "costs €5"), encoding="utf-8")
    assert hyped(story, Calm(changed=True)) == ["best-in-class"]


def test_a_story_that_was_never_committed_is_all_new(story: Path) -> None:
    fresh = story.with_name("fresh.md")
    fresh.write_text(OLD, encoding="utf-8")
    assert len(hyped(fresh, Calm(changed=True))) == len(hyped(fresh, Calm(since="HEAD"))) == 3


def test_what_is_said_of_the_whole_story_is_news_once(story: Path) -> None:
    def open_questions(calm: Calm) -> set[str]:
        [proof] = proofread([story], calm)
        return {each.rule for each in proof.findings if each.rule.startswith("unanswered-")}

    before = open_questions(Calm())
    assert "unanswered-price" not in before
    assert "unanswered-leaving" in before
    assert open_questions(Calm(since="HEAD")) == set()
    story.write_text(OLD.partition("## FAQ")[0], encoding="utf-8")
    assert open_questions(Calm(since="HEAD")) == open_questions(Calm()) - before == {"unanswered-price"}


def test_a_comment_counts_by_its_line(story: Path) -> None:
    commit(story, OLD.replace("€4", "€4 <!-- allow hypo -->"))
    [proof] = proofread([story], Calm(since="HEAD"), meaning=False)
    assert "unknown-allow" not in {each.rule for each in proof.findings}
    [proof] = proofread([story], Calm(since="HEAD~1"), meaning=False)
    assert "unknown-allow" in {each.rule for each in proof.findings}


def test_a_version_that_git_does_not_know_is_named(story: Path) -> None:
    with pytest.raises(NotFound, match="knows no version `v9`"):
        hyped(story, Calm(since="v9"))
    with pytest.raises(NotFound, match="knows no version `--help`"):
        hyped(story, Calm(since="--help"))


def test_before_the_first_commit_every_line_is_changed(tmp_path: Path) -> None:
    git(tmp_path, "init")
    story = tmp_path / "story.md"
    story.write_text(OLD, encoding="utf-8")
    assert len(hyped(story, Calm(changed=True))) == 3


def test_outside_of_git_nothing_is_said_of_versions(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text(OLD, encoding="utf-8")
    with pytest.raises(NotFound, match="is not in a git repository: run `git init`"):
        hyped(story, Calm(changed=True))


def test_a_file_named_twice_is_read_once(story: Path) -> None:
    assert len(list(proofread([story, Path("story.md"), story.parent], meaning=False))) == 1
