"""A real server that speaks the protocol, and one that is slow, refuses, breaks off or is not there."""

from __future__ import annotations

import gzip
import json
import socket
import time
from typing import Any

import pytest
from tests.support.model_server import Handler, saying, serving
from tests.support.salt import CUT

from detente.assistant.bodies import NoReply, model_in, text_in
from detente.assistant.client import Server
from detente.assistant.requests import Request
from detente.assistant.schema import RowsReply, json_schema
from detente.errors import BadInput

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


def test_a_server_that_is_at_fault_once_is_still_asked_for_the_form() -> None:
    faults = [500, 503]

    def behave(handler: Handler, body: dict[str, Any]) -> None:
        handler.send(faults.pop(), b"oops") if faults else handler.say('{"rows": []}')

    with serving(behave) as server:
        client = Server(server.url, 5)
        for status in (503, 500):
            with pytest.raises(NoReply, match=str(status)):
                client.reply(REQUEST)
        client.reply(REQUEST)
        assert [body["response_format"]["type"] for body in server.bodies] == ["json_schema"] * 3


def test_a_fault_that_is_not_of_the_form_leaves_the_form_known() -> None:
    def too_long(handler: Handler, body: dict[str, Any]) -> None:
        handler.send(400, {"error": {"message": "the context is too long"}})

    with serving(too_long) as server:
        client = Server(server.url, 5)
        for _ in range(2):
            with pytest.raises(NoReply, match="context is too long"):
                client.reply(REQUEST)
        assert [b.get("response_format", {}).get("type") for b in server.bodies[::3]] == ["json_schema"] * 2


def slow(handler: Handler, body: dict[str, Any]) -> None:
    time.sleep(1.5)


def drop_by_drop(handler: Handler, body: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def drips_headers(handler: Handler, body: dict[str, Any]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(100):
        handler.wfile.write(b"a")
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
        (drips_headers, "took more than 0.6 seconds"),
        (dies, "broke off"),
        (endless, "answers without end"),
        (lambda h, b: h.send(401, {"error": "who are you?"}), r"answers 401 \(who are you\?\)"),
        (
            lambda h, b: h.send(404, {"error": {"message": "no model small"}}),
            r"answers 404 \(no model small\)",
        ),
        (lambda h, b: h.send(503, b"loading"), "answers 503"),
        (
            lambda h, b: h.send(200, gzip.compress(b" " * 10**6), **{"Content-Encoding": "gzip"}),
            "packed form",
        ),
        (lambda h, b: h.send(500, b"[" * 200_000), "answers 500"),
    ],
)
def test_what_goes_wrong_is_named(behaviour: Any, why: str) -> None:
    with serving(behaviour) as server, pytest.raises(NoReply, match=why):
        Server(server.url, 0.6).reply(REQUEST)


def test_a_time_out_is_for_the_whole_call() -> None:
    """No piece of the answer is late; the call ends long before all of them are there."""
    pieces: list[bytes] = []

    def drips(handler: Handler, body: dict[str, Any]) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        for _ in range(30):
            pieces.append(b"a")
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.1)

    with serving(drips) as server:
        with pytest.raises(NoReply):
            Server(server.url, 0.5).reply(REQUEST)
        assert len(pieces) < 30


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
        ('{"choices": [{"message": {"content": "", "refusal": "I cannot."}}]}', "refuses"),
        ('{"choices": [{"message": {"content": "x"}, "finish_reason": "content_filter"}]}', "refuses"),
    ],
)
def test_an_answer_of_another_form_or_a_refusal_is_none(reply: str, why: str) -> None:
    with pytest.raises(NoReply, match=why):
        text_in(reply)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('null', ""),
        ('""', ""),
        ('[{"type": "text", "text": "[1,"}, {"type": "image_url"}, {"text": " 2]"}]', "[1, 2]"),
        ('"half \\ud800 sign"', "half \ufffd sign"),
    ],
)  # fmt: skip
def test_the_words_of_an_answer_are_its_parts_together(content: str, text: str) -> None:
    assert text_in(f'{{"choices": [{{"message": {{"content": {content}}}}}]}}') == text


@pytest.mark.parametrize("reply", ["[" * 200_000, '{"choices":' * 100_000, "9" * 100_000])
def test_a_body_that_no_reader_of_json_takes_is_no_fault_of_ours(reply: str) -> None:
    assert (text_in(reply), model_in(reply)) == (reply, None)


@pytest.mark.parametrize("key", ["schl\u00fcssel", "a\udcff", "two words", "a\x01b"])
def test_a_key_that_no_header_carries_is_refused_and_not_shown(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_ASSISTANT_KEY", key)
    with pytest.raises(BadInput, match="DETENTE_ASSISTANT_KEY: has signs") as fault:
        Server("http://127.0.0.1:1", 5)
    assert key not in str(fault.value)


def test_a_key_is_sent_without_the_line_end_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []

    def behave(handler: Handler, body: dict[str, Any]) -> None:
        sent.append(handler.headers["Authorization"])
        handler.say("{}")

    monkeypatch.setenv("DETENTE_ASSISTANT_KEY", "abc\n")
    with serving(behave) as server:
        Server(server.url, 5).reply(REQUEST)
    assert sent == ["Bearer abc"]


def test_an_address_that_cannot_be_sent_to_is_refused() -> None:
    with pytest.raises(BadInput, match="no address of a server"):
        Server("http://localho\u017ft:11434", 5)
