"""The JSON that programs outside rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.support.commands import answer, run
from tests.support.paths import EXAMPLE

from detente.positions.table import StanceOnAct
from detente.reading.act_mentions import Mood
from detente.reading.findings import Findings, Manner, Modality, PartyKind, TimexType


@pytest.fixture(scope="module")
def report() -> Any:
    (found,) = answer("read", str(EXAMPLE / "report.txt"))["reports"]
    return found


def test_a_report_has_the_keys_of_the_contract(report: Any) -> None:
    assert list(report) == [
        "id",
        "source",
        "title",
        "publisher",
        "published",
        "language",
        "text",
        "furniture",
        "parties",
        "statements",
        "dates",
        "events",
        "acts",
        "copy_of",
    ]
    assert report["text"] == (EXAMPLE / "report.txt").read_text(encoding="utf-8")
    assert report["published"] == "2021-05-07"


def test_a_report_with_an_address_and_its_copy_are_printed_and_taken_up_again(tmp_path: Path) -> None:
    text = "The council of Salt Town closed the quay on Monday, and Ana Bek said that it was over. " * 5
    url = "https://example.org/a"
    lines = [{"id": "a", "text": text, "url": url}, {"id": "b", "text": text}]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    first, copy = answer("read", str(path))["reports"]
    assert (first["url"], first["copy_of"], "url" in copy, copy["copy_of"]) == (url, None, False, "a")
    for printed in (first, copy):
        findings = Findings.from_json(printed)
        assert (findings.report.url, findings.report.copy_of) == (printed.get("url"), printed["copy_of"])
        assert json.loads(findings.model_dump_json()) == printed


def spans_in(value: Any) -> list[dict[str, int]]:
    if isinstance(value, dict):
        if set(value) == {"start", "end"}:
            return [value]
        return [span for child in value.values() for span in spans_in(child)]
    return [span for child in value for span in spans_in(child)] if isinstance(value, list) else []


def test_every_span_holds_words_of_the_text(report: Any) -> None:
    spans = spans_in(report)
    assert len(spans) > 100
    for span in spans:
        assert 0 <= span["start"] < span["end"] <= len(report["text"])
        assert report["text"][span["start"] : span["end"]].strip()


def test_findings_have_the_keys_and_values_of_the_contract(report: Any) -> None:
    ids = {party["id"] for party in report["parties"]}
    assert len(ids) == len(report["parties"])
    for party in report["parties"]:
        assert set(party) == {"id", "name", "kind", "aliases", "roles", "mentions", "standing"}
        assert party["kind"] in get_args(PartyKind)
        for role in party["roles"]:
            assert set(role) == {"title", "of", "span", "since", "until"}
            assert role["of"] is None or role["of"] in ids
    for statement in report["statements"]:
        assert set(statement) == {
            "id", "speaker", "speaker_span", "cue_span", "content_spans", "manner",
            "addressee", "addressee_span", "stances",
        }  # fmt: skip
        assert all(set(stance) == {"kind", "of", "span"} for stance in statement["stances"])
        assert statement["speaker"] is None or statement["speaker"] in ids
        assert statement["manner"] in get_args(Manner)
        assert statement["content_spans"]
    for found in report["dates"]:
        assert set(found) == {"span", "type", "value", "edtf"}
        assert found["type"] in get_args(TimexType)
    for event in report["events"]:
        assert set(event) == {
            "id",
            "type",
            "actors",
            "recipients",
            "when",
            "modality",
            "span",
            "place",
            "also",
        }
        assert set(event["actors"]) | set(event["recipients"]) <= ids
        assert event["modality"] in get_args(Modality)
    for act in report["acts"]:
        assert act["mood"] in get_args(Mood)
        assert {act[of] for of in ("doer", "voice", "addressee")} <= {*ids, None}
        assert set(act["about"]) <= ids
    for kind in ("statements", "events", "acts"):
        numbered = [item["id"] for item in report[kind]]
        assert len(numbered) == len(set(numbered))


@pytest.fixture(scope="module")
def positions() -> Any:
    return answer("positions", str(EXAMPLE / "report.txt"))


def test_positions_have_the_keys_and_values_of_the_contract(positions: Any) -> None:
    assert list(positions) == ["positions", "parties", "unused"]
    ids = {party["id"] for party in positions["parties"]}
    assert positions["positions"]
    assert positions["unused"]
    for party in positions["parties"]:
        assert set(party) == {"id", "name", "aliases"}
    for row in positions["positions"]:
        assert set(row) == {
            "id", "maker", "act", "kind", "catalogue", "in_force", "condition", "voices",
            "about", "conditions", "deadline", "disputed", "reports", "sureness",
        }  # fmt: skip
        assert row["maker"] in ids
        assert row["in_force"] in (True, False, None)
        assert (row["condition"] is None) == (row["conditions"] == [])
        for voice in row["voices"]:
            assert set(voice) == {"party", "stance", "when", "evidence", "reports", "sureness"}
            assert voice["party"] is None or voice["party"] in ids
            assert voice["stance"] in get_args(StanceOnAct)
            assert voice["evidence"]
    for item in positions["unused"]:
        assert set(item) == {"quote", "report", "start", "end", "why"}
    numbered = [row["id"] for row in positions["positions"]]
    assert len(numbered) == len(set(numbered))


def test_every_passage_of_the_positions_stands_in_the_report(positions: Any) -> None:
    text = (EXAMPLE / "report.txt").read_text(encoding="utf-8")
    voices = [voice for row in positions["positions"] for voice in row["voices"]]
    passages = [words for voice in voices for words in voice["evidence"]]
    for passage in (*passages, *positions["unused"]):
        assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_a_brief_has_the_positions_that_the_command_prints(positions: Any) -> None:
    assert answer("brief", str(EXAMPLE))["positions"]["positions"] == positions["positions"]


def test_jsonl_reports_keep_their_id_and_text(tmp_path: Path) -> None:
    texts = {"first": "The mayor of Brine said nothing.\r\n\u200d\u202b", "2": "“No,” she said. \U0001f9c2"}
    lines = [json.dumps({"id": name, "text": text}) for name, text in texts.items()]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    found = answer("read", str(tmp_path / "reports.jsonl"))["reports"]
    assert {r["id"]: r["text"] for r in found} == texts


@pytest.fixture(scope="module")
def analysis() -> Any:
    return answer("analyse", str(EXAMPLE / "case.yaml"), "--full")


CONCEPTS = {"nash", "gmr", "smr", "seq"}


def test_an_analysis_has_the_keys_of_the_contract(analysis: Any) -> None:
    assert {
        "title",
        "options",
        "states",
        "status_quo",
        "counts",
        "parties",
        "equilibria",
        "stability",
        "paths",
        "coalitions",
        "claims",
    } <= set(analysis)
    assert analysis["options"] == ["CPP.talk", "CPP.readmit", "CNRP.confront", "SIGNATORIES.press"]
    assert (analysis["states"], analysis["status_quo"]) == (8, "deadlock")
    assert analysis["parties"] == ["CPP", "CNRP", "SIGNATORIES"]
    for part in (analysis, analysis["open"]):
        assert set(part["counts"]) == set(part["equilibria"]) == CONCEPTS
        for concept in CONCEPTS:
            assert part["counts"][concept] == len(part["equilibria"][concept])
    assert set(analysis["stability"]) == set(analysis["parties"])
    assert all(set(stable) == CONCEPTS for stable in analysis["stability"].values())


def test_without_full_no_party_is_listed_and_limit_cuts_lists_but_no_count(analysis: Any) -> None:
    short = answer("analyse", str(EXAMPLE / "case.yaml"), "--limit", "1")
    assert "stability" not in short
    assert short["open"]["counts"] == analysis["open"]["counts"]
    assert all(len(states) <= 1 for states in short["open"]["equilibria"].values())
    none = answer("analyse", str(EXAMPLE / "case.yaml"), "--limit", "0", "--full")
    assert none["open"]["counts"] == analysis["open"]["counts"]
    assert not any(none["open"]["equilibria"].values())
    assert not any(states for stable in none["stability"].values() for states in stable.values())


def test_paths_lead_step_by_step_from_the_status_quo(analysis: Any) -> None:
    assert analysis["paths"]
    for path in analysis["paths"]:
        assert path["by"] in ("improvements", "possible improvements", "moves")
        states = [path["steps"][0]["from"], *(step["to"] for step in path["steps"])]
        assert (states[0], states[-1]) == ("deadlock", path["to"])
        assert all(step["from"] == before for step, before in zip(path["steps"], states, strict=False))


def test_both_rival_assessments_turn_on_the_same_unknown(analysis: Any) -> None:
    assert {claim["id"]: claim["verdict"] for claim in analysis["claims"]} == {
        "support_gives_leverage": "open",
        "soft_line_does_not_pay": "open",
    }
    for claim in analysis["claims"]:
        assert [part["outcome"] for part in claim["because"]] == ["holds", "open"]
        assert claim["evidence"]


def test_a_sweep_has_the_keys_of_its_reference_page(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    found = answer(
        "sweep", str(EXAMPLE / "case.yaml"), "--full", "--wish", "talks", "--robust", "--set", "about=x",
        "--pictures", str(pictures), "--html", str(tmp_path / "page.html"),
    )  # fmt: skip
    assert set(found) == {
        "title", "options", "states", "status_quo", "parties", "unknown", "method", "counts", "in_all",
        "in_none", "proven", "way_out", "shares", "stability", "steps", "uncertainty", "decisive",
        "questions_left_out", "claims", "robustness", "wish", "what_if",
        "if_nothing_known", "nothing_known_of", "stability_stands_on", "way_out_stands_on",
    }  # fmt: skip
    assert found["unknown"] == ["CPP", "SIGNATORIES"]
    assert all(0 <= row[concept] <= 1 for row in found["shares"] for concept in CONCEPTS)
    assert found["proven"] == {"in_all": found["in_all"], "in_none": found["in_none"]}
    assert sorted(path.suffix for path in pictures.iterdir()) == [".png"] * 4 + [".svg"] * 4
    assert (tmp_path / "page.html").read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    for party, by_concept in found["stability"].items():
        for concept, shares in by_concept.items():
            for row in found["shares"]:
                assert row[concept] <= shares[row["state"]], (party, concept)


def test_a_brief_and_a_sweep_tell_the_same_of_what_nobody_knows() -> None:
    swept, briefed = answer("sweep", str(EXAMPLE / "case.yaml")), answer("brief", str(EXAMPLE))["sweep"]
    # A brief prints no shares, so it is not worth the time to weigh them against those of nothing known.
    for one, other in zip(briefed["shares"], swept["shares"], strict=True):
        assert {**one, "stands_on": None} == {**other, "stands_on": None}
    for one, other in zip(briefed["claims"], swept["claims"], strict=True):
        assert (one["id"], one["verdict"], one["share"]) == (other["id"], other["verdict"], other["share"])


def test_states_without_a_name_are_letters(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(
        "detente: 1\ntitle: t\nparties: {A: {name: a, options: {x: X, y: Y}}}\n"
        "states: {calm: NN}\nstatus_quo: NY\npreferences: {A: {priorities: [A.x]}}\n"
    )
    found = answer("analyse", str(tmp_path / "case.yaml"), "--full")
    assert found["status_quo"] == "NY"
    assert found["equilibria"]["nash"] == ["YN", "YY"]
    assert found["unknown"] == []


def test_a_brief_as_json_holds_dossier_case_and_analysis() -> None:
    found = answer("brief", str(EXAMPLE))
    assert set(found) == {
        "title", "drafted", "case_path", "in_short", "own_words", "questions", "left_out", "notes", "dossier",
        "positions", "case",
        "analysis", "sweep",
    }  # fmt: skip
    assert found["drafted"] is False
    text = (EXAMPLE / "report.txt").read_text(encoding="utf-8")
    for statement in found["dossier"]["statements"]:
        for words in statement["content"]:
            assert text[words["start"] : words["end"]] == words["quote"]


def test_a_draft_is_a_case_that_analyse_accepts(tmp_path: Path) -> None:
    out = tmp_path / "case.yaml"
    report = str(EXAMPLE / "report.txt")
    assert run("draft", report, "--out", str(out)).status == 0
    assert answer("analyse", str(out), "--report", report)["states"] > 1


def test_a_draft_from_the_output_of_read_is_the_same_draft(tmp_path: Path) -> None:
    report = str(EXAMPLE / "report.txt")
    (tmp_path / "findings.json").write_text(run("read", report, "--format", "json").out, encoding="utf-8")
    first, second = (run("draft", source, folder=tmp_path) for source in (report, "findings.json"))
    assert first.status == 0
    assert first.out == second.out
