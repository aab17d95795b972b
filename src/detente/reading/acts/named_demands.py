"""Acts that are called a demand or condition: "its first condition is a truce"; answers of yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.doers import doers_of, owner_of
from detente.reading.acts.nouns import by_whom
from detente.reading.acts.tenses import OBLIGATIONS, MoodReading
from detente.reading.events import is_negated, modal_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.act_mentions import Mood

_TERMS: Final = frozenset(("demand", "condition", "precondition", "request", "requirement", "prerequisite"))
_SETTING: Final = frozenset((
    "have", "make", "present", "list", "set", "put", "submit", "raise", "issue", "name", "lay", "state",
))  # fmt: skip
_WANTING: Final = frozenset(("want", "demand", "seek"))
_ASKING: Final = frozenset(("ask", "press", "push", "call", "insist", "hold"))
_FOR: Final = ("for", "on")
_CONTENT: Final = ("settle", "accept", "take", "agree", "do", "want", "ask")
_FIRST: Final = ("first", "before")
_MARKS: Final = (",", ":", "-", "–", "—", "--", "(")


def demand_by_name(noun: Token) -> MoodReading | None:
    """Return the demand that its sentence calls a noun's act, None where it calls it none.

    "Its first condition is the release of the prisoners"; "the main demand of the league, a truce, was not
    met"; "made a truce a condition for talks"; "what the league wants is a truce"; "will settle for nothing
    less than a truce"; "a truce must come first". Whose it is must be said, or is left to whoever speaks.
    """
    whose = (
        _is_its_term(noun)
        or _stands_beside_its_term(noun)
        or _is_made_a_term(noun)
        or _is_what_somebody_wants(noun)
        or _is_the_least(noun)
    )
    if whose is not None:
        owner, word = whose
        term = word if word.pos_ == "NOUN" else None  # a verb of it would be read as asked of others
        return MoodReading("demanded", by_whom(noun), owner, cue="demand", cue_word=term)
    if (verb := _comes_first(noun)) is not None:
        return MoodReading("demanded", by_whom(noun), _for_whom(verb), cue="insist")
    return None


def said_yes_or_no(noun: Token) -> MoodReading | None:
    """Return the answer in "has said no to a truce", "is against a truce" and "is opposed to a truce"."""
    preposition = noun.head
    verb = preposition.head
    if noun.dep_ != "pobj" or preposition.dep_ != "prep" or verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    who = subject_of(verb if verb.pos_ != "ADJ" else verb.head) or _patient_of(verb)
    if who is None or is_negated(verb) or modal_of(verb) is not None:
        return None
    lemma, link = verb.lemma_.lower(), preposition.lower_
    opposed = (lemma == "be" and link == "against") or (verb.lower_ == "opposed" and link == "to")
    if opposed:
        return MoodReading("opposed", by_whom(noun), who, cue="oppose")
    word = preposition.nbor(-1).lower_ if preposition.i else ""
    if lemma != "say" or link != "to" or word not in ("yes", "no"):
        return None
    mood: Mood = "refused" if word == "no" else "accepted"
    return MoodReading(mood, who, who, own=True, cue=f"say {word}")


def _patient_of(verb: Token) -> Token | None:
    """Return the subject of "is opposed", which the parser may give to "is"."""
    helps = (child for child in verb.children if child.dep_ in ("aux", "auxpass"))
    children = [*verb.children, *(inner for word in helps for inner in word.children)]
    return next((child for child in children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _whose(term: Token) -> Token | None:
    """Return whoever a demand or condition is of, or who sets it."""
    verb = term.head
    sets = term.dep_ == "dobj" and verb.lemma_.lower() in _SETTING and not is_negated(verb)
    return owner_of(term, plain=True) or (doers_of(verb) if sets else None)


def _is_a_term(word: Token) -> bool:
    return word.pos_ == "NOUN" and word.lemma_.lower() in _TERMS


def _is_its_term(noun: Token) -> tuple[Token, Token] | None:
    """Return whose, in "its first condition is a truce" and "among its demands is a truce"."""
    verb = noun.head
    if verb.lemma_ != "be" or noun.dep_ not in ("attr", "nsubj") or is_negated(verb) or is_none(noun):
        return None
    if modal_of(verb) is not None:
        return None
    behind = [c for c in verb.children if c.dep_ == "nsubj" and c != noun] if noun.dep_ == "attr" else []
    among = (leaf for c in verb.children if c.lower_ == "among" for leaf in c.children if leaf.dep_ == "pobj")
    before = [leaf for leaf in among if leaf.i < noun.i]
    for term in (*behind, *before):
        owner = owner_of(term, plain=True) if _is_a_term(term) else None
        if owner is not None:
            return owner, term
    return None


def _stands_beside_its_term(noun: Token) -> tuple[Token, Token] | None:
    """Return whose, in "its main demand, a truce" and "has set two conditions: a truce and an inquiry"."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN") and first.head.i < first.i:
        first = first.head
    term = first.head
    if first.dep_ == "appos" and _is_a_term(term) and term.i < first.i:
        marked = first.left_edge.i and first.left_edge.nbor(-1).text in _MARKS
        owner = _whose(term)
        return (owner, term) if owner is not None and marked else None
    behind = next((child for child in noun.children if child.dep_ == "appos" and _is_a_term(child)), None)
    owner = owner_of(behind, plain=True) if behind is not None else None
    return (owner, behind) if owner is not None and behind is not None else None


