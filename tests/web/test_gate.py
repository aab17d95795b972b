"""The gate: who opened the link may ask, from our own pages, on this machine; nobody else."""

from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Scope
from tests.web.conftest import HOST

from detente.web.application import application
from detente.web.bench import Bench
from detente.web.gate import POLICY, Gate, Key, cookie_name


def stranger(bench: Bench, key: Key, *, most_bytes: int = 1 << 20) -> TestClient:
    gate = Gate(application(bench), key, frozenset({HOST}), most_bytes=most_bytes)
    return TestClient(gate, base_url=f"http://{HOST}", raise_server_exceptions=False)


def test_who_did_not_open_the_link_sees_nothing(bench: Bench) -> None:
    client = stranger(bench, Key())
    for path in ("/", "/reports", "/api/positions", "/static/page.css", "/api/openapi.json"):
        answer = client.get(path)
        assert answer.status_code == 401
        assert "Open the link" in answer.text


def test_the_link_opens_once(bench: Bench) -> None:
    key = Key()
    link = f"/open?token={key.token}"
    assert stranger(bench, key).get(link, follow_redirects=False).status_code == 303
    again = stranger(bench, key).get(link, follow_redirects=False)
    assert again.status_code == 401
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("token", ["", "x", "é"])
def test_a_wrong_token_opens_nothing_and_spoils_nothing(bench: Bench, token: str) -> None:
    key = Key()
    client = stranger(bench, key)
    assert client.get("/open", params={"token": token}, follow_redirects=False).status_code == 401
    assert client.get("/open", params={"token": key.token}, follow_redirects=False).status_code == 303


def test_the_cookie_is_for_this_site_and_no_script(bench: Bench) -> None:
    key = Key()
    cookie = (
        stranger(bench, key).get(f"/open?token={key.token}", follow_redirects=False).headers["set-cookie"]
    )
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    """A page elsewhere may have its own name resolved to 127.0.0.1."""
    assert client.get("/reports", headers={"host": "evil.example:8601"}).status_code == 421
    assert client.get("/reports", headers={"host": "127.0.0.1"}).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999"])
def test_another_site_may_change_nothing(client: TestClient, origin: str) -> None:
    answer = client.post("/case/draft", headers={"origin": origin})
    assert answer.status_code == 403
    assert "no case yet" in client.get("/case").text


def test_every_answer_forbids_what_a_page_does_not_need(client: TestClient) -> None:
    for path in ("/reports", "/api/positions", "/nowhere", "/static/web.js"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_what_is_read_is_not_kept_by_the_browser(client: TestClient) -> None:
    assert client.get("/reports").headers["cache-control"] == "no-store"


def test_too_large_a_request_is_refused_before_it_is_taken(bench: Bench) -> None:
    key = Key()
    client = stranger(bench, key, most_bytes=1000)
    client.get(f"/open?token={key.token}", follow_redirects=False)
    own = {"origin": f"http://{HOST}"}
    answer = client.post("/reports", data={"text": "x" * 2000}, headers=own)
    assert answer.status_code == 413
    form = {**own, "content-type": "application/x-www-form-urlencoded"}
    in_pieces = client.post("/reports", content=(b"x" * 500 for _ in range(5)), headers=form)
    assert in_pieces.status_code == 413
    assert not bench.jobs.running


def test_a_request_that_comes_drop_by_drop_is_stopped(bench: Bench) -> None:
    """Nobody keeps the server busy by a request that never ends."""
    key = Key()
    gate = Gate(application(bench), key, frozenset({HOST}), most_seconds=0.3)
    sent: list[Message] = []

    async def drop() -> Message:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"text=a", "more_body": True}

    async def take(message: Message) -> None:
        sent.append(message)

    headers = {
        "host": HOST, "origin": f"http://{HOST}", "cookie": f"{cookie_name(HOST)}={key.session}",
        "content-type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    scope: Scope = {
        "type": "http", "method": "POST", "path": "/reports", "raw_path": b"/reports", "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()], "root_path": "",
        "scheme": "http", "http_version": "1.1", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8601),
    }  # fmt: skip
    asyncio.run(asyncio.wait_for(gate(scope, drop, take), 30))
    assert sent[0]["status"] == 408
    assert b"took too long" in b"".join(message.get("body", b"") for message in sent)
    assert bench.jobs.latest("/reports") is None
