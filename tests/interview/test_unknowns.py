"""Questions about preferences: which comes first, how it is worded, what an answer writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.paths import EXAMPLE_CASE

from detente.analysis.interviewing import answer_question
from detente.case.load import Case, load_case, parse_case
from detente.errors import BadArgument
from detente.interview.answering import Answerer
from detente.interview.asking import next_question, question_of
from detente.interview.reply import read_reply
from detente.interview.unknowns import ranked_questions, spread, unknowns_of
from detente.model.model import compile_case

ANALYST = Answerer("an analyst", "2021-05-08")
WELL = """\
detente: 1
title: A well
parties:
  UP: {name: Upper village, options: {share: Share the well, dig: Dig}}
  LOW: {name: Lower village, options: {raid: Raid the fields}}
status_quo: NNY
preferences: {UP: unknown, LOW: {priorities: [UP.share, not LOW.raid], unknown: [order]}}
"""


def answered(case: Case, id_: str, answer: str, why: str = "") -> Case:
    question = question_of(case, id_)
    assert question is not None, id_
    return answer_question(case, question, read_reply(case.file, question, answer, why), ANALYST).case


def comparisons(case: Case, party: str) -> list[str]:
    return [item.comparison for item in case.file.preferences[party].comparisons or ()]


def test_the_question_that_settles_most_of_the_shipped_case_comes_first() -> None:
    question = next_question(load_case(str(EXAMPLE_CASE)))
    assert question is not None
    assert question.id == "SIGNATORIES-prefers-SIGNATORIES.press"
    assert "whether “deadlock” could last" in question.settles


def test_questions_name_what_differs_and_no_letters_of_states() -> None:
    for question in ranked_questions(unknowns_of(parse_case(WELL))):
        assert question.text.startswith(("Would ", "Suppose ", "Does it matter more to "))
        assert not any(word in question.text for word in ("NN", "YN", "NY", "YY"))


def test_a_supposition_stands_in_a_sentence_of_its_own_and_a_page_leaves_out_that_all_else_stays() -> None:
    question = question_of(parse_case(WELL), "UP-prefers-UP.share-given-not.LOW.raid")
    assert question is not None
    assert question.text == (
        "Suppose Lower village no longer raids the fields and nothing else changes. "
        "Would Upper village rather share the well than not?"
    )
    assert question.alone == (
        "Suppose Lower village no longer raids the fields. "
        "Would Upper village rather share the well than not?"
    )
    plain = question_of(parse_case(WELL), "UP-prefers-UP.share")
    assert plain is not None
    assert plain.alone == "Would Upper village rather share the well than not?"


def test_after_two_questions_on_one_party_another_has_its_turn() -> None:
    case = parse_case(
        WELL.replace("LOW: {priorities: [UP.share, not LOW.raid], unknown: [order]}", "LOW: unknown")
    )
    parties = []
    for _ in range(6):
        question = next_question(case)
        assert question is not None
        parties.append(question.id.partition("-")[0])
        case = answered(case, question.id, "don't know")
    assert all(len(set(parties[k : k + 3])) == 2 for k in range(4)), parties


def test_a_party_whose_answers_settle_little_has_no_turn() -> None:
    case = load_case(str(EXAMPLE_CASE))
    for id_ in ("SIGNATORIES-prefers-SIGNATORIES.press", "SIGNATORIES-prefers-CPP.talk"):
        case = answered(case, id_, "don't know")
    first, second = list(ranked_questions(unknowns_of(case)))[:2]
    assert spread([first, replace(second, rank=first.rank / 10)], ["X", "X"]) == first


def test_a_party_of_which_others_want_something_is_asked_about_first() -> None:
    demanding = parse_case("""\
