"""The words of further questions: what is partly known, concepts, coalitions, ways that come twice."""

from __future__ import annotations

import io
import re

from rich.console import Console

import detente as dt
from detente.analysis.analysis import lasting_by_concepts
from detente.analysis.questions import Questions
from detente.analysis.sweeping import sweep_what_if
from detente.analysis.what_if import analyse_what_if
from detente.case.load import parse_case
from detente.case.what_if import WhatIf
from detente.page.compose import analysis_page, sweep_page
from detente.page.page import Page, Way
from detente.page.sections.analysed.analysis import _once
from detente.page.tables import OptionTable
from detente.page.words.states import counted
from detente.render.terminal import render_terminal

PARTLY = """
detente: 1
title: The well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid, sue: Sue}}
  AID: {name: Aid agency, options: {pay: Pay}}
status_quo: NNNN
preferences:
  UP: {comparisons: [{comparison: YNNN > NNNN}]}
  LOW: {priorities: [LOW.raid, UP.share], unknown: order}
  AID: unknown
"""


def printed(page: Page, width: int = 2_000) -> str:
    console = Console(file=io.StringIO(), width=width)
    render_terminal(page, console)
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


def asked_of(text: str, **questions: object) -> str:
    result = analyse_what_if(parse_case(text), WhatIf())
    return printed(analysis_page(result, Questions(result.answer, **questions), limit=1000))  # type: ignore[arg-type]


def test_what_is_known_in_part_is_not_said_to_be_unknown() -> None:
    text = asked_of(PARTLY, why="YNNN")
    assert text.count("what it prefers is only partly known") == 2
    assert text.count("what it prefers is unknown") == 1


def test_a_single_wish_has_no_order_of_importance() -> None:
    assert "in no known order of importance" in asked_of(PARTLY)
    assert "in no known order" not in asked_of(PARTLY.replace("[LOW.raid, UP.share]", "[LOW.raid]"))


def test_all_states_are_counted_and_each_extension_is_explained() -> None:
    nothing_known = (
        f"{PARTLY.partition('preferences')[0]}preferences: {{UP: unknown, LOW: unknown, AID: unknown}}\n"
    )
    assert "all 16 states" in asked_of(nothing_known, concepts=("unknown",))
    text = asked_of(PARTLY, concepts=("unknown",))
    for extension in "abcd":
        assert f"Extension {extension}: a state of unknown order" in text
    assert "Extension a" not in asked_of(PARTLY, concepts=("sseq",))


def test_states_that_coalitions_judge_alike_are_one_line() -> None:
    text = asked_of(PARTLY, concepts=("coalitions",))
    assert text.count("against every coalition of two or more") == 1
    assert "This is about coalitions of two or more parties only." in text


def test_a_way_that_leads_alone_and_together_is_shown_once() -> None:
    alone = (Way("“a”", "every step gains", ("A: go", "B: go")), Way("“b”", "every step gains", ("A: go",)))
    joint = (Way("“a”", "together: A and B", ("B: go", "A: go")), Way("“c”", "together: A and C", ("C: go",)))
    ways, left = _once(alone, joint)
    assert [(way.to, way.kind) for way in (*ways, *left)] == [
        ("“a”", "every step gains; also together: A and B"),
        ("“b”", "every step gains"),
        ("“c”", "together: A and C"),
    ]


def test_a_what_if_that_forbids_the_status_quo_says_where_it_starts_from() -> None:
    change = WhatIf(rules=("LOW.raid",))
    case = parse_case(PARTLY)
    for page in (
        analysis_page(analyse_what_if(case, change), limit=12),
        sweep_page(sweep_what_if(case, change)),
    ):
        assert (
            "The status quo has moved: the what-if does not allow “nobody does anything”, so all is computed"
            " from “Lower village: raid”" in printed(page)
        )
    opening = analysis_page(analyse_what_if(case, change), limit=12).standfirst[0]
    assert opening.startswith(
        "The dispute stands at “nobody does anything”, which the what-if does not allow; this starts from"
        " “Lower village: raid”"
    )
    for allowed in (WhatIf(), WhatIf(settings=("status_quo=NYNN",))):
        assert "has moved" not in printed(analysis_page(analyse_what_if(case, allowed), limit=12))


def test_a_sweep_counts_the_states_without_names_that_never_last() -> None:
    options = ", ".join(f"o{number}: Do {number}" for number in range(5))
    text = f"""
detente: 1
title: Many
parties: {{A: {{name: Ana, options: {{{options}}}}}, B: {{name: Bo, options: {{go: Go}}}}}}
status_quo: NNNNNN
preferences: {{A: {{priorities: [A.o0, A.o1, A.o2, A.o3, A.o4]}}, B: unknown}}
"""
    opening = sweep_page(sweep_what_if(parse_case(text), WhatIf())).standfirst
    assert "Last in no completion drawn: 62 states (Nash, GMR, SMR, SEQ)." in opening


