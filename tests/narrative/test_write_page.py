"""The page on which the story is written, without a browser."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

import world
from tellback.workspace.workspace import Workspace

ODD = "# 🙂 Heron pays in four minutes\n\nIt is seamless, used in order to pay.\n"


def hidden(browser: TestClient, name: str) -> str:
    return re.findall(rf'name="{name}" value="([^"]*)"', browser.get("/write").text)[0]


def post(browser: TestClient, path: str, **body: Any) -> Any:
    return browser.post(path, json=body, headers={"X-Tellback-Token": hidden(browser, "token")})


def submit(browser: TestClient, **form: str) -> Any:
    return browser.post("/write", data={"token": hidden(browser, "token"), "story": "prfaq.md", **form})


def test_findings_stand_where_javascript_counts_them(browser: TestClient) -> None:
    found = {each["rule"]: each for each in post(browser, "/write/findings.json", text=ODD, story="prfaq.md").json()}
    units = ODD.encode("utf-16-le")

    def covered(change: dict[str, int]) -> str:
        return units[2 * change["start"] : 2 * change["end"]].decode("utf-16-le")

    assert covered(found["hype"]) == "seamless"
    assert found["hype"]["why"] == "Praise stands where a fact should."
    assert covered(found["inflated-phrase"]["fix"]) == "in order to"
    assert found["hype"]["allow"]["text"] == " <!-- allow hype -->"
    assert not any(each["slow"] for each in found.values())


def test_settings_that_cannot_be_used_are_said(browser: TestClient, here: Workspace) -> None:
    with (here.folder / "tellback.toml").open("a", encoding="utf-8") as file:
        file.write('[check.rules]\nhipe = "off"\n')
    answer = post(browser, "/write/findings.json", text=ODD, story="prfaq.md")
    assert answer.status_code == 422
    assert "Did you mean `hype`?" in answer.json()["error"]


def test_a_save_over_a_changed_file_answers_both(browser: TestClient, here: Workspace) -> None:
    digest, path = hidden(browser, "digest"), here.folder / "prfaq.md"
    path.write_text("# Theirs\n", encoding="utf-8")
    answer = post(browser, "/write.json", text="# Mine\n", story="prfaq.md", digest=digest)
    assert answer.status_code == 409
    assert answer.json()["text"] == "# Theirs\n"
    again = post(browser, "/write.json", text="# Mine\n", story="prfaq.md", digest=answer.json()["digest"])
    assert again.status_code == 200
    assert path.read_text(encoding="utf-8") == "# Mine\n"


def test_without_scripts_it_saves_and_keeps_what_was_typed(browser: TestClient, here: Workspace) -> None:
    digest, path = hidden(browser, "digest"), here.folder / "prfaq.md"
    assert "Saved" in submit(browser, text="# Mine\r\n\r\nAll of it.", digest=digest).text
    assert path.read_text(encoding="utf-8") == "# Mine\n\nAll of it."
    path.write_text("# Theirs\n", encoding="utf-8")
    both = submit(browser, text="# Mine again", digest=digest)
    assert both.status_code == 409
    assert "<del># Theirs</del>" in both.text
    assert "\n# Mine again</textarea>" in both.text


def test_the_preview_sets_what_was_typed(browser: TestClient) -> None:
    text = post(browser, "/write/preview", text=world.STORY.replace("forty", "*fifty*"), story="").text
    assert "<em>fifty</em> times a day" in text
    assert "<h3>Will my add-ons keep working?</h3>" in text
    assert "&lt;!--" not in text


def test_a_rules_page_says_why_without_what_is_for_tests(browser: TestClient) -> None:
    text = browser.get("/rules/hype").text
    assert "Praise stands where a fact should." in text
    assert "&lt;!-- hype --&gt;" not in text
    missing = browser.get("/rules/hipe")
    assert missing.status_code == 404
    assert "<code>hype</code>" in missing.text
