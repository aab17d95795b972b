"""The arguments of the front door: what stands for what, and what is refused in Python's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.support.paths import EXAMPLE_CASE

import detente as dt

CASE = str(EXAMPLE_CASE)
REPORT = str(EXAMPLE_CASE.with_name("report.txt"))


@pytest.fixture(scope="module")
def made() -> SimpleNamespace:
    case = dt.load_case(CASE)
    return SimpleNamespace(
        case=case,
        analysis=dt.analyse(case),
        sweep=dt.sweep(case, samples=100, exact_up_to=0),
        dossier=dt.read(REPORT),
    )


# What stands for what


def test_a_path_stands_for_a_case(made: SimpleNamespace) -> None:
    assert dt.analyse(CASE) == dt.analyse(EXAMPLE_CASE) == made.analysis
    assert dt.analyse(EXAMPLE_CASE.parent).case.path.endswith("case.yaml")
    assert dt.sweep(EXAMPLE_CASE, samples=100, exact_up_to=0).shares == made.sweep.shares
    assert dt.wish(CASE, "talks").state == made.analysis.state("talks")


def test_a_brief_takes_the_path_of_its_case() -> None:
    assert dt.brief(REPORT, CASE).analysis.model.title == dt.load_case(CASE).title


def test_a_day_may_be_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met on Friday.")
    assert str(dt.read(tmp_path / "a.txt", published="2023-03-14").reports[0].published) == "2023-03-14"


def test_a_concept_may_be_in_any_case_of_letters(made: SimpleNamespace) -> None:
    assert made.analysis.may_last("Nash") == made.analysis.may_last("nash")
    assert made.analysis.under("SSEQ") == made.analysis.under("sseq")
    assert len(made.analysis.under("all")) > 7


def test_a_state_stands_for_its_name(made: SimpleNamespace) -> None:
    assert repr(dt.wish(made.case, made.analysis.state("YYNN"))).startswith("<Wish 'return' under SEQ: 5 ")


def test_a_change_is_a_text_several_or_a_dict(made: SimpleNamespace) -> None:
    changed = made.case.what_if(set={"status_quo": "pressed", "preferences.CPP": "unknown", "claims": None})
    assert changed == made.case.what_if(set=["status_quo=pressed", "preferences.CPP=unknown", "claims="])
    assert made.case.what_if(set={"about": "true: false"}).file.about == "true: false"
    assert made.case.what_if(drop_option="CPP.talk").always == ("not CPP.talk",)


def test_a_case_shows_its_parts_and_not_its_inside(made: SimpleNamespace) -> None:
    assert made.case.title.startswith("Cambodia's ruling party")
    assert list(made.case.parties) == ["CPP", "CNRP", "SIGNATORIES"]
    assert made.case.options["CPP.talk"] == "Open talks with the banned opposition"
    assert "talks" in made.case.states
    shown = {name for name in dir(made.case) if not name.startswith("_")}
    assert {"title", "parties", "options", "states", "what_if"} <= shown
    assert not {"source", "fault", "placing_faults"} & shown


def test_an_analysis_finds_parties_and_options_by_name(made: SimpleNamespace) -> None:
    assert made.analysis.party("CPP").name == "Cambodian People's Party"
    assert made.analysis.option("CPP.talk").party == made.analysis.party("CPP")


def test_a_claim_shows_its_test_and_its_parts(made: SimpleNamespace) -> None:
    claim = made.analysis.claims[0]
    assert "stable(" in claim.test
    assert claim.parts[1] == ("pressed is stable for CPP (Nash)", "open")


def test_a_drawing_is_written_in_the_format_of_its_ending(made: SimpleNamespace, tmp_path: Path) -> None:
    drawing = made.sweep.draw("shares")
    drawing.save(tmp_path / "a.png")
    drawing.save(str(tmp_path / "a.svg"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert drawing.svg in (tmp_path / "a.svg").read_text(encoding="utf-8")
    drawing.save(tmp_path / "a.png")
    (tmp_path / "mine.svg").write_text("mine")
    with pytest.raises(dt.BadInput, match="is there already and is no page of detente's"):
        drawing.save(tmp_path / "mine.svg")
    drawing.save(tmp_path / "mine.svg", overwrite=True)


def test_a_small_page_gets_a_small_frame(made: SimpleNamespace) -> None:
    assert 'height="600"' in made.sweep._repr_html_()
    assert 'height="600"' not in dt.compare(made.analysis, made.analysis)._repr_html_()


@pytest.mark.parametrize("parts", ["parties", "statements", "events", "dates"])
def test_a_part_of_a_dossier_is_shown_in_one_short_line(made: SimpleNamespace, parts: str) -> None:
    for part in getattr(made.dossier, parts):
        assert repr(part) == str(part)
        assert len(repr(part)) < 120


def test_a_party_and_an_option_are_shown_by_their_names(made: SimpleNamespace) -> None:
    assert re.fullmatch(r"<Party 'Kem Sokha': person, \d+ mentions>", repr(made.dossier.parties[0]))
    assert repr(made.analysis.options[0]) == "<Option CPP.talk: Open talks with the banned opposition>"
    assert repr(made.analysis.ways_to("talks")[0]).endswith("1 step>")


# What is refused


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda m: dt.analyse(None), "case: None is not a case or the path of a case file"),
        (lambda m: dt.analyse(m.dossier), "case: a Dossier is not a case"),
        (lambda m: dt.sweep(m.analysis), "case: an Analysis is not a case"),
        (lambda m: dt.brief(REPORT, 5), "case: 5 is not a case"),
        (lambda m: dt.brief(m.dossier, m.case), "sources: a Dossier is not the path of a report"),
        (lambda m: dt.brief(), "sources: neither a report nor a case is named"),
        (lambda m: dt.draft(m.case), "sources: a Case is not the path of a report"),
        (lambda m: dt.draft(None), "sources: None is not the path of a report"),
        (lambda m: dt.read(None), "sources: None is not the path of a report"),
        (lambda m: dt.read([]), "sources: no report is named"),
        (lambda m: dt.read([REPORT, 3]), "sources: 3 is not the path of a report"),
        (lambda m: dt.read(REPORT, published="yesterday"), "published: 'yesterday' is not a date"),
        (lambda m: dt.read(REPORT, published=2021), "published: 2021 is not a date"),
        (
            lambda m: dt.read([REPORT, REPORT], published="2021-05-07"),
            "published: is given, but there is more",
        ),
        (lambda m: dt.read(REPORT, pipeline=4), "pipeline: 4 is not the name"),
        (lambda m: dt.load_case(None), "path: None is not the path of a case file"),
        (lambda m: dt.load_case(EXAMPLE_CASE.parents[1]), "a folder without a case.yaml"),
        (lambda m: dt.Case.from_text(5), "text: 5 is not the YAML text of a case"),
        (lambda m: dt.Case.from_data(5), "data: 5 is not a mapping"),
        (lambda m: dt.wish(m.case, None), "target: None is not a state"),
        (lambda m: dt.wish(m.case, "return", "nosuch"), "concept: unknown concept nosuch; use nash"),
        (lambda m: dt.wish(m.case, "return", "sqe"), "concept: unknown concept sqe (did you mean seq?)"),
        (lambda m: dt.sweep(m.case, robust=True, concept="sqe"), "unknown concept sqe (did you mean seq?)"),
        (lambda m: dt.sweep(m.case, samples=-5), "samples: -5 is not a whole number from 1 to"),
        (lambda m: dt.sweep(m.case, samples="a"), "samples: 'a' is not a whole number"),
        (lambda m: dt.sweep(m.case, exact_up_to=1.5), "exact_up_to: 1.5 is not a whole number from 0 to"),
        (lambda m: dt.sweep(m.case, seed="x"), "seed: 'x' is not a whole number from 0 on"),
        (lambda m: dt.sweep(m.case, cluster=7), "cluster: 7 is not the address"),
        (lambda m: m.sweep.draw("share"), "unknown picture share (did you mean shares?)"),
        (lambda m: m.sweep.draw("shares").save("a.pdf"), "path: a.pdf ends neither in .svg nor in .png"),
        (lambda m: m.sweep.draw("shares").save("/nowhere/a.png"), "/nowhere/a.png: cannot be written"),
        (lambda m: m.analysis.save("/nowhere/a.html"), "/nowhere/a.html: cannot be written"),
        (lambda m: m.analysis.save(EXAMPLE_CASE.parent), "is a folder; name a file in it"),
        (lambda m: m.analysis.save(None), "path: None is not the path of a file"),
        (lambda m: m.analysis.lasting(3), "concept: 3 names no concept"),
        (lambda m: m.analysis.why(None), "state: None is not a state"),
        (lambda m: m.analysis.ways_to(None), "target: None is not a state"),
        (lambda m: m.analysis.under("limited", horizon=0), "horizon: 0 is not a whole number from 1 to"),
        (
            lambda m: m.analysis.under("probabilistic", chances=(0.5, 2, 0.5)),
            "chances: a tuple is not three chances",
        ),
        (lambda m: m.analysis.under("probabilistic", chances=0.5), "chances: 0.5 is not three chances"),
        (lambda m: m.analysis.under("sseq", horizon="x"), "horizon: 'x' is not a whole number"),
        (lambda m: m.analysis.under("coalitions"), "unknown concept coalitions; use sseq, sim"),
        (lambda m: m.analysis.party("CNPR"), "party: unknown party CNPR (did you mean CNRP?)"),
        (lambda m: m.analysis.option(1), "option: 1 names no option"),
        (lambda m: m.analysis.json(limit="x"), "limit: 'x' is not a whole number"),
        (lambda m: m.case.what_if("CPP: a > b"), "does not say which kind of change it is; name it: set="),
        (lambda m: m.case.what_if(set=5), "set: 5 is not a dict or a text"),
        (lambda m: m.case.what_if(set={"about": object()}), "set: an object is not data"),
        (lambda m: m.case.what_if(set="status_quo=[NN"), "set: not YAML"),
        (lambda m: m.case.what_if(as_if=[5]), "as_if: 5 is not a text"),
        (lambda m: m.case.what_if(as_if="CPPP: a > b"), "as_if: unknown party CPPP (did you mean CPP?)"),
        (
            lambda m: m.case.what_if(drop_option="CPP.tlk"),
            "drop_option: unknown option CPP.tlk (did you mean CPP.talk?)",
        ),
        (
            lambda m: dt.analyse(m.case.what_if(add_rule="not CPP.tlk")),
            "add_rule: not CPP.tlk: unknown option CPP.tlk (did you mean CPP.talk?)",
        ),
        (
            lambda m: dt.analyse(m.case.what_if(as_if="CPP: talks_presed > pressed")),
            "unknown state talks_presed (did you mean talks_pressed?)",
        ),
    ],
)
def test_what_cannot_be_used_is_bad_input_in_the_words_of_python(
    made: SimpleNamespace, ask: Callable[[SimpleNamespace], object], said: str
) -> None:
    with pytest.raises(dt.BadInput) as raised:
        ask(made)
    assert said in str(raised.value)
    assert "--" not in str(raised.value)
