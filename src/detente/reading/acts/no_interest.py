"""Acts that somebody will not hear of: "is not interested in talks", "sees no point in talking"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import copula_of
from detente.reading.acts.cues import act_cues
from detente.reading.acts.doers import doers_of
from detente.reading.acts.questions import is_in_question
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_negated, modal_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_INTERESTED: Final = ("interested",)
_INTERESTS: Final = frozenset(("interest", "point", "sense", "use", "value", "merit", "need", "place"))
_HAVING: Final = ("have", "see", "show", "express")
_IDEAS: Final = ("idea", "notion", "thought", "suggestion", "possibility", "prospect")
_REJECTING: Final = frozenset(("reject", "dismiss", "turn", "spurn", "rebuff", "oppose", "brush", "rule"))
_OPEN: Final = {"open": ("to",), "ready": ("for",), "prepared": ("for",)}


def of_no_interest(word: Token) -> MoodReading | None:
    """Return the refusal of a noun or gerund in "is not interested in talks", None where there is none.

    Parameters
    ----------
    word
        The noun, or the gerund: "talks", "talking".
    """
    if word.dep_ not in ("pobj", "pcomp") or word.head.dep_ != "prep":
        return None
    link, above = word.head.lower_, word.head.head
    if above.pos_ == "ADJ":
        return _of_adjective(above, link)
    if above.pos_ == "VERB":
        return _of_hearing(above, link)
    if above.pos_ != "NOUN" or above.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb, lemma = above.head, above.lemma_.lower()
    if lemma in _IDEAS and link == "of" and verb.lemma_.lower() in _REJECTING and not is_negated(verb):
        return _refused(doers_of(verb), above) if _is_plain(verb) else None
    none = any(child.lower_ == "no" for child in above.lefts) or is_negated(verb)
    if lemma in _INTERESTS and link in ("in", "for") and verb.lemma_.lower() in _HAVING and none:
        return _refused(doers_of(verb), above) if _is_plain(verb) else None
    return None


def is_uninterested(verb: Token) -> bool:
    """Return True for "answered that it was not interested", which says no to what was asked before."""
    adjective = next((child for child in verb.children if child.dep_ == "acomp"), None)
    return (
        verb.lemma_.lower() == "be"
        and adjective is not None
        and adjective.lower_ in _INTERESTED
        and is_negated(verb)
        and not any(child.dep_ in ("prep", "xcomp") and child.lower_ == "in" for child in adjective.children)
    )


def says_no(verb: Token) -> bool:
    """Return True for "said no to it"."""
    no = (child for child in verb.children if child.lower_ == "no" and child.dep_ in ("intj", "dobj"))
    return verb.lemma_.lower() == "say" and any(True for _ in no)


def _of_adjective(adjective: Token, link: str) -> MoodReading | None:
    copula = copula_of(adjective)
    if copula == adjective or not _is_plain(copula):
        return None
    subject, negated = subject_of(copula), is_negated(copula)
    if subject is None or subject.dep_ == "expl":
        return None
    if adjective.lower_ in _INTERESTED and link == "in":
        return _refused(subject, adjective) if negated else None
    if adjective.lower_ == "opposed" and link == "to" and not negated:
        return _refused(subject, adjective)
    if link in _OPEN.get(adjective.lower_, ()):
        reading = _refused(subject, adjective)
        return (
            reading
            if negated
            else MoodReading("offered", subject, subject, own=True, cue=adjective.lower_, cue_word=adjective)
        )
    return None


def _of_hearing(verb: Token, link: str) -> MoodReading | None:
    """Return the refusal of "will not hear of talks" and of "said no to talks"."""
    if link == "to" and says_no(verb):
        return _refused(doers_of(verb), verb) if _is_plain(verb) and not is_negated(verb) else None
    hears = verb.lemma_.lower() == "hear" and link == "of" and is_negated(verb)
    return _refused(doers_of(verb), verb) if hears and modal_of(verb) in ("will", "wo", "would") else None


def _is_plain(verb: Token) -> bool:
    modal = modal_of(verb)
    return not is_in_question(verb) and modal in (None, "will", "would", "wo")


def _refused(who: Token | None, cue: Token) -> MoodReading | None:
    if who is None or who.lemma_.lower() in act_cues().instruments:
        return None
    return MoodReading("refused", who, who, own=True, cue="no", cue_word=cue)
