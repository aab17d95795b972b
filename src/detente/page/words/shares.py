"""Shares in plain words: a figure beside the one of nothing known, or whom the answer turns on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.case import CaseFile
from detente.model import Model
from detente.page.words.questions import question_in_words
from detente.page.words.states import counted, party_in_a_sentence
from detente.short import join_words, ordinal
from detente.sweeps import Ground, GroundedShare, Sweep, share_in_words

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MOST_ASKED = 2


def share_in_prose(of: GroundedShare) -> str:
    """Say a share that is a figure in a sentence, with the one of nothing known."""
    if of.if_nothing_known is None:
        return f"in {share_in_words(of.share)} of the completions"
    return (
        f"in {share_in_words(of.share)} of the completions "
        f"({share_in_words(of.if_nothing_known)} if nothing were known)"
    )


def turns_on(model: Model, parties: Iterable[int]) -> str:
    """Say of whom nothing is known, as the end of a sentence that begins with what turns on it."""
    whose = join_words((party_in_a_sentence(model, party) for party in parties), "or")
    return f"what {whose} would prefer, of which nothing is known"


def notes_on_shares(case: CaseFile, sweep: Sweep, shares: Sequence[GroundedShare]) -> list[str]:
    """Explain some shares: what the open ones turn on, and what stands in brackets."""
    model, notes = sweep.model, []
    parties = sorted({party for of in shares if of.is_open for party in of.ground.parties})
    if parties:
        notes.append(f"Open: it turns on {turns_on(model, parties)}.")
    single = dict.fromkeys(
        of.ground.question for of in shares if of.is_open and of.ground.question and not of.ground.parties
    )
    if single:
        questions = " ".join(question_in_words(case, model, q) for q in list(single)[:_MOST_ASKED] if q)
        more = (
            f" And {counted(len(single) - _MOST_ASKED, 'more', 'more')}." if len(single) > _MOST_ASKED else ""
        )
        opening = "Open as well" if parties else "Open"
        notes.append(f"{opening}: what one question decides by itself. {questions}{more}")
    if any(of.is_figure and of.if_nothing_known is not None for of in shares):
        notes.append("In brackets: the share if nothing were known of any party.")
    return notes


def reason_in_words(case: CaseFile, model: Model, ground: Ground) -> str:
    """Say what an open answer turns on, as the end of a sentence."""
    if ground.parties or ground.question is None:
        return f"turns on {turns_on(model, ground.parties)}"
    return f"is decided by one question alone: {question_in_words(case, model, ground.question)}"


def if_yes_if_no(outcome: str, if_yes: float, if_no: float, *, sampled: bool = False) -> str:
    """Say how an outcome comes out for either answer, without figures.

    Examples
    --------
    >>> if_yes_if_no("“talks” lasts", 1.0, 0.0), if_yes_if_no("“talks” lasts", 0.2, 0.4)
    ('“talks” lasts: always if yes, never if no', '“talks” lasts: more often if no')
    >>> if_yes_if_no("“talks” lasts", 1.0, 0.5, sampled=True)
    '“talks” lasts: in all drawn if yes, sometimes if no'
    """
    certain = {0.0: "in none drawn", 1.0: "in all drawn"} if sampled else {0.0: "never", 1.0: "always"}
    if if_yes in certain or if_no in certain:
        yes, no = (certain.get(share, "sometimes") for share in (if_yes, if_no))
        return f"{outcome}: {yes} if yes, {no} if no"
    return f"{outcome}: more often if {'yes' if if_yes > if_no else 'no'}"


def rank_in_words(rank: int) -> str:
    """Say the place of a question among all, by what its answer settles.

    Examples
    --------
    >>> rank_in_words(1), rank_in_words(2), rank_in_words(12)
    ('most', 'second', '12th')
    """
    if rank == 1:
        return "most"
    return _PLACES[rank - 1] if rank <= len(_PLACES) else ordinal(rank)
