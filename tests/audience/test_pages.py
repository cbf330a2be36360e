"""The reading pages without scripts, and what nobody may do through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

import world
from tellback.app import create_app
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite, withdraw
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace

Window = Callable[[], TestClient]
SCRIPT = '"><script>alert(1)</script>'


@pytest.fixture
def window(here: Workspace) -> Window:
    """A fresh browser each time."""
    app = create_app(here)
    return lambda: TestClient(app, base_url="http://127.0.0.1:8765")


def links(here: Workspace, **wanted: Any) -> tuple[str, ...]:
    return invite(here, Wanted(Audience.CUSTOMERS, **wanted)).links


def post(browser: TestClient, page: str, path: str, **form: str) -> Any:
    token = re.findall(r'name="token" value="([^"]+)"', browser.get(page).text)[0]
    return browser.post(path, data={"token": token, **form})


def test_one_reads_marks_answers_and_finishes_without_scripts(here: Workspace, window: Window) -> None:
    link, browser = links(here)[0], window()
    assert "one of the <strong>customers</strong>" in browser.get(link).text
    page = post(browser, link, f"{link}/begin").text
    assert "Your folders stay in exactly the order" in page
    assert 'id="marking"' in page
    assert "What if people hate the redesign?" not in page
    assert re.search(r'id="marking"[^>]*hidden', page)
    assert not re.search(r'id="marking"[^>]*hidden', browser.get(f"{link}?at=3").text)
    page = post(browser, link, f"{link}/mark", sentence="3", kind="doubts", note="every one?").text
    assert 'class="sentence doubts" id="s3" data-at="3" data-note="every one?"' in page
    page = post(browser, link, f"{link}/mark", sentence="3", kind="undo").text
    assert 'class="sentence" id="s3"' in page
    page = post(browser, link, f"{link}/reached", sentence="13").text
    assert "Question 1 of 5" in page
    assert "Two questions" in browser.get(f"{link}/questions").text
    post(browser, f"{link}/questions", f"{link}/questions", sentence="Mail, for teams", rating="4", then="keep")
    assert "Mail, for teams</textarea>" in browser.get(f"{link}/questions").text
    page = post(browser, f"{link}/questions", f"{link}/questions", sentence="Mail, for all", rating="4").text
    assert "Thank you" in page
    assert "Mail" not in page.partition("<main")[2]


def test_a_finished_link_says_and_takes_nothing_more(here: Workspace, window: Window) -> None:
    link, browser = links(here)[0], window()
    post(browser, link, f"{link}/begin")
    token = re.findall(r'name="token" value="([^"]+)"', browser.get(link).text)[0]
    browser.post(f"{link}/mark", data={"token": token, "sentence": "3", "kind": "doubts", "note": "secret"})
    browser.post(f"{link}/questions", data={"token": token, "sentence": "secret", "rating": "1"})
    for other in (browser, window()):
        assert "secret" not in other.get(link).text
        assert other.get(f"{link}/questions").status_code == 410
    answer = browser.post(f"{link}/mark.json", data={"token": token, "sentence": "3", "kind": "excites"})
    assert (answer.status_code, "secret" in answer.text) == (410, False)


def test_one_reader_of_an_open_link_never_meets_anothers_marks(here: Workspace, window: Window) -> None:
    link, (ana, ben) = links(here, readers=2, open=True)[0], (window(), window())
    for browser, note in ((ana, "I am Ana"), (ben, "I am Ben")):
        post(browser, link, f"{link}/begin")
        post(browser, link, f"{link}/mark", sentence="3", kind="doubts", note=note)
    assert "I am Ana" in ana.get(link).text
    assert "I am Ana" not in ben.get(link).text
    late = window()
    assert late.get(link).status_code == 410
    assert "I am" not in late.get(link, headers={"cookie": f"reading={link.rpartition('/')[2]}"}).text


def test_begin_again_with_the_same_browser_is_the_same_reader(here: Workspace, window: Window) -> None:
    link, browser = links(here, readers=2, open=True)[0], window()
    post(browser, link, f"{link}/begin")
    post(browser, link, f"{link}/begin")
    assert "1 of 2 began" in browser.get("/audience").text


@pytest.mark.parametrize("path", ["", "/questions"])
def test_forged_and_withdrawn_links_are_told_apart_and_lead_nowhere(here: Workspace, window: Window, path: str) -> None:
    link, browser = links(here)[0], window()
    forged = browser.get(f"{link}x{path}")
    withdraw(here.store, 1)
    over = browser.get(f"{link}{path}")
    assert (forged.status_code, over.status_code) == (404, 410)
    assert "not one of ours" in forged.text
    assert "taken it back" in over.text
    for answer in (forged, over):
        assert leading_out(answer.text) == []


def test_no_page_of_a_reader_leads_to_the_authors_pages(here: Workspace, window: Window) -> None:
    link, browser = links(here)[0], window()
    pages = [browser.get(link).text, post(browser, link, f"{link}/begin").text, browser.get(f"{link}/questions").text]
    pages.append(browser.post(f"{link}/mark", data={"sentence": "1", "kind": "doubts"}).text)
    assert "gone stale" in pages[-1]
    pages.append(post(browser, f"{link}/questions", f"{link}/questions").text)
    assert [leading_out(page) for page in pages] == [[]] * 5


def leading_out(page: str) -> list[str]:
    found = re.findall(r'(?:href|action)="([^"]*)"', page)
    return [each for each in found if not each.startswith(("/static/", "/read/", "?at=", "#"))]


def test_a_form_without_our_token_is_refused(here: Workspace, window: Window) -> None:
    link = links(here)[0]
    assert window().post(f"{link}/begin").status_code == 403
    assert "0 of 1 began" in window().get("/audience").text


def test_what_a_stale_form_brought_can_be_sent_again(here: Workspace, window: Window) -> None:
    link, browser = links(here)[0], window()
    post(browser, link, f"{link}/begin")
    stale = {"token": "stale", "sentence": "3", "kind": "doubts", "note": f"a long thought {SCRIPT}"}
    page = browser.post(f"{link}/mark", data=stale)
    assert page.status_code == 403
    assert "<script>alert" not in page.text
    fresh = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
    token = fresh.pop("token")
    assert (token != "stale", fresh) == (True, {"sentence": "3", "kind": "doubts"})
    assert 'name="note" rows="3" maxlength="4000">a long thought' in page.text
    page = browser.post(f"{link}/mark", data={"token": token, "note": "a long thought", **fresh}).text
    assert 'data-note="a long thought"' in page
    page = browser.post(f"{link}/questions", data={"sentence": "Mail, for teams", "rating": "4", "hurried": "yes"}).text
    assert ">Mail, for teams</textarea>" in page
    assert 'name="hurried" value="yes"' in page
    assert "Mail, for teams" not in browser.post("/audience", data={"sentence": "Mail, for teams"}).text


def test_script_in_a_note_is_shown_as_text(here: Workspace, window: Window) -> None:
    link, browser = links(here)[0], window()
    post(browser, link, f"{link}/begin")
    page = post(browser, link, f"{link}/mark", sentence="3", kind="confuses", note=SCRIPT).text
    assert "<script>alert" not in page
    assert page.count("&#34;&gt;&lt;script&gt;alert(1)") == 2
    answer = post(browser, link, f"{link}/mark.json", sentence="3", kind="confuses", note=SCRIPT)
    assert answer.headers["content-type"] == "application/json"
    browser.get(link)
    post(browser, f"{link}/questions", f"{link}/questions", sentence=f"</textarea>{SCRIPT}", then="keep")
    assert "<script>alert" not in browser.get(f"{link}/questions").text


def test_the_author_sees_how_far_readers_are_and_takes_links_back(here: Workspace, window: Window) -> None:
    browser = window()
    assert "Nobody has been invited to read yet" in browser.get("/audience").text
    page = post(browser, "/audience", "/audience", audience="investors", version="prfaq.md\nnow", readers="3").text
    assert "0 of 3 began, 0 finished" in page
    assert page.count('<li><a href="/read/') == 3
    page = post(browser, "/audience", "/audience/1/withdraw").text
    assert "withdrawn" in page
    assert '<a href="/read/' not in page


def chosen(page: str) -> list[str]:
    return re.findall(r'value="(\w+)" aria-pressed="true"', page)


def test_versions_are_compared_without_scripts(here: Workspace, window: Window) -> None:
    for text in (world.BETA.replace("twelve months", "a year"), world.STORY):
        (here.folder / "prfaq.md").write_text(text, encoding="utf-8")
        snapshot(here, "")
    link, browser = links(here, against="v1")[0], window()
    page = post(browser, link, f"{link}/begin").text
    assert "From your first choice on your marks stand as they are" in page
    post(browser, link, f"{link}/mark", sentence="3", kind="doubts")
    page = post(browser, link, f"{link}/reached", sentence="13").text
    assert "Question 1 of 9" in page
    assert not re.search(r"\b(v1|v2|new|old)\b", re.sub(r"<[^>]*>", "", page.partition("<main")[2]))
    assert re.findall(r'value="(\w+)" aria-pressed', page) == ["first", "second", "neither"]
    page = post(browser, f"{link}/compare", f"{link}/compare", step="1", chosen="second").text
    assert "Question 2 of 9" in page
    back = browser.get(f"{link}/compare?step=1").text
    assert chosen(back) == ["second"]
    assert "Question 2 of 9" in browser.get(link).text
    late = post(browser, f"{link}/compare", f"{link}/mark", sentence="4", kind="doubts")
    assert (late.status_code, "gone on to compare" in late.text) == (410, True)
    post(browser, f"{link}/compare", f"{link}/compare", step="2", chosen="neither")
    page = post(browser, f"{link}/compare", f"{link}/compare", step="3", chosen="first").text
    best, worst = re.findall(r'name="best" value="(\d+)"', page)[:2]
    page = post(browser, f"{link}/compare", f"{link}/compare", step="4", best=best, worst=best).text
    assert "Choose one promise that convinces you most, and another" in page
    page = post(browser, f"{link}/compare", f"{link}/compare", step="4", best=best, worst=worst).text
    assert "Question 5 of 9" in page
    answer = post(browser, f"{link}/compare", f"{link}/compare.json", step="5", best="1", worst="2")
    assert (answer.status_code, "convinces you most" in answer.text) == (400, True)
    answer = post(browser, f"{link}/compare", f"{link}/compare.json", step="2", chosen="first", key="a")
    assert answer.json() == {"onward": f"{link}/compare?step=5"}
    post(browser, f"{link}/questions", f"{link}/questions", sentence="Mail", hurried="yes", then="keep")
    assert 'value="yes" checked' in browser.get(f"{link}/questions").text
    post(browser, f"{link}/questions", f"{link}/questions", sentence="Mail")
    assert browser.get(f"{link}/compare").status_code == 410
    assert "Readers of each version: v2 " in browser.get("/audience").text


def test_each_reader_reads_their_version_whole(here: Workspace, window: Window) -> None:
    for text in (world.BETA, world.STORY):
        (here.folder / "prfaq.md").write_text(text, encoding="utf-8")
        snapshot(here, "")
    read = [post(window(), link, f"{link}/begin").text for link in links(here, readers=4, against="v1")]
    assert sorted("in about one second" in page for page in read) == [False, False, True, True]
    assert sorted("in under one second" in page for page in read) == [False, False, True, True]


def test_the_author_plans_before_inviting_without_scripts(here: Workspace, window: Window) -> None:
    for text in (world.BETA, world.STORY):
        (here.folder / "prfaq.md").write_text(text, encoding="utf-8")
        snapshot(here, "")
    browser = window()
    form = {"audience": "investors", "version": "prfaq.md\r\nv2", "against": "v1", "readers": "40", "looks": "planned"}
    page = browser.get("/audience", params={**form, "plan": "yes"}).text
    assert "40 readers of both wordings will show a preference of 78:22 or clearer" in page
    assert "Five looks are due after 8, 16, 24, 32 and 40 readers" in page
    assert all(
        f'<option value="{value}" selected>' in page for value in ("investors", "prfaq.md&#10;v2", "v1", "planned")
    )
    assert "no verdict, only their words" in browser.get("/audience?readers=3&plan=yes").text
    assert "readers of both wordings" not in browser.get("/audience").text
    page = post(browser, "/audience", "/audience", **form).text
    assert "Investors, v2 against v1" in page
    assert "Readers of each version: v2 0 began, 0 finished; v1 0 began, 0 finished" in page
    assert "Judged at five looks" in page


def test_the_author_erases_a_reader_after_confirming(here: Workspace, window: Window) -> None:
    link, browser = links(here)[0], window()
    assert browser.get("/audience/1").text.count("Nobody has begun to read") == 1
    post(browser, link, f"{link}/begin")
    post(browser, link, f"{link}/mark", sentence="3", kind="doubts", note="secret")
    assert "Erase what reader 1 said" in browser.get("/audience/1").text
    page = post(browser, "/audience/1", "/audience/1/readers/1/erase").text
    assert ("erased" in page, "Erase what reader 1 said" in page) == (True, False)
    assert browser.get(link).status_code == 410
    assert "1 of 1 began" in browser.get("/audience").text
    assert [browser.get(path).status_code for path in ("/audience/9", "/audience/nobody")] == [404, 404]
