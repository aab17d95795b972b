"""The archive that the brief offers, dropped where reports are added."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import client_of

from detente.web.bench import Bench
from detente.web.workspace import workspace_of


def dropped(client: TestClient, content: bytes, name: str = "talks.zip") -> str:
    return client.post("/reports", files={"files": (name, content, "application/zip")}).text


def zip_of(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, text in files.items():
            out.writestr(name.replace("__", "/").replace("_", "."), text)
    return packed.getvalue()


def test_a_whole_dispute_is_opened_in_an_empty_folder_with_its_case_and_its_answers(
    with_case: TestClient, tmp_path: Path
) -> None:
    edit = {"do": "add claim", "value": "The strike will spread", "by": "Ana Roy"}
    assert with_case.post("/case/edit", data=edit).status_code == 200
    (tmp_path / "elsewhere").mkdir()
    again = client_of(Bench(workspace_of(str(tmp_path / "elsewhere"))))
    assert "Opened: port.zip" in dropped(again, with_case.get("/archive.zip").content, "port.zip")
    assert again.get("/api/reports").json() == with_case.get("/api/reports").json()
    cited = {each["report"] for each in again.get("/api/case").json()["evidence"].values()}
    assert {each.partition("#")[0] for each in cited} == {"dispute.dossier"}, "as it is called here"
    assert "The strike will spread" in again.get("/case").text
    assert "The strike will spread" in again.get("/brief.html").text


def test_where_a_dispute_is_here_already_nothing_of_it_is_touched(
    with_case: TestClient, bench: Bench
) -> None:
    before = bench.workspace.case.read_bytes()
    said = dropped(with_case, with_case.get("/archive.zip").content)
    assert "one is here already; unpack it into a new folder" in said
    assert bench.workspace.case.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (zip_of(a_txt="The guild struck."), "holds no dispute of detente; unpack it"),
        (zip_of(a_yaml="x: 1", b_yaml="x: 1"), "holds no dispute of detente"),
        (b"PK\x03\x04 nothing", "cannot be unpacked"),
        (zip_of(a_dossier="nothing"), "talks.zip: "),
    ],
)
def test_another_zip_is_refused_with_what_to_do(empty: Bench, content: bytes, says: str) -> None:
    client = client_of(empty)
    assert says in dropped(client, content)
    assert not empty.workspace.has_store
    assert "table.reports" not in client.get("/reports").text


def test_no_path_of_an_archive_leads_out_of_the_folder(empty: Bench) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("case.yaml", "detente: 1\ntitle: Talks\nparties: {}\n")
        for name in ("../out.txt", "/tmp/out-of-detente.txt", "..\\out.txt", ".hidden", "reports/in.txt"):
            out.writestr(name, "words")
    assert "Opened: talks.zip" in dropped(client_of(empty), packed.getvalue())
    folder = empty.workspace.case.parent
    here = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert here == {"case.yaml", "reports/in.txt"}
    assert not (folder.parent / "out.txt").exists()
    assert not Path("/tmp/out-of-detente.txt").exists()