def test_the_options_say_how_many_states_have_no_column() -> None:
    result = analyse_what_if(parse_case(PARTLY), WhatIf())
    page = analysis_page(result, limit=12)
    (options,) = (section for section in page.sections if section.id == "options")
    shown = next(block for block in options.blocks if isinstance(block, OptionTable)).letters
    _, certain, possible = lasting_by_concepts(result.answer)
    states = {result.answer.model.label(cell) for cell in (certain | possible).nonzero()[0]} | {"NNNN"}
    assert set(shown) < states
    assert f"And {counted(len(states) - len(shown), 'more state')} that last or may last." in printed(page)


def test_a_comparison_says_that_the_status_quo_has_moved() -> None:
    case = dt.Case.from_text(PARTLY)
    changed = case.what_if(WhatIf(rules=("LOW.raid",)))
    page = dt.compare(dt.analyse(case), dt.analyse(changed)).page()
    assert "not allow “nobody does anything”, so all is computed from “Lower village: raid”" in printed(page)
    assert not re.search(r"\b[YN]{4}\b", printed(page))


def test_a_status_quo_that_nobody_can_leave_is_judged_and_asked_about() -> None:
    stuck = PARTLY.replace(
        "status_quo: NNNN", "status_quo: YYYY\none_way: [UP.share, LOW.raid, LOW.sue, AID.pay]"
    )
    assert "Nobody can leave this state: no party has a move from there. Is that so?" in asked_of(stuck)
    answer = analyse_what_if(parse_case(stuck), WhatIf()).answer
    assert {reason.verdict for reason in answer.status_quo_reasons} == {"stable"}
    assert answer.paths == ()
    assert "Is that so?" not in asked_of(stuck.replace(", AID.pay]", "]"))
    assert sweep_what_if(parse_case(stuck), WhatIf()).sweep.way_out["nash"] == 0


def test_relational_concepts_are_explained_with_the_attitudes_of_the_case() -> None:
    caring = PARTLY.replace("Aid agency", "donors of the valley")
    caring += "attitudes: {LOW: {LOW: neutral, UP: negative}, AID: {UP: positive}}\n"
    text = asked_of(caring, concepts=("attitudes",))
    assert "R is for relational" in text
    assert "Lower village is negative towards Upper village and neutral towards itself." in text
    assert "The donors of the valley are positive towards Upper village and themselves." in text
    assert "All others are positive towards themselves alone." in text
    assert "Upper village is positive" not in text
    assert "not answered: the case states no party’s attitude" in asked_of(PARTLY, concepts=("attitudes",))


def test_a_list_of_moves_that_is_cut_begins_with_the_one_that_breaks_the_state() -> None:
    text = asked_of("""
detente: 1
title: The pass
parties:
  UP: {name: Upper village, options: {march: March, fence: Fence the pass, toll: Take a toll, spy: Spy}}
  LOW: {name: Lower village, options: {raid: Raid}}
status_quo: NNNNN
preferences:
  UP: {priorities: [not LOW.raid, UP.march, UP.fence, UP.toll, UP.spy]}
  LOW: {priorities: [LOW.raid if UP.march, not LOW.raid]}
""")
    # The best moves march, and bring a raid upon the village; those without it nobody undoes in his interest.
    first = text[text.index("Upper village would rather") :]
    assert first.startswith(
        "Upper village would rather fence the pass, take a toll and spy. Others could, against their own "
        "interest, answer and leave it no better off (Lower village: raid). (Nash: unstable, GMR: stable, "
        "SMR: stable, SEQ: unstable) would rather march"
    )


def test_what_is_a_bound_is_said_below_what_lasts() -> None:
    assert "Under SEQ the last column is not exact" in asked_of(PARTLY)
    known = PARTLY.replace("{comparisons: [{comparison: YNNN > NNNN}]}", "{priorities: [UP.share]}").replace(
        "[LOW.raid, UP.share], unknown: order", "[LOW.raid, UP.share]"
    )
    assert "Under SEQ the last column may hold too many states" in asked_of(known)
    assert "Under SEQ" not in asked_of(known.replace("AID: unknown", "AID: {priorities: [AID.pay]}"))


CERTAIN = """
detente: 1
title: The well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
status_quo: NN
preferences:
  UP: {ranking: [[YN], [NN], [NY], [YY]], certainty: {YN > NN: 0.6}, satisficing: 0.3, strong: {2: 2, 3: 3}}
  LOW: {one_of: [{ranking: [[NY, YY], [NN, YN]]}, {ranking: [[NN, YN], [NY, YY]]}]}
"""


def test_uncertain_and_strong_preferences_are_explained_with_their_numbers() -> None:
    text = asked_of(CERTAIN, concepts=("probabilistic",), chances=(0.5, 0.25, 0.75))
    assert "leaves for what it prefers with a chance above 0.5" in text
    assert "deterred by what it prefers with one of at most 0.25" in text
    assert "answers by what it prefers with one above 0.75" in text
    assert "YN > NN with certainty 0.6; it moves for an excess of 0.3" in text
    known = CERTAIN.partition("  LOW: {one_of")[0] + "  LOW: {ranking: [[NY, YY], [NN, YN]]}\n"
    assert "Fuzzy: a party leaves for what it prefers with enough certainty" in asked_of(
        known, concepts=("fuzzy",)
    )
    text = asked_of(known, concepts=("strength",))
    assert "Strong: what deters a party is much worse for it" in text
    assert "strong GMR, degree 3" in text
    assert "Degree 3 and more: by so much worse" in text
