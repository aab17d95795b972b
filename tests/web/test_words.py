"""The workbench speaks to a person who never saw a terminal: where a command would help, there is a link."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.support.paths import ROOT
from tests.web.conftest import client_of

from detente.web.bench import Bench
from detente.web.workspace import workspace_of

PAGES = (
    "/reports", "/review", "/positions", "/case", "/interview", "/analysis", "/analysis?full=true", "/graph",
    "/sweep", "/brief", "/along", "/search?words=the", "/search?words=", "/report?id=port&kind=act",
    "/dossier/said?party=Nobody", "/dossier/due?since=2025-05-02&until=2025-05-01",
    *(f"/dossier/{name}" for name in
      ("timeline", "standing", "said", "contacts", "claims", "contradictions", "due", "changed")),
)  # fmt: skip
COMMANDS = "ask|brief|sweep|analyse|draft|dossier|positions|read|serve|export"
OF_THE_TERMINAL = re.compile(rf".{{0,60}}(?:`detente |\bdetente (?:{COMMANDS})\b|(?<![\w-])--[a-z]).{{0,40}}")


def of_the_terminal(text: str) -> list[str]:
    """The places where a page names a command or an option of one."""
    words = unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL))
    return [match[0] for match in OF_THE_TERMINAL.finditer(words)]


def test_no_page_of_a_raw_report_and_its_draft_names_a_command(with_case: TestClient) -> None:
    assert {path: at for path in PAGES if (at := of_the_terminal(with_case.get(path).text))} == {}


@pytest.mark.parametrize("example", ["cambodia-2021"])
def test_no_page_of_a_finished_case_names_a_command(stored: Path, tmp_path: Path, example: str) -> None:
    shutil.copyfile(ROOT / "examples" / example / "case.yaml", tmp_path / "port.yaml")
    shutil.copyfile(ROOT / "examples" / example / "report.txt", tmp_path / "report.txt")
    shutil.copyfile(stored, tmp_path / "port.dossier")
    client = client_of(Bench(workspace_of(str(tmp_path / "port.dossier"))))
    of_case = ("/case", "/interview", "/analysis", "/analysis?full=true", "/graph", "/sweep", "/brief")
    assert {path: at for path in of_case if (at := of_the_terminal(client.get(path).text))} == {}


def test_a_brief_without_a_case_leads_to_the_interview_and_this_to_a_draft(client: TestClient) -> None:
    brief = client.get("/brief").text
    assert of_the_terminal(brief) == []
    assert 'href="/interview"' in brief
    assert 'name="then" value="interview"' in client.get("/interview").text
    assert client.post("/case/draft", data={"then": "interview"}).url.path == "/interview"


def test_a_file_that_is_taken_away_names_no_command(with_case: TestClient) -> None:
    assert of_the_terminal(with_case.get("/brief.html").text) == []
