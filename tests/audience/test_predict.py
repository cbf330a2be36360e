"""A rule whose sentences confuse is named, one whose sentences do not is not, and it can be switched off."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import world
from readers import invite, reader
from tellback.app import create_app
from tellback.audience.mark import Kind
from tellback.audience.predict import predict, switch
from tellback.audience.predicted import Answer, answer, words
from tellback.audience.put import put, reach
from tellback.cli import tellback
from tellback.errors import NotFound
from tellback.narrative.compare import read_version
from tellback.narrative.snapshot import snapshot
from tellback.stats.flags import Flag
from tellback.stats.verdict import Verdict
from tellback.workspace.settings import read_settings
from tellback.workspace.workspace import Workspace

PLAIN = ("Mail waits where it was left", "Folders keep their order", "A draft stays on the desk", "Search looks twice")
HYPED = "Our revolutionary and seamless {} is a world-class game changer."
STORY = (
    "# Heron keeps your mail in order\n\nLISBON, 2 October 2025. Heron opens today.\n\n## The solution\n\n"
    + " ".join(f"{plain} for {who}." for plain in PLAIN for who in ("clerks", "nurses", "cooks", "teachers", "lawyers"))
    + "\n\n"
    + " ".join(HYPED.format(what) for what in ("search", "inbox", "outbox", "calendar", "notepad", "archive"))
    + "\n"
)


def read_by(here: Workspace, readers: int, hyped: float, plain: float, seed: int = 1) -> None:
    """So many readers, each of whom is confused by such shares of the two kinds of sentences."""
    dice, wording = np.random.default_rng(seed), read_version(STORY).wording
    asked = invite(here.store, readers=readers, text=STORY)
    for number in range(1, readers + 1):
        who = reader(here.store, asked, number)
        for at, sentence in enumerate(wording):
            if dice.random() < (hyped if "revolutionary" in sentence.text else plain):
                put(here.store, who, at, Kind.CONFUSES if at % 2 else Kind.DOUBTS)
        reach(here.store, who, len(wording) - 1)


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    made = world.found(tmp_path / "heron", "Heron Mail", STORY)
    snapshot(made, note="first")
    return made


def test_nobody_has_read_yet(here: Workspace) -> None:
    assert (predict(here).readers, predict(here).rules) == (0, ())


def test_a_rule_whose_sentences_confuse_is_named(here: Workspace) -> None:
    read_by(here, 24, hyped=0.6, plain=0.08)
    found = {each.rule: each for each in predict(here).rules}
    hype = found["hype"]
    assert hype.answer is Answer.PREDICTS
    assert (hype.sentences, hype.more.more.n) == (6, 24)
    assert hype.words.startswith("Readers doubt or do not understand such sentences more often: of a hundred, between")
    assert predict(here).rules[0].answer is Answer.PREDICTS


def test_a_rule_whose_sentences_are_like_the_others_is_not(here: Workspace) -> None:
    read_by(here, 24, hyped=0.1, plain=0.1)
    assert all(each.answer in {Answer.CANNOT_TELL, Answer.NOTHING, Answer.TOO_FEW} for each in predict(here).rules)


def test_seven_readers_say_nothing_of_rules(here: Workspace) -> None:
    read_by(here, 7, hyped=1, plain=0)
    assert {each.answer for each in predict(here).rules} == {Answer.TOO_FEW}


@pytest.mark.parametrize(
    ("low", "high", "raised", "said"),
    [
        (0.05, 0.31, True, "of a hundred, between 5 and 31 more than of others."),
        (0.001, 0.31, True, "of a hundred, more, up to 31 than of others."),
        (-0.31, -0.05, True, "less often than others: of a hundred, between 31 fewer and 5 fewer."),
        (-0.04, 0.09, False, "if at all: of a hundred, between 4 fewer and 9 more."),
        (-0.2, 0.4, False, "Cannot tell: of a hundred such sentences, anything between 20 fewer and 40 more"),
        (0.01, 0.4, False, "Cannot tell: taken alone, of a hundred such sentences between 1 and 40 more"),
        (0.001, 0.4, False, "of a hundred such sentences more, up to 40 than of others, but among all these rules"),
    ],
)
def test_what_is_said_is_true_of_the_numbers(low: float, high: float, raised: bool, said: str) -> None:
    flag = Flag(Verdict((low + high) / 2, low, high, 30, ""), raised)
    assert said in words(flag)
    assert (answer(flag) is Answer.PREDICTS) == (raised and low > 0)


def test_a_rule_is_switched_off_from_the_table_and_on_again(here: Workspace) -> None:
    read_by(here, 12, hyped=0.1, plain=0.1)
    browser = TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    token = re.findall(r'name="token" value="([^"]+)"', browser.get("/audience/rules").text)[0]
    assert browser.post("/audience/rules", data={"rule": "hype", "to": "off"}).status_code == 403
    page = browser.post("/audience/rules", data={"rule": "hype", "to": "off", "token": token}).text
    assert read_settings(here.folder).check.rules == {"hype": "off"}
    assert "Switch hype on again" in page
    assert "hype" in {each.rule for each in predict(here).rules}
    browser.post("/audience/rules", data={"rule": "hype", "to": "on", "token": token})
    assert read_settings(here.folder).check.rules == {}


def test_a_rule_that_is_none_is_not_switched(here: Workspace) -> None:
    with pytest.raises(NotFound, match=r"`hipe` is no rule\. Did you mean `hype`"):
        switch(here, "hipe", off=True)


def test_the_command_says_what_the_page_says(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)
    assert "Nobody has read prfaq.md yet" in CliRunner().invoke(tellback, ["predicts"]).output
    read_by(here, 9, hyped=0.2, plain=0.1)
    answer = TestClient(create_app(here), base_url="http://127.0.0.1:8765").get("/audience/rules.json")
    assert CliRunner().invoke(tellback, ["predicts", "--json"]).stdout_bytes == answer.content
    said = CliRunner().invoke(tellback, ["predicts", "--off", "hype"]).output
    assert "hype: cannot tell (switched off)" in said
