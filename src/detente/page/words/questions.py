"""Unknown preferences as questions in plain words, with the outcomes that depend on the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from detente.case import CaseFile
from detente.model import Model
from detente.page.words.expressions import expression_in_words
from detente.page.words.states import (
    cut_at_word,
    party_in_a_sentence,
    quoted_state,
    short_state,
    state_by_label,
    state_name,
)
from detente.page.words.steps import changes_in_words
from detente.short import join_words, ordinal
from detente.stability import CONCEPT_NAMES, Concept, Move, targets
from detente.sweeps import Bearing, Outcome, Question

_LONGEST_NAME = 48
"""The length beyond which a party's name is cut on an axis."""
_LONGEST_QUOTE = 60
_LONGEST_STATE = 60
"""The length of a state without a name beyond which what is done in it is cut on an axis."""
_NAMED = 3


@dataclass(frozen=True)
class BearingInWords:
    """One or more outcomes that an answer decides alike, with their shares if it is yes, and if it is no."""

    outcome: str
    if_yes: float
    if_no: float


def question_in_words(case: CaseFile, model: Model, question: Question) -> str:
    """Word a question as one would put it to somebody who knows the party.

    Yes always means what the question itself means by yes: that ``better`` is preferred to ``worse``,
    or that ``first`` is so.

    Examples
    --------
    >>> from detente.model import compile_case
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... states: {peace: NN, war: NY}
    ... status_quo: NN
    ... preferences: {UP: unknown, LOW: unknown}
    ... ''')
    >>> model = compile_case(case)
    >>> question_in_words(case.file, model, Question(1, "states", better=1, worse=0))
    'Would Lower village rather raid than not, as things stand?'
    >>> question_in_words(case.file, model, Question(0, "states", better=1, worse=0))
    'Would Upper village prefer “war” to “peace”?'
    >>> question_in_words(case.file, model, Question(0, "picture", first="2"))
    'Is the 2nd picture of Upper village the right one?'
    """
    who = party_in_a_sentence(model, question.party)
    match question.kind:
        case "priority":
            first, second = (expression_in_words(model, text) for text in (question.first, question.second))
            return f"Does “{first}” matter more to {who} than “{second}”?"
        case "weight":
            first = expression_in_words(model, question.first)
            return f"Is “{first}” worth more than {question.second} to {who}?"
        case "picture":
            nth, quoted = ordinal(int(question.first)), _picture_quoted(case, model, question)
            if quoted:
                return f"Is this the right picture of {who}: {quoted}?"
            return f"Is the {nth} picture of {who} the right one?"
    move = _own_move(model, question)
    changes = changes_in_words(model, move) if move else []
    if move is None or not changes:
        better, worse = (quoted_state(model, cell) for cell in (question.better, question.worse))
        return f"Would {who} prefer {better} to {worse}?"
    here = quoted_state(model, move.origin)
    now = move.origin == model.status_quo
    if move.target == question.worse:
        left = "things as they are" if now else f"things as they are in {here}"
        return f"Would {who} rather leave {left} than {join_words(changes)}?"
    only_taken = len(changes) == 1 and not changes[0].startswith(("no longer ", "end "))
    instead = "not" if only_taken else "leave it at that"
    where = "as things stand" if now else f"where things stand as in {here}"
    return f"Would {who} rather {join_words(changes)} than {instead}, {where}?"


def question_in_short(case: CaseFile, model: Model, question: Question) -> str:
    """Word a question for the label of an axis: who, and one thing over another."""
    who = cut_at_word(model.party_names[question.party], _LONGEST_NAME)
    match question.kind:
        case "priority":
            first, second = (expression_in_words(model, text) for text in (question.first, question.second))
            return f"{who}: “{first}” before “{second}”?"
        case "weight":
            return f"{who}: “{expression_in_words(model, question.first)}” above {question.second}?"
        case "picture":
            quoted = _picture_quoted(case, model, question)
            return f"{who}: the {ordinal(int(question.first))} picture{f' ({quoted})' if quoted else ''}?"
    better, worse = (short_state(model, cell, _LONGEST_STATE) for cell in (question.better, question.worse))
    if any(model.pattern(cell) and cell not in model.names for cell in (question.better, question.worse)):
        return f"{who}: “{better}” over “{worse}”?"
    return f"{who}: {better} over {worse}?"


