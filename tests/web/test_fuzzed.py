"""The interface is asked at random, by its own description: whatever is sent, no fault of ours comes back."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient
from tests.web.conftest import HOST, client_of

from detente.web.bench import Bench


def test_no_request_ends_in_a_fault_of_ours(bench: Bench) -> None:
    client = client_of(bench)
    client.post("/case/draft")
    schema = schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())
    for operation in schema.get_all_operations():
        _ask(client, operation.ok())


def _ask(client: TestClient, operation: schemathesis.schemas.APIOperation) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        answer = client.request(
            case.method, case.formatted_path, params=case.query, headers={"origin": f"http://{HOST}"}
        )
        assert answer.status_code < 500, (case.formatted_path, case.query)

    ask()
