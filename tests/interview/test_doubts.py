"""Questions about a draft, asked before any about preferences."""

from __future__ import annotations

from contextlib import suppress
from itertools import permutations
from pathlib import Path

import pytest
from tests.support.interviews import DRAFT, drafted_case

from detente.analysis.interviewing import answer_question, ask
from detente.case.load import Case
from detente.errors import BadArgument, BadInput
from detente.interview.answering import Answerer, with_answer
from detente.interview.asking import question_of
from detente.interview.doubts import MOST_ASKED, doubts_of
from detente.interview.draft_header import is_unreviewed
from detente.interview.reply import read_reply
from detente.model import compile_case

ANALYST = Answerer("an analyst", "2021-05-08")


def answered(case: Case, id_: str, answer: str, why: str = "") -> Case:
    question = question_of(case, id_)
    assert question is not None, id_
    return answer_question(case, question, read_reply(case.file, question, answer, why), ANALYST).case


def ids(case: Case) -> list[str]:
    return [question.id for question in doubts_of(case)]


def first(ids_: list[str], kind: str) -> str:
    return next(id_ for id_ in ids_ if id_.startswith(kind))


def test_parties_that_could_do_the_same_may_be_one(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    question = doubts_of(case)[0]
    assert question.text == (
        "The draft has Brine and Brine Mining as two parties that could do the same: “Meet the union”. "
        "Are they one party in this dispute?"
    )
    joined = answered(case, question.id, "yes")
    assert list(joined.file.parties) == ["HU", "BM", "COURT"]
    assert question.id not in ids(joined)


def test_parties_that_the_words_of_an_act_name_as_two_are_not_asked_about(tmp_path: Path) -> None:
    words = "The board of Brine Mining has not met the union since May"
    beside = DRAFT.replace(words, "Brine and Brine Mining have not met the union since May")
    assert beside != DRAFT
    assert not any(id_.startswith("one:") for id_ in ids(drafted_case(tmp_path, beside)))


def test_a_court_may_not_decide_for_itself(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    assert "decides:COURT" in ids(case)
    assert "COURT" not in answered(case, "decides:COURT", "no").file.parties
    one = answered(case, "decides:COURT", "one with BM")
    assert "BM.lift_ban" in one.options


def corrected(case: Case, answer: str) -> Case:
    return answered(case, first(ids(case), "options"), answer)


def test_the_list_of_options_shows_who_decides_on_each(tmp_path: Path) -> None:
    question = question_of(drafted_case(tmp_path), first(ids(drafted_case(tmp_path)), "options"))
    assert question is not None
    assert (
        "A. the Harbour Union:\n       1. Go on strike\n  B. Brine:\n       2. Meet the union"
        in question.text
    )
    assert question.in_short == "Could its party choose each of these, and is each in the right words?"


def test_options_that_do_not_matter_are_taken_out(tmp_path: Path) -> None:
    left = corrected(drafted_case(tmp_path), "2, 6 out")
    assert list(left.options) == ["HU.strike", "BM.meet_union", "BM.raise_wages", "BM.lock_gates"]


def test_the_words_of_an_option_are_corrected_with_the_states_it_names(tmp_path: Path) -> None:
    named = DRAFT.replace("the union strikes: Y", "Harbour Union goes on strike: Y")
    case = corrected(drafted_case(tmp_path, named), "1: walk out of the mine")
    ((key, option),) = case.file.parties["HU"].options.items()
    assert (option.label, option.evidence) == ("Walk out of the mine", ("wages",))
    # The name by which rules and priorities speak of it goes with its words.
    assert key.startswith("walk")
    assert case.file.states == {"status quo": "NNNNYN", "Harbour Union walks out of the mine": "YNNNYN"}


def test_a_list_of_which_each_option_was_corrected_is_settled(tmp_path: Path) -> None:
    draft = drafted_case(tmp_path)
    each = [f"{number}: Do thing number {number} at last" for number in range(1, 7)]
    assert not any(id_.startswith("options:") for id_ in ids(corrected(draft, "; ".join(each))))
    assert any(id_.startswith("options:") for id_ in ids(corrected(draft, "; ".join(each[:5]))))


def test_two_options_that_a_person_wrote_are_not_taken_for_one(tmp_path: Path) -> None:
    case = corrected(
        drafted_case(tmp_path), "1-6; new A: Open talks with the board; new A: Join talks with the board"
    )
    assert not any(id_.startswith("same:HU.open") for id_ in ids(case))


def test_an_option_is_given_to_the_party_whose_it_is(tmp_path: Path) -> None:
    case = corrected(drafted_case(tmp_path), "6 by Brine Mining; 6: Let them strike")
    assert [o.label for o in case.file.parties["BM"].options.values()][-1] == "Let them strike"
    assert not case.file.parties["COURT"].options
    assert case.file.states["the union strikes"] == "YNNNYN"  # type: ignore[index, call-overload]


def test_a_party_gets_its_right_name_goes_or_is_one_with_another(tmp_path: Path) -> None:
    case = corrected(drafted_case(tmp_path), "A: Dockers of Brine; B is one with C; D out")
    assert {key: of.name for key, of in case.file.parties.items()} == {
        "HU": "Dockers of Brine",
        "BM": "Brine Mining",
    }


def test_a_party_with_another_name_is_called_so_from_then_on(tmp_path: Path) -> None:
    text = DRAFT.replace("name: Harbour Union", "name: Harbour Union of Dockers").replace("HU:", "HUD:")
    text = text.replace("HU.", "HUD.").replace("Meet the union", "Meet the HUD")
    text = text.replace("the port authority: Send", "Harbour Union of Dockers: Send")
    named = text.replace("the union strikes: Y", "HUD goes on strike and court hears the HUD: Y")
    case = corrected(drafted_case(tmp_path, named), "A: the dockers")
    again = question_of(case, first(ids(case), "options"))
    assert again is not None
    assert "A. the dockers:" in again.text
    assert "the dockers go on strike and court hears the HUD" in case.file.states
    assert case.file.parties["HUD"].assumed == "named so by an analyst"
    # The acts that the draft left out name it as before.
    assert "HUD.send_mediator" in answered(case, first(ids(case), "missing"), "1").options


def test_an_option_of_a_party_that_is_one_with_another_is_the_other_s(tmp_path: Path) -> None:
    draft = drafted_case(tmp_path)
    for typed in ("B is one with C; new B: Sue the union", "new B: Sue the union; B is one with C"):
        assert "BM.sue_union" in corrected(draft, typed).options
    assert "BM.sit" in corrected(draft, "C: Brine; B is one with C; D is one with B; new D: Sit").options


def test_the_party_that_another_is_one_with_stays_also_where_it_looks_like_a_person(tmp_path: Path) -> None:
    text = DRAFT.replace("name: Harbour Union", "name: Second Anchor")
    case = corrected(drafted_case(tmp_path, text), "B is one with A")
    assert "BRINE" not in case.file.parties
    assert (case.file.parties["HU"].name, case.file.parties["HU"].assumed) == ("Second Anchor", None)


def test_corrections_follow_one_another_in_any_order(tmp_path: Path) -> None:
    draft = drafted_case(tmp_path)
    listed = question_of(draft, first(ids(draft), "options"))
    assert listed is not None
    pieces = ("2: Sit in", "3 by B", "B: Brine", "B out", "B is one with C", "C is one with B")
    for one, two in permutations(pieces, 2):
        reply = read_reply(draft.file, listed, f"{one}; {two}; 2 by A; new B: Sue")
        with suppress(BadInput):
            assert with_answer(draft, listed, reply, ANALYST).says


def test_a_party_that_the_same_answer_takes_out_gets_no_option(tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="Brine: the same answer takes it out as a party"):
        corrected(drafted_case(tmp_path), "B out; new B: Sue the union")


def test_a_party_called_after_a_person_has_no_article(tmp_path: Path) -> None:
    case = corrected(drafted_case(tmp_path), "C: Ana Fuentes's party")
    again = question_of(case, first(ids(case), "options"))
    assert again is not None
    assert "C. Ana Fuentes's party:" in again.text


def test_an_option_and_a_party_are_added_in_the_list(tmp_path: Path) -> None:
    case = corrected(drafted_case(tmp_path), "new A: Sue the mine; new party: Harbour Police")
    assert case.file.parties["HU"].options["sue_mine"].assumed == "answered by an analyst on 2021-05-08"
    assert case.file.parties["HARBOUR_POLICE"].assumed == "added by an analyst"
    assert case.file.preferences["HARBOUR_POLICE"].unknown == "unknown"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2", "are not named"),
        ("no", "does not say what is wrong"),
        ("9 out", "no option 9"),
        ("1 by Z", "no party 'Z'"),
        ("3 by C", "is an option of Brine Mining already"),
        ("1: Go on strike", "says so already"),
    ],
)
def test_what_is_no_correction_is_refused(tmp_path: Path, typed: str, said: str) -> None:
    with pytest.raises(BadArgument, match=said):
        corrected(drafted_case(tmp_path), typed)


