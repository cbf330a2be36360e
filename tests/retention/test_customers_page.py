"""The customers page: what is known, and taking a file in."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from ledger import Ledger
from tellback.app import create_app
from tellback.cli import tellback
from tellback.retention.join import UNKNOWN
from tellback.workspace.workspace import Workspace

GOOD = "Customer ID,E-mail,Since,Left\n1,ana@heron.example,2025-01-01,\n2,ben@quill.example,2025-01-01,2025-03-01\n"
ODD = "who,began,gone\n1,03/04/2025,\n2,05/04/2025,06/04/2025\n"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "tellback.toml").write_text('name = "Post"\n', encoding="utf-8")
    (tmp_path / "prfaq.md").write_text("# Post\n", encoding="utf-8")
    workspace = Workspace(tmp_path)
    yield workspace
    workspace.close()


@pytest.fixture
def client(here: Workspace) -> TestClient:
    return TestClient(create_app(here), base_url="http://127.0.0.1:8765")


def post(client: TestClient, path: str, fields: dict[str, str], **files: tuple[str, str]) -> str:
    token = re.search(r'name="token" value="([^"]+)"', client.get("/customers").text)
    assert token
    answer = client.post(path, data={"token": token[1], **fields}, files=files or None, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def finished(client: TestClient, address: str) -> str:
    for _ in range(200):
        page = client.get(address).text
        if 'aria-busy="true"' not in page:
            return page
        time.sleep(0.02)
    raise AssertionError("it never ended")


def chosen(page: str) -> dict[str, str]:
    found = {}
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)">(.*?)</select>', page, re.DOTALL):
        selected = re.search(r"<option selected>([^<]*)", options)
        found[name] = selected[1] if selected else ""
    roster = re.search(r'name="map-roster" value="([^"]+)"', page)
    assert roster
    return found | {"map-roster": roster[1]}


def test_where_nobody_is_known_it_says_what_to_export(client: TestClient) -> None:
    page = client.get("/customers").text
    assert "Nobody is known yet" in page
    assert "From Stripe" in page


def test_a_file_is_looked_at_and_taken_in(client: TestClient, here: Workspace) -> None:
    address = post(client, "/customers", {}, file=("people.csv", GOOD))
    page = client.get(address).text
    assert "a table of customers" in page
    assert "ana@heron.example" not in page
    done = finished(client, post(client, address, chosen(page)))
    assert "Done." in done
    page = client.get("/customers").text
    assert re.search(r"<b>2</b> customers", page)
    assert re.search(r"<b>1</b> left", page)


def test_a_file_that_nothing_recognises_is_told_by_hand(client: TestClient) -> None:
    address = post(client, "/customers", {}, file=("odd.csv", ODD))
    page = client.get(address).text
    assert "choose the ones that are" in page
    told = {"map-id": "who", "map-since": "began", "map-left": "gone", "map-dates": "day first"}
    assert "Done." in finished(client, post(client, address, chosen(page) | told))
    assert client.get("/customers.json").json()["since"] == "2025-04-03"


def test_it_may_be_read_as_another_kind(client: TestClient) -> None:
    address = post(client, "/customers", {}, file=("people.csv", GOOD))
    assert "Stripe subscriptions</strong>" in client.get(f"{address}?roster=stripe").text


def test_rows_set_aside_are_shown(client: TestClient) -> None:
    address = post(client, "/customers", {}, file=("people.csv", GOOD + "3,c@d.example,soon,\n"))
    done = finished(client, post(client, address, chosen(client.get(address).text)))
    assert "&#34;soon&#34; is no date" in done
    assert "c@d.example" not in done
    assert "is no date" in (page := client.get("/customers/aside/1").text)
    assert "4, column 3" in done and "4, column 3" in page
    assert client.get("/customers/aside/2").status_code == 404


def test_behind_a_link_stands_which_complaints_find_their_customer(client: TestClient, here: Workspace) -> None:
    address = post(client, "/customers", {}, file=("people.csv", GOOD))
    finished(client, post(client, address, chosen(client.get(address).text)))
    assert 'href="/customers/complaints"' in client.get("/customers").text
    assert "No message that complains is here yet" in client.get("/customers/complaints").text
    Ledger(here.store).complaint("ana@heron.example", "2025-01-15").complaint("joe@else.example", "2025-01-15").keep()
    page = client.get("/customers/complaints").text
    assert "1 of 2 complaints belong to a customer" in page
    assert UNKNOWN in page and "else.example" not in page
    assert client.get("/customers/complaints.json").json()["joined"] == 1


def test_the_command_and_the_page_say_the_same(
    client: TestClient, here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = post(client, "/customers", {}, file=("people.csv", GOOD))
    finished(client, post(client, address, chosen(client.get(address).text)))
    monkeypatch.chdir(here.folder)
    printed = CliRunner().invoke(tellback, ["customers", "--json"], catch_exceptions=False)
    assert printed.stdout_bytes == client.get("/customers.json").content
