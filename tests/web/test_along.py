"""To other programs and back: the files of the commands, and what was done elsewhere taken up."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from detente.render import DOSSIER_FORMATS


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
