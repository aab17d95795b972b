"""Orders and answers that commands take from a line or a file are given on a page too."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient


def sent(client: TestClient, path: str, text: str) -> Any:
    return client.post(path, files={"file": ("answers.yaml", text)})


def test_an_order_in_a_line_is_carried_out_or_refused_beside_it(client: TestClient) -> None:
    answer = client.post("/review/order", data={"order": 'describe report title="A new title"'})
    assert "its title is A new title" in answer.text
    refused = client.post("/review/order", data={"order": "sing report"})
    assert refused.status_code == 422
    assert "sing is no order" in refused.text
    assert 'value="sing report"' in refused.text


def test_a_file_of_answers_and_orders_is_carried_out_up_to_the_first_that_cannot(client: TestClient) -> None:
    question = client.get("/api/review").json()["questions"][0]
    one = f"- {{id: {question['id']}, answer: '{question['answers'][0]}', why: read twice}}\n"
    refused = sent(client, "/review/answers", f"{one}- do: sing\n")
    assert refused.status_code == 422
    assert "answers.yaml:2: sing is no order" in refused.text
    assert "what is done is not done twice" in refused.text
    assert "read twice" in client.get("/review").text
    assert sent(client, "/review/answers", "nonsense").status_code == 400


def test_answers_in_a_file_are_all_written_into_the_case_or_none(with_case: TestClient) -> None:
    before = with_case.get("/api/case").json()
    question = with_case.get("/api/interview").json()["question"]
    one = f"- {{id: {question['id']}, answer: '{question['answers'][0]}'}}\n"
    refused = sent(with_case, "/interview/answers", f"{one}- {{id: nope, answer: yes}}\n")
    assert refused.status_code == 422
    assert "no question nope is open" in refused.text
    assert "/tmp" not in refused.text
    assert with_case.get("/api/case").json() == before
    written = sent(with_case, "/interview/answers", one)
    assert "1 answer written into the case" in written.text
    assert with_case.get("/api/interview").json()["question"] != question
