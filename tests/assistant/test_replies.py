"""Replies are recorded, replayed, and kept by the text, the prompt and the model."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from detente.assistant.asking import ask
from detente.assistant.bodies import NoReply
from detente.assistant.replies import Cached, Recorded, Recording
from detente.assistant.requests import PROMPTS, request_for
from detente.assistant.schema import RowsReply
from detente.errors import BadInput
from detente.sources import Report

REPORT = Report("r", "r.txt", "The dockers may walk out.")
REPLY = '{"rows": []}'


class Counting:
    """Answers, and counts how often it was asked."""

    def __init__(self, reply: str = REPLY) -> None:
        self.times, self._reply = 0, reply

    def reply(self, request: object) -> str:
        self.times += 1
        return self._reply


def request(text: str = REPORT.text, model: str = "m", task: str = "rows"):  # type: ignore[no-untyped-def]
    return request_for(task, REPORT.passage(0, 0).__class__("r", 0, len(text), text), REPORT, (), model)  # type: ignore[arg-type]


def test_a_name_is_that_of_the_text_and_the_prompt_and_not_of_the_model() -> None:
    assert request().name == request(model="other").name
    assert request().name != request("Other words.").name
    assert request().name != request(task="statements").name
    assert request().name.startswith(PROMPTS["rows"])


def test_what_was_asked_once_is_not_asked_again(tmp_path: Path) -> None:
    inner = Counting()
    for _ in range(2):
        assert Cached(inner, tmp_path / "cache").reply(request()) == REPLY
    assert inner.times == 1
    Cached(inner, tmp_path / "cache").reply(request(model="other"))
    Cached(inner, tmp_path / "cache").reply(request("Other words."))
    assert inner.times == 3


@pytest.mark.parametrize(
    "reply",
    [
        '{"choices": [{"message": {"content": ""}}]}', '{"choices": []}', '{"rows": [{"maker": "Ostl',
        "I would rather not.",
        '{"choices": [{"message": {"content": "I cannot help with that."}}]}', "", "[" * 200_000,
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_not_kept_and_a_kept_one_is_asked_again(reply: str, tmp_path: Path) -> None:
    Cached(Counting(), tmp_path).reply(request())
    [kept_file] = tmp_path.iterdir()
    kept_file.unlink()
    inner = Counting(reply)
    for _ in range(2):
        Cached(inner, tmp_path).reply(request())
    assert (inner.times, [*tmp_path.iterdir()]) == (2, [])
    kept_file.write_text(reply)
    assert Cached(Counting(), tmp_path).reply(request()) == REPLY
    assert kept_file.read_text() == REPLY


def test_a_reply_that_was_mended_is_kept_for_the_first_request(tmp_path: Path) -> None:
    cached = Cached(Counting("no"), tmp_path)
    again = request().again(cached.reply(request()), "there is no JSON in it")
    Cached(Counting(), tmp_path).reply(again)
    assert Cached(Counting("no"), tmp_path).reply(request()) == REPLY


@pytest.mark.parametrize(
    ("recorded", "why"),
    [
        ('{"rows": [', "has a broken reply: {name}"),
        ("", "has a broken reply: {name}"),
        ('{"choices": []}', "has a reply that answers in another form than that of a chat: {name}"),
        ('{"choices": [{"message": {"refusal": "No."}}]}', "has a reply that refuses to answer: {name}"),
    ],
)
def test_a_recorded_reply_that_cannot_be_used_is_named(recorded: str, why: str, tmp_path: Path) -> None:
    name = f"{request().name}.reply.json"
    (tmp_path / name).write_text(recorded)
    with pytest.raises(NoReply) as fault:
        ask(Recorded(tmp_path), request(), RowsReply)
    assert fault.value.why == why.format(name=name)


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert Cached(Counting(), tmp_path / "cache").reply(request()) == REPLY


def test_the_exact_request_is_recorded_and_the_reply_replayed(tmp_path: Path) -> None:
    Recording(Counting(), tmp_path).reply(request())
    assert json.loads((tmp_path / f"{request().name}.request.json").read_text()) == request().body
    assert Recorded(tmp_path).reply(request(model="other")) == REPLY


def test_without_a_server_the_requests_alone_are_recorded(tmp_path: Path) -> None:
    with pytest.raises(NoReply):
        Recording(None, tmp_path).reply(request())
    assert [path.name for path in tmp_path.iterdir()] == [f"{request().name}.request.json"]
    with pytest.raises(NoReply, match="no recorded reply"):
        Recorded(tmp_path).reply(request())


def test_the_prompts_are_those_of_their_version() -> None:
    """A prompt that changes gets a new number: replies are kept, and measured, by its name."""
    folder = Path(__file__).parents[2] / "src" / "detente" / "assistant" / "prompts"
    assert {path.stem for path in folder.glob("*.jinja")} == set(PROMPTS.values())
    assert {path.stem: checksum(path) for path in folder.glob("*.jinja")} == CHECKSUMS


def checksum(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


CHECKSUMS = {"rows-1": "cfbd1e2e828a", "statements-1": "17d9e768d2bf"}


def test_a_reply_that_a_person_wrote_is_not_recorded_over(tmp_path: Path) -> None:
    path = tmp_path / f"{request().name}.reply.json"
    path.write_text("mine")
    inner = Counting()
    with pytest.raises(BadInput, match="is there already"):
        Recording(inner, tmp_path).reply(request())
    assert (path.read_text(), inner.times) == ("mine", 0)
    with pytest.raises(NoReply):
        Recording(None, tmp_path).reply(request())
    body = tmp_path / f"{request().name}.request.json"
    body.write_text("another")
    with pytest.raises(BadInput, match="is another request"):
        Recording(None, tmp_path).reply(request())
    assert body.read_text() == "another"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_in_a_folder_of_replies_holds_nothing_up(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{request().name}.reply.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(NoReply, match="broken reply"):
        Recorded(tmp_path).reply(request())
