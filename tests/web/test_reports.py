"""Reports that are sent: read off the request, told of one by one, shown with their findings, never run."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.support.paths import ROOT
from tests.web.conftest import REPORT, client_of
from tests.web.sending import ids, wait
from tests.web.threads import InThreads

from detente.analysis.keeping import keep_reports
from detente.dossier.store.store import open_store
from detente.web.bench import Bench
from detente.web.jobs import Job, Tell

HOSTILE = (
    "<html><head><title>Mill <script>alert(1)</script></title></head><body>"
    "<p>The mill <img src=x onerror=alert(2)> refused on Monday to reopen the gate, the mayor said.</p>"
    "<script>alert(3)</script>"
    '<p><a href="javascript:alert(4)">The council</a> demanded that the mill reopen it by 3 May 2026.</p>'
    "<svg onload=alert(5)></svg></body></html>"
)

MORE = b"The mayor met the union on Tuesday. She will not reopen the gate."
TOLD = "The miners refused on Monday to return to work. The board said it would not talk with the miners."


@pytest.fixture(autouse=True)
def _jobs_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work runs where the pipeline is loaded; `test_jobs` and the browser's tests start processes."""
    monkeypatch.setattr("detente.web.jobs._SPAWN", InThreads)


def test_what_is_sent_is_read_and_what_cannot_be_is_named(empty: Bench) -> None:
    client = client_of(empty)
    files = [
        ("files", ("../../etc/Port strike.txt", REPORT.read_bytes(), "text/plain")),
        ("files", ("broken.pdf", b"%PDF-1.4 nothing", "application/pdf")),
        ("files", ("mill.html", HOSTILE.encode(), "text/html")),
    ]
    assert client.post("/reports", files=files, follow_redirects=False).status_code == 303
    job = wait(empty)
    assert sorted(ids(client)) == ["mill", "port-strike"]
    # Of three files two hold reports.
    assert (job.percent, job.doing) == (100, "2 of 2 reports")
    shown = client.get("/reports").text
    assert "Not read: broken.pdf: the PDF is damaged" in shown
    # A name that is sent never leads out of the folder, and an unreadable file is not kept.
    assert sorted(path.name for path in empty.workspace.reports.iterdir()) == ["mill.html", "port-strike.txt"]
    report = client.get("/report", params={"id": "mill", "kind": ["statement", "act", "event"]}).text
    for harm in ("alert(1)</script>", "onerror=", "javascript:", "<svg"):
        assert harm not in report.replace("onerror=alert(2)&gt;", "")
    assert "<mark" not in report
    assert "reopen" in report


def test_the_page_answers_while_the_first_reports_are_read_and_the_dossier_is_not_whole_yet(
    empty: Bench,
) -> None:
    Path(empty.workspace.store).touch()
    client, over = client_of(empty), threading.Event()

    def read(tell: Tell) -> None:
        tell("added strike")
        tell.part(0.5, "1 of 2 reports")
        over.wait(60)

    job = empty.jobs.start("Reading 2 reports", "/reports", read)
    while not job.doing:
        time.sleep(0.01)
    page = client.get("/reports")
    over.set()
    assert page.status_code == 200
    assert "under way" in page.text
    assert "the latest: <bdi>strike</bdi>" in page.text
    assert '<progress max="100" value="50"' in page.text
    assert "50 % · 1 of 2 reports" in page.text
    wait(empty)
    assert "there is no dossier" in client.get("/reports").text


