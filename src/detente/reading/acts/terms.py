"""Terms: a thing or state of affairs that somebody asks for or offers, where no verb or noun names an act.

"The crews demand that night shifts be shared", "and an extra day of leave", "offers a board with one seat".
Whoever is asked would agree to it; who offers it agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act
from detente.reading.acts.catalogue import match_act
from detente.reading.acts.clause_parts import own_subject_of
from detente.reading.acts.conditions import conditions_of, is_condition
from detente.reading.acts.cues import act_cues
from detente.reading.acts.doers import agent_of, doers_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import from_whom
from detente.reading.acts.objects import content_lemmas
from detente.reading.acts.questions import is_in_question
from detente.reading.acts.tenses import MoodReading
from detente.reading.acts.term_words import (
    clause_in_short,
    is_said_whole,
    not_terms,
    phrase_in_short,
    subject_in_short,
)
from detente.reading.acts.wanted_back import is_wanted_back
from detente.reading.acts.wanted_gone import is_wanted_done
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ASKING: Final[dict[str, tuple[str, ...]]] = {
    "demand": ("",),
    "want": ("",),
    "seek": ("",),
    "request": ("",),
    "propose": ("",),
    "ask": ("for",),
    "call": ("for",),
    "press": ("for",),
    "push": ("for",),
    "insist": ("on",),
}
"""Verbs that ask for a thing, and the prepositions that they take it with."""
_WITH_THAT: Final = frozenset(("demand", "insist", "ask", "request", "propose", "offer"))
_OFFERING: Final = "offer"
_WISHES: Final = frozenset(("want", "seek"))
"""Verbs of which the past tells a story, and no demand that stands."""
_NOT_ASSERTED: Final = frozenset(
    ("demanded", "refused", "possible", "opposed", "forecast", "failed", "advised")
)
_OPEN_MOODS: Final = frozenset(
    ("demanded", "offered", "refused", "opposed", "accepted", "threatened", "planned")
)
_TOLD: Final = frozenset(("done", "in force", "failed"))
_OBLIGING: Final = frozenset(("should", "must"))
_PER_CENT: Final = frozenset(("percent", "cent", "%"))
_PAID: Final = frozenset(("damage", "damages", "compensation", "ransom", "rent", "reparation", "indemnity"))
_NOT_THINGS: Final = frozenset(("DATE", "TIME", "PERSON", "GPE", "NORP", "ORG", "CARDINAL", "ORDINAL"))
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class _Asking:
    """A verb that asks for things or offers them, who does, and if it offers."""

    verb: Token
    who: Token
    offers: bool


def with_terms(acts: Sequence[Act], sentence: Span, names: NamedParties) -> Iterator[Act]:
    """Yield the acts of a sentence, with the terms in it that none of them is about.

    A term takes the place of an act that was read as done: "demands that strikers be paid" tells of no pay.
    """
    terms = tuple(_terms_in(sentence, names, acts))
    heads = {term.head.i for term in terms}
    yield from (act for act in acts if not (act.head.i in heads and act.reading.mood in _TOLD))
    yield from terms


def _terms_in(sentence: Span, names: NamedParties, acts: Sequence[Act]) -> Iterator[Act]:
    for token in sentence:
        asking = _asking_of(token, names)
        if asking is None:
            continue
        for clause in _clauses_asked_for(asking.verb):
            if not _is_of_an_act(clause, acts) and (term := _of_clause(clause, asking, names)) is not None:
                yield term
        for noun in _things_asked_for(asking):
            is_read = _is_of_an_act(noun, acts) or (_is_rate(noun) and _is_of_an_act(asking.verb, acts))
            if not is_read and (term := _of_thing(noun, asking, names)) is not None:
                yield term


def _asking_of(token: Token, names: NamedParties) -> _Asking | None:
    """Return a verb by which a party asks for something now, or offers it."""
    lemma = token.lemma_.lower()
    offers = lemma == _OFFERING
    if not (offers or lemma in _ASKING) or not _is_finite(token):
        return None
    if is_negated(token) or is_passive(token) or modal_of(token) is not None or is_condition(token):
        return None
    if is_in_question(token) or token.dep_ in ("relcl", "acl", "amod", "pcomp"):
        return None
    if lemma in _WISHES and token.tag_ == "VBD" and token.dep_ != "ccomp":
        return None
    outer = mood_of(token) if token.pos_ == "VERB" else None
    if outer is not None and outer.mood in _NOT_ASSERTED:
        return None
    who = doers_of(token)
    return _Asking(token, who, offers) if who is not None and names.of(who) else None


def _is_finite(token: Token) -> bool:
    """Return True for a finite verb, also for "demands" that the tagger takes for a noun with a subject."""
    if token.pos_ == "VERB":
        finite = token.tag_ in ("VBZ", "VBP", "VBD")
        return finite or any(
            child.dep_ == "aux" and child.lemma_ in ("have", "be") for child in token.children
        )
    subject = own_subject_of(token)
    return token.tag_ == "NNS" and token.dep_ == "ROOT" and subject is not None and subject.i < token.i


def _is_of_an_act(word: Token, acts: Sequence[Act]) -> bool:
    """Return True for a thing or clause of which an act was read already."""
    return any(
        act.reading.mood in _OPEN_MOODS
        and (act.head.i == word.i or any(part.i == word.i for part in act.parts))
        for act in acts
    )


def _things_asked_for(asking: _Asking) -> Iterator[Token]:
    """Yield the nouns of what a verb asks for: its object, or that of its preposition, and those joined."""
    verb = asking.verb
    links = ("",) if asking.offers else _ASKING[verb.lemma_.lower()]
    firsts = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i and "" in links]
    firsts += [
        leaf
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in links and child.i > verb.i
        for leaf in child.children
        if leaf.dep_ == "pobj"
    ]
    if any(child.dep_ in ("xcomp", "ccomp") and child.i > verb.i for child in verb.children):
        return  # "wants the board to pay", "wants the treaty signed": the clause tells it
    # Behind a comma the parser joins "and an extra day of leave" to the verb.
    firsts += [child for child in verb.children if firsts and child.dep_ == "conj" and child.pos_ == "NOUN"]
    for first in firsts:
        yield first
        joined = first
        for _ in range(_DEEPEST):
            nouns = (c for c in joined.children if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > joined.i)
            following = next(nouns, None)
            if following is None:
                break
            yield following
            joined = following


def _clauses_asked_for(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the "that" clauses behind a verb, also of those that the parser hangs elsewhere."""
    if verb.lemma_.lower() not in _WITH_THAT:
        return
    for mark in verb.sent:
        clause = mark.head
        if mark.lower_ != "that" or mark.dep_ != "mark" or mark.i < verb.i or clause.i < mark.i:
            continue
        if mark.i and mark.nbor(-1).lower_ == "so":
            continue  # "so that he cannot be dismissed"
        if _hangs_on(clause, verb) and own_subject_of(clause) is not None:
            yield clause


