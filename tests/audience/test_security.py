"""What nobody may do through a reader's link, and what a hostile reader cannot do to the author."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from itsdangerous import URLSafeSerializer
from starlette.testclient import TestClient

import world
from tellback.app import create_app
from tellback.audience.ballot import Choice, Pick
from tellback.audience.hold import hold
from tellback.audience.invitation import Audience
from tellback.audience.invite import Wanted, invite, withdraw
from tellback.audience.mark import Kind, Mark
from tellback.audience.put import RATING, SENTENCE
from tellback.audience.queries import invitations
from tellback.audience.session import Session
from tellback.narrative.snapshot import snapshot
from tellback.workspace.workspace import Workspace

OURS = "http://127.0.0.1:8765"
SCRIPT = "<script>alert('note')</script><img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("http://evil.example", "click")'
FUTURE = "2999-01-01"


@pytest.fixture(scope="module")
def heron(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace in which v1 is compared with its beta by readers who all write scripts and formulas."""
    here = world.found(tmp_path_factory.mktemp("hostile") / "heron", "Heron Mail", world.BETA)
    snapshot(here, "beta", "What the beta testers were told")
    here.narratives[0].write_text(world.STORY, encoding="utf-8")
    snapshot(here, note="Say what it costs")
    for audience in Audience:
        asked = invite(here, Wanted(audience, 20, open=True, until=FUTURE, against="v1"), "v2").invitation
        hold(here.store, replace(asked, id=0), [hostile(nth) for nth in range(20)])
    yield here
    here.close()


