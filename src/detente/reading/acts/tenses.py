"""The mood that a clause's own modal and tense give it, and the type of a reading of a mood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import Mood
from detente.reading.acts.clause_parts import is_supposed_by_order
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.doers import doers_of
from detente.reading.acts.unasserted import is_foretold
from detente.reading.acts.unwilled import is_a_hope_gone, is_beyond_it, is_guessed, is_no_refusal
from detente.reading.events import (
    is_negated,
    is_over_by_its_words,
    is_passive,
    is_reported,
    modal_of,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


_CERTAIN: Final = frozenset(("will", "wo", "shall", "'ll", "’ll"))
_OPEN: Final = frozenset(("may", "might", "could", "can", "ca"))
OBLIGATIONS: Final = frozenset(("must", "should", "ought"))
_ARGUING: Final = frozenset(("argue", "contend", "rule", "hold", "insist", "maintain", "claim"))
_SOON: Final = frozenset(("soon", "overnight", "quickly", "anytime", "shortly", "easily", "yet"))
_ACKNOWLEDGING: Final = ("accept", "recognise", "recognize", "acknowledge", "endorse", "approve")
_SOON_AS: Final = (["as", "soon", "as"],)
_AT_THE_TIME: Final = ("when", "after", "before", "whenever")
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
    negated = is_denied_act(verb)
    if _is_turned_round(verb) or _is_of_the_past(verb, modal_of(verb) or ""):
        return None  # "would have opened the border": it did not
    if verb.tag_ == "VBG" and "be" in auxiliaries:
        past = any(child.lower_ in ("was", "were") for child in verb.children if child.dep_ == "aux")
        past = past and not is_reported(verb)
        return MoodReading("failed" if negated else "done" if past else "in force", doer)
    if any(child.dep_ == "nsubj" and child.lower_ in ("nobody", "none") for child in verb.children):
        return None  # "nobody opposed her": of nobody a row could be
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "advcl" and _is_yet_to_be_done(verb):
        return MoodReading("possible", doer, sign=not negated)
    if verb.tag_ in ("VBD", "VBN") and (verb.dep_ not in ("acl", "amod") or "be" in auxiliaries):
        if is_over_by_its_words(verb):
            return None
        return MoodReading("failed" if negated else "done", doer)
    if verb.tag_ in ("VBP", "VB") and "did" in {child.lower_ for child in verb.children}:
        # The tagger may take "mention" of "did not at any time mention it" for a present.
        return MoodReading("failed" if negated else "done", doer)
    if verb.tag_ == "VB" and negated and predicate_of(verb) in _ACKNOWLEDGING and is_own_negation(verb):
        # "Does not accept the ruling": of what it thinks, and of most that it does not do, nothing follows.
        does = any(child.lower_ in ("does", "do") and child.dep_ == "aux" for child in verb.children)
        return MoodReading("refused", doer, own=True) if does else None
    if verb.tag_ in ("VBZ", "VBP") and (_is_still_to_come(verb) or _is_only_wished(verb)):
        return None
    if verb.tag_ in ("VBZ", "VBP"):
        if negated and not is_own_negation(verb):
            return None  # "nobody talks to the chief": nobody's refusal
        return MoodReading("refused" if negated else "in force", doer)
    if _is_imperative(verb):
        return MoodReading("demanded", None, sign=not negated)
    return None


def _is_only_wished(verb: Token) -> bool:
    """Return True for "he appoint" in "asking that he appoint a judge", which tells of no deed."""
    plain = verb.lower_ == verb.lemma_.lower() and verb.lemma_ not in ("be", "do", "have")
    own = (child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i)
    return verb.tag_ == "VBP" and plain and any(child.lower_ in ("he", "she", "it") for child in own)


def _is_still_to_come(verb: Token) -> bool:
    """Return True for "will lift it when the army leaves": it has not left."""
    first = verb.left_edge.i
    if verb.dep_ == "advcl" and [word.lower_ for word in verb.doc[max(0, first - 2) : first + 1]] in _SOON_AS:
        return True
    if verb.dep_ != "advcl" or modal_of(verb.head) is None:
        return False
    return any(
        child.lower_ in _AT_THE_TIME and child.i < verb.i and child.dep_ in ("mark", "advmod")
        for child in verb.children
    )


def _is_yet_to_be_done(verb: Token) -> bool:
    """Return True for "the list will be printed when the appeal has been lodged": it has not been yet."""
    perfect = any(child.lower_ in ("has", "have") and child.dep_ == "aux" for child in verb.children)
    marked = any(
        child.lower_ in ("when", "once", "after", "until") and child.i < verb.i for child in verb.children
    )
    return perfect and marked and modal_of(verb.head) in _CERTAIN


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
    if modal is None or _is_of_the_past(verb, modal):
        return None
    doer = doers_of(verb)
    if is_supposed_by_order(verb):
        return MoodReading("possible", doer, sign=not is_denied_act(verb))
    if doer is not None and doer.lower_ == "nothing":
        return None  # "nothing about Roy will stir them up"
    negated = is_denied_act(verb)
    if predicate_of(verb) in act_cues().outcomes:
        mood: Mood = "demanded" if modal in OBLIGATIONS else "forecast"
        return MoodReading(mood, doer, sign=not negated, cue="" if modal in OBLIGATIONS else OUTCOME)
    if negated and is_passive(verb) and any(child.lower_ in _SOON for child in verb.children):
        return MoodReading("forecast", doer)  # "will not be lifted soon": how it looks, and nobody's refusal
    if negated and _is_of_either(verb):
        return None
    if _would_be_doing(verb, modal) or _will_have_done(verb, modal):
        return MoodReading("forecast", doer, sign=not negated)
    if negated and is_a_hope_gone(verb):
        return MoodReading("forecast", doer)
    if modal not in OBLIGATIONS and is_foretold(verb):
        return MoodReading("forecast", doer, sign=not negated)
    if modal in _CERTAIN or modal == "would":
        if doer is not None and doer.lower_ not in ("i", "we") and is_guessed(verb) and not is_reported(verb):
            return MoodReading("forecast", doer, sign=not negated)
        if not negated and any(child.lower_ in ("otherwise", "else") for child in verb.children):
            return MoodReading("threatened", doer, own=True)
        return MoodReading("refused" if negated else "planned", doer, own=True)
    if modal in OBLIGATIONS and verb.dep_ == "advcl" and any(c.lower_ in _AT_THE_TIME for c in verb.lefts):
        return None  # "before it must be signed": nobody there asks for it
    if modal in OBLIGATIONS:
        return MoodReading("demanded", doer, sign=not negated)
    if modal in _OPEN:
        if not negated and what_it_waits_for(verb) is not None:
            return MoodReading("refused", doer, own=True)
        if not negated and verb.lemma_ == "resort":
            return MoodReading("threatened", doer, own=True)  # "could resort to force"
        if negated and modal in ("can", "ca", "could"):
            if is_beyond_it(verb) or (doer is not None and is_no_refusal(verb, doer)):
                return None
            arguing = _who_argues(verb)
            if arguing is not None and doer is not None:
                return MoodReading("opposed", doer, arguing)
            return (
                None if doer is not None and doer.lower_ == "you" else MoodReading("refused", doer, own=True)
            )
        return MoodReading("possible", doer)
    return None


def _is_of_either(verb: Token) -> bool:
    """Return True for "neither side would free its hostages first": how two stand, and no word of either."""
    neither = any(
        inner.lower_ == "neither"
        for child in verb.lefts
        if child.dep_ in ("nsubj", "nsubjpass")
        for inner in (child, *child.children)
    )
    return neither and any(child.lower_ == "first" for child in verb.rights)


def _would_be_doing(verb: Token, modal: str) -> bool:
    """Return True for "would be courting a boycott if it did": what it would come to, and no plan."""
    progressive = verb.tag_ == "VBG" and any(c.lower_ == "be" and c.dep_ == "aux" for c in verb.children)
    supposed = any(
        child.dep_ == "advcl"
        and any(c.lower_ in ("if", "unless") and c.dep_ == "mark" for c in child.children)
        for child in verb.children
    )
    return modal == "would" and progressive and (supposed or not is_reported(verb))


def _will_have_done(verb: Token, modal: str) -> bool:
    """Return True for "will have given up its last card": how it will then stand."""
    return (
        modal in _CERTAIN
        and verb.tag_ in ("VBN", "VBD")
        and any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    )


def what_it_waits_for(verb: Token) -> Token | None:
    """Return what must be done first: "a way out must be found before the party can attend"."""
    if verb.dep_ != "advcl" or not any(c.lower_ == "before" and c.i < verb.i for c in verb.children):
        return None
    main = verb.head
    return main if main.pos_ == "VERB" and modal_of(main) in OBLIGATIONS else None


def is_denied_act(verb: Token) -> bool:
    """Return True if a verb is negated, also by "neither" with its subject."""
    if verb.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" for c in verb.head.children):
        return True  # "will not pay them, nor will it meet them"
    return is_negated(verb) or any(
        inner.lower_ == "neither"
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass")
        for inner in (child, *child.children)
    )


def is_own_negation(verb: Token) -> bool:
    """Return True for "does not"; "nobody does" and "serves no end" have the negation of another word."""
    return not any(
        child.lower_ in ("nobody", "none") or any(inner.lower_ == "no" for inner in child.children)
        for child in verb.children
        if child.dep_ in ("nsubj", "nsubjpass", "dobj")
    )


def _is_of_the_past(verb: Token, modal: str) -> bool:
    """Return True for what is guessed or regretted: "may have left", "must be dreaming"."""
    perfect = verb.tag_ in ("VBN", "VBD") and any(
        child.dep_ == "aux" and child.lower_ in ("have", "'ve", "’ve") for child in verb.children
    )
    guessed = modal == "must" and verb.tag_ == "VBG"
    return guessed or (perfect and modal != "" and modal not in _CERTAIN)


def _who_argues(verb: Token) -> Token | None:
    """Return who says that another cannot do something: "argued that the board cannot sell"."""
    ruler = verb.head
    if verb.dep_ != "ccomp" or ruler.lemma_.lower() not in _ARGUING:
        return None
    subject = subject_of(ruler)
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return subject if subject is not None and own is not None and own.pos_ != "PRON" else None


def _is_turned_round(verb: Token) -> bool:
    """Return True where the subject comes last, and the parser has none: "also applying are the islands".

    So too for a participle that it joins to another clause: "have embassies, and their yards are thought
    occupied land".
    """
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBG":
        return any(child.i > verb.i for child in auxiliaries)
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and not auxiliaries and verb.head.tag_ in ("VBZ", "VBP")
