"""The answers of a model in words: they claim no more than is known."""

from __future__ import annotations

from dataclasses import replace

from detente.analysis.analysis import Analysis, analyse
from detente.analysis.briefing import Brief
from detente.analysis.what_if import AnalysisResult
from detente.case.load import parse_case
from detente.page.brief import brief_page
from detente.page.compose import analysis_head
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.analysed.analysis import way_lines, why_groups
from detente.page.sections.analysed.analysis_in_short import standfirst
from detente.page.sections.analysed.case import option_table, preference_groups, premises
from detente.page.words.steps import changes_in_words
from detente.render.html import render_html
from detente.sources.report import Evidence
from detente.stability.result import Move
from detente.stability.ways import Path

HEAD = """
detente: 1
title: The weir
parties:
  UP: {name: Upper village, options: {close: Close the weir, toll: Ask a toll}}
  LOW: {name: Lower village, options: {sue: Go to law}}
status_quo: NNN
"""
NOW, ALONE = "NNN", ("NYN", "YNN")
"""The status quo; to ask a toll, and to close the weir, and nothing else."""


def made(preferences: str) -> Analysis:
    return analyse(parse_case(HEAD + preferences))


def why(preferences: str) -> dict[str, list[str]]:
    analysis = made(preferences)
    return {group.name: [line.text for line in group.lines] for group in why_groups(analysis)}


def test_who_has_nothing_to_gain_stays() -> None:
    said = why(
        "preferences: {UP: {priorities: [not UP.close, not UP.toll]}, LOW: {priorities: [not LOW.sue]}}"
    )
    assert said["Upper village"] == ["has nothing to gain by moving alone, and stays."]


def test_a_counter_move_says_whether_it_benefits_those_who_make_it() -> None:
    wants = "preferences: {UP: {priorities: [not LOW.sue, UP.close, not UP.toll]}, LOW: {priorities: ["
    willing, *_ = why(wants + "LOW.sue if UP.close, not LOW.sue]}}")["Upper village"]
    assert "would rather close the weir" in willing
    assert "Others would answer" in willing
    assert "(Lower village: go to law)" in willing
    unwilling, *_ = why(wants + "not LOW.sue]}}")["Upper village"]
    assert "Others could, against their own interest, answer" in unwilling


def test_an_irreversible_improvement_is_named_as_such() -> None:
    line, *_ = why(
        "preferences: {UP: {priorities: [UP.close, not UP.toll]}, LOW: {priorities: [not LOW.sue]}}"
    )["Upper village"]
    assert "would rather close the weir" in line
    assert "Nothing the others can do" in line


def test_an_unknown_is_named_once_and_not_for_every_combination() -> None:
    (line,) = why("preferences: {UP: unknown, LOW: {priorities: [not LOW.sue]}}")["Upper village"]
    assert line.startswith("might rather ask a toll or close the weir")
    assert line.count("no source says") == 1


def test_two_acts_that_a_party_would_not_do_alone_are_said_to_be_open_only_together() -> None:
    quo, toll, close = NOW, *ALONE
    said = why(f"preferences: {{UP: {{comparisons: [{quo} > {toll}, {quo} > {close}]}}, LOW: unknown}}")
    assert said["Upper village"] == [
        "would rather not close the weir alone, nor ask a toll alone; "
        "no source says whether it would rather do both together."
    ]


def test_what_is_known_in_part_is_not_said_to_be_unknown() -> None:
    quo, toll, _ = NOW, *ALONE
    known = f"UP: {{comparisons: {quo} > {toll}}}, LOW: {{priorities: [not LOW.sue]}}"
    text = " ".join(standfirst(AnalysedCase(made(f"preferences: {{{known}}}"))))
    assert "what Upper village would prefer, which is known only in part" in text


def test_the_status_quo_is_not_named_status_quo_and_then_described() -> None:
    analysis = made(f"states: {{status quo: {NOW}}}\npreferences: {{UP: unknown, LOW: unknown}}")
    assert "“status quo”" not in standfirst(AnalysedCase(analysis))[0]


