"""One report: each finding at its words, what a person says of it, and the day of the report."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of
from tests.web.sending import ids, wait
from tests.web.threads import InThreads

from detente.web.bench import Bench

TOLD = "The miners refused on Monday to return to work. The board said it would not talk with the miners."


@pytest.fixture(autouse=True)
def _jobs_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work runs where the pipeline is loaded; `test_jobs` and the browser's tests start processes."""
    monkeypatch.setattr("detente.web.jobs._SPAWN", InThreads)


def test_each_finding_is_marked_at_its_words(client: TestClient) -> None:
    (report,) = ids(client)
    answer = client.get("/api/report", params={"id": report}).json()
    assert {mark["kind"] for mark in answer["marks"]} == {"party", "statement", "date", "event", "act"}
    for mark in answer["marks"]:
        assert answer["text"][mark["start"] : mark["end"]] == mark["quote"]
    shown = client.get("/report", params={"id": report}).text
    for kind in ("party", "statement", "date", "event", "act"):
        assert f'class="mark {kind}"' in shown
    some = client.get("/report", params={"id": report, "kind": "event"}).text
    assert 'class="mark event"' in some
    assert 'class="mark statement"' not in some


def test_a_finding_is_rejected_corrected_and_brought_back(client: TestClient) -> None:
    (report,) = ids(client)

    def statements() -> dict[str, str]:
        marks = client.get("/api/report", params={"id": report}).json()["marks"]
        return {mark["finding"]: mark["says"] for mark in marks if mark["kind"] == "statement"}

    before = statements()
    first, second = sorted(before)[:2]
    form = {"report": report, "why": "misread"}
    assert client.post("/decide", data={**form, "finding": first, "do": "reject"}).status_code == 200
    assert first not in statements()
    corrected = {"finding": second, "do": "correct", "name": "speaker", "value": "Martha Quill"}
    assert client.post("/decide", data={**form, **corrected}).status_code == 200
    assert statements()[second].startswith("Martha Quill says it")
    decided = client.get("/api/decisions").json()["decisions"]
    assert [row["why"] for row in decided] == ["misread", "misread"]
    for row in decided:
        client.post("/undo", data={"number": str(row["number"])})
    assert statements() == before


def marks_of(client: TestClient, report: str, kind: str) -> list[dict[str, Any]]:
    marks = client.get("/api/report", params={"id": report}).json()["marks"]
    return [mark for mark in marks if mark["kind"] == kind]


def decide(client: TestClient, report: str, finding: str, do: str, **more: str) -> httpx.Response:
    return client.post("/decide", data={"report": report, "finding": finding, "do": do, **more})


def test_a_party_is_one_with_another_by_its_name(client: TestClient) -> None:
    (report,) = ids(client)
    known = {mark["says"].partition(" (")[0]: mark["finding"] for mark in marks_of(client, report, "party")}
    one, other = list(known)[:2]
    decide(client, report, known[one], "one with", value=other)
    after = {mark["finding"] for mark in marks_of(client, report, "party")}
    assert len(after) == len(known) - 1
    client.post("/undo", data={"number": "1", "report": report})
    assert {mark["finding"] for mark in marks_of(client, report, "party")} == {*known.values()}
    assert decide(client, report, known[one], "one with", value="Nobody Known").status_code == 422


@pytest.mark.parametrize("kind", ["statement", "event", "date", "act"])
def test_a_finding_is_one_with_another_by_its_number(client: TestClient, kind: str) -> None:
    (report,) = ids(client)
    page = client.get("/report", params={"id": report, "kind": kind}).text
    numbers = re.findall(r'<li id="m(\d+)"', page)
    findings = list(dict.fromkeys(mark["finding"] for mark in marks_of(client, report, kind)))
    assert len(numbers) == len(findings) > 1
    own = numbers[0]
    wrong = decide(client, report, findings[0], "one with", value=own, shown=kind)
    assert f"{own} is not the number of another {kind}" in wrong.text
    assert decide(client, report, findings[0], "one with", value=numbers[1], shown=kind).status_code == 200
    (made,) = client.get("/api/decisions").json()["decisions"]
    after = marks_of(client, report, kind)
    if kind == "act":
        labels = {mark["finding"]: mark["says"].partition(": ")[2].partition(" (")[0] for mark in after}
        assert labels[findings[0]] == labels[findings[1]]
    else:
        assert findings[0] not in {mark["finding"] for mark in after}
        assert made["why"].startswith("one with “")
    client.post("/undo", data={"number": str(made["number"])})
    assert list(dict.fromkeys(mark["finding"] for mark in marks_of(client, report, kind))) == findings


def test_a_day_that_was_misread_is_corrected_and_taken_back(client: TestClient) -> None:
    (report,) = ids(client)
    first = marks_of(client, report, "date")[0]
    said = decide(client, report, first["finding"], "correct", name="edtf", value="2024-12-24")
    assert "the day is 2024-12-24" in said.text
    (after,) = (mark for mark in marks_of(client, report, "date") if mark["finding"] == first["finding"])
    assert (after["says"], after["quote"]) == ("24 December 2024", first["quote"])
    wrong = decide(client, report, first["finding"], "correct", name="edtf", value="next blursday")
    assert "next blursday is no date" in wrong.text
    client.post("/undo", data={"number": "1"})
    assert marks_of(client, report, "date")[0] == first


