"""The ledger in the workbench: assessments weighed, foretold, scored, added and taken back."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from detente.web.bench import Bench


def added(client: TestClient, text: str) -> str:
    """Add an assessment; return its id."""
    answer = client.post("/assessments", data={"do": "add", "text": text, "by": "Ana Roy"})
    assert "kept" in answer.text
    rows = client.get("/api/assessments").json()["assessments"]
    return str(next(row["claim"] for row in rows if row["text"] == text))


def weighed(client: TestClient, claim: str, **fields: str | list[str]) -> str:
    return client.post("/assessments", data={"do": "weigh", "claim": claim, "by": "Ana Roy", **fields}).text


def test_an_assessment_is_added_weighed_and_scored_and_taken_back(client: TestClient, bench: Bench) -> None:
    claim = added(client, "The strike at Port Lorne will end in May")
    hand = {"do": "evidence", "claim": claim, "words": "The mediator saw both in one day", "mark": "CC"}
    assert "The mediator saw both in one day" in client.post("/assessments", data=hand).text
    before = len(bench.require_store().decisions())
    page = weighed(client, claim, chance="70", due="2025-05-31", outcome="yes", why="it ended on the 20th")
    assert "Brier score 0.09" in page
    assert len(bench.require_store().decisions()) == before + 1
    data = client.get("/api/assessments").json()
    row = next(each for each in data["assessments"] if each["claim"] == claim)
    assert (row["probability"], row["due"], row["outcome"], row["mark"]) == (0.7, "2025-05-31", "yes", "CC")
    assert data["brier"] == pytest.approx(0.09)
    bench.require_store().undo(who="Ben")
    assert client.get("/api/assessments").json()["brier"] is None


def test_evidence_of_the_reports_is_weighed_and_what_is_kept_as_it_was_is_no_decision(
    client: TestClient, bench: Bench
) -> None:
    added(client, "Lorne Terminals will guarantee the jobs if the union ends the strike")
    page = client.get("/assessments").text
    section = page[page.index("Lorne Terminals will guarantee the jobs if the union ends the strike") :]
    claim = re.findall(r'name="claim" value="(\w+)"', section)[0]
    item = re.findall(r'name="item" value="([^"]+)"', section)[0]
    weighed(client, claim, item=[item], mark=["II"])
    rows = client.get("/api/assessments").json()["assessments"]
    assert [row["mark"] for row in rows if (row["claim"], row["item"]) == (claim, item)] == ["II"]
    before = len(bench.require_store().decisions())
    assert "nothing is new" in weighed(client, claim, item=[item], mark=["II"])
    matrix = client.get("/assessments/matrix.csv").content
    assert "nothing is new" in client.post("/assessments/matrix", files={"file": ("m.csv", matrix)}).text
    assert len(bench.require_store().decisions()) == before


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"do": "add", "text": " "}, "the assessment is missing"),
        ({"do": "weigh", "chance": "170"}, "is no chance of a hundred"),
        ({"do": "weigh", "due": "in May"}, "is no day"),
        ({"do": "weigh", "outcome": "perhaps"}, "is no outcome"),
        ({"do": "evidence", "words": ""}, "the evidence is missing"),
        ({"do": "weigh", "mark": "XX", "item": "a"}, "there is no such mark"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_stands_beside_its_field(
    client: TestClient, bench: Bench, fields: dict[str, str], says: str
) -> None:
    claim = added(client, "The strike will end in May")
    before = len(bench.require_store().decisions())
    answer = client.post("/assessments", data={"claim": claim, **fields})
    assert answer.status_code == 422
    assert says in answer.text
    assert answer.text.count('id="fault-here"') == 1
    assert len(bench.require_store().decisions()) == before


def test_what_the_brief_quotes_is_offered_until_it_is_taken_up(with_case: TestClient) -> None:
    edit = {"do": "add claim", "value": "The strike will spread to Kestrel Bay", "by": "Ana Roy"}
    assert with_case.post("/case/edit", data=edit).status_code == 200
    offered = with_case.get("/api/assessments").json()["quoted_in_brief"]
    (mine,) = [each for each in offered if each["by"] == "Ana Roy"]
    assert "spread to Kestrel Bay" in mine["text"]
    assert "Quoted in the brief" in with_case.get("/assessments").text
    with_case.post("/assessments", data={"do": "add", **mine})
    data = with_case.get("/api/assessments").json()
    assert mine["text"] in {each["text"] for each in data["assessments"]}, "also without any evidence"
    assert mine not in data["quoted_in_brief"]