def test_the_line_above_an_analysis_is_plain() -> None:
    open_ = made("preferences: {UP: unknown, LOW: unknown}")
    kicker = analysis_head(AnalysisResult(open_.case, open_, None)).kicker
    assert kicker == "2 parties, 8 states; no state is sure to last"


def test_the_standfirst_names_those_whose_preferences_are_unknown() -> None:
    analysis = made("preferences: {UP: {priorities: [not UP.close, not UP.toll]}, LOW: unknown}")
    text = " ".join(standfirst(AnalysedCase(analysis)))
    assert "whether Lower village would move" in text
    assert "what Lower village would prefer" in text


def test_a_model_of_unknown_preferences_rules_nothing_out_and_shows_no_way() -> None:
    analysis = made("preferences: {UP: unknown, LOW: unknown}")
    text = " ".join(standfirst(AnalysedCase(analysis)))
    assert "any of its eight outcomes may last" in text
    assert "way out" not in text
    assert way_lines(analysis) == ((), 0)


def test_an_unknown_may_be_named_in_plain_words() -> None:
    for written, said in (
        ("UP.toll", "UP to ask a toll"),
        ("UP.dam", "UP.dam"),
        ("whether it wants a toll", "whether it wants a toll"),
    ):
        analysis = made(
            f"preferences: {{UP: {{priorities: [UP.close], unknown: [{written}]}}, LOW: unknown}}"
        )
        assert preference_groups(AnalysedCase(analysis))[0].about == f"beyond these unknown: {said}"


def test_rules_say_what_excludes_or_needs_what() -> None:
    analysis = made(
        """
rules: [not (UP.close and LOW.sue), UP.close if UP.toll, UP.close iff LOW.sue or UP.toll]
one_way: [LOW.sue, not UP.toll]
preferences: {UP: unknown, LOW: unknown}
"""
    )
    assert [f"{line.lead} {line.text}".strip() for line in premises(AnalysedCase(analysis))] == [
        "Never together: close the weir (UP) and go to law (LOW)",
        "Never: ask a toll (UP) without close the weir (UP)",
        "Always: UP to close the weir, exactly if LOW to go to law or UP to ask a toll",
        "Cannot be undone: go to law (LOW)",
        "Cannot be taken up: ask a toll (UP)",
    ]


def test_a_deterrent_may_depend_on_an_unknown_preference() -> None:
    analysis = made("preferences: {UP: {priorities: [not LOW.sue, UP.close, not UP.toll]}, LOW: unknown}")
    (holds,) = [s for s in standfirst(AnalysedCase(analysis)) if "gain by moving" in s]
    assert "whether the others would take that gain away" in holds
    known = "preferences: {UP: {priorities: [not LOW.sue, UP.close, not UP.toll]}, LOW: {priorities: ["
    analysis = made(known + "not LOW.sue]}}")
    assert "nothing the others would do in their own interest" in " ".join(standfirst(AnalysedCase(analysis)))
    analysis = made(known + "LOW.sue if UP.close or UP.toll, not LOW.sue]}}")
    assert "but for what would follow (Lower village: go to law)" in " ".join(
        standfirst(AnalysedCase(analysis))
    )


def test_of_many_ways_out_the_first_are_shown_and_the_rest_counted() -> None:
    analysis = made("preferences: {UP: unknown, LOW: {priorities: [not LOW.sue]}}")
    ways, left_out = way_lines(analysis)
    assert len(ways) + left_out == len({path.target for path in analysis.paths})
    targets = range(1, 8)
    paths = tuple(Path(t, "moves", (Move(0, 0, t),)) for t in targets)
    many = replace(analysis)
    vars(many)["paths"] = paths  # in place of what would be computed when first asked for
    ways, left_out = way_lines(many)
    assert (len(ways), left_out) == (6, 1)


def lasting(states: str = "") -> str:
    """The standfirst of a game where the weir stays closed for good and may be sued over."""
    analysis = made(
        f"{states}\nrules: [not UP.toll]\n"
        "preferences: {UP: {priorities: [not LOW.sue, UP.close]}, LOW: {priorities: [LOW.sue if UP.close, "
        "not LOW.sue]}}"
    )
    return next(s for s in standfirst(AnalysedCase(analysis)) if "last" in s)


