"""The section on what nobody knows: the questions that would settle most, and how claims turn on them."""

from __future__ import annotations

from detente.brief.page import Unknown
from detente.brief.question_text import bearings_in_words, question_in_words
from detente.brief.sweep_text import claim_verdict_in_words, method_in_words
from detente.brief.wording import CONCEPT_NAMES, share_in_words
from detente.case.schema import CaseFile
from detente.scenarios.sweep_result import ClaimAnswer, Sweep
from detente.stability.result import CONCEPTS

MAX_UNKNOWNS = 4
_MAX_BEARINGS = 2


def unknowns(case: CaseFile, found: Sweep) -> tuple[Unknown, ...]:
    """The questions whose answers would settle most, and what hangs on each."""
    return tuple(
        Unknown(
            question_in_words(case, found.model, decisive.question),
            f"settles {decisive.of_all:.0%} of what is uncertain",
            tuple(
                f"{b.outcome}: in {share_in_words(b.if_yes)} of the completions if yes, in "
                f"{share_in_words(b.if_no)} if no"
                for b in bearings_in_words(case, found.model, decisive.bears_on)[:_MAX_BEARINGS]
            ),
        )
        for decisive in found.questions[:MAX_UNKNOWNS]
    )


def unknowns_about(case: CaseFile, found: Sweep) -> tuple[str, ...]:
    """What was left open, how that was dealt with, and in how much of it a way leads out."""
    sentences = method_in_words(case, found)
    if found.way_out:
        shares = ", ".join(f"{share_in_words(found.way_out[c])} ({CONCEPT_NAMES[c]})" for c in CONCEPTS)
        sentences.append(f"Improvements lead from the status quo to another state that lasts in {shares}.")
    return tuple(sentences)


def claim_in_completions(case: CaseFile, found: Sweep, answer: ClaimAnswer) -> tuple[str, tuple[str, ...]]:
    """How a claim comes out over the completions, and which unknowns decide it."""
    turns_on = tuple(
        f"{question_in_words(case, found.model, question)} If yes, it holds in "
        f"{share_in_words(bearing.if_yes)} of the completions; if no, in {share_in_words(bearing.if_no)}."
        for question, bearing in answer.turns_on
        if answer.verdict == "depends"
    )
    return claim_verdict_in_words(found, answer), turns_on
