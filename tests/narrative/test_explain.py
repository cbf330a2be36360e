"""What a rule looks for, on the terminal and in JSON."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from tellback.cli import tellback
from tellback.errors import NotFound
from tellback.narrative.check import rules
from tellback.narrative.explain import explain


def run(*words: str) -> Result:
    return CliRunner().invoke(tellback, ["explain", *words], catch_exceptions=False)


def test_a_page_is_told_with_its_examples_as_they_stand() -> None:
    said = run("shouted-headline").output
    assert said.startswith("shouted-headline\n\nA headline with an exclamation mark sells")
    assert "\n    # Heron ends the night before payday! <!-- shouted-headline -->\n" in said
    assert "```" not in said
    assert "Tier: should." in said


def test_every_rule_is_listed_with_its_tier() -> None:
    said = run().output
    for rule in rules():
        assert f"  {rule.name} ({rule.tier or 'off'}): " in said
    assert len(json.loads(run("--json").output)) == len(rules())


def test_profiles_that_differ_are_named() -> None:
    assert explain("byline").profiles["calbucci"] == "should"


def test_a_mistyped_name_is_guessed() -> None:
    with pytest.raises(NotFound, match="Did you mean `weasel-words`"):
        run("weasel-word")


def test_capitals_do_not_matter() -> None:
    assert explain("HYPE").name == "hype"
    with pytest.raises(NotFound, match=r"None is near\. `tellback explain` lists"):
        explain("302")


def test_a_hard_question_is_explained_without_its_patterns() -> None:
    assert "```toml" in next(rule for rule in rules() if rule.name == "unanswered-price").page
    assert "```toml" not in explain("unanswered-price").page
