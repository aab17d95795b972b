"""A question about two states in words, with the answers that it takes and what these may decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.interview.pairs import pair_id, pair_in_words
from detente.interview.question import (
    ALWAYS,
    DEPENDS,
    IF,
    IF_NOT,
    NEVER,
    NO,
    SAME,
    UNKNOWN,
    YES,
    Pair,
    Question,
)
from detente.interview.states import state_in_words
from detente.model import MOST_PERMUTED, Narrowed, OpenPriorities
from detente.sweeps import DecisiveQuestion, Outcome

if TYPE_CHECKING:
    from detente.interview.unknowns import Unknowns

_UNCONNECTED = "Nothing connects {party} with this act. If you do not know, leave the rest unknown."
_MOST_BEARINGS = 3


def is_connected(of: Unknowns, pair: Pair) -> bool:
    """Return True if the party has to do with each act that it is asked about."""
    return all(of.connections.has(pair.party, option) for option in (*pair.gains, *pair.losses))


def pair_question(of: Unknowns, pair: Pair, settles: tuple[str, ...]) -> Question:
    """Return the question about two states, with what its answer may decide."""
    form = of.sense.form(pair)
    connected = is_connected(of, pair)
    note = "" if connected else _UNCONNECTED.format(party=of.names.party(pair.party))
    return Question(
        id=pair_id(pair),
        kind="preference",
        text=pair_in_words(of.names, of.model, pair),
        alone=pair_in_words(of.names, of.model, pair, alone=True),
        answers=answers_to(of, pair),
        subject=pair,
        evidence=_evidence(of, pair),
        settles=settles,
        of_own_act=form not in (None, "view", "weighing"),
        form=form or "",
        note=note,
        is_connected=connected,
    )


def answers_to(of: Unknowns, pair: Pair) -> tuple[str, ...]:
    """Return the answers that a question about two states takes."""
    preference = of.preferences[of.model.parties.index(pair.party)]
    answers = [YES, NO]
    stated = of.case.file.preferences.get(pair.party)
    priorities = len(stated.priorities or ()) if stated else 0
    open_order = priorities and isinstance(preference, OpenPriorities | Narrowed)
    nothing_else = stated is None or not (stated.ranking or stated.weights or stated.payoffs or stated.one_of)
    if pair.single and nothing_else and (open_order or not priorities) and priorities < MOST_PERMUTED:
        answers += [ALWAYS, NEVER]
    if not open_order and not (stated and stated.weight_is_bounded):
        answers.append(SAME)
    if pair.gains or pair.losses:
        answers += [IF, IF_NOT]
    if ALWAYS in answers and not pair.context and (pair.single or "").startswith(f"{pair.party}."):
        answers.append(DEPENDS)
    return (*answers, UNKNOWN)


def _evidence(of: Unknowns, pair: Pair) -> tuple[str, ...]:
    """Ids of the words on what the states differ in: what the party says of it first."""
    options = (*pair.gains, *pair.losses)
    stated = of.case.file.preferences.get(pair.party)
    cited: list[str] = []
    for priority in (stated.priorities or ()) if stated else ():
        if any(option in priority.priority for option in options):
            cited += priority.evidence
    for option in (*options, *(name for name, _ in pair.context)):
        party, _, key = option.partition(".")
        cited += of.case.file.parties[party].options[key].evidence
    return tuple(dict.fromkeys(cited))


def bearings(of: Unknowns, decisive: DecisiveQuestion) -> tuple[str, ...]:
    """Say what the answer may decide; a state that has no name is left out."""
    outcomes = [bearing.outcome for bearing in decisive.bears_on]
    plain = [o for o in outcomes if o.kind != "equilibrium" or o.cell in of.model.names]
    return tuple(dict.fromkeys(_outcome(of, outcome) for outcome in plain))[:_MOST_BEARINGS]


def _outcome(of: Unknowns, outcome: Outcome) -> str:
    if outcome.kind == "claim":
        claim = next(claim for claim in of.case.file.claims if claim.id == outcome.claim)
        whose = f"the assessment of {claim.by}" if claim.by else f"the claim “{claim.says.rstrip('. ')}”"
        return f"whether {whose} holds in this model"
    if outcome.kind == "way_out":
        return "whether there is a way out"
    return f"whether {state_in_words(of.names, of.model, outcome.cell)} could last"