detente: 1
title: t
parties: {A: {name: A, options: {x: Do x}}, B: {name: B, options: {y: Do y}}}
status_quo: NN
preferences: {A: unknown, B: unknown}
""")
    wanted = parse_case(demanding.text.replace("B: unknown", "B: {priorities: [A.x], unknown: [B.y]}"))
    first = next(iter(ranked_questions(unknowns_of(wanted))))
    assert first.id.startswith("A-")
    wanted = parse_case(demanding.text.replace("A: unknown", "A: {priorities: [B.y], unknown: [A.x]}"))
    first = next(iter(ranked_questions(unknowns_of(wanted))))
    assert first.id.startswith("B-")


def test_a_party_of_several_that_would_do_both_is_called_they() -> None:
    case = parse_case(WELL.replace("name: Upper village", "name: village Republicans"))
    question = question_of(case, "UP-prefers-UP.share-given-UP.dig")
    assert question is not None
    assert question.text == (
        "Suppose the village Republicans dig and nothing else changes. "
        "Would they rather share the well than not?"
    )


def test_it_depends_keeps_what_the_question_supposes() -> None:
    case = parse_case(WELL)
    question = question_of(case, "UP-prefers-UP.share-given-UP.dig")
    assert question is not None
    reply = read_reply(case.file, question, "yes if they raid the fields")
    said = answer_question(case, question, reply, ANALYST).says[0]
    assert said.startswith(
        "If Lower village raids the fields and Upper village digs, Upper village would rather"
    )


def test_two_priorities_of_open_order_are_held_against_each_other() -> None:
    case = parse_case(WELL.replace("NNY", "NNN"))
    texts = {question.id: question.text for question in ranked_questions(unknowns_of(case))}
    assert texts["LOW-prefers-UP.share+LOW.raid"] == (
        "Does it matter more to Lower village that Upper village shares the well "
        "than that it does not raid the fields?"
    )


def test_yes_and_no_are_comparisons_with_the_reason_or_who_answered() -> None:
    case = parse_case(WELL)
    yes = answered(case, "UP-prefers-UP.share", "yes", "they are neighbours")
    assert comparisons(yes, "UP") == ["YNY > NNY"]
    assert yes.file.preferences["UP"].comparisons[0].assumed == "they are neighbours"  # type: ignore[index]
    no = answered(case, "UP-prefers-UP.share", "no")
    assert comparisons(no, "UP") == ["NNY > YNY"]
    assert no.file.preferences["UP"].comparisons[0].assumed == "answered by an analyst on 2021-05-08"  # type: ignore[index]


def test_names_of_states_stand_in_comparisons() -> None:
    case = answered(load_case(str(EXAMPLE_CASE)), "SIGNATORIES-prefers-SIGNATORIES.press", "no")
    assert comparisons(case, "SIGNATORIES") == ["deadlock > pressed"]


def test_words_of_the_report_become_evidence_with_their_place() -> None:
    case = load_case(str(EXAMPLE_CASE))
    words = "“hold Phnom Penh\n to that promise”"
    known = answered(case, "SIGNATORIES-prefers-SIGNATORIES.press", "yes", words)
    element = known.file.preferences["SIGNATORIES"].comparisons[0]  # type: ignore[index]
    cited = known.file.evidence[element.evidence[0]]
    text = (EXAMPLE_CASE.parent / "report.txt").read_text(encoding="utf-8")
    assert element.assumed is None
    assert text[cited.start : cited.end] == cited.quote == "hold Phnom Penh to that promise"


def test_it_depends_writes_one_comparison_for_each_case() -> None:
    case = answered(parse_case(WELL), "UP-prefers-UP.share", "yes if not LOW.raid")
    assert sorted(comparisons(case, "UP")) == ["NNY > YNY", "YNN > NNN"]


def test_always_is_a_priority() -> None:
    case = answered(parse_case(WELL), "UP-prefers-UP.share", "never", "it is theirs")
    preference = case.file.preferences["UP"]
    assert [(p.priority, p.assumed) for p in preference.priorities or ()] == [
        ("not UP.share", "it is theirs")
    ]
    assert preference.unknown == ("order",)


def test_same_is_a_tie_where_the_form_allows_one() -> None:
    case = answered(parse_case(WELL), "UP-prefers-UP.share", "same")
    assert comparisons(case, "UP") == ["YNY = NNY"]
    question = question_of(case, "LOW-prefers-UP.dig")
    assert question is not None
    assert "same" not in question.answers


def test_an_answer_is_asked_for_once_also_if_it_is_unknown() -> None:
    case = parse_case(WELL)
    seen = []
    for _ in range(4):
        question = next_question(case)
        assert question is not None
        seen.append(question.id)
        case = answered(case, question.id, "don't know")
    assert len(set(seen)) == 4
    assert [item.id for item in case.file.interview] == seen
    assert case.file.preferences == parse_case(WELL).file.preferences


def test_a_preference_that_is_known_is_no_question() -> None:
    case = answered(parse_case(WELL), "UP-prefers-UP.share", "yes")
    assert question_of(case, "UP-prefers-UP.share") is None


def test_an_answer_that_contradicts_the_case_is_refused() -> None:
    case = answered(parse_case(WELL), "UP-prefers-UP.share", "yes")
    question = question_of(case, "UP-prefers-UP.dig")
    assert question is not None
    circle = case.what_if(as_if=["UP: NNY > NYY"])
    with pytest.raises(BadArgument, match="does not go with what the case says"):
        answer_question(
            Case.from_text(case.text.replace("YNY > NNY", "NNY > NYY")),
            question,
            read_reply(case.file, question, "yes"),
            ANALYST,
        )
    assert circle.changes


def test_a_case_of_graph_form_is_asked_about_its_states_by_name() -> None:
    case = parse_case("""\
