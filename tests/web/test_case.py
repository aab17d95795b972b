"""The case in the workbench: drafted, edited, refused with its line, never written over, taken back."""

from __future__ import annotations

import re
from html import unescape

from starlette.testclient import TestClient

from detente.web.bench import Bench


def text_in(page: str) -> str:
    area = re.search(r'<textarea id="text".*?>\n(.*?)</textarea>', page, re.DOTALL)
    assert area is not None
    return unescape(area[1])


def mark_in(page: str) -> str:
    mark = re.search(r'name="before" value="(.*?)"', page)
    assert mark is not None
    return mark[1]


def test_a_case_is_drafted_and_shown_as_it_stands(with_case: TestClient, bench: Bench) -> None:
    page = with_case.get("/case", params={"text": True}).text
    assert text_in(page) == bench.workspace.case.read_text(encoding="utf-8")
    assert "nobody has reviewed" in with_case.get("/case").text


def test_an_edit_is_written_and_taken_back_to_the_byte(with_case: TestClient, bench: Bench) -> None:
    path = bench.workspace.case
    before = path.read_bytes()
    page = with_case.get("/case", params={"text": True}).text
    assert "Take the last change back" not in page
    edited = text_in(page).replace("title:", "# mine\ntitle:", 1)
    saved = with_case.post("/case", data={"text": edited.replace("\n", "\r\n"), "before": mark_in(page)})
    assert "Saved." in saved.text
    assert path.read_text(encoding="utf-8") == edited
    assert "Take the last change back" in saved.text
    with_case.post("/case/undo")
    assert path.read_bytes() == before


def test_a_fault_is_shown_with_its_line_and_nothing_is_written(with_case: TestClient, bench: Bench) -> None:
    before = bench.workspace.case.read_bytes()
    page = with_case.get("/case", params={"text": True}).text
    wrong = text_in(page).replace("parties:", "partys:", 1)
    answer = with_case.post("/case", data={"text": wrong, "before": mark_in(page)})
    assert answer.status_code == 422
    assert re.search(r'data-line="\d+"', answer.text)
    assert text_in(answer.text) == wrong
    assert bench.workspace.case.read_bytes() == before


def test_words_that_stand_in_no_report_are_refused(with_case: TestClient) -> None:
    page = with_case.get("/case", params={"text": True}).text
    wrong = re.sub(r"quote: .*", "quote: words that nobody wrote", text_in(page), count=1)
    answer = with_case.post("/case", data={"text": wrong, "before": mark_in(page)})
    assert answer.status_code == 422


def test_of_two_windows_the_second_does_not_write_over_the_first(with_case: TestClient, bench: Bench) -> None:
    one = other = with_case.get("/case", params={"text": True}).text
    text = text_in(one)
    with_case.post("/case", data={"text": f"# one\n{text}", "before": mark_in(one)})
    answer = with_case.post("/case", data={"text": f"# other\n{text}", "before": mark_in(other)})
    assert answer.status_code == 409
    assert "changed meanwhile" in answer.text
    assert text_in(answer.text) == f"# other\n{text}"
    assert bench.workspace.case.read_text(encoding="utf-8").startswith("# one\n")
    # Who has seen what is there now may write over it, and that can be taken back.
    over = re.search(r'name="over" value="(\w+)"', answer.text)
    assert over is not None
    form = {"text": f"# other\n{text}", "before": mark_in(other), "over": over[1]}
    assert with_case.post("/case", data=form).status_code == 200
    assert bench.workspace.case.read_text(encoding="utf-8").startswith("# other\n")
    with_case.post("/case/undo")
    assert bench.workspace.case.read_text(encoding="utf-8").startswith("# one\n")


def test_a_broken_file_is_opened_with_its_fault_and_can_be_mended(
    with_case: TestClient, bench: Bench
) -> None:
    path = bench.workspace.case
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("parties:", "partys:", 1), encoding="utf-8")
    page = with_case.get("/case", params={"text": True}).text
    assert 'id="fault"' in page
    with_case.post("/case", data={"text": whole, "before": mark_in(page)})
    assert path.read_text(encoding="utf-8") == whole


def edited(client: TestClient, do: str, **fields: str) -> str:
    return client.post("/case/edit", data={"do": do, **fields}).text


def test_the_form_shows_each_line_with_its_words(with_case: TestClient) -> None:
    page = with_case.get("/case").text
    assert "National Dockers’ Union" in page
    assert "<summary>words it rests on</summary>" in page
    assert "↑" not in page.split("Rules")[-1]


