"""A reply is read as JSON of the form asked for, and asked for once more where it is none."""

from __future__ import annotations

import json

import pytest
from tests.support.salt import CUT

from detente.assistant.asking import ask
from detente.assistant.bodies import NoReply, parsed
from detente.assistant.requests import Request
from detente.assistant.schema import RowsReply, json_schema

REQUEST = Request("m", "rows-1", (("system", "s"), ("user", "u")), json_schema(RowsReply))
ROWS = json.dumps({"rows": [CUT]})


class Said:
    """Whoever says one thing after the other."""

    def __init__(self, *replies: str) -> None:
        self.replies = list(replies)
        self.requests: list[Request] = []

    def reply(self, request: Request) -> str:
        self.requests.append(request)
        return self.replies.pop(0)


@pytest.mark.parametrize(
    "said",
    [
        ROWS,
        f"Here is the JSON:\n```json\n{ROWS}\n```\nI hope it helps.",
        f'<think>{{"rows": [what?]}} or {{"rows": []}}</think>\n{ROWS}',
        f'{{"note": "of no use"}} {ROWS}',
    ],
)
def test_the_json_is_taken_from_what_stands_around_it(said: str) -> None:
    assert parsed(said, RowsReply).rows[0].maker == "Ostland"


@pytest.mark.parametrize(
    "said",
    [
        "", "No.", "[]", '{"rows": [', '{"rows": [{"maker": "Ostland"}]}', "{" * 5000,
        json.dumps({"rows": [{**CUT, "stance": "hopes"}]}), json.dumps({"rows": 7}),
    ],
)  # fmt: skip
def test_what_has_another_form_is_none(said: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(said, RowsReply)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ({**CUT, "stance": "hopes"}, "stance: Input should be"),
        ({key: CUT[key] for key in CUT if key != "in_force"}, "in_force: Field required"),
        ({**CUT, "condition": ["if"]}, "condition: Input should be a valid string"),
        (7, "valid dictionary"),
    ],
)
def test_one_row_of_another_form_is_told_apart_and_the_others_stay(bad: object, why: str) -> None:
    form = parsed(json.dumps({"rows": [CUT, bad, CUT]}), RowsReply)
    assert len(form.rows) == 2
    [faulty] = form.faulty
    assert why in faulty.why


def test_a_list_that_is_too_long_is_cut_and_says_so() -> None:
    form = parsed(json.dumps({"rows": [CUT] * 30}), RowsReply)
    assert len(form.rows) == 24
    [faulty] = form.faulty
    assert "(6) are over the 24 of a reply" in faulty.why


def test_what_a_model_writes_as_faulty_is_not_taken_from_it() -> None:
    assert parsed(json.dumps({"rows": [CUT], "faulty": [CUT]}), RowsReply).faulty == ()


def test_a_reply_without_json_is_asked_for_once_more_and_the_fault_is_named() -> None:
    said = Said("Ostland may cut its orders.", ROWS)
    form, _ = ask(said, REQUEST, RowsReply)
    assert len(form.rows) == 1
    _, again = said.requests
    assert again.messages[-2] == ("assistant", "Ostland may cut its orders.")
    assert "there is no JSON in it" in again.messages[-1][1]
    assert again.name != REQUEST.name


def test_a_reply_without_words_is_asked_for_once_more_without_a_message_that_has_none() -> None:
    said = Said('{"choices": [{"message": {"content": ""}}]}', ROWS)
    form, _ = ask(said, REQUEST, RowsReply)
    assert len(form.rows) == 1
    _, again = said.requests
    assert [role for role, _ in again.messages] == ["system", "user", "user"]


def test_after_two_such_replies_there_is_none() -> None:
    with pytest.raises(NoReply, match="no usable JSON"):
        ask(Said("no", "no"), REQUEST, RowsReply)


def test_the_schema_is_one_that_strict_servers_take() -> None:
    row = json_schema(RowsReply)["$defs"]["ProposedRow"]
    assert row["additionalProperties"] is False
    assert set(row["required"]) == set(row["properties"]) == set(CUT)
