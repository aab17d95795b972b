"""Questions about claims: which outcome would show what somebody says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.commands import answer, run
from tests.support.interviews import DRAFT
from tests.support.paths import EXAMPLE_CASE

import detente as dt
from detente.analysis import answer_question
from detente.case import Case, load_case, parse_case
from detente.errors import BadArgument
from detente.interview import Answerer, is_assessment, next_question, question_of, read_reply

ANALYST = Answerer("an analyst", "2021-05-08")
CLAIMS = """
claims:
- id: claim_1  # no test: no option here is “a long wait”
  says: The sea is rough in May.
  by: a fisherman
- id: claim_2  # no test: no option here is “the union’s patience”
  says: The patience of the Harbour Union will bring no raise of wages from Brine Mining
  by: Ada Marsh
  evidence: [said]
- id: claim_3
  says: A ban that is lifted will bring the strike
  assumed: drafted test; “the strike” is read as HU.strike
  holds_if: reachable("HU.strike") by improvements given COURT.lift_ban more than without
evidence:
  said:
    report: report.txt
    quote: The patience of the Harbour Union will bring no raise of wages from Brine Mining
"""


def case() -> Case:
    """The draft with claims, after a person has reviewed it."""
    text = DRAFT.partition("detente: 1")[2].replace("evidence:\n  wages", f"{CLAIMS.strip()}\n  wages")
    return parse_case(f"detente: 1{text}")


def answered(of: Case, id_: str, text: str, why: str = "") -> Case:
    question = question_of(of, id_)
    assert question is not None, id_
    return answer_question(of, question, read_reply(of.file, question, text, why), ANALYST).case


def asked_in_order(of: Case, most: int) -> list[str]:
    passed: list[str] = []
    while len(passed) < most and (question := next_question(of, passed)) is not None:
        passed.append(question.id)
    return passed


def test_a_claim_is_asked_of_among_the_questions_on_preferences() -> None:
    ids = asked_in_order(case(), 7)
    assert [id_.startswith("claim:") for id_ in ids] == [False, False, True, False, False, False, False]
    assert ids[2] == "claim:claim_2"


def test_the_question_offers_outcomes_of_the_case_that_the_claim_may_mean() -> None:
    question = question_of(case(), "claim:claim_2")
    assert question is not None
    head, *listed = question.text.splitlines()
    assert head == (
        "Ada Marsh says: “The patience of the Harbour Union will bring no raise of wages from Brine Mining.” "
        "Which of these would show it?"
    )
    assert listed == ["  1. Brine Mining raises wages", "  2. Brine Mining does not raise wages"]
    assert (question.kind, question.evidence) == ("claim", ("said",))
    assert question.answers == ("1", "2", "none of these", "unknown")


def test_the_answer_is_the_test_of_the_claim_with_its_reason() -> None:
    changed = answered(case(), "claim:claim_2", "2", "she speaks of wages")
    claim = changed.file.claims[1]
    assert claim.holds_if == 'not reachable("BM.raise_wages") by improvements'
    assert (claim.assumed, claim.evidence) == ("she speaks of wages", ("said",))
    assert "no option here is “the union’s patience”" not in changed.text
    assert "no option here is “a long wait”" in changed.text


@pytest.mark.parametrize("text", ["none of these", "none", "no", "don't know"])
def test_none_of_these_leaves_a_claim_without_a_test(text: str) -> None:
    changed = answered(case(), "claim:claim_2", text)
    assert changed.file.claims == case().file.claims
    assert "claim:claim_2" not in asked_in_order(changed, 5)


@pytest.mark.parametrize("text", ["7", "1 and 2", "yes"])
def test_one_number_of_the_list_is_an_answer(text: str) -> None:
    with pytest.raises(BadArgument, match="is no answer here"):
        answered(case(), "claim:claim_2", text)


def test_a_claim_on_nothing_in_the_case_is_not_asked_of() -> None:
    assert question_of(case(), "claim:claim_1") is None


def test_a_drafted_test_that_rests_on_a_reading_is_asked_of() -> None:
    question = question_of(case(), "claim:claim_3")
    assert question is not None
    assert "The report says: A ban that is lifted will bring the strike." in question.text
    meant = (
        "the Harbour Union goes on strike if the town court lifts the ban on the strike, and not otherwise"
    )
    assert f"The draft takes it to mean: {meant}." in question.text
    assert question.text.count(meant) == 1
    assert answered(case(), "claim:claim_3", "none").file.claims[2] == case().file.claims[2]


def test_a_circular_claim_is_asked_of() -> None:
    example = load_case(str(EXAMPLE_CASE))
    question = next_question(example, asked_in_order(example, 2))
    assert question is not None
    assert question.id == "claim:support_gives_leverage"
    assert "Its test only repeats a question that is open here." in question.text
    kept = answered(example, question.id, "1", "others too").file.claims[0]
    assert (kept.assumed, kept.speaks_for) == ("others too", ("deadlock", "met_once"))
    changed = answered(example, "claim:soft_line_does_not_pay", "1", "others too").file.claims[1]
    assert (changed.assumed or "").startswith("he speaks of the soft line alone")
    assert (changed.assumed or "").endswith("; others too")


def test_the_command_and_the_notebook_put_it_alike(tmp_path: Path) -> None:
    of = case()
    for id_ in asked_in_order(of, 2):
        of = answered(of, id_, "don't know")
    (tmp_path / "case.yaml").write_text(of.text)
    report = "\n".join(item.quote for item in of.file.evidence.values())
    (tmp_path / "report.txt").write_text(report)
    printed = answer("ask", "case.yaml", folder=tmp_path)["question"]
    question = dt.ask(tmp_path / "case.yaml").next()
    assert question is not None
    assert (printed["id"], printed["kind"]) == (question.id, question.kind) == ("claim:claim_2", "claim")
    assert printed["evidence"][0]["quote"].startswith("The patience of the Harbour Union")
    said = run("ask", "case.yaml", "--no-brief", folder=tmp_path, standard_input=b"2\n\nquit\n").out
    assert "about what somebody foretells" in said
    assert "The claim is tested by this now: Brine Mining does not raise wages." in " ".join(said.split())


def test_a_claim_on_what_its_speakers_would_do_is_shown_by_their_own_acts() -> None:
    theirs = parse_case("""\