def _hangs_on(clause: Token, verb: Token) -> bool:
    """Return True if a clause is what a verb asks, or is joined to one that is."""
    if clause.head.i == verb.i:
        return clause.dep_ in ("ccomp", "advcl", "conj", "dobj")
    word = clause
    while word.dep_ in ("conj", "advcl") and word.head.pos_ in ("VERB", "AUX"):
        word = word.head
        if word.head.i == verb.i:
            return any(child.lower_ == "that" and child.dep_ == "mark" for child in word.children)
    return False


def _of_clause(clause: Token, asking: _Asking, names: NamedParties) -> Act | None:
    """Return the term in "demands that cabinet posts be shared", None for what somebody only says is so."""
    subject = own_subject_of(clause)
    assert subject is not None
    if is_negated(clause) or not _is_to_be(clause, asking.verb) or modal_of(clause) not in (None, *_OBLIGING):
        return None
    does = agent_of(clause) if is_passive(clause) else subject
    what = subject_in_short(subject)
    if does is not None and does.pos_ != "PRON" and names.of_head(does) and not asking.offers:
        return None  # "demands that the board cut its fees": an act of the board
    words = clause_in_short(clause, LONGEST_LABEL - 2 - len(what)) if what else []
    return _term(clause, asking, names, ["agree", "that", *what, *words], subject) if words else None