def test_the_list_of_reports_does_not_wait_for_them_to_be_joined_while_more_are_read(
    empty: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(empty)
    go_on = threading.Event()

    def read(tell: Callable[[str], None], *_: object) -> None:
        tell("added one")
        go_on.wait(60)

    client.post("/reports", files=[("files", ("one.txt", TOLD.encode())), ("files", ("two.txt", MORE))])
    wait(empty)
    monkeypatch.setattr("detente.web.reports.read_reports", read)
    client.post("/reports", data={"text": "More is read."})
    with monkeypatch.context() as patch:
        patch.setattr(empty, "material", lambda: pytest.fail("the reports are joined"))
        assert len(client.get("/api/reports").json()["reports"]) == 2
        assert "Reading 1 report" in client.get("/reports").text
    go_on.set()
    wait(empty)


def test_a_pasted_text_is_read_under_its_title_and_a_second_time_changes_nothing(empty: Bench) -> None:
    client = client_of(empty)
    text = "The miners refused on Monday to return to work. The board said it would not talk."
    form = {"text": text, "title": "Miners stay out", "published": "2026-05-04"}
    client.post("/reports", data=form)
    wait(empty)
    listed = client.get("/api/reports").json()["reports"]
    assert [(row["title"], row["day"]) for row in listed] == [("Miners stay out", "2026-05-04")]
    client.post("/reports", data=form)
    wait(empty)
    assert len(ids(client)) == 1
    assert "Was there already: <bdi>" in client.get("/reports").text


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text": "  "}, "nothing was given"),
        ({"text": "The mill closed.", "published": "May"}, "“May” is no day"),
    ],
)
def test_an_empty_form_or_a_wrong_day_is_said_in_one_line(
    empty: Bench, form: dict[str, str], says: str
) -> None:
    answer = client_of(empty).post("/reports", data=form)
    assert answer.status_code == 400
    assert says in answer.text
    assert not empty.jobs.running
    assert all(value in answer.text for value in form.values()), "what was typed stays"


def test_the_reports_of_a_folder_are_offered_and_read(tmp_path: Path, empty: Bench) -> None:
    (tmp_path / "strike.txt").write_bytes(REPORT.read_bytes())
    client = client_of(empty)
    assert "holds reports" in client.get("/reports").text
    client.post("/reports", data={"folder": "1"})
    wait(empty)
    assert ids(client) == ["strike"]


def test_a_first_visit_offers_examples_and_reads_one(empty: Bench) -> None:
    client = client_of(empty)
    assert 'value="port-lorne-2025"' in client.get("/reports").text
    client.post("/reports", data={"example": "port-lorne-2025"})
    wait(empty)
    assert ids(client) == ["report"]
    assert "Or try an example" not in client.get("/reports").text
    assert client.post("/reports", data={"example": "../../etc"}).status_code == 400


def test_a_file_that_is_refused_alone_is_named_and_not_kept(empty: Bench) -> None:
    client = client_of(empty)
    client.post("/reports", files=[("files", ("empty.txt", b"", "text/plain"))])
    wait(empty)
    page = client.get("/reports").text
    assert "Not read: empty.txt: the file is empty" in page
    assert "fault of" not in page
    assert list(empty.workspace.reports.iterdir()) == []


def test_files_that_cannot_be_read_are_listed_in_one_notice(empty: Bench) -> None:
    client = client_of(empty)
    names = [f"empty-{number}.txt" for number in range(10)]
    client.post("/reports", files=[("files", (name, b"", "text/plain")) for name in names])
    wait(empty)
    page = client.get("/reports").text
    assert "10 files were not read:" in page
    assert page.count('class="fault"') == 1
    assert all(f"{name}: the file is empty" in page for name in names)
    assert "and 2 more" in page


def test_the_archive_has_what_was_read_as_word_and_pdf_and_no_refused_file(empty: Bench) -> None:
    client = client_of(empty)
    client.post("/reports", data={"text": TOLD, "title": "Miners stay out", "published": "2026-05-04"})
    wait(empty)
    (empty.workspace.reports / "prog.exe").write_bytes(b"MZ")
    names = zipfile.ZipFile(io.BytesIO(client.get("/archive.zip").content)).namelist()
    assert sorted(name.rpartition(".")[2] for name in names) == ["docx", "dossier", "html", "pdf", "txt"]


