"""A case that a person has already is opened: of detente, or of gmcr-py; nothing that was here is lost."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient
from tests.case.test_gmcr import conflict
from tests.web.conftest import client_of

from detente.web.bench import Bench

WELL = """detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
status_quo: NN
preferences: {UP: {priorities: [not LOW.raid]}, LOW: unknown}
"""


def opened(client: TestClient, name: str, content: str) -> str:
    return client.post("/case/open", files={"file": (name, content.encode())}).text


def test_a_file_of_gmcr_py_becomes_the_case(empty: Bench) -> None:
    client = client_of(empty)
    assert 'action="/case/open"' in client.get("/case").text
    assert "Opened: well.gmcr." in opened(client, "well.gmcr", json.dumps(conflict()))
    parties = client.get("/api/case").json()["parties"].values()
    assert [party["name"] for party in parties] == ["Upper village", "Lower village"]
    assert client.get("/api/analysis").json()["states"] == 6


def test_a_case_file_takes_the_place_of_another_which_can_be_brought_back(with_case: TestClient) -> None:
    before = with_case.get("/api/case").json()
    assert "Opened: well.yaml." in opened(with_case, "well.yaml", WELL)
    assert with_case.get("/api/case").json()["title"] == "Two villages and a well"
    with_case.post("/case/undo")
    assert with_case.get("/api/case").json() == before


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("well.yaml", "detente: 1\n", "well.yaml"),
        ("well.gmcr", "{}", "well.gmcr"),
        ("../well.exe", WELL, "well.exe: is no case file"),
        ("well.yaml", WELL.replace("LOW.raid]", "LOW.rob]"), "well.yaml"),
    ],
)
def test_what_is_no_case_is_refused_by_its_own_name_and_changes_nothing(
    empty: Bench, name: str, content: str, says: str
) -> None:
    client = client_of(empty)
    answer = client.post("/case/open", files={"file": (name, content.encode())})
    assert answer.status_code == 400
    assert says in answer.text
    assert "/tmp" not in answer.text
    assert not empty.workspace.has_case
