"""From version to version: what stopped confusing is said so, what chance does is not, and few stay hidden."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import world
from readers import invite, reader
from tellback.app import create_app
from tellback.audience.across import across
from tellback.audience.invitation import Audience
from tellback.audience.mark import Kind
from tellback.audience.put import answer, finish, put, reach
from tellback.audience.round_words import picture_words, turned_words
from tellback.audience.rounds import MEASURES, Moved, Round, Standing, Step, Told, Turned
from tellback.cli import tellback
from tellback.errors import BadName
from tellback.narrative.compare import read_version
from tellback.narrative.snapshot import snapshot
from tellback.stats.flags import Flag
from tellback.stats.verdict import Verdict
from tellback.workspace.workspace import Workspace

FIRST = world.STORY
MEASURED = "Search, as measured in June, answers in under one second"
UNREAD = FIRST.replace("They lose a minute each time", "Each time they lose a whole minute")
SECOND = (
    UNREAD.replace(
        "Heron 5 works offline for a whole working day, and sends when you are back.", "Heron 5 needs no line."
    )
    .replace("It is delightfully easy to use. <!-- claim: easy -->", "")
    .replace("Search answers in under one second", "Search, as measured in June, answers in under one second")
)
TEXTS = {"v1": FIRST, "v3": SECOND}
OFFLINE, SEARCH, EASY, MINUTE = "offline", "Search", "delightfully", "minute"


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    made = world.found(tmp_path / "heron", "Heron Mail", FIRST)
    snapshot(made, note="first")
    for text in (UNREAD, SECOND):
        made.narratives[0].write_text(text, encoding="utf-8")
        snapshot(made)
    return made


def read_by(
    here: Workspace,
    version: str,
    readers: int,
    marks: Mapping[str, tuple[Kind, float]],
    audience: Audience = Audience.CUSTOMERS,
    seed: int = 1,
) -> None:
    """So many readers of a version, who mark the sentences with these words by such chances."""
    text, dice = TEXTS[version], np.random.default_rng(seed)
    asked = invite(here.store, version=version, text=text, readers=readers, audience=audience)
    wording = read_version(text).wording
    for number in range(1, readers + 1):
        who = reader(here.store, asked, number)
        for at, sentence in enumerate(wording[:13]):
            for words, (kind, chance) in marks.items():
                if words in sentence.text and dice.random() < chance:
                    put(here.store, who, at, kind)
        reach(here.store, who, 12)
        answer(here.store, who, "Mail", 3 + number % 2)
        finish(here.store, who)
    here.store.execute("update reading_ballots set begun_at = '2026-01-01T10:00:00.000+00:00'")


def told(here: Workspace, words: str, audience: str = "") -> Told:
    found = across(here, audience)
    return next(
        each for each in (*found.sentences, *found.left) if any(words in standing.text for standing in each.standings)
    )


def third(here: Workspace, text: str) -> None:
    here.narratives[0].write_text(text, encoding="utf-8")
    snapshot(here)
    TEXTS["v4"] = text


def test_nobody_has_read_yet(here: Workspace) -> None:
    found = across(here)
    assert (found.versions, found.sentences, found.left) == ((), (), ())
    assert found.picture and not found.picture.rounds


def test_a_sentence_that_stopped_confusing_is_found_through_a_version_nobody_read(here: Workspace) -> None:
    read_by(here, "v1", 30, {SEARCH: (Kind.CONFUSES, 0.9), OFFLINE: (Kind.EXCITES, 0.5)})
    read_by(here, "v3", 30, {SEARCH: (Kind.CONFUSES, 0.05), "no line": (Kind.EXCITES, 0.5)})
    found = across(here)
    assert found.versions == ("v1", "v3")
    search = told(here, SEARCH)
    first, last = search.standings
    assert (first.version, last.version, first.readers, last.readers) == ("v1", "v3", 30, 30)
    assert (first.confuses or 0) > 20
    assert (last.confuses or 0) < 5
    assert "".join(piece.text for piece in last.pieces if piece.mark == "added").strip() == ", as measured in June,"
    assert any(words.startswith("Confuses fewer readers than in v1: of a hundred,") for words in search.words)
    assert len(told(here, MINUTE).standings) == 2


def test_the_last_wording_is_held_against_the_one_before_and_not_against_the_first(here: Workspace) -> None:
    third(here, SECOND.replace(MEASURED, "Search needs one second at most"))
    read_by(here, "v1", 30, {SEARCH: (Kind.CONFUSES, 0.02)})
    read_by(here, "v3", 30, {SEARCH: (Kind.CONFUSES, 0.9)})
    read_by(here, "v4", 30, {SEARCH: (Kind.CONFUSES, 0.02)})
    search = told(here, SEARCH)
    assert (len(search.standings), search.since) == (3, "v3")
    assert [(each.kind, each.fewer) for each in search.claimed] == [(Kind.CONFUSES, True)]
    assert search.words[0].startswith("Confuses fewer readers than in v3: of a hundred,")
    assert across(here).claimed == [search]


def test_words_that_stayed_in_the_last_version_are_held_against_those_before_them(here: Workspace) -> None:
    third(here, SECOND.replace("Heron 5 needs no line.", "Heron 5 works without a line."))
    read_by(here, "v1", 30, {SEARCH: (Kind.CONFUSES, 0.9)})
    read_by(here, "v3", 30, {})
    read_by(here, "v4", 30, {})
    search = told(here, SEARCH)
    assert search.since == "v1"
    assert search.words == (search.words[0],)
    assert search.words[0].startswith("Confuses fewer readers than in v1: of a hundred,")


def test_words_that_came_back_are_no_words_that_stayed(here: Workspace) -> None:
    third(here, SECOND.replace(MEASURED, "Search answers in under one second"))
    read_by(here, "v1", 30, {})
    read_by(here, "v3", 30, {SEARCH: (Kind.CONFUSES, 0.9)})
    read_by(here, "v4", 30, {})
    search = told(here, SEARCH)
    assert search.standings[0].text == search.last.text
    assert search.since == "v3"
    assert search.words[0].startswith("Confuses fewer readers than in v3")


def test_what_stopped_confusing_is_told_first_and_every_sentence_is_in_one_list(here: Workspace) -> None:
    read_by(here, "v1", 30, {SEARCH: (Kind.CONFUSES, 0.02), MINUTE: (Kind.CONFUSES, 1)})
    read_by(here, "v3", 30, {SEARCH: (Kind.CONFUSES, 1), MINUTE: (Kind.CONFUSES, 0.02)})
    found = across(here)
    assert found.claimed == [told(here, MINUTE), told(here, SEARCH)]
    assert found.claimed[0].last.at > found.claimed[1].last.at
    lists = [*found.claimed, *found.untold, *found.kept]
    assert sorted(lists, key=lambda each: each.last.at) == list(found.sentences)
    assert all(each.reworded for each in found.untold)
    assert not any(each.turned for each in found.kept)


@pytest.mark.parametrize(
    ("low", "high", "is_raised", "said"),
    [
        (-0.555, -0.07, True, "fewer readers than in v2: of a hundred, 7 to 56 fewer."),
        (-0.555, -0.001, True, "fewer readers than in v2: of a hundred, up to 56 fewer."),
        (-0.555, -0.07, False, "fewer readers than in v2? Cannot tell: taken alone 7 to 56 fewer of a hundred, but"),
        (0.004, 0.4, False, "more readers than in v2? Cannot tell: taken alone up to 40 more of a hundred, but"),
        (
            0,
            0.4,
            False,
            "more or fewer readers than in v2? Cannot tell: of a hundred, anything from as many to 40 more.",
        ),
        (-0.004, 0, False, "more or fewer readers than in v2? Cannot tell: of a hundred, anything from 1 fewer to as"),
    ],
)
def test_what_became_of_a_sentence_never_contradicts_itself(
    low: float, high: float, is_raised: bool, said: str
) -> None:
    before, after = (Standing(version, 0, text, readers=30, confuses=9) for version, text in (("v2", "a"), ("v3", "b")))
    turned = Turned(Kind.CONFUSES, Flag(Verdict((low + high) / 2, low, high, 30, ""), is_raised))
    (words,) = turned_words(before, after, [turned], 120)
    assert words.startswith(f"Confuses {said}")
    assert words.endswith("among 120 comparisons that may be chance.") == ("taken alone" in words)


def test_a_step_that_shows_only_taken_alone_is_not_told_either_way() -> None:
    by = Flag(Verdict(-0.2, -0.3, -0.05, 30, ""), raised=False)
    rest = [Moved(each, Flag(Verdict(0, -0.2, 0.2, 30, ""), raised=False)) for each in MEASURES[1:]]
    step = Step("v2", "v3", moved=(Moved(MEASURES[0], by), *rest), at_random=True)
    (said,) = list(picture_words([Round("v3", 30)], step))[1:]
    assert said == (
        "Whether v3 is ahead of v2 cannot be told: for readers who read v3 instead of v2, of a hundred sentences 5 to"
        " 30 fewer excite, taken alone, but among 4 measures that may be chance. First ask more readers."
    )


def test_what_is_gone_stays_with_the_version_that_had_it(here: Workspace) -> None:
    read_by(here, "v1", 12, {EASY: (Kind.DOUBTS, 0.8)})
    read_by(here, "v3", 12, {})
    found = across(here)
    gone = [each for each in found.left if EASY in each.last.text]
    assert [each.last.version for each in gone] == ["v1"]
    assert not any(EASY in each.last.text for each in found.sentences)


def test_a_sentence_whose_words_stayed_claims_no_change(here: Workspace) -> None:
    read_by(here, "v1", 30, {"folders stay": (Kind.DOUBTS, 0.9)})
    read_by(here, "v3", 30, {})
    stays = told(here, "folders stay")
    assert stays.turned == ()
    assert stays.words == ("Its words stayed the same, so no change is claimed.",)


def test_chance_alone_claims_nothing(here: Workspace) -> None:
    marks = dict.fromkeys((SEARCH, MINUTE, "folders", "mail", OFFLINE, "no line"), (Kind.CONFUSES, 0.3))
    read_by(here, "v1", 25, marks, seed=3)
    read_by(here, "v3", 25, marks, seed=4)
    found = across(here)
    assert not any(turned.by.raised for each in found.sentences for turned in each.turned)
    assert found.picture and found.picture.step
    assert not any(moved.by.raised for moved in found.picture.step.moved)
    said = " ".join(found.picture.words)
    assert "little moved" in said or "cannot be told" in said
    assert "at random" in said


def test_a_step_that_shows_is_said_and_one_that_went_back_too(here: Workspace) -> None:
    worse = dict.fromkeys((SEARCH, MINUTE, "folders", "mail", "law office"), (Kind.DOUBTS, 0.9))
    read_by(here, "v1", 25, worse)
    read_by(here, "v3", 25, {})
    picture = across(here).picture
    assert picture
    (step,) = (words for words in picture.words if words.startswith("The last step"))
    assert step.startswith("The last step shows: for readers who read v3 instead of v1, of a hundred sentences")
    assert "fewer are doubted" in step


def test_seven_readers_are_not_enough_to_say_where_it_stands(here: Workspace) -> None:
    read_by(here, "v1", 7, {SEARCH: (Kind.DOUBTS, 0.5)})
    picture = across(here).picture
    assert picture
    assert picture.words[0].startswith("Too few readers of v1 to say where it stands: 7 have read, it takes 8.")
    assert picture.words[1] == "Only v1 was read: what a round brings is seen once another version is read."


def test_so_few_that_they_would_be_recognised_are_never_shown(here: Workspace) -> None:
    read_by(here, "v1", 10, {SEARCH: (Kind.DOUBTS, 0.5)})
    read_by(here, "v1", 3, {SEARCH: (Kind.DOUBTS, 1)}, Audience.EXECUTIVES)
    for audience in ("executives", "customers"):
        (only,) = (each for each in across(here).pictures if each.audience == audience)
        assert [each.readers for each in only.rounds] == [None]
        assert all(each.readers is None for told in across(here, audience).sentences for each in told.standings)
    assert told(here, SEARCH).last.readers == 13


def test_ratings_of_so_few_are_not_had_by_taking_away_those_of_the_others(here: Workspace) -> None:
    for audience, readers in ((Audience.EXECUTIVES, 12), (Audience.INVESTORS, 9), (Audience.CUSTOMERS, 8)):
        read_by(here, "v1", readers, {SEARCH: (Kind.CONFUSES, 0.5)}, audience)
    here.store.execute(
        "update reading_answers set answer = '' where question like 'How much%' and ballot_id in (select ballot.id from"
        " reading_ballots ballot join reading_invitations asked on asked.id = invitation_id"
        " where audience = 'investors' and reader > 3)"
    )
    rounds = {picture.audience: picture.rounds[0] for picture in across(here).pictures}
    assert {audience: told.readers for audience, told in rounds.items()} == {
        "": 29, "executives": 12, "investors": 9, "customers": 8
    }  # fmt: skip
    shown = {audience for audience, told in rounds.items() if told.ratings and told.measured[-1].stands.known}
    assert shown == {"", "executives"}
    assert not any(
        rounds[each].ratings or rounds[each].measured[-1].stands.known for each in ("investors", "customers")
    )


def test_an_audience_that_does_not_differ_is_told_with_the_others(here: Workspace) -> None:
    for audience in (Audience.CUSTOMERS, Audience.INVESTORS):
        read_by(here, "v1", 12, {SEARCH: (Kind.DOUBTS, 0.5)}, audience)
        read_by(here, "v3", 12, {SEARCH: (Kind.DOUBTS, 0.5)}, audience)
    pictures = {each.audience: each for each in across(here).pictures}
    assert pictures["investors"].step == pictures[""].step
    assert pictures["investors"].words[-1].endswith("nothing is claimed of investors alone.")
    assert "Not every reader was given v1 or v3 at random" in " ".join(pictures[""].words)
    assert [each.readers for each in pictures["investors"].rounds] == [12, 12]


def test_an_audience_that_is_none_is_refused(here: Workspace) -> None:
    with pytest.raises(BadName, match="`friends` is no audience"):
        across(here, "friends")


def test_the_command_the_page_and_the_json_say_the_same(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here.folder)
    browser = TestClient(create_app(here), base_url="http://127.0.0.1:8765")
    assert "Nobody has read prfaq.md yet" in CliRunner().invoke(tellback, ["across"]).output
    assert "Nobody has read prfaq.md yet" in browser.get("/audience/across").text
    read_by(here, "v1", 9, {SEARCH: (Kind.CONFUSES, 0.8), EASY: (Kind.DOUBTS, 0.8)})
    read_by(here, "v3", 9, {SEARCH: (Kind.CONFUSES, 0.2)})
    for audience in ("", "customers", "executives"):
        answer = browser.get("/audience/across.json", params={"audience": audience})
        printed = CliRunner().invoke(tellback, ["across", "--audience", audience, "--json"])
        assert printed.stdout_bytes == answer.content
    page = browser.get("/audience/across").text
    found = across(here)
    assert f"{len(found.left)} sentences not in v3: gone, or gone into another." in page
    assert all(each.last.text in unescape(page) for each in (*found.sentences, *found.left))
    assert "<ins>" in page
    said = CliRunner().invoke(tellback, ["across"]).output
    assert "prfaq.md: v1 → v3, everybody" in said
    assert "Search, as measured in June" in said
    assert browser.get("/audience/across?audience=executives").status_code == 200
