"""The web app keeps to itself, and tells errors as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tellback.app import create_app
from tellback.show import guard
from tellback.show.html import static_version
from tellback.workspace.workspace import Workspace

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "tellback.toml").write_text('name = "Heron"\n', encoding="utf-8")
    workspace = Workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def browser(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(workspace), base_url=HERE) as client:
        yield client


def token(browser: TestClient) -> str:
    return re.findall(r'name="token" value="([^"]+)"', browser.get("/").text)[0]


def test_it_answers_before_anything_is_opened(browser: TestClient, workspace: Workspace) -> None:
    assert browser.get("/health").json() == {"status": "ok"}
    assert "store" not in vars(workspace)


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765"])
def test_it_answers_by_every_name_of_this_machine(browser: TestClient, host: str) -> None:
    assert browser.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1:80", "127.0.0.1", "a@localhost:8765", "", "localhost:x"]
)
def test_a_foreign_host_name_is_refused(browser: TestClient, host: str) -> None:
    answer = browser.get("/health", headers={"host": host})
    assert answer.status_code == 400
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_every_answer_carries_the_policy(browser: TestClient) -> None:
    for path in ("/", "/nowhere", "/health"):
        headers = browser.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_static_files_may_be_kept_for_a_year(browser: TestClient) -> None:
    answer = browser.get(f"/static/{static_version()}/tellback.css")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]


def test_a_form_without_our_token_is_refused(browser: TestClient) -> None:
    browser.get("/")
    assert browser.post("/look", data={"look": "dark"}).status_code == 403
    assert browser.post("/look", data={"look": "dark", "token": "forged"}).status_code == 403


def test_a_form_with_somebody_elses_token_is_refused(browser: TestClient) -> None:
    theirs = token(browser)
    browser.cookies.clear()
    assert browser.post("/look", data={"look": "dark", "token": theirs}).status_code == 403
    other = {"cookie": f"{guard.COOKIE}=another visitor"}
    assert browser.post("/look", data={"look": "dark", "token": theirs}, headers=other).status_code == 403


def test_a_form_from_another_origin_is_refused(browser: TestClient) -> None:
    data = {"look": "dark", "token": token(browser)}
    assert browser.post("/look", data=data, headers={"origin": "http://127.0.0.1:9999"}).status_code == 400


def test_our_own_form_is_taken_and_the_look_kept(browser: TestClient) -> None:
    answer = browser.post("/look", data={"look": "dark", "token": token(browser), "to": "/"})
    assert answer.history[0].status_code == 303
    assert 'data-look="dark"' in answer.text


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "evil"])
def test_a_form_never_sends_the_browser_elsewhere(browser: TestClient, to: str) -> None:
    data = {"look": "dark", "token": token(browser), "to": to}
    assert browser.post("/look", data=data, follow_redirects=False).headers["location"] == "/"


def test_a_body_that_is_too_large_is_refused(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"look": "dark", "token": token(browser), "to": "/" * 2000}
    monkeypatch.setattr(guard, "MOST_BYTES", 1000)
    assert browser.post("/look", data=data).status_code == 413


def test_what_is_not_there_is_a_page_that_says_so(browser: TestClient) -> None:
    answer = browser.get("/nowhere")
    assert answer.status_code == 404
    assert "Nothing here goes by that name" in answer.text


def test_a_fault_of_ours_is_a_page_without_its_trace(workspace: Workspace) -> None:
    app = create_app(workspace)

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret detail")

    answer = TestClient(app, base_url=HERE).get("/broken")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_workspace_without_a_story_says_what_to_do(browser: TestClient) -> None:
    assert "/begin" in browser.get("/").text
