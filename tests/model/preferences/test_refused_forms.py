"""Contradictory or ill-formed open preferences are refused, each in one line at its place."""

from __future__ import annotations

import pytest
from tests.support.open_forms import PREFERENCES, compiled, preference_of

from detente.analysis.analysis import analyse
from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import compile_case


@pytest.mark.parametrize(
    ("form", "line", "complaint"),
    [
        ("\n    comparisons:\n      - YN > NN\n      - NN > YN\n", 12, "(calm|shared) > (calm|shared) > "),
        (
            "\n    comparisons:\n      - YN > NN\n      - NN > NY\n      - NY > YN\n      - YY > NN\n",
            13, "in a circle: (shared > calm > raided > shared|calm > raided > shared > calm"
            "|raided > shared > calm > raided)",
        ),
        ("\n    comparisons:\n      - YN > NN\n      - YY > NN > YN\n", 12, "in a circle"),
        ("\n    comparisons:\n      - YY > NN\n      - YN > NN = YN\n", 12, "are called equally good"),
        (
            "\n    priorities: [UP.share]\n    unknown: x\n"
            "    comparisons:\n      - YN > NN\n      - NN > YN\n",
            14, "in a circle: (calm > shared > calm|shared > calm > shared)",
        ),
        ("\n    comparisons:\n      - YY > NN\n      - YN > Y-\n", 12, "stands on both sides"),
        ("\n    comparisons:\n      - YN > YN\n", 11, "stands on both sides"),
        ("\n    comparisons:\n      - YN > NN\n      - YN\n", 12, "'YN' compares nothing"),
        ("\n    comparisons:\n      - YN >= NN\n", 11, "compares nothing"),
        ("\n    comparisons:\n      - YN > NN >\n", 11, "compares nothing"),
        ("\n    comparisons:\n      - YN > cal\n", 11, "unknown state cal .did you mean calm"),
        ("""\n    comparisons:\n      - 'YN > "UP.share and not UP.share"'\n""", 11, "no state has UP"),
        ("""\n    comparisons:\n      - 'YN > "UP.shar"'\n""", 11, "unknown option UP.shar"),
        ("\n    ranking: [[YN], [NN, NY, YY]]\n    comparisons: [YN > NN]\n", 9, "beside ranking"),
        ("\n    weights: {UP.share: [2, 1]}\n", 10, "lower bound above its upper"),
        ("\n    weights:\n      UP.share: 1\n      LOW.raid: [1, 2, 3]\n", 12, "not a plain number"),
        ("\n    weights: {UP.share: []}\n", 10, "not a plain number"),
        ("\n    weights: {UP.share: [.inf, 1]}\n", 10, "not a plain number"),
        ("\n    weights: {UP.share: [0, 1e99]}\n", 10, "too large or too fine"),
        ("\n    one_of:\n      - unknown\n", 9, "fewer than two pictures"),
        ("\n    one_of: []\n", 9, "fewer than two pictures"),
        ("\n    one_of:\n      - unknown\n      - one_of: [unknown, unknown]\n", 9, "one_of within one_of"),
        (
            "\n    one_of:\n      - {probability: 0.5, priorities: [UP.share]}\n      - unknown\n",
            9, "for some pictures and not for all",
        ),
        (
            "\n    one_of:\n      - {probability: 0.5, priorities: [UP.share]}\n"
            "      - {probability: 0.4, unknown: x}\n",
            9, "probabilities that sum to 0.9; make them sum to 1",
        ),
        (
            "\n    one_of:\n      - {probability: 1.5, priorities: [UP.share]}\n"
            "      - {probability: -0.5, unknown: x}\n",
            11, "probability is 1.5; .* between 0 and 1: write 0.015 for 1.5 %",
        ),
        (
            "\n    one_of:\n      - {probability: 33.3, priorities: [UP.share]}\n"
            "      - {probability: 66.7, unknown: x}\n",
            11, "probability is 33.3; .* write 0.333 for 33.3 %",
        ),
        (
            "\n    one_of:\n      - {probability: 101, priorities: [UP.share]}\n"
            "      - {probability: 0, unknown: x}\n",
            11, "probability: input should be less than or equal to 1",
        ),
        (
            "\n    one_of:\n      - {probability: 0.5, priorities: [UP.share]}\n"
            "      - {probability: -0.5, unknown: x}\n",
            12, "probability: input should be greater than or equal to 0",
        ),
        ("\n    one_of: [unknown, {priorities: [UP.share]}]\n    unknown: x\n", 9, "one_of and unknown"),
        ("\n    one_of: [unknown, {priorities: [UP.share]}]\n    strong: 1\n", 9, "says what is strong"),
        ("\n    weights: {UP.share: [0, 1]}\n    strong: 1\n", 9, "says what is strong"),
        ("\n    comparisons: [YN > NN]\n    strong: 1\n", 9, "says what is strong"),
        ("\n    one_of: [unknown, unknown]\n    ranking: [[NN]]\n", 9, "ranking and one_of; give one form"),
        ("\n    probability: 1\n    priorities: [UP.share]\n", 10, "no such key"),
        ("\n    one_of:\n      - unknown\n      - ranking: [[NN, NY]]\n", 12, "misses state shared, YY"),
        (
            "\n    one_of:\n      - unknown\n      - priorities: [UP.share]\n        unknown: order\n"
            "        comparisons:\n          - YN > YY\n          - NN > YN\n",
            16, "in a circle: (calm > shared > calm|shared > calm > shared)",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share], unknown: order}]\n"
            "    comparisons:\n      - YN = YY\n",
            12, "'YN = YY' calls states equally good that .* in the 2nd picture",
        ),
        (
            "\n    one_of: [unknown, {weights: {UP.share: [1, 2]}}]\n    comparisons:\n      - YN = YY\n",
            12, "'YN = YY' calls states equally good that .* in the 2nd picture",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share]}]\n    comparisons:\n      - YN > NN = NY\n"
            "      - NN = YY\n",
            13, "'NN = YY' contradicts the 2nd picture: calm is not as good as YY there",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share]}]\n    comparisons:\n      - YN > NN\n"
            "      - YN > YY\n",
            13, "'YN > YY' contradicts the 2nd picture: shared is not preferred to YY there",
        ),
        (
            "\n    one_of: [{comparisons: [NY > YN]}, unknown]\n    comparisons:\n      - YY > NY\n"
            "      - YN > YY\n",
            13, "'YN > YY' contradicts the 1st picture: the comparisons go round in a circle: ",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share], unknown: x}]\n"
            "    comparisons:\n      - NN = YY\n",
            12, "'NN = YY' contradicts the 2nd picture: YY and calm .* has YY above calm",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share], unknown: x}]\n"
            "    comparisons:\n      - NN > NY\n      - NY > NN\n",
            13, ": the comparisons go round in a circle: ",
        ),
        (
            "\n    priorities: [UP.share and not LOW.raid, LOW.raid and not UP.share, "
            "UP.share iff LOW.raid]\n    unknown: order\n    comparisons:\n"
            "      - YN > NN\n      - NY > YY\n      - YY > YN\n",
            15, "no order of importance agrees with the comparisons up to here",
        ),
        (
            "\n    priorities: [UP.share, LOW.raid, UP.share iff LOW.raid]\n"
            "    unknown: order\n    comparisons:\n      - YN > NY\n      - NY > NN\n      - NN > YN\n",
            15, "in a circle",
        ),
        (
            "\n    weights: {UP.share: [1, 2]}\n    comparisons:\n      - YN > NN\n      - YN > YY\n",
            13, "shared and YY are equally good whatever the weights",
        ),
        ("\n    comparisons: YN\n", 10, "'YN' compares nothing"),
        ("\n    comparisons:\n      - YN = NN\n      - YN > NN\n", 12, "circle: shared > calm = shared"),
        (
            "\n    comparisons:\n      - YN > NN = NY\n      - NY > YY = YN\n",
            12, "YY and shared are called equally good, and the order has shared above YY"
            "|shared and YY are called equally good, and the order has shared above YY",
        ),
    ],
)  # fmt: skip
def test_a_fault_of_an_open_form_is_one_line_that_names_the_faulty_line(
    form: str, line: int, complaint: str
) -> None:
    with pytest.raises(BadInput, match=complaint) as caught:
        compiled(f"{PREFERENCES}{form}")
    assert "\n" not in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "form",
    [
        "priorities: [UP.share, LOW.raid]\n    unknown: order",
        "weights: {UP.share: [0, 1], LOW.raid: [0, 1]}",
        "one_of: [unknown, {priorities: [UP.share], unknown: x}]",
    ],
)
@pytest.mark.parametrize("second", ["YN > NY > YN", "NY > YN"])
def test_circular_comparisons_are_refused_beside_every_form(form: str, second: str) -> None:
    text = f"{PREFERENCES}\n    {form}\n    comparisons:\n      - YN > NY\n      - {second}\n"
    with pytest.raises(BadInput, match="circle") as caught:
        analyse(parse_case(text))
    lines = text.splitlines()
    assert lines[(caught.value.line or 0) - 1].strip() == f"- {second}"