def _is_to_be(clause: Token, verb: Token) -> bool:
    """Return True for "be shared" and "should be", and for any clause that is demanded or offered."""
    if modal_of(clause) in _OBLIGING or verb.lemma_.lower() == "demand":
        return True
    first = next((c for c in clause.children if c.dep_ in ("aux", "auxpass")), clause)
    if first.lower_ == "be" or (clause.lower_ == "be" and clause.tag_ == "VB"):
        return True
    subject = own_subject_of(clause)
    plural = subject is not None and subject.tag_ in ("NNS", "NNPS")
    bare = first.i == clause.i and clause.lower_ == clause.lemma_.lower() and not plural
    return bare and verb.lemma_.lower() != "insist"


def _of_thing(noun: Token, asking: _Asking, names: NamedParties) -> Act | None:
    """Return the term in "and an extra day of leave"; None for a person, and for what says too little."""
    lemma, is_rate = noun.lemma_.lower(), _is_rate(noun)
    if noun.pos_ != "NOUN" and not is_rate:
        return None
    new = any(child.lower_ in ("a", "an") for child in noun.lefts) and any(
        child.dep_ == "relcl" for child in noun.rights
    )  # "offers a board that sets the fees": there is none yet, though it may be taken for a party
    is_party = bool(names.of_head(noun)) and not new
    if not is_rate and (noun.ent_type_ in _NOT_THINGS or is_party or lemma in not_terms()):
        return None
    if is_wanted_done(noun) or is_wanted_back(noun, names) or _ends_in_what_is_done(noun):
        return None  # "wants the plan and a package of cuts withdrawn"
    if any(child.dep_ in ("poss", "neg") or child.lower_ in ("no", "any", "such") for child in noun.lefts):
        return None
    verb = "pay" if lemma in _PAID else "grant" if lemma in act_cues().grantable or is_rate else "agree to"
    words = phrase_in_short(noun, LONGEST_LABEL - len(verb.split()))
    if not words or not is_said_whole(noun, words):
        return None
    return _term(noun, asking, names, [*verb.split(), *words], noun)


def _ends_in_what_is_done(noun: Token) -> bool:
    """Return True for "the programme of cuts withdrawn": that it be withdrawn is wanted, and not the cuts."""
    last = noun.right_edge
    return last.tag_ in ("VBN", "VBD") and last.dep_ in ("acl", "amod", "conj") and not list(last.children)


def _is_rate(noun: Token) -> bool:
    return noun.lemma_.lower() in _PER_CENT


def _term(head: Token, asking: _Asking, names: NamedParties, label: list[str], thing: Token) -> Act:
    who, verb = asking.who, asking.verb
    lemma = verb.lemma_.lower()
    asked = from_whom(verb, thing)
    asked = asked if asked is not None and names.of(asked) else None
    cue = next((f"{lemma} {link}" for link in _ASKING.get(lemma, ()) if link), lemma)
    reading = (
        MoodReading("offered", who, who, own=True, cue=lemma, cue_word=verb)
        if asking.offers
        else MoodReading("demanded", asked, who, cue=cue, cue_word=verb)
    )
    conditions = dict.fromkeys((*conditions_of(verb), *(conditions_of(head) if head.pos_ == "VERB" else ())))
    return Act(
        head=head,
        reading=reading,
        predicate="agree",
        words=tuple(dict.fromkeys(("agree", *content_lemmas(thing), *content_lemmas(head)))),
        label=as_label(label),
        kind="CONCEDE",
        match=match_act("give", [head.lemma_.lower()]) if head.pos_ == "NOUN" else None,
        conditions=tuple(conditions),
        parts=(thing,),
    )
