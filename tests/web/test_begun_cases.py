"""Where the reports give too little to draft from, a person is told why, and begins a case by hand."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of
from tests.web.test_reports import wait
from tests.web.threads import InThreads

from detente.web.bench import Bench

BARE = "The gallery of the old mill shows water-colours until June. Entry is free on Sundays."


@pytest.fixture(autouse=True)
def _jobs_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.web.jobs._SPAWN", InThreads)


@pytest.fixture
def bare(empty: Bench) -> TestClient:
    client = client_of(empty)
    client.post("/reports", data={"text": BARE})
    wait(empty)
    return client


def test_why_nothing_is_drafted_stands_on_the_page_that_offers_to_begin_by_hand(bare: TestClient) -> None:
    answer = bare.post("/case/draft")
    assert answer.status_code == 422
    fault = answer.text.partition('class="fault"')[2].partition("</p>")[0]
    assert "draft" in fault
    assert "/tmp" not in answer.text
    assert 'action="/case/begin"' in answer.text
    assert "There is no case yet" in bare.get("/analysis").text
    assert "There is no case yet" in bare.get("/graph").text


def test_a_case_begun_by_hand_has_its_parties_and_acts_and_is_analysed(bare: TestClient) -> None:
    form = {
        "title": "The pier",
        "party": ["Ferry Board", "Dockers of Brine", "Ferry Board"],
        "act": ["run at night", "End the strike.", "Cut the fare"],
    }
    assert "Begun." in bare.post("/case/begin", data=form).text
    parties = bare.get("/api/case").json()["parties"]
    assert [party["name"] for party in parties.values()] == ["Ferry Board", "Dockers of Brine"]
    labels = [option["label"] for party in parties.values() for option in party["options"].values()]
    assert labels == ["Run at night", "Cut the fare", "End the strike"]
    assert bare.get("/api/analysis").json()["states"] == 8
    assert bare.get("/interview").status_code == 200


def test_what_is_missing_is_said_and_what_was_typed_stays(bare: TestClient) -> None:
    answer = bare.post("/case/begin", data={"title": "The pier", "party": ["Ferry Board"], "act": [""]})
    assert answer.status_code == 422
    assert "what it could do, is missing" in answer.text
    assert 'value="Ferry Board"' in answer.text


def test_more_rows_come_without_a_script_and_what_was_typed_stays(bare: TestClient) -> None:
    form = {"title": "The pier", "party": ["Ferry Board", "", "Riders"], "act": ["Run at night", "", "Wait"]}
    assert 'name="rows" value="5"' in bare.get("/case").text
    page = bare.post("/case/begin", data={**form, "rows": "5"}).text
    assert page.count('name="party"') == page.count('name="act"') == 5
    for typed in ("The pier", "Ferry Board", "Run at night", "Riders", "Wait"):
        assert f'value="{typed}"' in page
    assert bare.get("/api/case").status_code == 400


def test_what_changed_asks_for_a_day_where_no_report_has_one(bare: TestClient) -> None:
    page = bare.get("/dossier/changed")
    assert page.status_code == 200
    assert "No report has a day of publication" in page.text
    assert bare.get("/api/dossier/changed").status_code == 400
