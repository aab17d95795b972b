"""The mood that a clause's own modal and tense give it, and the type of a reading of a mood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.governors import doers_of
from detente.reading.events import is_negated, is_reported, modal_of
from detente.reading.findings import Mood

if TYPE_CHECKING:
    from spacy.tokens import Token


_CERTAIN: Final = frozenset(("will", "wo", "shall", "'ll", "’ll"))
_OPEN: Final = frozenset(("may", "might", "could", "can", "ca"))
OBLIGATIONS: Final = frozenset(("must", "should", "ought"))
OUTCOME: Final = "outcome"
"""The cue of a reading that tells an outcome, which is nobody's to offer or refuse."""


@dataclass(frozen=True, slots=True)
class MoodReading:
    """A reading of an act's mood.

    Attributes
    ----------
    doer, voice, addressee
        The heads of the phrases for whoever would do it, says it, is asked; None where the clause has none.
    own
        True if the voice speaks of itself: an offer, a plan, a refusal, a threat.
    sign
        False if the mood is about the act not being done ("urged it not to suspend ...").
    cue
        The lemma of the word that gives the mood; "" where tense or a modal does.
    cue_word
        That word.
    """

    mood: Mood
    doer: Token | None
    voice: Token | None = None
    addressee: Token | None = None
    own: bool = False
    sign: bool = True
    cue: str = ""
    cue_word: Token | None = None


def by_tense(verb: Token) -> MoodReading | None:
    """Return the mood that a clause's own modal and tense give."""
    modal = by_modal(verb)
    if modal is not None:
        return modal
    doer = doers_of(verb)
    auxiliaries = {child.lemma_.lower() for child in verb.children if child.dep_ in ("aux", "auxpass")}
    negated = is_negated(verb)
    if verb.tag_ == "VBG" and "be" in auxiliaries:
        past = any(child.lower_ in ("was", "were") for child in verb.children if child.dep_ == "aux")
        past = past and not is_reported(verb)
        return MoodReading("failed" if negated else "done" if past else "in force", doer)
    if verb.tag_ in ("VBD", "VBN") and (verb.dep_ not in ("acl", "amod") or "be" in auxiliaries):
        return MoodReading("failed" if negated else "done", doer)
    if verb.tag_ in ("VBZ", "VBP"):
        return MoodReading("refused" if negated else "in force", doer)
    if _is_imperative(verb):
        return MoodReading("demanded", None, sign=not negated)
    return None


def _is_imperative(verb: Token) -> bool:
    """Return True for a command in a quotation: "Take it back"."""
    first = verb.sent[0]
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("ROOT", "ccomp", "conj")
        and not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for child in verb.children)
        and (verb.i - first.i <= 3)
        and any(token.is_quote for token in verb.sent)
    )


def by_modal(verb: Token) -> MoodReading | None:
    """Return the mood that a modal gives, None where the verb has none."""
    modal = modal_of(verb)
    if modal is None:
        return None
    doer = doers_of(verb)
    negated = is_negated(verb)
    if predicate_of(verb) in act_cues().outcomes:
        mood: Mood = "demanded" if modal in OBLIGATIONS else "forecast"
        return MoodReading(mood, doer, sign=not negated, cue="" if modal in OBLIGATIONS else OUTCOME)
    if modal in _CERTAIN or modal == "would":
        if not negated and any(child.lower_ in ("otherwise", "else") for child in verb.children):
            return MoodReading("threatened", doer, own=True)
        return MoodReading("refused" if negated else "planned", doer, own=True)
    if modal in OBLIGATIONS:
        return MoodReading("demanded", doer, sign=not negated)
    if modal in _OPEN:
        if negated and modal in ("can", "ca", "could"):
            return (
                None if doer is not None and doer.lower_ == "you" else MoodReading("refused", doer, own=True)
            )
        return MoodReading("possible", doer)
    return None
