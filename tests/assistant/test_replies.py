"""Replies are recorded, replayed, and kept by the text, the prompt and the model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.assistant.replies import Cached, NoReply, Recorded, Recording
from detente.assistant.requests import PROMPTS, request_for
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


def test_an_answer_without_words_is_not_kept(tmp_path: Path) -> None:
    inner = Counting('{"choices": [{"message": {"content": ""}}]}')
    for _ in range(2):
        Cached(inner, tmp_path).reply(request())
    assert inner.times == 2


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