def test_an_option_is_added_renamed_and_taken_out_again(with_case: TestClient, bench: Bench) -> None:
    before = bench.workspace.case.read_bytes()
    page = edited(with_case, "add option", party="Meridian Shipping", value="Sail to Westhaven")
    assert "Written." in page
    case = with_case.get("/api/case").json()
    party, name = next(
        (party, name)
        for party, about in case["parties"].items()
        for name, option in about["options"].items()
        if option["label"] == "Sail to Westhaven"
    )
    assert "Leave for good" in edited(
        with_case, "rename option", option=f"{party}.{name}", value="Leave for good"
    )
    edited(with_case, "drop option", option=f"{party}.{name}")
    assert "Leave for good" not in bench.workspace.case.read_text(encoding="utf-8")
    for _ in range(3):
        with_case.post("/case/undo")
    assert bench.workspace.case.read_bytes() == before


def test_a_form_of_an_older_case_writes_nothing(with_case: TestClient, bench: Bench) -> None:
    older = mark_in(with_case.get("/case").text)
    edited(with_case, "rename case", value="The strike", before=older)
    now = bench.workspace.case.read_bytes()
    answer = with_case.post("/case/edit", data={"do": "rename case", "value": "Another", "before": older})
    assert "changed meanwhile" in answer.text
    assert bench.workspace.case.read_bytes() == now


def test_a_wish_is_added_moved_and_said_in_words(with_case: TestClient) -> None:
    party = next(iter(with_case.get("/api/case").json()["parties"]))
    option = f"{party}.{next(iter(with_case.get('/api/case').json()['parties'][party]['options']))}"
    page = edited(with_case, "add priority", party=party, value=f"not {option}", why="it said so")
    assert "it said so" in page
    added = with_case.get("/api/case").json()["preferences"][party]["priorities"]
    place = str(len(added))
    edited(with_case, "move priority", party=party, number=place, value="1")
    moved = with_case.get("/api/case").json()["preferences"][party]["priorities"]
    assert moved[0] == added[-1]


def test_a_wrong_order_is_said_beside_the_form_and_nothing_is_written(
    with_case: TestClient, bench: Bench
) -> None:
    before = bench.workspace.case.read_bytes()
    for do, fields in (
        ("add rule", {"value": "A and and"}),
        ("add priority", {"party": "NOBODY", "value": "x"}),
        ("no such order", {}),
        ("add option", {"party": "", "value": "Sail"}),
    ):
        answer = with_case.post("/case/edit", data={"do": do, **fields})
        assert answer.status_code == 422, do
        assert 'role="alert"' in answer.text
    assert bench.workspace.case.read_bytes() == before


def test_an_answer_is_written_told_and_taken_back(with_case: TestClient, bench: Bench) -> None:
    before = bench.workspace.case.read_bytes()
    question = with_case.get("/api/interview").json()["question"]
    given = {"id": question["id"], "answer": "unknown", "why": "nobody says"}
    answer = with_case.post("/interview", data=given)
    assert 'role="status"' in answer.text
    assert bench.workspace.case.read_bytes() != before
    assert with_case.get("/api/interview").json()["question"]["id"] != question["id"]
    # The last page, where nothing is left to ask, has no id to send.
    back = with_case.post("/interview", data={"id": "", "do": "undo"})
    assert "Taken back" in back.text
    assert bench.workspace.case.read_bytes() == before


def test_an_earlier_answer_is_taken_back_alone_and_its_question_asked_again(
    with_case: TestClient, bench: Bench
) -> None:
    before = bench.workspace.case.read_bytes()
    asked = []
    for _ in range(2):
        question = with_case.get("/api/interview").json()["question"]
        asked.append(question["id"])
        with_case.post("/interview", data={"id": question["id"], "typed": question["answers"][0]})
    back = with_case.post("/interview", data={"do": "take back", "number": "1"})
    assert "Taken back" in back.text
    assert f'name="id" value="{asked[0]}"' in back.text
    assert "What was answered (1)" in back.text
    assert 'role="alert"' in with_case.post("/interview", data={"do": "take back", "number": "7"}).text
    with_case.post("/interview", data={"do": "undo"})
    assert bench.workspace.case.read_bytes() == before


def test_a_wrong_answer_is_said_and_asks_again(with_case: TestClient) -> None:
    question = with_case.get("/api/interview").json()["question"]
    answer = with_case.post("/interview", data={"id": question["id"], "typed": "perhaps"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert question["id"] in answer.text


def test_a_question_that_is_passed_over_does_not_come_again(with_case: TestClient) -> None:
    question = with_case.get("/api/interview").json()["question"]
    answer = with_case.post("/interview", data={"id": question["id"], "do": "skip"})
    assert f'name="id" value="{question["id"]}"' not in answer.text
    assert f'name="passed" value="{question["id"]}"' in answer.text


def test_a_state_is_explained_and_an_unknown_one_refused(with_case: TestClient) -> None:
    answer = with_case.get("/analysis", params={"why": "status quo"})
    assert answer.status_code == 200
    assert with_case.get("/analysis", params={"why": "no such state"}).status_code == 400
