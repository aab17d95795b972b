"""To other programs and back: the files of the commands, and what was done elsewhere taken up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of
from tests.web.test_reports import wait

from detente.dossier import open_store
from detente.render import DOSSIER_FORMATS
from detente.web.bench import Bench
from detente.web.workspace import workspace_of


def test_every_format_of_the_dossier_goes_along_with_names_and_without(client: TestClient) -> None:
    offered = client.get("/api/along").json()["dossier"]
    assert {each["name"] for each in offered} == set(DOSSIER_FORMATS)
    for each in offered:
        answer = client.get(f"/along/dossier/{each['name']}")
        assert answer.status_code == 200, each
        assert f'{each["name"]}{each["ending"]}"' in answer.headers["content-disposition"]
    named = client.get("/along/dossier/plover").text
    without = client.get("/along/dossier/plover", params={"redact": True}).text
    assert "Lorne Terminals" in named
    assert "Lorne Terminals" not in without
    but = client.get("/along/dossier/plover", params={"redact": True, "show": "Lorne Terminals; Nobody"})
    assert but.status_code in (200, 400)
    assert client.get("/along/dossier/exe").status_code == 404


def test_the_case_the_table_and_the_analysis_go_along(with_case: TestClient) -> None:
    assert with_case.get("/along/case/gmcr").status_code == 200
    for path in ("case/tables", "case/matrices", "positions.docx", "analysis.docx"):
        assert with_case.get(f"/along/{path}").content.startswith(b"PK"), path
    for path in ("case/exe", "positions.exe", "analysis.exe", "template/parties.exe", "template/x.csv"):
        assert with_case.get(f"/along/{path}").status_code == 404, path


def test_a_table_is_taken_up_under_the_name_of_who_brings_it_and_taken_back(client: TestClient) -> None:
    heads = client.get("/along/template/parties.csv").text.splitlines()[0]
    first = heads.split(",")[0]
    assert first
    row = ",".join(["Harbour Pilots", *[""] * heads.count(",")])
    sent = {"file": ("pilots.csv", f"{heads}\n{row}\n", "text/csv")}
    answer = client.post("/along/import", files=sent, data={"why": "from the register"})
    assert answer.status_code == 200
    assert "taken up from pilots.csv" in answer.text
    (made,) = client.get("/api/decisions").json()["decisions"]
    assert "Harbour Pilots" in json.dumps(client.get("/api/positions").json()) or made["number"]
    broken = client.post("/along/import", files={"file": ("x.csv", "a,b\n1,2\n", "text/csv")})
    assert broken.status_code == 400
    assert "/tmp" not in broken.text


def test_a_table_follows_the_template_that_is_chosen(client: TestClient) -> None:
    sent = {"file": ("x.csv", client.get("/along/template/parties.csv").text, "text/csv")}
    refused = client.post("/along/import", files=sent, data={"template": "chronology"})
    assert refused.status_code == 400
    assert client.post("/along/import", files=sent, data={"template": "nope"}).status_code == 400
    codes = client.post("/along/import", files={"file": ("x.qdpx", b"")}, data={"codes": "Demands"})
    assert "Demands says no kind" in codes.text


def test_what_can_be_read_of_a_damaged_dossier_is_saved_into_a_new_one(bench: Bench, tmp_path: Path) -> None:
    place = Path(bench.workspace.store)
    raw = bytearray(place.read_bytes())
    page = len(raw) // 2 // 4096 * 4096
    raw[page : page + 4096] = b"\x55" * 4096
    place.write_bytes(raw)
    client = client_of(bench)
    assert client.post("/along/check").status_code == 400
    assert "Save what can be read" in client.get("/along").text
    saved = client.post("/along/saved")
    assert "port.saved.dossier" in saved.headers["content-disposition"]
    copy = tmp_path / "copy.dossier"
    copy.write_bytes(saved.content)
    with open_store(str(copy)) as opened:
        assert opened.check() <= 1


def test_an_encrypted_copy_opens_again_elsewhere_with_its_passphrase_alone(
    client: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    empty = Bench(workspace_of(str(tmp_path / "elsewhere")))
    keys = {"passphrase": "a long secret", "again": "a long secret"}
    sealed = client.post("/along/encrypted", data=keys)
    assert sealed.status_code == 200
    assert not sealed.content.startswith(b"SQLite format 3")
    elsewhere = client_of(empty)
    sent = {"file": ("port.dossier", sealed.content)}
    wrong = elsewhere.post("/along/open", files=sent, data={"passphrase": "another secret"})
    assert wrong.status_code == 400
    assert not empty.workspace.has_store
    assert elsewhere.post("/along/open", files=sent, data={"passphrase": "a long secret"}).status_code == 200
    assert elsewhere.get("/api/reports").json() == client.get("/api/reports").json()
    again = client.post("/along/open", files=sent, data={"passphrase": "a long secret"})
    assert "there is a dossier here" in again.text


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"passphrase": "a long secret", "again": "another"}, "not the same"),
        ({"passphrase": "short", "again": "short"}, "too short"),
    ],
)
def test_a_passphrase_is_typed_twice_and_long(client: TestClient, keys: dict[str, str], says: str) -> None:
    answer = client.post("/along/encrypted", data=keys)
    assert answer.status_code == 400
    assert says in answer.text


def test_reports_are_read_again_and_what_was_decided_holds(client: TestClient, bench: Bench) -> None:
    before = client.get("/api/reports").json()
    client.post("/along/reread", data={"everything": "true"})
    wait(bench)
    assert client.get("/api/reports").json() == before


def test_the_dossier_is_checked(client: TestClient) -> None:
    assert "1 report, all as they were written" in client.post("/along/check").text


@pytest.mark.parametrize(
    ("asked", "says"),
    [({"to": "status quo"}, "ways"), ({"concept": ["coalitions", "sseq"]}, "SSEQ"), ({"to": "nowhere"}, "")],
)
def test_the_analysis_answers_further_questions(
    with_case: TestClient, asked: dict[str, str], says: str
) -> None:
    answer = with_case.get("/analysis", params=asked)
    assert answer.status_code == (200 if says else 400)
    assert says in answer.text