detente: 1
title: Two drivers
parties: {A: {name: First driver}, B: {name: Second driver}}
states: [both, A_yields, crash]
moves: {A: [[crash, A_yields], [A_yields, crash]], B: [[crash, both]]}
status_quo: crash
preferences: {A: unknown, B: {ranking: [[both], [A_yields], [crash]]}}
""")
    question = next_question(case)
    assert question is not None
    assert question.text == "Would First driver rather have “A yields” than “crash”?"
    assert comparisons(answered(case, question.id, "no"), "A") == ["crash > A_yields"]


def test_nothing_is_asked_where_nothing_is_open() -> None:
    known = (
        WELL.split("preferences:")[0]
        + "preferences: {UP: {priorities: [UP.dig]}, LOW: {priorities: [UP.share]}}"
    )
    assert next_question(parse_case(known)) is None


def test_a_case_too_large_to_sweep_is_asked_about_own_acts_first() -> None:
    options = ", ".join(f"o{k}: Do {k}" for k in range(7))
    case = parse_case(
        f"detente: 1\ntitle: t\nparties: {{A: {{name: A, options: {{{options}}}}}, B: {{name: B, options: "
        f"{{{options}}}}}}}\nstatus_quo: {'N' * 14}\npreferences: {{A: unknown, B: unknown}}\n"
    )
    question = next_question(case)
    assert question is not None
    assert question.id.startswith(("A-prefers-A.o", "B-prefers-B.o"))
    assert compile_case(case).cells == 1 << 14


def test_an_order_on_which_rival_pictures_differ_is_no_question() -> None:
    pictures = "{one_of: [{priorities: [UP.share]}, {priorities: [not UP.share], unknown: [UP.dig]}]}"
    case = parse_case(WELL.replace("UP: unknown", f"UP: {pictures}"))
    assert question_of(case, "UP-prefers-UP.share") is None
    asked = [question.id for question in ranked_questions(unknowns_of(case))]
    assert not any(id_.startswith("UP-prefers-UP.share") for id_ in asked)


def test_two_acts_that_nothing_ties_are_never_set_against_each_other() -> None:
    for question in ranked_questions(unknowns_of(parse_case(WELL))):
        assert not (question.subject.gains and question.subject.losses)  # type: ignore[union-attr]
        assert "than neither" not in question.text


def test_two_acts_that_a_rule_ties_are_set_against_each_other_first() -> None:
    rule = 'rules: ["not (UP.dig and UP.share)"]\n'
    questions = list(ranked_questions(unknowns_of(parse_case(WELL + rule))))
    acts = [{*q.subject.gains, *q.subject.losses} for q in questions if q.subject.gains and q.subject.losses]  # type: ignore[union-attr]
    assert acts[0] == {"UP.dig", "UP.share"}


def test_what_a_party_would_do_as_things_are_is_asked_before_what_it_would_do_if() -> None:
    ids = [question.id for question in ranked_questions(unknowns_of(parse_case(WELL)))]
    for at, id_ in enumerate(ids):
        plain = id_.partition("-given-")[0]
        assert plain not in ids[at + 1 :], id_


@pytest.mark.parametrize("first", ["GUILD.sign", "PORT.open_gate"])
def test_a_draft_that_says_what_to_ask_first_is_asked_about_in_that_order(first: str) -> None:
    text = f"""# Drafted by detente from what the reports say; reviewed with `detente ask` by A on B.
#   - ask first about: {first}, PORT.raise_pay
detente: 1
title: A harbour
parties:
  PORT: {{name: Port Authority, options: {{raise_pay: Raise the pay, open_gate: Open the gate}}}}
  GUILD: {{name: Salt Guild, options: {{sign: Sign the plan}}}}
status_quo: NNN
preferences: {{PORT: unknown, GUILD: unknown}}
"""
    case = parse_case(text)
    questions: list[str] = []
    for _ in range(3):
        question = next_question(case, passed=questions)
        assert question is not None
        questions.append(question.id)
    # Which options exclude each other comes before any wish.
    assert questions.pop(0).startswith("apart:")
    party = first.partition(".")[0]
    assert questions == [f"{party}-prefers-{first}", "PORT-prefers-PORT.raise_pay"]
