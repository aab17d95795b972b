"""The output of `detente read`, for a person and for programs."""

from __future__ import annotations

import io
import json

from rich.console import Console
from tests.support.briefs import findings

from detente.page.findings import findings_page
from detente.render.json.findings import write_findings
from detente.render.terminal import render_terminal


def printed() -> str:
    out = io.StringIO()
    render_terminal(
        findings_page(findings("A title with \x1b[31m in it [bold]")), Console(file=out, width=100)
    )
    return out.getvalue()


def test_every_finding_is_printed_with_the_place_of_its_words() -> None:
    lines = [" ".join(line.split()) for line in printed().splitlines()]
    assert "Ana Bek person; also Bek; mayor of Brine 1 mention" in lines
    assert any(line.startswith("Ana Bek direct: “We will not pay a penny more,”") for line in lines)
    assert "PROTEST possible 2021-03 dockers: The dockers may walk out in March 0–33" in lines
    assert any("characters of page furniture left unread" in line for line in lines)


def test_control_codes_and_markup_of_a_report_reach_no_terminal() -> None:
    text = printed()
    assert "\x1b" not in text
    assert "[bold]" in text


def test_reports_are_written_one_after_the_other_as_one_json_value() -> None:
    out = io.StringIO()
    write_findings([findings(), findings()], out)
    assert [r["id"] for r in json.loads(out.getvalue())["reports"]] == ["report", "report"]


def test_an_event_told_again_is_not_taken_for_a_second_event() -> None:
    told = findings()
    strike = told.events[0]
    twice = strike.model_copy(update={"also": (told.events[1].span,)})
    out = io.StringIO()
    page = findings_page(told.model_copy(update={"events": (twice,)}))
    render_terminal(page, Console(file=out, width=160))
    also = told.events[1].span
    assert f"(also reported at {also.start}–{also.end})" in " ".join(out.getvalue().split())