def _picture_quoted(case: CaseFile, model: Model, question: Question) -> str:
    """Quote what marks one of a party's rival pictures: why it is assumed, else what comes first in it."""
    preference = case.preferences.get(model.parties[question.party])
    pictures = (preference.one_of if preference else None) or ()
    if not 0 < int(question.first) <= len(pictures):
        return ""
    picture = pictures[int(question.first) - 1]
    if picture.assumed:
        return f"“{_shortened(picture.assumed)}”"
    if picture.priorities:
        return f"first of all “{_shortened(expression_in_words(model, picture.priorities[0].priority))}”"
    if picture.ranking and picture.ranking[0]:
        names = join_words(f"“{state_by_label(model, name)}”" for name in picture.ranking[0][:_NAMED])
        return f"best of all {names}{' and more' if len(picture.ranking[0]) > _NAMED else ''}"
    return ""


def _shortened(text: str) -> str:
    """The first words of a text, about as many as a line holds."""
    return cut_at_word(" ".join(text.split()), _LONGEST_QUOTE)


def outcome_in_words(case: CaseFile, model: Model, outcome: Outcome) -> str:
    """Say an outcome as half a sentence.

    Examples
    --------
    >>> from detente.model import compile_case
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... states: {dry: N, wet: Y}
    ... preferences: {UP: unknown}
    ... ''')
    >>> model = compile_case(case)
    >>> outcome_in_words(case.file, model, Outcome("equilibrium", "seq", 0))
    '“dry” lasts (SEQ)'
    >>> outcome_in_words(case.file, model, Outcome("way_out", "nash"))
    'a way leads out (Nash)'
    >>> outcome_in_words(case.file, model, Outcome("claim", claim="well_pays"))
    'the claim “well pays” holds'
    """
    return _outcome(case, model, outcome, [] if outcome.concept is None else [outcome.concept])


def bearings_in_words(
    case: CaseFile,
    model: Model,
    bearings: Iterable[Bearing],
) -> list[BearingInWords]:
    """Say what an answer bears on; an outcome that it decides alike under several concepts comes once."""
    alike: dict[tuple[str, int, str, str, str], list[Bearing]] = {}
    for bearing in bearings:
        outcome = bearing.outcome
        shares = (f"{bearing.if_yes:.4f}", f"{bearing.if_no:.4f}")
        alike.setdefault((outcome.kind, outcome.cell, outcome.claim, *shares), []).append(bearing)
    return [
        BearingInWords(
            _outcome(case, model, some[0].outcome, [b.outcome.concept for b in some if b.outcome.concept]),
            some[0].if_yes,
            some[0].if_no,
        )
        for some in alike.values()
    ]


def _outcome(case: CaseFile, model: Model, outcome: Outcome, concepts: Sequence[Concept]) -> str:
    if outcome.kind == "claim":
        return f"{_claim(case, outcome.claim)} holds"
    under = f"({', '.join(CONCEPT_NAMES[concept] for concept in concepts)})"
    if outcome.kind == "way_out":
        return f"a way leads out {under}"
    return f"“{state_name(model, outcome.cell)}” lasts {under}"


def _claim(case: CaseFile, name: str) -> str:
    """Name a claim by who makes it, if it is the only one of theirs, else by its id."""
    by = next((claim.by for claim in case.claims if claim.id == name), None)
    if by is None or sum(claim.by == by for claim in case.claims) > 1:
        return f"the claim “{name.replace('_', ' ')}”"
    return f"the claim of {by}"


def _own_move(model: Model, question: Question) -> Move | None:
    """The party's own move between the two states; from the status quo, or else to the better, if it can."""
    better, worse = question.better, question.worse
    forth = better in targets(model, question.party, worse)
    back = worse in targets(model, question.party, better)
    if back and (not forth or better == model.status_quo):
        return Move(question.party, better, worse)
    return Move(question.party, worse, better) if forth else None


def about(number: int) -> str:
    """Return a number with all its digits, or its order of magnitude where there are too many.

    Examples
    --------
    >>> about(80640), about(999_999_999_999), about(5 * 10**14), about(10**15 - 1), about(10**15)
    ('80,640', '999,999,999,999', 'about 10^14', 'about 10^14', 'about 10^15')
    """
    if number < 10**12:
        return f"{number:,}"
    power = int(log10(number))
    # A logarithm just below a whole number is rounded up to it.
    return f"about 10^{power if 10**power <= number else power - 1}"