def test_what_is_said_of_a_finding_stands_where_it_is_listed(client: TestClient) -> None:
    (report,) = ids(client)
    first, second, *_ = dict.fromkeys(mark["finding"] for mark in marks_of(client, report, "statement"))
    shown = {"shown": "statement", "next": second}
    for number, (do, at) in enumerate((("accept", first), ("reject", second)), start=1):
        page = decide(client, report, first, do, **shown).text
        line = next(each for each in page.split("<li ") if 'class="said"' in each)
        assert f'name="number" value="{number}"><button>Take it back</button>' in line
        assert f'name="finding" value="{at}"' in line
        assert 'class="mark event"' not in page, "what was chosen to be marked stays so"
    page = decide(client, report, second, "correct", name="speaker", value=" ").text
    line = next(each for each in page.split("<li ") if 'id="fault-here"' in each)
    assert f'name="finding" value="{second}"' in line


def test_an_empty_correction_strikes_nothing_out(client: TestClient) -> None:
    (report,) = ids(client)
    marks = client.get("/api/report", params={"id": report}).json()["marks"]
    finding = next(mark["finding"] for mark in marks if mark["kind"] == "statement")
    form = {"report": report, "finding": finding, "do": "correct", "name": "speaker", "value": " "}
    assert client.post("/decide", data=form).status_code == 422
    assert client.get("/api/decisions").json()["decisions"] == []


def test_an_unknown_report_is_no_page(client: TestClient) -> None:
    assert client.get("/report", params={"id": "nowhere"}).status_code == 404
    assert client.get("/api/report", params={"id": "../x"}).status_code == 404
    assert client.get("/static/..%2Fapplication.py").status_code == 404


def test_a_report_without_a_day_says_so_and_is_given_one(empty: Bench) -> None:
    client = client_of(empty)
    text = "The miners walked out on Monday. The board said it would not talk with the miners."
    client.post("/reports", data={"text": text, "title": "Miners stay out"})
    wait(empty)
    (report,) = ids(client)
    assert "no day: give it" in client.get("/reports").text
    assert "This report has no day" in client.get("/report", params={"id": report}).text
    timeline = client.get("/dossier/timeline").text
    assert "counts from its day. Give it:" in timeline
    assert "timeline-picture" not in timeline, "nothing is drawn of nothing"
    assert "timeline.js" not in timeline

    def days() -> list[str]:
        marks = client.get("/api/report", params={"id": report}).json()["marks"]
        return [mark["says"] for mark in marks if mark["kind"] == "date"]

    assert days() == ["no day that can be told, as the report has no day"]
    form = {"report": report, "published": "2026-05-06", "title": "The miners walk out", "why": "the archive"}
    client.post("/report/describe", data=form)
    wait(empty)
    assert days() == ["4 May 2026"]
    (listed,) = client.get("/api/reports").json()["reports"]
    assert (listed["title"], listed["day"]) == ("The miners walk out", "2026-05-06")
    assert "6 May 2026" in client.get("/brief").text
    (decision,) = client.get("/api/decisions").json()["decisions"]
    assert decision["decision"] == "miners-stay-out: its day is 2026-05-06, its title is The miners walk out"
    client.post("/undo", data={"report": report, "number": decision["number"]})
    wait(empty)
    assert days() == ["no day that can be told, as the report has no day"]


def test_a_day_that_is_none_is_refused_and_what_was_typed_stays(client: TestClient) -> None:
    (report,) = ids(client)
    form = {"report": report, "published": "in May", "title": "Another title"}
    answer = client.post("/report/describe", data=form)
    assert answer.status_code == 422
    assert "in May is no day" in answer.text
    assert 'value="Another title"' in answer.text
    assert client.get("/api/decisions").json()["decisions"] == []
    assert client.post("/report/describe", data={**form, "report": "nowhere"}).status_code == 404


def test_a_day_that_the_text_names_is_offered_and_taken(empty: Bench) -> None:
    client = client_of(empty)
    client.post("/reports", data={"text": "\n\n".join((TOLD, "They last met on 7 May 2021."))})
    wait(empty)
    (report,) = ids(client)
    page = client.get("/report", params={"id": report}).text
    assert "It is of 7 May 2021" in page
    form = page[page.index('action="/report/describe"') :].partition("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert fields == {"report": report, "title": "", "published": "2021-05-07"}
    assert client.post("/report/describe", data=fields).status_code == 200
    wait(empty)
    assert client.get("/api/report", params={"id": report}).json()["published"] == "2021-05-07"
    assert "It is of" not in client.get("/report", params={"id": report}).text


def test_a_dateline_without_a_year_is_shown_where_the_day_is_asked_for(empty: Bench) -> None:
    client = client_of(empty)
    client.post("/reports", data={"text": f"BRINE, May 7 (Wire) - {TOLD}"})
    wait(empty)
    page = client.get("/report", params={"id": ids(client)[0]}).text
    assert "Its first lines say <bdi>“May 7”</bdi>, without a year." in page


def test_what_parties_do_is_listed_before_their_names_and_the_days(client: TestClient) -> None:
    (report,) = ids(client)
    page = client.get("/report", params={"id": report}).text
    first, _, folded = page.partition('<details class="of-kind">')
    assert 'class="act"' in first
    assert 'class="party"' not in first.partition("<ol>")[2]
    assert {*re.findall(r'<li id="m\d+" value="\d+" class="(\w+)"', folded)} == {"party", "date"}
