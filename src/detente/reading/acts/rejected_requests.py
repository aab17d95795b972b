"""Requests that somebody rejects: it refuses to do what is asked, and is the one of whom it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act, verb_label, verb_match
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.doers import doers_of, owner_of
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas, objects_of
from detente.reading.acts.rejected_terms import REJECTING
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_infinitive, is_negated, plover_kind_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_REJECTING: Final = REJECTING | {
    "brush off", "deny", "throw out", "ignore", "shrug off", "wave away", "rule out", "resist",
}  # fmt: skip
_REQUESTS: Final = frozenset((
    "call", "plea", "appeal", "demand", "petition", "request", "entreaty", "urging", "suggestion",
))  # fmt: skip
_LAWSUITS: Final = frozenset(
    ("appeal", "petition", "challenge", "application", "suit", "lawsuit", "complaint")
)
_ONE_GOES: Final = frozenset(
    ("visit", "see", "meet", "join", "attend", "enter", "leave", "address", "inspect")
)
_TOLD: Final = frozenset(("done", "refused", "in force"))
_ASKED: Final = ("demanded", "refused", "opposed")


def with_rejected_requests(acts: Sequence[Act], sentence: Span, names: NamedParties) -> tuple[Act, ...]:
    """Return the acts of a sentence with those refused that are asked for by a request that is rejected.

    Of "the mayor dismissed the guild's call for talks" the talks are asked of the mayor, who refuses them;
    nothing is dismissed. A court that dismisses an appeal against a ruling refuses no act: that is over.
    """
    result = tuple(acts)
    for verb in sentence:
        if verb.pos_ == "VERB" and _rejects(verb) and not is_negated(verb):
            result = _with_rejected(result, verb, names)
    return result


def _rejects(verb: Token) -> bool:
    # The parser takes "aside" of "brushed aside" for an adverb.
    aside = next((c.lower_ for c in verb.children if c.dep_ == "advmod" and c.i == verb.i + 1), "")
    return predicate_of(verb) in _REJECTING or f"{verb.lemma_.lower()} {aside}" in _REJECTING


def _with_rejected(acts: tuple[Act, ...], verb: Token, names: NamedParties) -> tuple[Act, ...]:
    rejecting = doers_of(verb)
    noun = next((word for word in objects_of(verb) if word.lemma_.lower() in _REQUESTS | _LAWSUITS), None)
    if noun is None or rejecting is None:
        return acts
    if noun.lemma_.lower() in _LAWSUITS and _is_court(names.referent(rejecting)):
        inner = {noun.i, *(token.i for token in noun.subtree)}
        return tuple(act for act in acts if not (act.head.i in inner and _is_suit(act)) and act.head != verb)
    reading = mood_of(verb)
    if noun.lemma_.lower() not in _REQUESTS or reading is None or reading.mood not in _TOLD:
        return acts
    inner = {token.i for token in noun.subtree} - {noun.i}
    asked_for = [act for act in acts if act.head.i in inner and act.reading.mood in _ASKED]
    refused = MoodReading("refused", rejecting, rejecting, own=True, cue="reject", cue_word=noun)
    asking, proposed = _by(noun), _infinitive_of(noun, verb)
    if noun.lemma_.lower() == "request" and proposed is not None:
        # "A request to speak": who asks would speak. "A request to move the talks" may be either's to do.
        theirs = not any(c.dep_ == "dobj" for c in proposed.children) or proposed.lemma_.lower() in _ONE_GOES
        return tuple(act for act in acts if not (theirs and act.head == proposed))
    if not asked_for:
        own = _of_infinitive(proposed, refused, names) if proposed is not None else None
        if own is None:
            return acts
        rest = tuple(act for act in acts if act.head != verb)
        if asking is None:
            return (*rest, own)
        return (
            *rest,
            replace(own, reading=MoodReading("demanded", rejecting, asking, cue="ask", cue_word=noun)),
            own,
        )
    rest = tuple(act for act in acts if act.head != verb and act not in asked_for)
    if any(act.reading.mood == "refused" for act in asked_for):
        return (*rest, *asked_for)
    demanded = tuple(
        replace(act, reading=replace(act.reading, mood="demanded", doer=rejecting, voice=voice))
        for act in asked_for
        if (voice := act.reading.voice if act.reading.mood == "demanded" else asking) is not None
        and _is_same(act.reading.doer, rejecting, names)
    )
    return (*rest, *(demanded or asked_for), *(replace(act, reading=refused) for act in demanded))


def _by(noun: Token) -> Token | None:
    """Return who asks: "the guild" of "a call by the guild", "Ostland" of "Ostland's plea"."""
    links = [
        child for child in noun.children if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from")
    ]
    by = next((leaf for link in links for leaf in link.children if leaf.dep_ == "pobj"), None)
    return by or owner_of(noun, plain=True)


def _infinitive_of(noun: Token, verb: Token) -> Token | None:
    """Return "reopen" of "brushed aside pleas to reopen the bridge": the parser may give it to the verb."""
    behind = (c for c in verb.children if c.dep_ in ("advcl", "xcomp") and c.i > noun.i)
    own = (c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp"))
    return next((clause for clause in (*own, *behind) if is_infinitive(clause)), None)


def _is_same(doer: Token | None, rejecting: Token, names: NamedParties) -> bool:
    return doer is None or doer == rejecting or bool(set(names.of(doer)) & set(names.of(rejecting)))


def _of_infinitive(proposed: Token, refused: MoodReading, names: NamedParties) -> Act | None:
    match = verb_match(proposed)
    label = verb_label(proposed, match, names)
    if not label:
        return None
    return Act(
        head=proposed,
        reading=refused,
        predicate=predicate_of(proposed),
        words=tuple(dict.fromkeys((*predicate_of(proposed).split(), *content_lemmas(proposed)))),
        label=label,
        kind=plover_kind_of(proposed) or "CONCEDE",
        match=match,
        parts=tuple(objects_of(proposed)),
    )


def _is_suit(act: Act) -> bool:
    return act.match is not None and act.match.entry.id == "appeal_in_court"


def _is_court(word: Token) -> bool:
    return word.lemma_.lower() in act_cues().courts
