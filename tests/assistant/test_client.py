"""A real server that speaks the protocol, and one that is slow, refuses, breaks off or is not there."""

from __future__ import annotations

import json
import socket
import time
from typing import Any

import pytest
from tests.support.model_server import Handler, saying, serving
from tests.support.salt import CUT

from detente.assistant.client import Server
from detente.assistant.replies import NoReply, text_in
from detente.assistant.requests import Request
from detente.assistant.schema import RowsReply, json_schema

REQUEST = Request(
    "small", "rows-1", (("system", "Say who wants what of whom."), ("user", "u")), json_schema(RowsReply)
)


def test_a_request_is_what_the_protocol_has_and_can_be_repeated() -> None:
    with serving(saying(rows=[CUT])) as server:
        reply = Server(server.url, 5).reply(REQUEST)
    assert json.loads(text_in(reply)) == {"rows": [CUT]}
    [body] = server.bodies
    assert server.paths == ["/v1/chat/completions"]
    assert (body["model"], body["temperature"], body["stream"]) == ("small", 0, False)
    assert body["response_format"]["json_schema"]["schema"] == REQUEST.schema
    assert isinstance(body["seed"], int)


def only(known: str | None) -> Any:
    """A server that knows one way to ask for a form, or none, and answers 422 to any other."""

    def behave(handler: Handler, body: dict[str, Any]) -> None:
        form = body.get("response_format")
        if form is not None and form["type"] != known:
            handler.send(422, {"error": {"message": "response_format: bad type"}})
        else:
            handler.say('{"rows": []}')

    return behave


@pytest.mark.parametrize(("known", "tries"), [("json_schema", 1), ("json_object", 2), (None, 3)])
def test_a_server_that_knows_another_form_or_none_is_asked_so_from_then_on(
    known: str | None, tries: int
) -> None:
    with serving(only(known)) as server:
        client = Server(server.url, 5)
        client.reply(REQUEST)
        assert len(server.bodies) == tries
        client.reply(REQUEST)
        assert len(server.bodies) == tries + 1


def slow(handler: Handler, body: dict[str, Any]) -> None:
    time.sleep(1.5)


def drop_by_drop(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def dies(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.wfile.flush()
    handler.connection.shutdown(socket.SHUT_RDWR)


def endless(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" " * 100_000)


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (slow, "took more than 0.6 seconds"),
        (drop_by_drop, "took more than 0.6 seconds"),
        (dies, "broke off"),
        (endless, "answers without end"),
        (lambda h, b: h.send(401, {"error": "who are you?"}), r"answers 401 \(who are you\?\)"),
        (
            lambda h, b: h.send(404, {"error": {"message": "no model small"}}),
            r"answers 404 \(no model small\)",
        ),
        (lambda h, b: h.send(503, b"loading"), "answers 503"),
    ],
)
def test_what_goes_wrong_is_named(behaviour: Any, why: str) -> None:
    with serving(behaviour) as server, pytest.raises(NoReply, match=why):
        Server(server.url, 0.6).reply(REQUEST)


def test_a_redirect_leads_nowhere() -> None:
    with serving(saying()) as elsewhere:
        with (
            serving(lambda h, b: h.send(307, b"", Location=f"{elsewhere.url}/v1/chat/completions")) as server,
            pytest.raises(NoReply, match="answers 307"),
        ):
            Server(server.url, 5).reply(REQUEST)
        assert elsewhere.bodies == []


def test_no_proxy_gets_the_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(saying()) as proxy, serving(saying()) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        Server(server.url, 5).reply(REQUEST)
    assert (len(proxy.bodies), len(server.bodies)) == (0, 1)


def test_a_server_that_is_not_there_is_not_asked_again() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(NoReply, match="does not answer") as fault:
        Server(url, 5).reply(REQUEST)
    assert fault.value.for_good


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ('{"choices": []}', "another form"),
        ('{"choices": [{"message": {"content": null}}]}', "says nothing"),
        ('{"choices": [{"message": {"content": "", "refusal": "I cannot."}}]}', "refuses"),
        ('{"choices": [{"message": {"content": "x"}, "finish_reason": "content_filter"}]}', "refuses"),
    ],
)
def test_an_answer_without_words_is_none(reply: str, why: str) -> None:
    with pytest.raises(NoReply, match=why):
        text_in(reply)