def test_states_stable_under_every_concept_come_before_those_stable_under_some() -> None:
    by_all, by_some, *_ = lasting("states: {calm: NNN, closed: YNN, lawsuit: YNY}").split(". ")
    assert by_all.startswith("One outcome")
    assert "“lawsuit”" in by_all
    assert "the status quo" in by_some


def test_a_state_without_a_name_is_told_by_what_changes_and_a_number_by_what_is_done() -> None:
    told = "(Upper village: close the weir; Lower village: go to law)"
    assert ": “Upper village closes the weir and Lower village goes to law”." in lasting()
    assert f": “3” {told}." in lasting("states: {1: NNN, 2: YNN, 3: YNY}")
    analysis = made("preferences: {UP: {priorities: [UP.close]}, LOW: {priorities: [not LOW.sue]}}")
    assert way_lines(analysis)[0][0].to == "“Upper village closes the weir”"


GROUNDS = """
detente: 1
title: The weir
parties:
  UP: {name: Upper village, evidence: [weir], options: {close: Close the weir}}
  LOW: {name: Lower village, assumed: the lower village speaks with one voice}
status_quo: {state: N, assumed: nobody tells of a closed weir}
preferences:
  UP: {priorities: [UP.close], assumed: it is their water}
  LOW: unknown
evidence: {weir: {report: r.txt, quote: The weir}}
"""


def test_what_parties_the_status_quo_and_whole_preferences_rest_on_is_shown() -> None:
    case = parse_case(GROUNDS)
    analysis = analyse(case)
    weir = Evidence("r.txt", 0, 8, "The weir")
    of = AnalysedCase(analysis, {"weir": weir})
    table = option_table(of)
    assert table is not None
    (upper, ((close, marks),)), (lower, nothing) = table.parties
    assert (upper.text, upper.evidence, close.text, len(marks)) == (
        "Upper village",
        (weir,),
        "Close the weir",
        len(table.states),
    )
    assert (lower.text, lower.assumed, nothing) == (
        "Lower village",
        "the lower village speaks with one voice",
        (),
    )
    (stands,) = premises(of)
    assert (stands.lead, stands.assumed) == ("The status quo:", "nobody tells of a closed weir")
    assert preference_groups(of)[0].lines[-1].assumed == "it is their water"
    assert standfirst(AnalysedCase(analysis))[0].startswith("As it stands, so the model assumes, nobody")


def test_in_graph_form_the_parties_grounds_stand_among_what_is_given() -> None:
    case = parse_case(
        """
detente: 1
title: The ford
parties: {EAST: {name: East bank, assumed: the bank holds together}, WEST: {name: West bank}}
states: [apart, bridged]
moves: {EAST: [[apart, bridged]], WEST: []}
status_quo: apart
preferences: {EAST: unknown, WEST: unknown}
"""
    )
    analysis = analyse(case)
    brief = Brief("The ford", None, case.file, analysis, {}, drafted=False, case_path=None)
    assert option_table(AnalysedCase(analysis)) is None
    (line,) = premises(AnalysedCase(analysis))
    assert (line.lead, line.text, line.assumed) == ("A party:", "East bank", "the bank holds together")
    assert "What the model takes as given" in render_html(brief_page(brief))


def test_a_move_names_options_taken_up_before_options_given_up() -> None:
    analysis = made("preferences: {UP: unknown, LOW: unknown}")
    closed, asking = 0b100, 0b010
    assert changes_in_words(analysis.model, Move(0, closed, asking)) == [
        "ask a toll",
        "no longer close the weir",
    ]


def test_a_comparison_by_letters_alone_is_said_in_words() -> None:
    case = parse_case("""
detente: 1
title: A well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {war: NY}
status_quo: NN
preferences: {UP: {comparisons: [NN > war]}, LOW: {comparisons: [YN > NN]}}
""")
    upper, lower = preference_groups(AnalysedCase(analyse(case)))
    assert [line.text for line in lower.lines] == [
        "Lower village would rather see Upper village share the well, if nothing else changed"
    ]
    assert all("NN" not in line.text for line in upper.lines)