def test_a_comparison_that_contradicts_what_is_certain_is_refused() -> None:
    text = f"{PREFERENCES} {{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [NN > YY]}}\n"
    with pytest.raises(BadInput):
        analyse(parse_case(text))


def test_a_tie_that_contradicts_the_form_is_refused_at_its_line() -> None:
    text = (
        f"{PREFERENCES}\n    ranking: [[YY], [NN, NY, YN]]\n    unknown: x\n"
        "    comparisons:\n      - NN > NY\n      - YY = YN\n"
    )
    with pytest.raises(BadInput, match="YY and shared are called equally good") as caught:
        compile_case(parse_case(text))
    assert text.splitlines()[(caught.value.line or 0) - 1].strip() == "- YY = YN"


def test_too_many_priorities_of_open_order_are_refused() -> None:
    many = ", ".join(["UP.share"] * 53)
    with pytest.raises(BadInput, match="53 priorities whose order is open"):
        preference_of(f"{{priorities: [{many}], unknown: order}}")


def test_strength_beside_comparisons_is_refused() -> None:
    strong = "ranking: [[YN, YY], [NN, NY]], unknown: x, strong: 1"
    with pytest.raises(BadInput, match="says what is strong beside comparisons"):
        compile_case(parse_case(f"{PREFERENCES} {{{strong}, comparisons: [YN > YY]}}\n"))
