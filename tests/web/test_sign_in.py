"""A public workbench: nobody comes in without the password, and each person has a name of their own."""

from __future__ import annotations

import hashlib

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import routes_of

from detente.errors import BadInput
from detente.web.bench import Bench
from detente.web.gate import Gate
from detente.web.passwords import Password, Tries
from detente.web.server import remembering
from detente.web.sessions import LASTS, Sessions
from detente.web.sign_in import SignIn

HOST = "desk.example.org:8601"
WORDS = "correct horse battery"
OPEN_PATHS = {"/sign-in", "/sign-in.css"}


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def password() -> Password:
    return Password(WORDS, "the test", cost=2**10)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entrance(password: Password, clock: Clock) -> SignIn:
    return SignIn(password, "detente_8601", tries=Tries(clock=clock), sessions=Sessions(clock=clock))


def comer(bench: Bench, entrance: SignIn, address: str = "192.0.2.7") -> TestClient:
    """A browser at another machine."""
    app = remembering(bench)
    client = TestClient(
        Gate(app, entrance, frozenset({HOST})),
        base_url=f"{entrance.scheme}://{HOST}", client=(address, 5000),
        raise_server_exceptions=False, follow_redirects=False,
    )  # fmt: skip
    client.headers["origin"] = f"{entrance.scheme}://{HOST}"
    return client


def sign_in(client: TestClient, words: str = WORDS, name: str = "A. Analyst") -> int:
    return client.post("/sign-in", data={"name": name, "password": words}).status_code


def test_nothing_is_reached_without_signing_in(bench: Bench, entrance: SignIn) -> None:
    client = comer(bench, entrance)
    asked = [(method, route.path) for route in routes_of() for method in route.methods]
    assert len(asked) > 40
    for method, path in [*asked, ("GET", "/"), ("GET", "/static/page.css"), ("GET", "/api/openapi.json")]:
        answer = client.request(method, path)
        assert answer.status_code in (303, 401), (method, path)
        assert answer.headers.get("location", "/sign-in") == "/sign-in"
        assert len(answer.content) < 60
    assert client.get("/open?token=x").headers["location"] == "/sign-in"
    assert client.get("/nowhere").headers["location"] == "/sign-in"
    assert {path for path in OPEN_PATHS if client.get(path).status_code == 200} == OPEN_PATHS


def test_the_page_to_sign_in_tells_nothing_of_the_dossier(bench: Bench, entrance: SignIn) -> None:
    page = comer(bench, entrance).get("/sign-in").text
    assert "port" not in page.casefold().replace("viewport", "")
    assert "<script" not in page


def test_who_knows_the_password_comes_in_under_a_name(bench: Bench, entrance: SignIn) -> None:
    client = comer(bench, entrance)
    assert sign_in(client) == 303
    assert "as <bdi>A. Analyst</bdi>" in client.get("/reports").text
    assert client.get("/api/reports").json()["reports"]


def test_two_people_do_not_share_a_name_or_a_page(bench: Bench, entrance: SignIn) -> None:
    one, other = comer(bench, entrance), comer(bench, entrance)
    sign_in(one, name="Ana")
    sign_in(other, name="Ben")
    for _ in range(2):
        assert "as <bdi>Ana</bdi>" in one.get("/reports").text
        assert "as <bdi>Ben</bdi>" in other.get("/reports").text
    assert one.post("/who", data={"name": "Ana M."}).status_code == 303
    question = one.get("/api/review").json()["questions"][0]
    one.post("/review", data={"id": question["id"], "answer": question["answers"][0]})
    assert {each["who"] for each in one.get("/api/decisions").json()["decisions"]} == {"Ana M."}
    assert "as <bdi>Ben</bdi>" in other.get("/reports").text


def test_the_cookie_is_signed_and_for_this_site_alone(bench: Bench, entrance: SignIn) -> None:
    client = comer(bench, entrance)
    answer = client.post("/sign-in", data={"name": "A", "password": WORDS})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly; SameSite=Strict; Path=/" in cookie
    value = cookie.partition("=")[2].partition(";")[0]
    id_, _, signature = value.partition(".")
    assert len(signature) == hashlib.sha256().digest_size * 2
    for forged in (id_, f"{id_}.", f"{id_}.{'0' * 64}", f"{id_}x.{signature}", "", "."):
        stranger = comer(bench, entrance)
        assert stranger.get("/reports", headers={"cookie": f"detente_8601={forged}"}).status_code == 303


