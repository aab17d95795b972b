"""Answers on acts that are wanted on a condition: conditions of the model, and others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.case import Case
from detente.interview.acts import supposed
from detente.interview.naming import Naming
from detente.interview.pairs import acts_in_words
from detente.interview.question import DEPENDS, NO, UNKNOWN, YES
from detente.patterns import as_pattern

SUFFIX: Final = "-on"
WHATEVER: Final = "-whatever"
_PLAIN: Final = as_pattern(r"(?P<party>\w+)-prefers-(?P<option>\w+\.\w+)")
_KEEPS: Final = as_pattern(r"keeps:(?P<party>\w+)-(?P<option>\w+\.\w+)")
_OF_ACTS: Final = as_pattern(r"if (?:not )?\w+\.\w+(?: and (?:not )?\w+\.\w+)*")


@dataclass(frozen=True)
class ConditionLeft:
    """A wish that turns on a condition which the model does not have.

    Attributes
    ----------
    wanted
        True if the party wants the act where the condition is met.
    words
        The condition in words; empty where nobody has said it.
    is_asked
        False if only the answer "if nothing else changed" is known: that it is so whatever else happens was
        not asked.
    """

    party: str
    option: str
    wanted: bool
    words: str = ""
    is_asked: bool = True


def conditions_left(case: Case) -> tuple[ConditionLeft, ...]:
    """Return what was answered of acts, and turns on a condition that the model does not have.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... status_quo: N
    ... preferences: {UP: unknown}
    ... interview:
    ... - {id: UP-prefers-UP.share, question: Would it?, answer: on a condition}
    ... - {id: UP-prefers-UP.share-on, question: On what condition?, answer: once it has rained}
    ... ''')
    >>> [(left.option, left.words) for left in conditions_left(case)]
    [('UP.share', 'once it has rained')]
    """
    answers, options = last_answers(case), frozenset(case.options)
    left = []
    for id_, answer in answers.items():
        match = _PLAIN.fullmatch(id_)
        if match is None or match["option"].partition(".")[0] != match["party"]:
            continue
        option = match["option"]
        if option not in options or answer not in (YES, NO, DEPENDS):
            continue
        on, whatever = answers.get(f"{id_}{SUFFIX}", ""), answers.get(f"{id_}{WHATEVER}", "")
        if _OF_ACTS.fullmatch(on) or whatever == YES or _is_always(case, match["party"], option):
            continue
        wanted = answer == NO if answer != DEPENDS else not _is_taken(case, option)
        words = "" if on == UNKNOWN else on
        is_asked = bool(on) or answer == DEPENDS or whatever == NO
        left.append(ConditionLeft(match["party"], option, wanted, words, is_asked))
    return tuple(left)


def condition_in_words(names: Naming, left: ConditionLeft) -> str:
    """Say that a party would choose an act, or leave it, on a condition.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... ''')
    >>> left = ConditionLeft("UP", "UP.share", True, "once it has rained")
    >>> condition_in_words(Naming(case.file), left)
    'Upper village would share the well only on a condition: “once it has rained”'
    """
    act = acts_in_words(names, left.party, (left.option,))
    would = f"{names.party(left.party)} would {'' if left.wanted else 'not '}{act} only on a condition"
    return f"{would}: “{left.words}”" if left.words else f"{would}, which nobody has named"


def conditions_named(case: Case, names: Naming) -> tuple[str, ...]:
    """Say each condition that a person has named, and that is an act of the model.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NY
    ... preferences: {UP: {priorities: [UP.share if not LOW.raid]}}
    ... interview:
    ... - {id: UP-prefers-UP.share-on, question: On what condition?, answer: if not LOW.raid}
    ... ''')
    >>> conditions_named(case, Naming(case.file))
    ('Upper village would share the well if Lower village does not raid',)
    """
    says = []
    for party, option, answer, acts in _on_acts(case):
        wanted = f"{option} {answer}" in _priorities(case, party)
        act = acts_in_words(names, party, (option,))
        would = f"{names.party(party)} would {'' if wanted else 'not '}{act}"
        says.append(f"{would} if {supposed(names, acts)}")
    return tuple(says)


def conditions_answered(case: Case, names: Naming) -> dict[str, str]:
    """Return the condition on which each act's own party would choose otherwise than now, as answered.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid, pay: Pay}}
    ... status_quo: NYN
    ... preferences: {UP: {priorities: [UP.share if not LOW.raid]}}
    ... interview:
    ... - {id: UP-prefers-UP.share-on, question: On what condition?, answer: if not LOW.raid}
    ... - {id: LOW-prefers-LOW.pay, question: Would it?, answer: on a condition}
    ... - {id: LOW-prefers-LOW.pay-on, question: On what condition?, answer: once it has rained}
    ... ''')
    >>> conditions_answered(case, Naming(case.file))
    {'LOW.pay': 'once it has rained', 'UP.share': 'Lower village does not raid'}
    """
    left = {each.option: each.words for each in conditions_left(case) if each.words}
    return left | {option: supposed(names, acts) for _, option, _, acts in _on_acts(case)}


def _on_acts(case: Case) -> Iterator[tuple[str, str, str, list[tuple[str, bool]]]]:
    """Yield the party, its act, the answer and the acts on which it turns, where these are of the case."""
    options = frozenset(case.options)
    for id_, answer in last_answers(case).items():
        match = _PLAIN.fullmatch(id_.removesuffix(SUFFIX))
        if not id_.endswith(SUFFIX) or match is None:
            continue
        if not _OF_ACTS.fullmatch(answer):
            # An act that was named in the answer is of the case by now: "the mayor: Resign".
            answer = _stated_condition(case, match["party"], match["option"])
        if not _OF_ACTS.fullmatch(answer):
            continue
        acts = [
            (each.removeprefix("not "), not each.startswith("not ")) for each in answer[3:].split(" and ")
        ]
        if {match["option"], *(option for option, _ in acts)} <= options:
            yield match["party"], match["option"], answer, acts


def _stated_condition(case: Case, party: str, option: str) -> str:
    """Return the "if" of a priority on an act; "" where none is stated."""
    for priority in _priorities(case, party):
        act, _, condition = priority.partition(" if ")
        if act == option and condition:
            return f"if {condition}"
    return ""


def _priorities(case: Case, party: str) -> list[str]:
    stated = case.file.preferences.get(party)
    return [line.priority for line in stated.priorities or ()] if stated is not None else []


def last_answers(case: Case) -> dict[str, str]:
    """Return the answer to each question that was put, the last one to each.

    That what a party does now turns on a condition is an answer on that act.
    """
    answers = {item.id: item.answer for item in case.file.interview}
    for id_, answer in list(answers.items()):
        if answer == DEPENDS and (keeps := _KEEPS.fullmatch(id_)):
            answers.setdefault(f"{keeps['party']}-prefers-{keeps['option']}", answer)
    return answers


def _is_always(case: Case, party: str, option: str) -> bool:
    """Return True if a priority settles the act by itself, or on an act of the case."""
    return any(
        text in (option, f"not {option}") or text.startswith((f"{option} if", f"not {option} if"))
        for text in _priorities(case, party)
    )


def _is_taken(case: Case, option: str) -> bool:
    """Return True if an act is taken in the status quo; False where that has no letters."""
    if case.file.status_quo is None or not isinstance(case.file.states, dict | None):
        return False
    state = case.file.status_quo.state
    pattern, options = (case.file.states or {}).get(state, state), list(case.options)
    return len(pattern) == len(options) and pattern[options.index(option)] == "Y"
