"""In the workbench a what-if is chosen from lists, told in words, and refused beside its fields."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient
from tests.web.test_reports import wait

from detente.web.bench import Bench


def choices(page: str, name: str) -> list[str]:
    field = page.split(f'<select name="{name}">')[1].split("</select>")[0]
    return [html.unescape(value) for value in re.findall(r'<option value="([^"]+)"', field)]


def test_a_what_if_is_chosen_from_lists_and_told_in_words(with_case: TestClient) -> None:
    page = with_case.get("/analysis").text
    option = choices(page, "drop")[0]
    changed = with_case.get("/analysis", params={"drop": option}).text
    assert "nobody can do this" in changed
    assert "--drop-option" not in changed
    assert "What comes out otherwise" in changed
    assert f'<option value="{option}" selected>' in changed
    now, other, *_ = choices(page, "better")
    party = choices(page, "party")[0]
    rather = {"party": party, "better": other, "worse": now}
    assert "would rather see" in with_case.get("/analysis", params=rather).text
    data = [with_case.get("/api/analysis", params=given).json()["states"] for given in ({}, {"drop": option})]
    assert data[0] == 2 * data[1]


def test_any_value_of_the_case_and_any_preference_can_be_supposed(with_case: TestClient) -> None:
    party = choices(with_case.get("/analysis").text, "party")[0]
    for given in ({"put": f"preferences.{party}=unknown"}, {"as_if": f"{party}: unknown"}):
        page = with_case.get("/analysis", params=given).text
        assert 'id="fault-here"' not in page
        assert '<details class="concepts" open><summary>What if' in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rule": "x and"}, "cannot read"),
        ({"party": "NOBODY"}, "choose all three"),
        ({"here": "nowhere"}, "unknown state"),
        ({"put": "nonsense"}, "nonsense"),
        ({"as_if": "NOBODY: unknown"}, "NOBODY"),
    ],
)
def test_what_cannot_be_supposed_is_said_above_the_case_as_it_is(
    with_case: TestClient, given: dict[str, str], says: str
) -> None:
    page = with_case.get("/analysis", params=given).text
    fault = re.search(r'id="fault-here"><bdi>(.*?)</bdi>', page)
    assert fault is not None
    assert says in fault[1]
    assert "This is not the case as it stands" not in page
    assert with_case.get("/api/analysis", params=given).status_code == 400


def test_a_sweep_of_a_what_if_says_what_is_supposed(with_case: TestClient, bench: Bench) -> None:
    option = choices(with_case.get("/sweep").text, "drop")[0]
    with_case.post("/sweep", data={"drop": option})
    wait(bench)
    assert "nobody can do this" in with_case.get("/sweep").text