detente: 1
title: t
parties:
  PORT: {name: Port Board, options: {free: Free the crew}}
  MEN: {name: dockers, options: {free: Free the crew}}
status_quo: NN
preferences: {PORT: unknown, MEN: unknown}
claims: [{id: c, says: they would not free the crew if the board asked them, by: dockers}]
""")
    question = question_of(theirs, "claim:c")
    assert question is not None
    assert question.text.startswith("Dockers say: ")
    assert question.text.splitlines()[1] == "  1. dockers free the crew"


def of_the_port(says: str, by: str = "Ada Marsh") -> Case:
    return parse_case(f"""\
detente: 1
title: t
parties:
  PORT: {{name: Port Board, options: {{pay: Raise the wages, throw: Throw out the new rules}}}}
  MEN: {{name: dockers, options: {{sail: Sail to Norland, quit: Call off the strike}}}}
status_quo: NNNN
preferences: {{PORT: unknown, MEN: unknown}}
claims: [{{id: c, says: "{says}", by: {by}}}]
""")


def offered(says: str, by: str = "Ada Marsh") -> list[str]:
    question = question_of(of_the_port(says, by), "claim:c")
    return [] if question is None else [line.strip() for line in question.text.splitlines()[1:]]


def test_an_act_that_the_claim_makes_a_condition_is_one_in_the_outcomes_too() -> None:
    assert offered("The dockers will not call off the strike until the Port Board raises the wages") == [
        "1. dockers call off the strike if the Port Board raises the wages, and not otherwise",
        "2. dockers do not call off the strike, even if the Port Board raises the wages",
        "3. dockers call off the strike",
        "4. dockers do not call off the strike",
    ]


@pytest.mark.parametrize(
    "says",
    [
        "The Port Board could decide the case, even if the dockers take it further",
        "If the Port Board raises the wages, the winter will be easy for the dockers",
        "The rules of the harbour would make it difficult for the dockers to meet the Port Board",
        "A quarrel of the Port Board with the dockers over Norland would bring no good",
        "We are open to a raise of the wages aimed at a quick end",
    ],
)
def test_a_claim_that_no_act_of_the_case_could_show_is_left_as_it_is(says: str) -> None:
    assert offered(says) == []


def test_what_speakers_would_do_themselves_no_act_of_another_shows() -> None:
    assert offered("they would raise the wages", by="dockers") == []
    assert offered("they would raise the wages", by="Port Board") != []


def test_a_reading_of_a_word_may_be_replaced_by_other_acts_of_the_same_party() -> None:
    question = question_of(case(), "claim:claim_3")
    assert question is not None
    listed = [line.strip() for line in question.text.splitlines()[1:]]
    assert listed[-1].endswith(
        "the Harbour Union does not go on strike, even if the town court lifts the ban on the strike"
    )


def test_a_party_that_says_something_has_its_article_and_its_words_single_marks() -> None:
    says = "the Port Board “will never raise the wages”, whatever comes"
    of = parse_case(
        of_the_port(says, by="dockers").text + f"evidence: {{e: {{report: r.txt, quote: '{says}'}}}}\n"
    )
    of = parse_case(of.text.replace("by: dockers}", "by: dockers, evidence: [e]}"))
    question = question_of(of, "claim:c")
    assert question is not None
    assert question.text.startswith(
        "Dockers say: “the Port Board ‘will never raise the wages’, whatever comes.”"
    )


def test_what_a_draft_lists_of_plans_and_conditions_is_no_assessment_until_a_person_tests_it() -> None:
    """Announcements can be tested as well as forecasts; readers do not take them for assessments."""
    says = {
        "plan": ("They would not return to the harbour until the ban was lifted", "[said]"),
        "forecast": ("The strike will bring no raise of wages unless the court lifts the ban", "[said]"),
        "by_hand": ("We shall see", "[]"),
    }
    claims = "".join(
        f"- {{id: {id_}, says: {words}, by: Ada Marsh, evidence: {of}}}\n"
        for id_, (words, of) in says.items()
    )
    text = DRAFT.replace(
        "evidence:\n  wages", f"claims:\n{claims}evidence:\n  said: {{report: r.txt, quote: Said}}\n  wages"
    )
    drafted = parse_case(text)
    judged = {claim.id: is_assessment(drafted, claim) for claim in drafted.file.claims}
    assert judged == {"plan": False, "forecast": True, "by_hand": True}
    by_a_person = parse_case(text[text.index("detente: 1") :])
    assert all(is_assessment(by_a_person, claim) for claim in by_a_person.file.claims)
    tested = parse_case(f"{text}\ninterview:\n- {{id: 'claim:plan', question: Which?, answer: '1'}}\n")
    (plan, *_) = tested.file.claims
    assert is_assessment(tested, plan)