def test_the_list_comes_again_after_a_correction_until_all_is_right(tmp_path: Path) -> None:
    case = corrected(drafted_case(tmp_path), "1: Walk out")
    again = first(ids(case), "options")
    assert again != first(ids(drafted_case(tmp_path)), "options")
    assert not any(id_.startswith("options") for id_ in ids(answered(case, again, "1-6")))


def test_an_act_that_was_left_out_becomes_an_option_of_its_party_or_of_a_new_one(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    question = question_of(case, first(ids(case), "missing"))
    assert question is not None
    # The mayor's is left out: too little speaks for it, and no party has a say on it.
    assert question.text.endswith("1. the port authority: Send a mediator\n  2. Brine: Open the books")
    more = answered(case, question.id, "1, 2", "both matter")
    assert {"PORT_AUTHORITY.send_mediator", "BRINE.open_books"} < set(more.options)
    assert more.file.parties["BRINE"].options["open_books"].assumed == "both matter"


def test_an_act_of_a_party_that_is_one_with_another_becomes_the_other_s(tmp_path: Path) -> None:
    case = answered(drafted_case(tmp_path), "one:BRINE-BM", "yes")
    missing = first(ids(case), "missing")
    assert "BM.open_books" in answered(case, missing, "2").options


def test_parties_become_one_though_what_was_compared_is_one_state_then_and_the_reply_says_what_goes(
    tmp_path: Path,
) -> None:
    compared = "  COURT:\n    comparisons:\n      - NYNNYN > NNYNYN\n      - NYYNYN > NNYNYN\n"
    case = drafted_case(tmp_path, DRAFT.replace("  COURT: unknown\n", compared))
    question = question_of(case, "one:BRINE-BM")
    assert question is not None
    result = answer_question(case, question, read_reply(case.file, question, "yes"), ANALYST)
    assert "      - NYNYN > NNNYN\n" in result.case.text
    assert any(line.startswith("One line is left out of what parties want") for line in result.says)


def test_what_no_report_speaks_of_is_asked_for_and_then_stands(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    yes = answered(case, "now:HU.strike", "yes", "The union said so.")
    assert yes.file.status_quo is not None
    assert yes.file.states["status quo"] == "YNNNYN"  # type: ignore[index, call-overload]
    assert yes.file.status_quo.assumed == "The union said so."
    no = answered(case, "now:HU.strike", "no")
    assert no.file.status_quo is not None
    assert no.file.status_quo.assumed is None


def test_what_is_assumed_from_what_a_party_does_is_confirmed_or_taken_out(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    keeps = "keeps:BM-BM.lock_gates"
    confirmed = answered(case, keeps, "yes", "it has closed them before").file.preferences["BM"]
    assert confirmed.priorities is not None
    assert confirmed.priorities[0].assumed == "it has closed them before"
    refused = answered(case, keeps, "no").file.preferences["BM"]
    assert refused.priorities is None
    assert refused.comparisons is not None
    assert refused.comparisons[0].comparison == "NNNNNN > status quo"
    assert answered(case, keeps, "don't know").file.preferences["BM"].unknown == "unknown"


def interviewed(case: Case, answer: str) -> Case:
    """The draft with one answer to all that is asked about it, save the list of options: that is right."""
    for _ in range(MOST_ASKED + 1):
        question = ask(case)
        if question is None or not question.is_about_draft:
            break
        is_list = question.id.startswith("options")
        case = answered(case, question.id, question.answers[0] if is_list else answer)
    return case


def test_the_draft_is_reviewed_once_its_doubts_are_settled_and_says_by_whom(tmp_path: Path) -> None:
    case = interviewed(drafted_case(tmp_path), "no")
    assert "reviewed with `detente ask` by an analyst on 2021-05-08." in case.text.splitlines()[0]
    assert case.text.splitlines()[1] == "# Every line cites its words under `evidence`."
    asked = ask(case)
    assert asked is not None
    # Which options exclude each other is asked before any wish.
    assert asked.id.startswith("apart:")


def test_a_draft_of_which_most_is_unknown_stays_unreviewed(tmp_path: Path) -> None:
    case = interviewed(drafted_case(tmp_path), "don't know")
    assert is_unreviewed(case.text)
    asked = ask(case)
    assert asked is not None
    assert not asked.is_about_draft


def test_a_draft_whose_options_nobody_confirmed_stays_unreviewed(tmp_path: Path) -> None:
    case, passed = drafted_case(tmp_path), []
    while (question := ask(case, passed)) is not None and question.is_about_draft:
        if question.id.startswith("options"):
            passed.append(question.id)
        else:
            case = answered(case, question.id, "no")
    assert passed
    assert is_unreviewed(case.text)


def test_a_person_who_speaks_for_a_body_is_one_with_it_under_the_body_s_name(tmp_path: Path) -> None:
    person = DRAFT.replace("  COURT: unknown", "  COURT: unknown\n  JUDGE: unknown").replace(
        "\n# Letters", "  JUDGE: {name: Ana Fuentes, evidence: [court]}\n\n# Letters"
    )
    case = drafted_case(tmp_path, person)
    question = question_of(case, "decides:COURT")
    assert question is not None
    result = answer_question(case, question, read_reply(case.file, question, "one with Ana Fuentes"), ANALYST)
    assert "JUDGE" not in result.case.file.parties
    assert result.case.file.parties["COURT"].name == "town court"
    assert result.case.file.parties["COURT"].assumed == "Ana Fuentes speaks for it"
    assert (
        "Ana Fuentes and the town court are one party now: the town court, for which Ana Fuentes"
        in result.says[0]
    )


def test_people_of_a_body_are_no_body(tmp_path: Path) -> None:
    named = DRAFT.replace("name: town court", "name: Senate Republicans")
    assert "decides:COURT" not in ids(drafted_case(tmp_path, named))


def test_a_case_that_a_person_wrote_is_not_doubted(tmp_path: Path) -> None:
    case = drafted_case(tmp_path, DRAFT.split("\n", 1)[1])
    question = ask(case)
    assert question is not None
    assert question.kind == "preference"


@pytest.mark.parametrize("kind", ["one", "decides", "options", "missing"])
def test_an_id_is_the_same_in_every_run(tmp_path: Path, kind: str) -> None:
    case = drafted_case(tmp_path)
    assert first(ids(case), kind) == first(ids(Case.from_text(case.text)), kind)


def test_a_government_of_a_name_decides_for_itself(tmp_path: Path) -> None:
    named = DRAFT.replace("name: town court", "name: government of Brine")
    assert "decides:COURT" not in ids(drafted_case(tmp_path, named))


def test_the_office_of_a_state_is_asked_of_with_its_government_as_the_likely_decider(tmp_path: Path) -> None:
    named = DRAFT.replace("name: town court", "name: the president of the republic")
    named = named.replace("name: Brine\n", "name: the Brine government\n")
    question = question_of(drafted_case(tmp_path, named), "decides:COURT")
    assert question is not None
    assert "“one with the Brine government”" in question.note


def test_talks_and_a_dialogue_may_be_one_act(tmp_path: Path) -> None:
    alike = DRAFT.replace("label: Raise wages", "label: Hold talks with the union").replace(
        "lock_gates: {label: Lock the gates", "lock_gates: {label: Resume a dialogue with the union"
    )
    assert question_of(drafted_case(tmp_path, alike), "same:BM.raise_wages-BM.lock_gates") is not None
    assert "same:BM.raise_wages-BM.lock_gates" not in ids(drafted_case(tmp_path))


def test_an_act_that_was_left_out_and_goes_on_now_is_taken_when_it_is_added(tmp_path: Path) -> None:
    goes_on = DRAFT.replace("Open the books (less central than 8 others; HU demands it)", "").replace(
        "#   the mayor: Resign (too little speaks for it)",
        "#   Brine Mining: Keep the pits shut (it came close to being an option; BM does it, HU opposes it)",
    )
    case = drafted_case(tmp_path, goes_on)
    question = question_of(case, first(ids(case), "missing"))
    assert question is not None
    assert question.note.endswith("2 counts as taken now.")
    result = answer_question(case, question, read_reply(case.file, question, "1, 2"), ANALYST)
    assert "“Keep the pits shut” is an option of Brine Mining now, taken in the status quo." in result.says
    model = compile_case(result.case)
    assert model.status_quo is not None
    pattern = dict(zip(model.options, model.pattern(model.status_quo) or "", strict=True))
    assert (
        pattern["BM.keep_shut"],
        pattern["PORT_AUTHORITY.send_mediator"],
    ) == ("Y", "N")


def test_the_head_of_the_case_lists_nothing_that_answers_have_settled(tmp_path: Path) -> None:
    head = (
        "# Check first:\n"
        "#   - no report says whether these are done now, so they count as not taken: HU.strike\n"
        "#   - nothing is known of what these prefer: COURT\n"
    )
    case = drafted_case(tmp_path, DRAFT.replace("# Read but not used:\n", f"{head}# Read but not used:\n"))
    standing = answered(case, "now:HU.strike", "no")
    assert "no report says whether" not in standing.text
    assert "# Check first:\n#   - nothing is known" in standing.text
    known = answered(standing, "COURT-prefers-COURT.lift_ban", "no")
    assert "# Check first:" not in known.text
    missing = next(doubt for doubt in doubts_of(case) if doubt.id.startswith("missing:"))
    added = answered(case, missing.id, "1")
    assert "#   the port authority: Send a mediator" not in added.text
    assert "#   the mayor: Resign" in added.text


def test_what_a_party_does_now_may_turn_on_a_condition(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    after = answered(case, "keeps:BM-BM.lock_gates", "on a condition")
    assert after.file.preferences["BM"].unknown == "unknown"
    question = question_of(after, "BM-prefers-BM.lock_gates-on")
    assert question is not None
    assert question.text.startswith("On what condition would Brine Mining rather no longer lock the gates?")


def test_an_act_that_goes_on_by_its_words_is_asked_about_where_it_counts_as_not_done(tmp_path: Path) -> None:
    case = drafted_case(
        tmp_path, DRAFT.replace("label: Lift the ban on the strike", "label: Keep up the ban")
    )
    question = question_of(case, "now:COURT.lift_ban")
    assert question is not None
    assert "Keep up the ban" in question.text
