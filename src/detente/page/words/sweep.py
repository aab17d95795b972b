"""The answer of a sweep in plain English."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile
from detente.page.words.questions import about, question_in_words
from detente.page.words.states import listed, party_name, states_listed
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept
from detente.sweeps import ClaimAnswer, Method, Sweep, Witness, share_in_words, witness_rankings

_MOST_NAMED = 8


_LONGEST_RANKING = 10


def method_in_words(case: CaseFile, found: Sweep) -> list[str]:
    """What was open, and how the shares were obtained."""
    method, model = found.method, found.model
    if not method.open_parties:
        return ["Nothing is left open in this case: every share is 0 or 100 %."]
    whose = listed(party_name(case, model, of_party.party) for of_party in method.open_parties)
    if method.kind == "every completion":
        return [
            f"Open: what {whose} would prefer. That can turn out in {method.completions:,} ways "
            "(completions); every one was judged, so shares are exact."
        ]
    return [
        f"Open: what {whose} would prefer. Judged: {method.completions:,} ways in which that can turn out "
        f"(completions), drawn at random{_out_of(method)}, seed {method.seed}.",
        f"With 95 % confidence a share is within {method.each_error:.1%} of the true one, and all shares "
        f"at once within {method.all_error:.1%}"
        + (f"; the way of drawing adds at most {method.bias:.1%}" if method.bias else "")
        + ".",
    ]


def _out_of(method: Method) -> str:
    return "" if method.possible is None else f" out of {about(method.possible)}"


def standfirst_of_sweep(case: CaseFile, found: Sweep) -> list[str]:
    """What a reader should know first: what holds whatever nobody knows, and what decides the rest."""
    model = found.model
    sampled = found.method.kind == "sample"
    every = "every completion drawn" if sampled else "every completion"
    no = "no completion drawn" if sampled else "none"
    if not found.method.open_parties:
        return _standfirst_of_what_is_known(found)
    sentences = [
        *_named_by_concept(found, found.in_all, f"Lasting in {every}:", f"No state lasts in {every}."),
        *_named_by_concept(found, found.in_none, f"Lasting in {no}:", "Every state lasts in some."),
    ]
    if found.way_out:
        shares = {CONCEPT_NAMES[c]: share_in_words(found.way_out[c]) for c in CONCEPTS}
        told = (
            next(iter(shares.values()))
            if len(set(shares.values())) == 1
            else ", ".join(f"{share} ({name})" for name, share in shares.items())
        )
        sentences.append(
            f"Improvements lead from the status quo to another state that lasts in {told} of the completions."
        )
    if found.questions:
        first = found.questions[0]
        sentences.append(
            f"The answer to one question would settle {first.of_all:.0%} of all that is uncertain: "
            f"{question_in_words(case, model, first.question)}"
        )
    return sentences


def _standfirst_of_what_is_known(found: Sweep) -> list[str]:
    sentences = [
        *_named_by_concept(found, found.in_all, "Lasting:", "No state lasts."),
        *_named_by_concept(found, found.in_none, "Not lasting:", "Every state lasts."),
    ]
    if leading := [CONCEPT_NAMES[c] for c in CONCEPTS if found.way_out.get(c)]:
        way = f"Improvements lead from the status quo to another state that lasts ({', '.join(leading)})."
        sentences.append(way)
    elif found.way_out:
        sentences.append("No improvements lead from the status quo to another state that lasts.")
    return sentences


def _named_by_concept(
    found: Sweep, cells: Mapping[Concept, NDArray[np.int64]], lead: str, none: str
) -> list[str]:
    if not any(len(of) for of in cells.values()):
        return [none]
    by_states: dict[tuple[int, ...], list[str]] = {}
    for concept in CONCEPTS:
        by_states.setdefault(tuple(cells[concept].tolist()), []).append(CONCEPT_NAMES[concept])
    parts = [
        f"{states_listed(found.model, of, _MOST_NAMED)} ({', '.join(names)})"
        for of, names in by_states.items()
        if of
    ]
    return [f"{lead} {'; '.join(parts)}."]


def claim_verdict_in_words(found: Sweep, answer: ClaimAnswer) -> str:
    """How a claim comes out, and how sure that is."""
    sampled = found.method.kind == "sample"
    if answer.share is None:
        return "not tested"
    if answer.verdict == "depends":
        error = f" (within {found.method.each_error:.1%})" if sampled else ""
        return f"depends: holds in {share_in_words(answer.share)} of the completions{error}"
    where = "whatever nobody knows" if answer.proven else "in every completion that was drawn"
    return f"{answer.verdict} {where}"


def witness_in_words(case: CaseFile, found: Sweep, witness: Witness, answer: ClaimAnswer) -> str:
    """A completion, as the rankings of the open parties that the claim turns on, or of all."""
    turned_on = {found.model.parties[question.party] for question, _ in answer.turns_on}
    told = []
    for party, ranking in witness_rankings(found, witness).items():
        if turned_on and party not in turned_on:
            continue
        order = [" = ".join(tied).replace("_", " ") for tied in ranking]
        shown = order if len(order) <= _LONGEST_RANKING else [*order[:_LONGEST_RANKING], "…"]
        told.append(f"{case.parties[party].name}: {' > '.join(shown)}")
    return "; ".join(told)


def part_in_words(of_all: float) -> str:
    """What part of all uncertainty an answer settles; small ones are told apart too.

    Examples
    --------
    >>> part_in_words(0.298), part_in_words(0.0062), part_in_words(0.0002), part_in_words(0.9999)
    ('30%', '0.6%', '<0.1%', '>99%')
    """
    if 0 < of_all < 0.0095:
        return share_in_words(of_all)
    return ">99%" if 0.995 < of_all < 1 else f"{of_all:.0%}"


ORDER: tuple[Concept, ...] = ("nash", "seq", "smr", "gmr")
"""Which concept stands beside which: from what asks most of a state to what asks least."""