def test_behind_tls_the_cookie_goes_over_https_only(bench: Bench, password: Password) -> None:
    entrance = SignIn(password, "__Host-detente", behind_tls=True)
    client = comer(bench, entrance)
    answer = client.post("/sign-in", data={"name": "A", "password": WORDS})
    assert answer.headers["set-cookie"].startswith("__Host-detente=")
    assert "; Secure" in answer.headers["set-cookie"]
    plain = client.post("/sign-in", headers={"origin": f"http://{HOST}"}, data={"name": "A"})
    assert plain.status_code == 403


def test_who_signs_out_is_out_with_any_copy_of_the_cookie(bench: Bench, entrance: SignIn) -> None:
    client = comer(bench, entrance)
    sign_in(client)
    copy = f"detente_8601={client.cookies['detente_8601']}"
    assert 'action="/sign-out"' in client.get("/reports").text
    assert client.post("/sign-out").headers["location"] == "/sign-in"
    assert client.get("/reports").status_code == 303
    assert comer(bench, entrance).get("/reports", headers={"cookie": copy}).status_code == 303


def test_a_session_ends_after_a_day_of_work(bench: Bench, entrance: SignIn, clock: Clock) -> None:
    client = comer(bench, entrance)
    sign_in(client)
    clock.now = LASTS - 1
    assert client.get("/reports").status_code == 200
    clock.now = LASTS
    assert client.get("/reports").status_code == 303


def test_another_site_can_sign_nobody_in_or_out(bench: Bench, entrance: SignIn) -> None:
    client = comer(bench, entrance)
    evil = {"origin": "https://evil.example"}
    answer = client.post("/sign-in", data={"name": "A", "password": WORDS}, headers=evil)
    assert answer.status_code == 403
    sign_in(client)
    assert client.post("/sign-out", headers=evil).status_code == 403
    assert client.get("/reports").status_code == 200
    assert client.get("/sign-in", headers={"host": "evil.example:8601"}).status_code == 421


def test_after_five_wrong_passwords_the_right_one_waits_too(
    bench: Bench, entrance: SignIn, clock: Clock
) -> None:
    client = comer(bench, entrance)
    assert [sign_in(client, "wrong password") for _ in range(5)] == [403] * 5
    answer = client.post("/sign-in", data={"name": "A", "password": WORDS})
    assert answer.status_code == 429
    assert "wait 16 minutes" in answer.text or "wait 15 minutes" in answer.text
    assert int(answer.headers["retry-after"]) > 800
    assert sign_in(comer(bench, entrance, "192.0.2.8")) == 303
    clock.now = 901
    assert sign_in(client) == 303


def test_many_addresses_together_have_a_limit_too() -> None:
    clock = Clock()
    tries = Tries(most_of_all=10, clock=clock)
    assert [tries.begin(f"192.0.2.{k}") for k in range(10)] == [0] * 10
    assert tries.begin("192.0.2.99") > 0
    of_one_network = Tries(most=2, clock=clock)
    assert [of_one_network.begin(f"2001:db8::{k}") > 0 for k in range(3)] == [False, False, True]


def test_a_right_password_clears_the_wrong_ones() -> None:
    tries = Tries(most=2)
    tries.begin("192.0.2.7")
    tries.begin("192.0.2.7")
    tries.forgive("192.0.2.7")
    assert tries.begin("192.0.2.7") == 0


def test_only_a_hash_of_the_password_is_kept() -> None:
    kept = Password(WORDS, "x", cost=2**10)
    assert WORDS not in repr(vars(kept))
    assert kept.is_it(WORDS)
    assert not kept.is_it(WORDS + " ")
    with pytest.raises(BadInput, match="a password of 5 characters; take one of 12 or more"):
        Password("short", "x")


def test_a_form_that_is_none_of_ours_is_refused(bench: Bench, entrance: SignIn) -> None:
    client = comer(bench, entrance)
    assert client.post("/sign-in", data={"name": "A" * 9000}).status_code == 413
    assert sign_in(client, name=" ") == 422
    assert client.post("/sign-in", content=b"\xff&" * 50).status_code == 422
    assert "<b>" not in client.post("/sign-in", data={"name": "<b>", "password": "no"}).text
