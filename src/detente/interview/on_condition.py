"""On what condition a party would choose otherwise than now, asked after "not whatever happens"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from detente.case import option_names
from detente.errors import BadArgument
from detente.interview.act_meant import act_told, option_meant, without_cue
from detente.interview.acts import supposed
from detente.interview.conditions_given import SUFFIX, ConditionLeft, conditions_left, last_answers
from detente.interview.naming import Naming
from detente.interview.pairs import acts_in_words, taken_now, written
from detente.interview.question import UNKNOWN, OnCondition, Question, Row
from detente.interview.told_conditions import told_condition
from detente.interview.unknowns import Unknowns
from detente.patterns import as_pattern

_NEW_ACT: Final = as_pattern(r"(?P<party>[\w][\w .’'-]{1,60}):\s*(?P<act>\w.*)")
_MOST_ACTS: Final = 8


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
    answers = last_answers(of.case)
    for left in conditions_left(of.case):
        id_ = f"{left.party}-prefers-{left.option}{SUFFIX}"
        if left.is_asked and id_ not in answers and (question := _question(of, left, id_)) is not None:
            yield question


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


def _question(of: Unknowns, left: ConditionLeft, id_: str) -> Question | None:
    pair = _pair(of, left)
    if pair is None:
        return None
    told = told_condition(of.case, left.option)
    subject = OnCondition(left.party, *pair, (left.option,), wanted=left.wanted)
    acts = _acts(of, left)
    question = Question(id_, "preference", "", (), subject)
    if told and (meant := _meant(of, question, told, dict(acts))) in dict(acts):
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


def _meant(of: Unknowns, question: Question, words: str, acts: Iterable[str]) -> str:
    try:
        option = option_meant(of.case.file, question, without_cue(words))[0]
    except BadArgument:
        option = ""
    return option or act_told(of.case.file, words, acts)


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
    others.sort(
        key=lambda option: (
            not of.connections.is_stated(left.party, option),
            not of.connections.is_told(left.party, option),
        )
    )
    return [(option, option not in now) for option in others]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
