"""On what condition a party would choose otherwise than now, asked after "not whatever happens"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.case import Answered, Case, option_names
from detente.errors import BadArgument
from detente.interview.act_meant import option_meant, without_cue
from detente.interview.acts import supposed
from detente.interview.naming import Naming
from detente.interview.pairs import acts_in_words, taken_now, written
from detente.interview.question import DEPENDS, NO, UNKNOWN, YES, OnCondition, Question, Row
from detente.interview.told_conditions import told_condition
from detente.interview.unknowns import Unknowns

SUFFIX: Final = "-on"
WHATEVER: Final = "-whatever"
_PLAIN: Final = re.compile(r"(?P<party>\w+)-prefers-(?P<option>\w+\.\w+)")
_OF_ACTS: Final = re.compile(r"if (?:not )?\w+\.\w+(?: and (?:not )?\w+\.\w+)*")
_NEW_ACT: Final = re.compile(r"(?P<party>[\w][\w .’'-]{1,60}):\s*(?P<act>\w.*)")
_MOST_ACTS: Final = 8


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


def condition_questions(of: Unknowns) -> Iterator[Question]:
    """Yield a question for each answer that an act is wanted, or not, on a condition alone.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.interview.unknowns import unknowns_of
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NY
    ... preferences: {UP: unknown, LOW: unknown}
    ... interview:
    ... - {id: UP-prefers-UP.share, question: Would it?, answer: on a condition}
    ... ''')
    >>> print(next(condition_questions(unknowns_of(case))).text)
    On what condition would Upper village rather share the well?
      1. Lower village no longer raids
    """
    answers = _last_answers(of.case)
    for left in conditions_left(of.case):
        id_ = f"{left.party}-prefers-{left.option}{SUFFIX}"
        if left.is_asked and id_ not in answers and (question := _question(of, left, id_)) is not None:
            yield question


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
    answers, options = _last_answers(case), frozenset(case.options)
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


def priorities_on(of: OnCondition, acts: Sequence[tuple[str, bool]]) -> tuple[str, str]:
    """Return the priorities that say what a party wants where a condition is met, and where it is not.

    Examples
    --------
    >>> share = OnCondition("UP", "YN", "NN", ("UP.share",))
    >>> priorities_on(share, [("LOW.raid", False)])
    ('UP.share if not LOW.raid', 'not UP.share if LOW.raid')
    >>> priorities_on(share, [("LOW.raid", False), ("LOW.pay", True)])
    ('UP.share if not LOW.raid and LOW.pay', 'not UP.share if not (not LOW.raid and LOW.pay)')
    """
    option = of.single or ""
    met, unmet = (option, f"not {option}")[:: 1 if of.wanted else -1]
    given = " and ".join(f"{'' if taken else 'not '}{act}" for act, taken in acts)
    (act, taken), *more = acts
    otherwise = f"not ({given})" if more else f"{'not ' if taken else ''}{act}"
    return f"{met} if {given}", f"{unmet} if {otherwise}"


def on_acts_in_words(names: Naming, of: OnCondition, acts: Sequence[tuple[str, bool]], new: str = "") -> str:
    """Say what a party would rather do if acts are taken, or not, and that it would not otherwise.

    Parameters
    ----------
    new
        "The mayor: Resign", where the condition is an act that the case did not have.
    """
    act = acts_in_words(names, of.party, (of.single or "",))
    known = all(option in option_names(names.file) for option, _ in acts)
    given = f"if {supposed(names, acts)}" if known else f"if this is done: “{new}”"
    rather = f"{'' if of.wanted else 'not '}{act}"
    return f"{given}, {names.party(of.party)} would rather {rather}; otherwise the contrary"


def new_act(words: str) -> Row | None:
    """Read "the mayor: Resign" as an act of somebody; None where words are nothing like it."""
    match = _NEW_ACT.fullmatch(words)
    if match is None:
        return None
    act = match["act"].strip()
    return Row(match["party"].strip(), act[:1].upper() + act[1:])


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
    options, says = frozenset(case.options), []
    for id_, answer in _last_answers(case).items():
        match = _PLAIN.fullmatch(id_.removesuffix(SUFFIX))
        if not id_.endswith(SUFFIX) or match is None or not _OF_ACTS.fullmatch(answer):
            continue
        acts = [
            (each.removeprefix("not "), not each.startswith("not ")) for each in answer[3:].split(" and ")
        ]
        if not {match["option"], *(option for option, _ in acts)} <= options:
            continue
        wanted = _states(case, match["party"], f"{match['option']} {answer}")
        act = acts_in_words(names, match["party"], (match["option"],))
        would = f"{names.party(match['party'])} would {'' if wanted else 'not '}{act}"
        says.append(f"{would} if {supposed(names, acts)}")
    return tuple(says)


def _states(case: Case, party: str, priority: str) -> bool:
    stated = case.file.preferences.get(party)
    return stated is not None and any(p.priority == priority for p in stated.priorities or ())


def _question(of: Unknowns, left: ConditionLeft, id_: str) -> Question | None:
    pair = _pair(of, left)
    if pair is None:
        return None
    told = told_condition(of.case, left.option)
    subject = OnCondition(left.party, *pair, (left.option,), wanted=left.wanted)
    acts = _acts(of, left)
    question = Question(id_, "preference", "", (), subject)
    if told and (meant := _meant(of, question, told)) in dict(acts):
        # The words speak of an act of the case: it comes first, and stands for them.
        acts = sorted(acts, key=lambda act: act[0] != meant)
        told = ""
    acts = acts[:_MOST_ACTS]
    subject = OnCondition(left.party, *pair, (left.option,), wanted=left.wanted, acts=tuple(acts), told=told)
    now, names = taken_now(of.model), of.names
    listed = [f"As a report says: “{told}”"] if told else []
    listed += [_capital(supposed(names, [act], now)) for act in acts]
    lines = "".join(f"\n  {k}. {line}" for k, line in enumerate(listed, start=1))
    act = acts_in_words(names, left.party, (left.option,))
    rather = act if left.wanted else f"no longer {act}" if left.option in now else f"not {act}"
    numbers = "Give its number, or several that must all be met, as “1, 2”. " if listed else ""
    return Question(
        id_,
        "preference",
        f"On what condition would {names.party(left.party)} rather {rather}?{lines}",
        (*(str(k) for k in range(1, len(listed) + 1)), UNKNOWN),
        subject,
        note=f"{numbers}If it is something that is not in the case, say it in your own words; if it is what "
        "somebody could do, as “the mayor: Resign”: that is added to the case.",
        evidence=of.case.file.parties[left.party].options[left.option.partition(".")[2]].evidence,
        of_own_act=True,
        form="act",
    )


def _meant(of: Unknowns, question: Question, words: str) -> str:
    try:
        return option_meant(of.case.file, question, without_cue(words))[0]
    except BadArgument:
        return ""


def _pair(of: Unknowns, left: ConditionLeft) -> tuple[str, str] | None:
    """The status quo and the state in which the act alone is otherwise, the one with the act first."""
    quo = of.model.status_quo
    now = None if quo is None else of.model.pattern(quo)
    if quo is None or now is None:
        return None
    at = of.model.options.index(left.option)
    letter = "N" if now[at] == "Y" else "Y"
    other = f"{now[:at]}{letter}{now[at + 1 :]}"
    cell = next((int(c) for c in of.cells if of.model.pattern(int(c)) == other), None)
    state = other if cell is None else written(of.model, cell)
    return (state, written(of.model, quo)) if letter == "Y" else (written(of.model, quo), state)


def _acts(of: Unknowns, left: ConditionLeft) -> list[tuple[str, bool]]:
    """The acts of others, each otherwise than now: those that have to do with the party first."""
    now = taken_now(of.model)
    others = [o for o in of.case.options if o.partition(".")[0] != left.party]
    others.sort(key=lambda option: not of.connections.is_stated(left.party, option))
    return [(option, option not in now) for option in others]


def _last_answers(case: Case) -> dict[str, str]:
    items: tuple[Answered, ...] = tuple(case.file.interview)
    return {item.id: item.answer for item in items}


def _is_always(case: Case, party: str, option: str) -> bool:
    """Return True if a priority settles the act by itself, or on an act of the case."""
    stated = case.file.preferences.get(party)
    texts = [p.priority for p in (stated.priorities or ()) if stated] if stated else []
    return any(
        text in (option, f"not {option}") or text.startswith((f"{option} if", f"not {option} if"))
        for text in texts
    )


def _is_taken(case: Case, option: str) -> bool:
    """Return True if an act is taken in the status quo; False where that has no letters."""
    if case.file.status_quo is None or not isinstance(case.file.states, dict | None):
        return False
    state = case.file.status_quo.state
    pattern, options = (case.file.states or {}).get(state, state), list(case.options)
    return len(pattern) == len(options) and pattern[options.index(option)] == "Y"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