def _is_made_a_term(noun: Token) -> tuple[Token, Token] | None:
    """Return who, in "made a truce a condition for talks"."""
    verb = noun.head
    if verb.lemma_.lower() != "make" or noun.dep_ not in ("dobj", "nsubj") or is_negated(verb):
        return None
    term = next((c for c in verb.children if c.i > noun.i and _is_a_term(c)), None)
    who = doers_of(verb)
    return (who, term) if term is not None and who is not None and who != noun else None


def _is_what_somebody_wants(noun: Token) -> tuple[Token, Token] | None:
    """Return who, in "what the league wants is a truce" and "a truce is what the league is asking for"."""
    verb = noun.head
    if verb.lemma_ != "be" or noun.dep_ not in ("attr", "nsubj") or is_negated(verb):
        return None
    for clause in verb.children:
        what = next((word for word in clause.subtree if word.lower_ == "what"), None)
        if clause.dep_ not in ("csubj", "ccomp") or what is None or what.i != clause.left_edge.i:
            continue
        lemma = clause.lemma_.lower()
        asks = lemma in _ASKING and any(child.lower_ in _FOR for child in clause.children)
        who = subject_of(clause)
        if (lemma in _WANTING or asks) and who is not None and who != what and not is_negated(clause):
            return who, clause
    return None


def _is_the_least(noun: Token) -> tuple[Token, Token] | None:
    """Return who, in "will settle for nothing less than a truce" and "accepts nothing short of a truce"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("than", "of"):
        return None
    less = noun.head.head
    nothing = less.head if less.lower_ in ("less", "short") else less
    if nothing.lower_ not in ("nothing", "anything"):
        return None
    verb = next((word for word in nothing.ancestors if word.pos_ == "VERB"), None)
    if verb is None or verb.lemma_.lower() not in _CONTENT:
        return None
    who = subject_of(verb)
    refuses = nothing.lower_ == "nothing" or is_negated(verb)
    return (who, verb) if who is not None and refuses else None


def _comes_first(noun: Token) -> Token | None:
    """Return the verb of "a truce must come first" and "a truce has to come before any talks"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in ("come", "precede") or is_negated(verb):
        return None
    must = modal_of(verb) in OBLIGATIONS
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() == "have":
        must = True
    first = verb.lemma_.lower() == "precede" or any(child.lower_ in _FIRST for child in verb.children)
    return verb if must and first else None


def _for_whom(verb: Token) -> Token | None:
    """Return the league of "for the league, a truce must come first"."""
    ahead = (child for child in verb.children if child.lower_ == "for" and child.i < verb.i)
    return next((leaf for child in ahead for leaf in child.children if leaf.dep_ == "pobj"), None)


def is_none(noun: Token) -> bool:
    """Return True for "no extension"."""
    return any(child.lower_ == "no" and child.dep_ in ("det", "neg") for child in noun.lefts)
