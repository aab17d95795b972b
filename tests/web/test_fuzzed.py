"""The interface is asked at random, by its own description: whatever is sent, no fault of ours comes back."""

from __future__ import annotations

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient
from tests.web.conftest import HOST, client_of, routers_of
from tests.web.test_sign_in import HOST as PUBLIC_HOST
from tests.web.test_sign_in import WORDS, comer, sign_in

from detente.web.bench import Bench
from detente.web.passwords import Password
from detente.web.sign_in import SignIn


def test_no_request_ends_in_a_fault_of_ours(bench: Bench) -> None:
    client = client_of(bench)
    client.post("/case/draft")
    schema = schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())
    for operation in schema.get_all_operations():
        _ask(client, operation.ok(), HOST)


def test_none_by_others_does_either_and_a_stranger_gets_nothing(bench: Bench) -> None:
    entrance = SignIn(Password(WORDS, "the test", cost=2**10), "detente_8601")
    known, stranger = comer(bench, entrance), comer(bench, entrance)
    sign_in(known)
    schema = schemathesis.openapi.from_dict(known.get("/api/openapi.json").json())
    for operation in schema.get_all_operations():
        _ask(known, operation.ok(), PUBLIC_HOST, examples=2)
        _ask(stranger, operation.ok(), PUBLIC_HOST, examples=2, is_refused=True)


def test_no_form_ends_in_a_fault_of_ours(empty: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are described too, for this test: what is typed into a form is of no less kinds."""
    client = client_of(empty)
    app = FastAPI(title="all pages", telemetry={"auto_configure": False})
    for router in routers_of():
        for route in router.routes:
            if isinstance(route, APIRoute):
                monkeypatch.setattr(route, "include_in_schema", not route.path.startswith("/api/"))
        app.include_router(router)
    operations = [each.ok() for each in schemathesis.openapi.from_dict(app.openapi()).get_all_operations()]
    assert len([each for each in operations if each.method == "post"]) > 15
    for operation in operations:
        _ask(client, operation, HOST, examples=3)


def _ask(
    client: TestClient,
    operation: schemathesis.schemas.APIOperation,
    host: str,
    *,
    examples: int = 8,
    is_refused: bool = False,
) -> None:
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        form = case.body if isinstance(case.body, dict) else {}
        answer = client.request(
            case.method, case.formatted_path, params=case.query, data=form or None,
            headers={"origin": f"http://{host}"},
        )  # fmt: skip
        assert answer.status_code < 500, (case.formatted_path, case.query, form)
        assert not is_refused or answer.status_code in (303, 401)

    ask()