def hostile(nth: int) -> Session:
    began = datetime(2026, 1, 2, 9, tzinfo=UTC) + timedelta(hours=nth)
    read, end = (began + timedelta(minutes=each) for each in (6, 8))
    note = (SCRIPT, FORMULA)[nth % 2]
    marks = tuple(Mark(at, kind, note, read.isoformat()) for at, kind in zip((2, 3, 5), Kind, strict=True))
    choices = tuple(Choice(3, "new", "old", again, end.isoformat()) for again in (False, True))
    picks = (Pick((3, 4, 8), 3, 8, end.isoformat()),)
    answers = {SENTENCE: note, RATING: "3"}
    version = ("v1", "v2")[nth // 2 % 2]
    return Session(version, began.isoformat(), marks, 9, read.isoformat(), answers, choices, picks, end.isoformat())


@pytest.fixture(scope="module")
def app(heron: Workspace) -> FastAPI:
    return create_app(heron)


def browser(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=OURS)


def addresses(app: FastAPI) -> list[str]:
    """Every address of the author's about readers that can be asked for by its path alone."""
    paths = app.openapi()["paths"]
    return sorted(path for path in paths if path.startswith("/audience") and "{" not in path and "get" in paths[path])


def posts(app: FastAPI) -> list[str]:
    paths = app.openapi()["paths"]
    return sorted(
        path.replace("{number}", "1") for path in paths if path.startswith("/audience") and "post" in paths[path]
    )


def token_of(page: str) -> str:
    return re.findall(r'name="token" value="([^"]+)"', page)[0]


def begun(window: TestClient, link: str) -> TestClient:
    window.post(f"{link}/begin", data={"token": token_of(window.get(link).text)})
    return window


def test_what_a_reader_writes_is_text_on_every_page_of_the_author(app: FastAPI) -> None:
    shown = 0
    for address in addresses(app):
        answer = browser(app).get(address)
        if "html" in answer.headers["content-type"]:
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            shown += "&lt;script&gt;alert" in answer.text
        if address.endswith(".json"):
            assert answer.headers["content-type"] == "application/json"
            assert answer.headers["x-content-type-options"] == "nosniff"
    for at in (2, 3, 5):
        page = browser(app).get("/audience/heat", params={"version": "v2", "at": at}).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        shown += "&lt;script&gt;alert" in page
    assert shown >= 3


def test_no_table_that_is_taken_along_runs_in_a_spreadsheet(app: FastAPI) -> None:
    tables = [address for address in addresses(app) if address.endswith(".csv")]
    assert "/audience/marks.csv" in tables
    for address in tables:
        answer = browser(app).get(address)
        if answer.status_code == httpx2.codes.OK:
            cells = [cell for row in csv.reader(io.StringIO(answer.text)) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    cells = browser(app).get("/audience/marks.csv").text
    assert "'=HYPERLINK" in cells


def test_nothing_of_a_reader_is_kept_by_a_cache_or_told_to_others(heron: Workspace, app: FastAPI) -> None:
    link = links(heron)[0]
    for answer in (browser(app).get(link), begun(browser(app), link).get(f"{link}/questions"), browser(app).get(link)):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "noindex" in answer.text


def test_the_authors_pages_answer_to_no_other_host_and_no_foreign_form(app: FastAPI) -> None:
    for address in addresses(app):
        foreign = browser(app).get(address, headers={"host": "evil.example"})
        assert (foreign.status_code, "script" in foreign.text) == (400, False)
    for address in posts(app):
        window = browser(app)
        assert window.post(address, data={"audience": "customers"}).status_code == 403
        token = token_of(window.get("/audience").text)
        foreign = {"origin": "http://evil.example"}
        assert window.post(address, data={"token": token, "audience": "customers"}, headers=foreign).status_code == 400
        assert browser(app).post(address, data={"token": token}).status_code == 403


def test_on_the_readers_port_there_is_nothing_but_their_pages(heron: Workspace) -> None:
    app = create_app(heron)
    app.state.readers_port = 8766
    outside = "http://read.example.com:8766"
    link = links(heron)[0]
    for path in [*addresses(app), "/", "/health", "/openapi.json", "/read/../audience", "/read/%2e%2e/audience"]:
        answer = TestClient(app, base_url=outside).get(path)
        assert answer.status_code in {400, 404}
        assert 'href="/audience' not in answer.text
    for path in posts(app):
        assert TestClient(app, base_url=outside).post(path, data={"audience": "customers"}).status_code == 400
    tricked = TestClient(app, base_url=outside).get("/audience", headers={"host": "x/read/?"})
    assert tricked.status_code == 400
    window = begun(TestClient(app, base_url=outside), link)
    page = window.get(link).text
    assert 'class="sentence' in page
    said = {"token": token_of(page), "sentence": "3", "kind": "doubts"}
    assert window.post(f"{link}/mark.json", data=said, headers={"origin": "http://evil.example"}).status_code == 400
    assert window.post(f"{link}/mark.json", data=said, headers={"origin": outside}).status_code == 200


def test_a_link_signed_with_another_secret_or_for_another_purpose_opens_nothing(heron: Workspace, app: FastAPI) -> None:
    secret = invitations.secret(heron.store, "")
    good = links(heron)[0].rpartition("/")[2]
    other = URLSafeSerializer("another secret", salt="reading link").dumps([1, 1])
    kept = URLSafeSerializer(secret, salt="reading pass").dumps([1, 1])
    form = URLSafeSerializer(secret, salt="form").dumps([1, 1])
    shapes = [
        URLSafeSerializer(secret, salt="reading link").dumps(each) for each in ([1], [1, 2, 3], "x", None, [99999, 1])
    ]
    for token in (other, kept, form, *shapes, good[:-1], f"{good}.", good.swapcase(), "%00", "a" * 300, "☃"):
        for path in ("", "/questions"):
            assert browser(app).get(f"/read/{token}{path}").status_code == 404, token
    assert browser(app).get(f"/read/{'a' * 301}").status_code == 422


def test_a_pass_opens_no_other_invitation_and_no_other_readers_ballot(heron: Workspace, app: FastAPI) -> None:
    link, other = (links(heron, open=True, readers=2)[0] for _ in range(2))
    ana, ben = begun(browser(app), link), begun(browser(app), link)
    said = {"token": token_of(ana.get(link).text), "sentence": "3", "kind": "doubts", "note": "I am Ana"}
    ana.post(f"{link}/mark", data=said)
    kept = next(cookie.value for cookie in ana.cookies.jar if cookie.name == "reading")
    assert kept
    assert "I am Ana" not in ben.get(link).text
    strange = browser(app).get(other, headers={"cookie": f"reading={kept}"}).text
    assert ("Begin to read" in strange, "I am Ana" in strange) == (True, False)
    for forged in (f"{kept}x", kept[:-1], link.rpartition("/")[2], "", "1"):
        page = browser(app).get(link, headers={"cookie": f"reading={forged}"})
        assert (page.status_code, "I am Ana" in page.text) == (410, False)


def test_a_link_that_is_over_takes_nothing_however_it_is_replayed(heron: Workspace, app: FastAPI) -> None:
    made = invite(heron, Wanted(Audience.CUSTOMERS))
    link = made.links[0]
    window = begun(browser(app), link)
    token = token_of(window.get(link).text)
    said = {"token": token, "sentence": "3", "kind": "doubts", "note": "before", "key": "one"}
    assert window.post(f"{link}/mark.json", data=said).status_code == 200
    withdraw(heron.store, made.invitation.id)
    for path in ("begin", "mark", "mark.json", "reached", "reached.json", "questions"):
        assert window.post(f"{link}/{path}", data={**said, "note": "after"}).status_code == 410
    assert window.get(link).status_code == 410
    [row] = heron.store.query("select note from reading_marks where key = 'one'")
    assert row["note"] == "before"


def test_very_long_words_are_refused_and_nothing_breaks(heron: Workspace, app: FastAPI) -> None:
    link = links(heron)[0]
    window = begun(browser(app), link)
    said = {"token": token_of(window.get(link).text), "sentence": "3", "kind": "doubts"}
    assert window.post(f"{link}/mark.json", data={**said, "note": "n" * 4001}).status_code == 422
    assert window.post(f"{link}/mark.json", data={**said, "key": "k" * 65}).status_code == 422
    assert window.post(f"{link}/mark.json", data={**said, "sentence": "999999"}).status_code == 404
    assert window.post(f"{link}/mark.json", data={**said, "note": "n" * (1 << 20)}).status_code == 413
    assert window.post(f"{link}/questions", data={**said, "rating": "6"}).status_code == 422
    note = "\0\ud83d\u202e" + "😀" * 900
    answer = window.post(
        f"{link}/mark.json", data={**said, "note": note.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_no_form_leads_out(heron: Workspace, app: FastAPI, to: str) -> None:
    link = links(heron)[0]
    window = begun(TestClient(app, base_url=OURS, follow_redirects=False), link)
    token = token_of(window.get(link).text)
    answers = [
        window.post("/look", data={"token": token, "look": "dark", "to": to}),
        window.post(f"{link}/mark", data={"token": token, "sentence": "3", "kind": "doubts", "note": to}),
        window.post(f"{link}/begin?to={to}", data={"token": token, "to": to}),
    ]
    for answer in answers:
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(("/read/", "/"))
        assert "evil" not in answer.headers["location"]


def links(here: Workspace, **wanted: Any) -> tuple[str, ...]:
    return invite(here, Wanted(Audience.CUSTOMERS, **wanted)).links
