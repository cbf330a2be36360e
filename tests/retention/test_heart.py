"""The Stanford heart programme through the whole product: a transplant is a complaint, a death is a customer lost."""

from __future__ import annotations

import csv
import re
from bisect import bisect
from datetime import date, timedelta
from math import ceil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import world
from ledger import Ledger
from tellback.app import create_app
from tellback.retention.answer import Churn
from tellback.retention.churn import churn
from tellback.store.base import Store
from tellback.workspace.settings import RetentionSettings, keep_days

ORIGIN = date(2020, 1, 1)


def day(after: float) -> str:
    return (ORIGIN + timedelta(days=after)).isoformat()


def kept(store: Store, data: Path) -> Store:
    ledger = Ledger(store)
    patients: dict[str, list[dict[str, str]]] = {}
    with (data / "churn" / "stanford_heart_timevarying.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            patients.setdefault(row["id"], []).append(row)
    years = sorted(float(rows[0]["year"]) for rows in patients.values())
    for number, rows in patients.items():
        last = rows[-1]
        ending = "left" if last["event"] == "1" else "failed payment"
        quarter = 4 * bisect(years, float(last["year"])) // len(years)
        known = {"plan": f"surgery {last['surgery']}", "segment": f"quarter {min(quarter, 3)}"}
        ledger.customer(int(number), day(0), day(ceil(float(last["stop"]))), ending=ending, **known)
        ledger.sign(int(number), "usage", day(0), score=float(last["age"]))
        for row in rows:
            if row["transplant"] == "1":
                ledger.complaint(f"c{number}", day(int(float(row["start"]))))
    return ledger.keep(day(2000))


@pytest.fixture
def heart(store: Store, data: Path) -> Churn:
    return churn(kept(store, data), RetentionSettings(churn_from=day(0), complaints_from=day(0)))


@pytest.mark.data
def test_a_transplant_neither_kept_nor_lost_anybody(heart: Churn) -> None:
    overall = heart.everybody.overall
    assert overall is not None and overall.ratio.estimate is not None and overall.ratio.low and overall.ratio.high
    assert 0.95 <= overall.ratio.estimate <= 0.99
    assert overall.ratio.low < 1 < overall.ratio.high
    assert heart.everybody.refusal == ""


@pytest.mark.data
def test_the_wrong_figure_stands_only_among_the_refused(heart: Churn) -> None:
    wrong = {each.name: each.estimate for each in heart.refused}
    assert wrong["ever"] is not None and 0.17 <= wrong["ever"] <= 0.19


@pytest.mark.data
def test_the_page_says_why_the_wrong_figure_is_wrong_and_shows_it_nowhere_else(data: Path, tmp_path: Path) -> None:
    here = world.found(tmp_path / "heart", "Heart", world.STORY)
    kept(here.store, data)
    keep_days(here.folder, churn_from=day(0), complaints_from=day(0))
    page = TestClient(create_app(here), base_url="http://127.0.0.1:8765").get("/churn").text
    here.close()
    [refusal] = re.findall(r'<section aria-labelledby="refused">.*?</section>', page, re.DOTALL)
    for said in ("It would say 0.18.", "could not have left", "A model does not mend this"):
        assert said in refusal
    elsewhere = page.replace(refusal, "")
    assert "would say" not in elsewhere and "best estimate 0.18" not in elsewhere
