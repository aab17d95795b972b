"""Each page has a twin in JSON that says the same as the command does."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.support.paths import ROOT
from tests.web.conftest import client_of, routes_of

from detente import page
from detente.dossier import open_store
from detente.web import dossiers, searches, wanted
from detente.web.bench import Bench
from detente.web.jobs import Job
from detente.web.workspace import workspace_of

QUESTIONS = ("timeline", "standing", "said", "contacts", "claims", "contradictions", "due", "changed")
PAGES = (
    "/reports",
    "/positions",
    "/case",
    "/interview",
    "/analysis",
    "/sweep",
    "/brief",
    "/review",
    "/search",
    "/along",
    "/assessments",
)


def test_every_page_answers(with_case: TestClient) -> None:
    for path in (*PAGES, *(f"/dossier/{name}" for name in QUESTIONS)):
        answer = with_case.get(path)
        assert answer.status_code == 200, path
        assert "<h1>" in answer.text, path


def test_every_page_of_an_empty_workbench_leads_to_the_reports(empty: Bench) -> None:
    client = client_of(empty)
    assert client.get("/").url.path == "/reports"
    for path in ("/dossier", "/positions", "/case", "/analysis", "/brief", "/review"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert 'href="/reports"' in answer.text, path
    assert 'href="/case"' in client.get("/graph").text
    assert client.get("/api/positions").status_code == 400


def test_no_page_fails_while_the_first_report_is_read(empty: Bench) -> None:
    """The file of the dossier is there then, before what it is to hold."""
    Path(empty.workspace.store).write_bytes(b"")
    empty.jobs._jobs["1"] = Job("1", "Reading 1 report", "/reports")
    client = client_of(empty)
    for path in (*PAGES, *(f"/dossier/{name}" for name in QUESTIONS)):
        assert client.get(path).status_code in (200, 400), path
    assert client.get("/brief").status_code == 200
    assert client.get("/api/brief").status_code == 400
    Path(empty.workspace.store).unlink()
    with open_store(empty.workspace.store, create=True):
        for path in (*PAGES, "/brief.docx", "/api/brief"):
            assert client.get(path).status_code in (200, 400), path
    assert "Add a report" in client.get("/brief").text


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_twin_of_a_question_is_the_answer_of_the_command(client: TestClient, name: str) -> None:
    answer = client.get(f"/api/dossier/{name}")
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)


def test_filters_narrow_a_page_and_its_twin(client: TestClient) -> None:
    whole = client.get("/api/dossier/timeline").json()["timeline"]
    some = client.get("/api/dossier/timeline", params={"since": "2025-05-01"}).json()["timeline"]
    assert 0 < len(some) < len(whole)
    assert client.get("/dossier/timeline", params={"since": "soon"}).status_code == 400
    unknown = client.get("/dossier/said", params={"party": "Nobody Known"})
    assert unknown.status_code == 400
    assert "no report names Nobody Known" in unknown.text


def test_a_page_offers_the_filters_that_count_there_and_no_others(client: TestClient) -> None:
    def changing(path: str, fields: dict[str, str]) -> set[str]:
        """The filters that change the answer, of those that may find nothing in it."""
        whole = client.get(path).text
        return {
            name
            for name, value in fields.items()
            if (answer := client.get(path, params={name: value})).status_code != 200 or answer.text != whole
        }

    fields = {"party": "Nobody Known", "issue": "zzz", "since": "2090-01-01", "until": "1900-01-01"}
    for name in ("timeline", "standing", "said", "contacts", "contradictions", "due", "changed"):
        page = client.get(f"/dossier/{name}").text
        form = page.partition('class="filters"')[2].partition("</form>")[0]
        offered = {field for field in fields if f'name="{field}"' in form}
        assert changing(f"/api/dossier/{name}", fields) <= offered, name
    form = client.get("/positions").text.partition('class="filters"')[2].partition("</form>")[0]
    assert changing("/api/positions", fields) == {field for field in fields if f'name="{field}"' in form}


def test_what_a_command_narrows_by_is_a_field_and_counts(client: TestClient) -> None:
    def rows(path: str, **fields: str | int) -> int:
        return len(next(iter(client.get(f"/api/dossier/{path}", params=fields).json().values())))

    (report,) = (each["report"] for each in client.get("/api/reports").json()["reports"])
    assert rows("timeline", report=report) == rows("timeline")
    assert 0 < rows("timeline", type="PROTEST") < rows("timeline") <= rows("timeline", undated="true")
    assert "Longest times" not in client.get("/dossier/timeline", params={"gaps": 0}).text
    assert rows("standing", offices="no") < rows("standing")
    assert rows("said", changed="true") < rows("said")
    parties = [each["speaker"] for each in client.get("/api/dossier/said").json()["said"]]
    two = sorted({*filter(None, parties)})[:2]
    assert rows("said", party=two[0]) < rows("said", party="; ".join(two))
    page = client.get("/dossier/timeline", params={"type": "PROTEST"}).text
    assert '<option value="PROTEST" selected>' in page
    assert "<details open><summary>More" in page
    for fields in ({"report": "nope"}, {"type": "NOPE"}, {"own": "Nobody's Paper", "party": "Nobody Known"}):
        assert client.get("/dossier/claims", params=fields).status_code == 400, fields


def test_what_changed_is_asked_after_a_report_and_of_the_case(with_case: TestClient) -> None:
    (report,) = (each["report"] for each in with_case.get("/api/reports").json()["reports"])
    assert with_case.get("/dossier/changed", params={"report": report, "case": "true"}).status_code == 200
    assert with_case.get("/dossier/changed", params={"report": "nope"}).status_code == 400
    both = {"report": report, "since": "2025-05-01"}
    assert "says the day already" in with_case.get("/dossier/changed", params=both).text


def test_many_lines_are_shown_page_by_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    every = client.get("/api/dossier/said").json()["said"]
    for room in (wanted, dossiers):
        monkeypatch.setattr(room, "AT_ONCE", 3)
    first, second = (client.get("/dossier/said", params={"page": n}).text for n in (1, 2))
    assert 'rel="next"' in first
    assert "here 4 to 6" in second
    assert first.count('<b class="lead">') == 3
    assert len(client.get("/api/dossier/said").json()["said"]) == len(every) > 6
    assert client.get("/dossier/said", params={"page": 0}).status_code == 422
    assert client.get("/dossier/said", params={"page": 99}).status_code == 200


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_goes_along_as_a_table(client: TestClient, name: str) -> None:
    rows = next(iter(client.get(f"/api/dossier/{name}").json().values()))
    csv = client.get(f"/dossier/{name}.csv")
    assert f'filename="{name}.csv"' in csv.headers["content-disposition"]
    assert len(csv.text.splitlines()) > len(rows)
    assert client.get(f"/dossier/{name}.xlsx").content.startswith(b"PK")
    assert client.get(f"/dossier/{name}.exe").status_code == 404


def test_a_table_has_what_the_filters_leave(client: TestClient) -> None:
    whole, some = (client.get(f"/dossier/timeline.csv{f}").text for f in ("", "?since=2025-05-01"))
    assert 1 < some.count("\n") < whole.count("\n")


def test_positions_of_one_party_are_some_of_all(client: TestClient) -> None:
    whole = client.get("/api/positions").json()
    some = client.get("/api/positions", params={"issue": "arbitration"}).json()
    assert 0 < len(some["positions"]) < len(whole["positions"])


def test_acts_are_shown_page_by_page_with_what_can_be_decided(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts = [row["act"] for row in client.get("/api/positions").json()["positions"]]
    monkeypatch.setattr(page, "MAX_ROWS", 4)
    second = client.get("/positions", params={"page": 2}).text
    assert [f'value="{act}"' in second for act in acts] == [4 <= k < 8 for k in range(len(acts))]
    assert f"Page 2 of {-(-len(acts) // 4)}" in second


def test_search_leads_to_the_words(client: TestClient) -> None:
    hits = client.get("/api/search", params={"words": "arbitration"}).json()["passages"]
    assert hits
    assert all("arbitrat" in hit["words"].lower() for hit in hits)


def test_passages_are_shown_page_by_page_and_taken_along(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = client.get("/api/search", params={"words": "the union"}).json()
    monkeypatch.setattr(searches, "_AT_ONCE", 2)
    pages = [
        client.get("/api/search", params={"words": "the union", "page": n}).json()["passages"] for n in (1, 2)
    ]
    assert [*pages[0], *pages[1]] == every["passages"][:4]
    assert every["all"] == len(every["passages"]) > 4
    second = client.get("/search", params={"words": "the union", "page": 2}).text
    assert f"{every['all']} passages" in second
    assert 'rel="prev" href="?words=the+union&amp;page=1"' in second
    table = client.get("/search.csv", params={"words": "the union"}).text
    assert table.count("\n") > every["all"]


def test_search_looks_into_the_reports_of_some_days_alone(client: TestClient) -> None:
    day = client.get("/api/reports").json()["reports"][0]["day"]
    words = {"words": "union"}
    assert client.get("/api/search", params={**words, "since": day, "until": day}).json()["all"] > 0
    assert client.get("/api/search", params={**words, "until": "1999-01-01"}).json()["all"] == 0
    assert client.get("/api/search", params={**words, "publisher": "Nobody"}).json()["passages"] == []
    assert client.get("/search", params={**words, "since": "soon"}).status_code == 400


def test_reports_are_listed_page_by_page(client: TestClient) -> None:
    assert "table.reports" not in client.get("/reports", params={"page": 2}).text
    assert "1 report here" in client.get("/reports", params={"page": 2}).text


def test_words_that_the_case_cites_stand_under_the_title_of_their_report(with_case: TestClient) -> None:
    (report,) = with_case.get("/api/reports").json()["reports"]
    words = with_case.get("/analysis").text.partition("The words themselves")[2]
    assert f"<h3><bdi>{report['title']}</bdi></h3>" in words
    assert f'href="/report?id={report["report"]}"' in words


def test_the_brief_goes_along_as_word_pdf_page_and_archive(with_case: TestClient) -> None:
    starts = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html>"}
    for ending, start in starts.items():
        answer = with_case.get(f"/brief.{ending}")
        assert answer.content.startswith(start), ending
        name = answer.headers["content-disposition"].partition('filename="')[2]
        assert name.endswith(f'brief{" with annexes" if ending == "html" else ""}.{ending}"')
        assert not name.startswith(("port.", "brief"))
    packed = zipfile.ZipFile(io.BytesIO(with_case.get("/archive.zip").content))
    assert {"port.dossier", "port.yaml", "port.brief.html"} <= set(packed.namelist())


NO_PAGES = {
    "/dossier": "the timeline, by another name",
    "/dossier/{question}.{form}": "a table to be taken along",
    "/search.{form}": "a table to be taken along",
    "/jobs/{id_}": "a piece of a page",
    "/assessments.{ending}": "a table to be taken along", "/assessments/matrix.csv": "a file",
    "/along/dossier/{form}": "a file", "/along/case/{form}": "a file",
    "/along/template/{name}.{form}": "a file",
    "/sweep.{form}": "a file", "/symbolic.{form}": "a file", "/along/states.parquet": "a file",
    "/along/positions.{form}": "a file", "/along/analysis.{form}": "a file",
    "/brief.html": "a file", "/brief.docx": "a file", "/brief.pdf": "a file", "/archive.zip": "a file",
}  # fmt: skip
"""Addresses that are no page of their own, and why."""


def pages_of(bench: Bench) -> set[str]:
    """The addresses of all pages, as the routes have them."""
    return {
        route.path
        for route in routes_of()
        if "GET" in route.methods and not route.path.startswith("/api/") and route.path not in NO_PAGES
    }


def test_the_archive_of_a_case_without_a_dossier_has_the_reports_that_it_cites(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "el-salvador-1989", tmp_path / "six")
    answer = client_of(Bench(workspace_of(str(tmp_path / "six")))).get("/archive.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        packed.extractall(tmp_path / "again")
    again = client_of(Bench(workspace_of(str(tmp_path / "again"))))
    cited = {each["report"] for each in again.get("/api/case").json()["evidence"].values()}
    assert len(cited) > 2
    assert all((tmp_path / "again" / report).is_file() for report in cited)
    assert again.get("/brief").status_code == 200


def test_every_page_has_a_twin_that_is_described(client: TestClient, bench: Bench) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    pages = pages_of(bench)
    assert len(pages) >= 12
    assert {path for path in pages if f"/api{path}" not in described} == set()
    for path, about in described.items():
        assert path.startswith("/api/")
        (each,) = about.values()
        assert each["summary"].endswith("."), path
        fields = each.get("parameters", [])
        asked = [field for field in fields if field["in"] == "query"]
        assert [field["name"] for field in asked if "description" not in field] == [], path


def test_every_twin_answers(with_case: TestClient) -> None:
    report = with_case.get("/api/reports").json()["reports"][0]["report"]
    fields = {"/api/report": {"id": report}, "/api/search": {"words": "union"}}
    for path, about in with_case.get("/api/openapi.json").json()["paths"].items():
        if "get" not in about or path in ("/api/jobs/{id_}", "/api/sweep", "/api/symbolic"):
            continue
        for name in QUESTIONS if path == "/api/dossier/{question}" else ("timeline", "contacts"):
            answer = with_case.get(path.replace("{question}", name), params=fields.get(path, {}))
            assert answer.status_code == 200, (path, name)
            assert answer.json(), (path, name)


def test_the_name_under_which_a_person_decides_is_remembered(client: TestClient, bench: Bench) -> None:
    before = bench.who
    answer = client.post("/who", data={"name": "  A.  Analyst "})
    assert "as <bdi>A. Analyst</bdi>" in answer.text
    again = Bench(bench.workspace)
    assert again.who == "A. Analyst"
    client.post("/who", data={"name": " "})
    assert again.who == "A. Analyst"
    bench.workspace.case.with_name(f".{bench.workspace.case.name}.who").write_text("[no names]")
    assert Bench(bench.workspace).who == before


def test_a_question_of_the_review_stands_with_the_words_it_asks_about(client: TestClient) -> None:
    shown = client.get("/review").text
    asked = client.get("/api/review").json()["questions"]
    assert shown.count('<form method="post" action="/review">') <= shown.count("<blockquote>")
    assert asked


def test_reports_are_folded_below_the_answer_of_a_page(client: TestClient) -> None:
    page = client.get("/dossier/said").text
    _, folded, below = page.partition('<details class="annex sources" id="annex-sources">')
    assert folded
    assert "<article" in below


def test_a_page_without_an_answer_says_what_it_would_hold_and_where_to_go_on(client: TestClient) -> None:
    nobody = client.get("/dossier/contacts?since=1990-01-01&until=1990-02-01").text
    assert "would stand here" in nobody
    assert '<a href="/dossier/contacts">' in nobody, "the filters may be why"
    alone = client.get("/dossier/claims").text
    assert ("Ask about another party" in alone) == ("No deed is reported" in alone)
    assert 'aria-current="page"' in client.get("/review").text.partition("</div>")[0]