def test_a_report_is_called_by_its_headline_wherever_it_is_named(empty: Bench) -> None:
    client = client_of(empty)
    client.post("/reports", data={"text": TOLD, "title": "Miners stay out", "published": "2026-05-04"})
    wait(empty)
    page = client.get("/positions").text
    assert "Miners stay out" in page
    assert "<h3>dispute.dossier" not in page


def test_a_refused_request_leads_back_to_where_it_came_from(client: TestClient) -> None:
    came_from = {"referer": "http://127.0.0.1:8601/report?id=report"}
    refused = client.post("/reports", data={"text": " "}, headers=came_from)
    assert 'href="/report?id=report"' in refused.text
    elsewhere = client.post("/reports", data={"text": " "}, headers={"referer": "http://example.org/x"})
    assert "Back to where you were" not in elsewhere.text
    assert "the field “report” is empty" in client.post("/add", data={"kind": "act"}).text


def test_a_report_is_taken_out_with_a_reason_and_brought_back(client: TestClient, bench: Bench) -> None:
    (report,) = ids(client)
    client.post("/case/draft")
    answer = client.post("/report/withdraw", data={"report": report, "why": "of another dispute"})
    assert f"{report} withdrawn." in answer.text
    assert "of another dispute" in answer.text
    data = client.get("/api/reports").json()
    assert data["reports"] == []
    (out,) = data["withdrawn"]
    assert (out["report"], out["who"], out["why"]) == (report, bench.who, "of another dispute")
    assert client.get("/report", params={"id": report}).url.path == "/reports"
    for path in ("/positions", "/dossier/timeline", "/case", "/analysis", "/brief", "/review"):
        assert client.get(path).status_code == 200, path
    again = client.post("/report/withdraw", data={"report": report})
    assert again.status_code == 404
    answer = client.post("/undo", data={"number": out["decision"], "back": "reports"})
    assert f"Taken back: {report} withdrawn." in answer.text
    assert ids(client) == [report]
    assert client.get("/api/reports").json()["withdrawn"] == []


def test_reports_that_were_read_again_are_listed_as_ever(client: TestClient, bench: Bench) -> None:
    """A day that is taken back under “Review” has them read again, which tells of no file."""
    job = Job("1", "Reading again", "/reports", "done", result={"again": ["port"]})
    bench.jobs._jobs[job.id] = job
    assert client.get("/reports").status_code == 200


def test_reports_of_two_disputes_are_told_apart_and_a_person_says_that_they_are_one_or_keeps_one(
    client: TestClient, bench: Bench
) -> None:
    other = ROOT / "examples" / "cambodia-2021" / "report.txt"
    with open_store(bench.workspace.store) as store:
        assert list(keep_reports(store, [str(other)], unreadable=[], on_there=lambda _: None))
    page = client.get("/reports").text
    assert "seem to tell of 2 disputes" in page
    port, cambodia = client.get("/api/reports").json()["disputes"]
    assert "Lorne Terminals" in port["parties"]
    assert "Cambodia" in cambodia["parties"]
    first, second = port["reports"][0], cambodia["reports"][0]
    assert "They are one dispute" in page
    assert client.post("/reports/together", data={"report": first}).status_code == 400
    assert "They are one dispute" in client.get("/brief").text
    answer = client.post("/reports/together", data={"report": [first, second], "back": "brief"})
    assert answer.url.path == "/brief"
    assert "They are one dispute. It can be taken back" in answer.text
    assert "no named party in common" not in answer.text
    assert client.get("/api/reports").json()["disputes"] == []
    (made,) = client.get("/api/decisions").json()["decisions"]
    assert made["decision"] == f"{first} and {second} tell of one dispute"
    client.post("/undo", data={"number": made["number"], "back": "reports"})
    assert len(client.get("/api/reports").json()["disputes"]) == 2
    answer = client.post("/reports/keep", data={"report": port["reports"][0]})
    assert "1 report of other disputes taken out" in answer.text
    assert ids(client) == port["reports"]
    assert client.get("/api/reports").json()["disputes"] == []
    assert client.post("/reports/keep", data={"report": port["reports"][0]}).status_code == 400
