"""A case about nothing gets no figures: not in the text, not on the page, not in a picture."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from itertools import pairwise

import pytest
from lxml import html
from rich.console import Console
from tests.support.nonsense import BAKERS_AND_TAILORS, TWO_AND_TWO
from tests.support.pictures import words_of

from detente.analysis.sweeping import SweepRequest, SweepResult, sweep_what_if
from detente.case.load import parse_case
from detente.case.what_if import WhatIf
from detente.drafting.layout import UNREVIEWED
from detente.page.compose import sweep_page, sweep_pictures
from detente.render.html import render_html
from detente.render.json.sweep import sweep_items
from detente.render.pictures.write import draw, figure_svg
from detente.render.terminal import render_terminal

CASES = {"like the example": BAKERS_AND_TAILORS, "a sample": TWO_AND_TWO}
every_nonsense = pytest.mark.parametrize("name", CASES)
REQUEST = SweepRequest(samples=3_000)


@cache
def answered(name: str, *, as_if: tuple[str, ...] = (), every_share: bool = False) -> SweepResult:
    request = SweepRequest(samples=3_000, every_share=every_share)
    return sweep_what_if(parse_case(CASES[name]), WhatIf(as_if=as_if), request)


def terminal_text(answer: SweepResult, *, full: bool = False) -> str:
    console = Console(file=io.StringIO(), width=100)
    render_terminal(sweep_page(answer, full=full), console)
    assert isinstance(console.file, io.StringIO)
    return " ".join(console.file.getvalue().split())


@every_nonsense
def test_the_text_has_no_percentage(name: str) -> None:
    assert "%" not in terminal_text(answered(name))


def test_the_shares_of_every_party_have_none_either() -> None:
    assert "%" not in terminal_text(answered("like the example"), full=True)


@every_nonsense
def test_the_page_has_no_percentage(name: str) -> None:
    root = html.fromstring(render_html(sweep_page(answered(name))))
    for style in root.xpath("//style"):
        style.getparent().remove(style)
    shown = [root.text_content(), *root.xpath("//@aria-label | //@title | //@alt")]
    assert not [text for text in shown if "%" in text]


@every_nonsense
def test_no_picture_has_a_percentage(name: str) -> None:
    for picture in sweep_pictures(answered(name)):
        words = [*words_of(figure_svg(draw(picture))), picture.caption, str(draw(picture).get_label())]
        assert not [text for text in words if "%" in text]


@every_nonsense
def test_a_what_if_that_leaves_the_tailors_unknown_has_none(name: str) -> None:
    whistled = {"like the example": "BAKERS: YNNY > NNNY", "a sample": "BAKERS: YNNN > NNNN"}
    assert "%" not in terminal_text(answered(name, as_if=(whistled[name],)))


@every_nonsense
def test_it_says_on_whom_all_turns_and_asks(name: str) -> None:
    text = terminal_text(answered(name))
    assert "Nothing is known of what Tailors would prefer." in text
    assert "turns on what Tailors would prefer, of which nothing is known." in text
    assert "Would Tailors rather" in text


@every_nonsense
def test_states_are_named_by_what_is_done_in_them(name: str) -> None:
    answer = answered(name)
    shown = [terminal_text(answer)]
    for picture in sweep_pictures(answer):
        shown += [picture.caption, *words_of(figure_svg(draw(picture)))]
    letters = {answer.sweep.model.pattern(cell) for cell in range(answer.sweep.model.cells)}
    assert not [text for text in shown for word in text.split() if word.strip("“”().,:;?") in letters]


@every_nonsense
def test_the_json_has_both_figures_and_the_reason(name: str) -> None:
    found = json.loads(json.dumps(dict(sweep_items(answered(name, every_share=True), limit=50, full=True))))
    assert found["nothing_known_of"] == ["TAILORS"]
    assert found["if_nothing_known"]["completions"] > 0
    turned = 0
    for row in found["shares"]:
        for concept in ("nash", "gmr", "smr", "seq"):
            on = row["stands_on"][concept]
            assert 0 <= on["share_if_nothing_known"] <= 1
            if 0 < row[concept] < 1:
                assert not on["shown"]
                assert on["turns_on_unknown"] == ["TAILORS"] or on["same_as"]
                turned += bool(on["turns_on_unknown"])
    assert turned
    for concept, on in found["way_out_stands_on"].items():
        assert on["shown"] == (found["way_out"][concept] in (0, 1))
    claim = next(claim for claim in found["claims"] if claim["id"] == "glad")
    assert claim["turns_on_unknown"] == ["TAILORS"]
    assert 0 < claim["share"] < 1
    assert 0 < claim["share_if_nothing_known"] < 1


def test_claims_that_are_their_own_unknown_are_said_to_be_circular() -> None:
    answer = answered("like the example")
    assert {c.id for c in answer.sweep.claims if c.circular} == {"loud", "quiet"}
    assert terminal_text(answer).count("circular: the unknown that decides it is the claim itself") == 2


def test_questions_are_ranked_and_their_shares_stay_in_the_json() -> None:
    answer = answered("like the example")
    found = dict(sweep_items(answer, limit=50, full=False))
    ranks = [question["rank"] for question in found["decisive"]]
    settled = [round(question["of_all"], 9) for question in found["decisive"]]
    assert ranks[0] == 1
    assert ranks == sorted(ranks)
    assert settled == sorted(settled, reverse=True)
    assert [rank == before for before, rank in pairwise(ranks)] == [
        share == before for before, share in pairwise(settled)
    ]
    assert "Question Settles Affects most" in terminal_text(answer)


def test_a_draft_that_nobody_has_reviewed_gets_its_questions_and_no_verdicts() -> None:
    case = parse_case(f"{UNREVIEWED}\n{BAKERS_AND_TAILORS}")
    answer = sweep_what_if(case, WhatIf(), REQUEST)
    text = terminal_text(answer)
    assert "nobody has reviewed it" in text
    assert "nothing is said here on what would last. Settle first: Would Tailors rather" in text
    assert "Affects most" not in text
    assert not re.search(r"lasts|if yes", text)
    assert "What would last ──" not in text
    assert "circular" not in text
    assert "What would last" in terminal_text(answer, full=True)
    assert all("A draft that nobody has reviewed" in picture.note for picture in sweep_pictures(answer))
