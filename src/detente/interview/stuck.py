"""The question about a status quo that no party can leave: it is so, or something can be undone after all."""

from __future__ import annotations

from detente.case import Case
from detente.interview.naming import Naming
from detente.interview.question import NO, UNKNOWN, YES, Question, Stuck
from detente.interview.states import state_in_words
from detente.interview.unknowns import Unknowns
from detente.stability import can_be_left

_TOO_STRICT = "If not, a rule is too strict, a move is missing, or the status quo is another state."


def stuck_question(of: Unknowns) -> Question | None:
    """Return the question about a status quo that nobody can leave; None where somebody can.

    It is the same question as long as the status quo is the same, and holds by the same acts.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.interview.unknowns import unknowns_of
    >>> case = parse_case('''
    ... detente: 1
    ... title: A dam
    ... parties: {UP: {name: Upper village, options: {dam: Build the dam}}}
    ... one_way: [UP.dam]
    ... status_quo: Y
    ... preferences: {UP: unknown}
    ... ''')
    >>> print(stuck_question(unknowns_of(case)).text)
    Nobody can leave the status quo: no party has a move from it. This cannot be undone, as the case has it:
      1. Build the dam (Upper village)
    Is it so that nobody can leave?
    """
    model = of.model
    quo = model.status_quo
    if quo is None or can_be_left(model, quo):
        return None
    held = held_options(of.case, model.pattern(quo) or "")
    names = Naming(of.case.file)
    where = state_in_words(names, model, quo)
    head = f"Nobody can leave {where}: no party has a move from it."
    if held:
        listed = "".join(
            f"\n  {number}. {names.label(option)} ({names.owner(option)})"
            for number, option in enumerate(held, start=1)
        )
        head = f"{head} This cannot be undone, as the case has it:{listed}\n"
        answers = (YES, NO, *(str(number) for number in range(1, len(held) + 1)), UNKNOWN)
        note = "If one of them can be undone after all, give its number, or several as “1, 3”."
    else:
        head, answers, note = f"{head} ", (YES, NO, UNKNOWN), _TOO_STRICT
    return Question(
        ":".join(("stays", model.label(quo), *held)),
        "in_force",
        f"{head}Is it so that nobody can leave?",
        answers,
        Stuck(held),
        note=note,
    )


def held_options(case: Case, pattern: str) -> tuple[str, ...]:
    """Return the options that a one-way rule holds as they are in a state."""
    letters = dict(zip(case.options, pattern, strict=False))
    ends = {entry.option.removeprefix("not "): entry.option.startswith("not ") for entry in case.file.one_way}
    return tuple(
        option for option in case.options if option in ends and letters.get(option) == "YN"[ends[option]]
    )
