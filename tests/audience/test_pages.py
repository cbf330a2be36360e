"""The reading pages without scripts, and what nobody may do through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite, withdraw
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
    assert "Two questions" in page
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
