"""Changes of a case one at a time: each touches its own lines alone, and a wrong one changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.interviews import drafted_case
from tests.support.paths import ROOT
from tests.support.thoroughness import drawn

from detente.case.load import Case, load_case, parse_case
from detente.errors import BadInput
from detente.interview.case_edits import CASE_EDITS, with_edit

CASE = load_case(str(ROOT / "examples" / "port-lorne-2025" / "case.yaml"))


def changed_lines(before: Case, after: Case) -> tuple[list[str], list[str]]:
    diff = list(unified_diff(before.text.splitlines(), after.text.splitlines(), lineterm="", n=0))[2:]
    gone = [line[1:].strip() for line in diff if line.startswith("-")]
    new = [line[1:].strip() for line in diff if line.startswith("+")]
    return gone, new


def test_a_new_name_changes_one_line() -> None:
    after = with_edit(CASE, "rename party", {"party": "UNION", "value": "The dockers"})
    assert changed_lines(CASE, after) == (["name: National Dockers’ Union"], ["name: The dockers"])


def test_the_states_of_a_party_go_with_its_name() -> None:
    text = "parties: {A: {name: the company, options: {x: Go}}}\nstates: {the company goes: Y}\n"
    case = parse_case(f"detente: 1\ntitle: t\n{text}")
    after = with_edit(case, "rename party", {"party": "A", "value": "Second Anchor"})
    assert list(after.file.states) == ["Second Anchor goes"]


def test_words_of_a_report_are_evidence_of_a_change_and_others_its_assumption(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    fields = {"party": "HU", "value": "not BM.lock_gates", "why": "said by Ana"}
    quoted = with_edit(case, "add priority", {**fields, "words": "Brine Mining locked the gates on Monday"})
    line = quoted.file.preferences["HU"].priorities[-1]  # type: ignore[index]
    assert (line.evidence, line.assumed) == (("gates",), None)
    own = with_edit(case, "add priority", {**fields, "words": "they need their gates"})
    line = own.file.preferences["HU"].priorities[-1]  # type: ignore[index]
    assert (line.evidence, line.assumed) == ((), "said by Ana")
    changed = with_edit(quoted, "change priority", {**fields, "number": "1", "words": "banned the strike"})
    assert changed.file.preferences["HU"].priorities[0].evidence[0] == "wages"  # type: ignore[index]


def test_an_option_gets_other_words_and_keeps_its_evidence() -> None:
    after = with_edit(CASE, "rename option", {"option": "UNION.strike", "value": "Stay out"})
    _, (new,) = changed_lines(CASE, after)
    assert "Stay out" in new
    assert "evidence: [refused, walked_out]" in new


def test_an_option_goes_with_its_letter_its_rule_and_all_that_speaks_of_it() -> None:
    after = with_edit(CASE, "drop option", {"option": "UNION.test"})
    assert "UNION.test" not in after.options
    assert "UNION.test" not in "\n".join(line for line in after.text.splitlines() if not line.startswith("#"))
    assert len(after.options) == len(CASE.options) - 1


def test_what_is_in_force_is_set_with_its_reason() -> None:
    after = with_edit(
        CASE, "set in force", {"option": "COMPANY.guarantee", "value": "yes", "why": "signed today"}
    )
    assert after.file.status_quo is not None
    assert "signed today" in (after.file.status_quo.assumed or "")


def test_an_option_is_bound_and_freed_again() -> None:
    bound = with_edit(CASE, "bind option", {"option": "UNION.test", "why": "it is one test"})
    assert "UNION.test" in [item.option for item in bound.file.one_way]
    freed = with_edit(bound, "free option", {"option": "UNION.test"})
    assert [item.option for item in freed.file.one_way] == [item.option for item in CASE.file.one_way]


def test_rules_come_and_go_by_their_number() -> None:
    more = with_edit(CASE, "add rule", {"value": "not (UNION.strike and COMPANY.guarantee)", "why": "w"})
    assert len(more.file.rules) == 2
    less = with_edit(more, "drop rule", {"number": "1"})
    assert [rule.rule for rule in less.file.rules] == ["not (UNION.strike and COMPANY.guarantee)"]


def test_a_rule_takes_the_names_of_states_with_it_that_it_excludes() -> None:
    text = "detente: 1\ntitle: t\nparties: {A: {name: Ana, options: {x: Go, y: Stay}}}\n"
    case = parse_case(text + "states: {here: NN, gone: YN, both: YY}\nstatus_quo: here\n")
    after = with_edit(case, "add rule", {"option": "A.x", "other": "A.y"})
    assert list(after.file.states) == ["here", "gone"]
    with pytest.raises(BadInput, match="stands where this does not hold"):
        with_edit(case, "add rule", {"value": "A.x or A.y"})


def test_a_rule_and_a_wish_are_chosen_and_need_no_syntax() -> None:
    more = with_edit(CASE, "add rule", {"option": "UNION.strike", "other": "COMPANY.guarantee"})
    assert more.file.rules[-1].rule == "not (UNION.strike and COMPANY.guarantee)"
    wish = {
        "party": "UNION",
        "option": "COMPANY.guarantee",
        "wanted": "no",
        "other": "UNION.test",
        "holds": "no",
    }
    after = with_edit(CASE, "add priority", wish)
    assert priorities(after)[-1] == "not COMPANY.guarantee if not UNION.test"


def test_words_cited_for_what_is_taken_no_longer_are_cited_no_more() -> None:
    stated = CASE.file.status_quo
    assert stated is not None
    own = set(CASE.file.parties["UNION"].options["strike"].evidence)
    rest = {
        name
        for party, of in CASE.file.parties.items()
        for key, option in of.options.items()
        if (party, key) != ("UNION", "strike")
        for name in option.evidence
    }
    after = with_edit(CASE, "set in force", {"option": "UNION.strike", "value": "no"})
    assert after.file.status_quo is not None
    assert not (own - rest) & set(after.file.status_quo.evidence)
    again = with_edit(after, "set in force", {"option": "UNION.strike", "value": "yes", "why": "out again"})
    assert again.file.status_quo is not None
    said = again.file.status_quo.assumed or ""
    assert "taken now: out again" in said
    assert "not taken now" not in said


def priorities(case: Case) -> list[str]:
    of_union = case.file.preferences["UNION"]
    assert not isinstance(of_union, str)
    return [item.priority for item in of_union.priorities or ()]


@given(st.integers(1, 5), st.integers(1, 5))
def test_a_moved_priority_stands_at_its_new_place_and_the_rest_in_order(place: int, to: int) -> None:
    before = priorities(CASE)
    moved = {"party": "UNION", "number": str(place), "value": str(to)}
    after = priorities(with_edit(CASE, "move priority", moved))
    assert after[to - 1] == before[place - 1]
    rest = [text for text in before if text != before[place - 1]]
    assert [text for text in after if text != before[place - 1]] == rest


def test_a_priority_is_added_and_taken_out() -> None:
    more = with_edit(CASE, "add priority", {"party": "UNION", "value": "not UNION.test", "why": "w"})
    assert priorities(more)[-1] == "not UNION.test"
    assert priorities(with_edit(more, "drop priority", {"party": "UNION", "number": "6"})) == priorities(CASE)


def test_the_order_of_priorities_is_open_or_known() -> None:
    opened = with_edit(CASE, "order priorities", {"party": "UNION", "value": "open"})
    assert "unknown: [order]" in opened.text or "- order" in opened.text
    known = with_edit(opened, "order priorities", {"party": "UNION", "value": "known"})
    assert priorities(known) == priorities(CASE)


def test_a_party_is_added_of_which_nothing_is_known() -> None:
    after = with_edit(CASE, "add party", {"value": "The harbour pilots", "why": "they can stop the port"})
    key = next(iter(set(after.file.parties) - set(CASE.file.parties)))
    assert after.file.parties[key].name == "The harbour pilots"
    assert after.file.parties[key].assumed == "they can stop the port"
    assert after.file.preferences[key].unknown == "unknown"
    assert after.options == CASE.options
    gone, _ = changed_lines(CASE, after)
    assert not gone


def test_a_rule_and_a_wish_are_written_anew_in_their_place() -> None:
    rules = [rule.rule for rule in CASE.file.rules]
    after = with_edit(CASE, "change rule", {"number": "1", "value": "UNION.strike or UNION.test"})
    assert [rule.rule for rule in after.file.rules] == ["UNION.strike or UNION.test", *rules[1:]]
    party = next(p for p, of in CASE.file.preferences.items() if of.priorities)
    before = CASE.file.preferences[party].priorities
    assert before is not None
    order = {"party": party, "number": str(len(before)), "value": "UNION.strike", "why": "she said so"}
    wishes = with_edit(CASE, "change priority", order).file.preferences[party].priorities
    assert wishes is not None
    assert [wish.priority for wish in wishes] == [*(wish.priority for wish in before[:-1]), "UNION.strike"]
    assert wishes[-1].assumed == "she said so"
    assert wishes[-1].evidence == before[-1].evidence


def wrong_orders() -> Iterator[tuple[str, dict[str, str]]]:
    yield "sell party", {"party": "UNION"}
    yield "rename party", {"party": "NOBODY", "value": "x"}
    yield "rename party", {"party": "UNION", "value": " "}
    yield "rename option", {"option": "UNION.nothing", "value": "x"}
    yield "rename option", {"option": "UNION", "value": "x"}
    yield "set in force", {"option": "UNION.strike", "value": "perhaps"}
    yield "join options", {"option": "UNION.strike", "value": "UNION.strike"}
    yield "add party", {"value": "the national dockers’ union"}
    yield "add party", {"value": ""}
    yield "change rule", {"number": "9", "value": "UNION.strike"}
    yield "change priority", {"party": "UNION", "number": "99", "value": "UNION.strike"}
    yield "drop rule", {"number": "0"}
    yield "drop rule", {"number": "9"}
    yield "drop rule", {"number": "²"}
    yield "move priority", {"party": "MINISTRY", "number": "1", "value": "2"}


@pytest.mark.parametrize(("name", "fields"), [*wrong_orders()])
def test_a_wrong_order_is_refused_in_one_line(name: str, fields: dict[str, str]) -> None:
    with pytest.raises(BadInput) as refused:
        with_edit(CASE, name, fields)
    assert "\n" not in str(refused.value)


@settings(max_examples=drawn(30))
@given(
    st.sampled_from(sorted(CASE_EDITS)),
    st.fixed_dictionaries(
        {
            "party": st.sampled_from([*CASE.file.parties, "", "X"]),
            "option": st.sampled_from([*CASE.options, "", "UNION.", ".x"]),
            "value": st.sampled_from(
                ["yes", "3", "UNION.test", "a: b # c", "“x”", "'", "[", "- x", "\u200b", ""]
            ),
            "number": st.sampled_from(["1", "2", "-1", "x", ""]),
            "why": st.sampled_from(["", "because: # of", "{x"]),
        }
    ),
)
def test_any_order_leaves_a_case_or_is_refused(name: str, fields: dict[str, str]) -> None:
    try:
        after = with_edit(CASE, name, fields)
    except BadInput:
        return
    assert after.file.parties
