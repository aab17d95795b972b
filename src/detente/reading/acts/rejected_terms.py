"""Proposals and offers that somebody rejects: it refuses to accept them, and whoever made them wants that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from detente.reading.acts.act import Act, verb_label, verb_match
from detente.reading.acts.cues import predicate_of
from detente.reading.acts.doers import agent_of, doers_of, owner_of
from detente.reading.acts.label_words import LONGEST_LABEL, as_label
from detente.reading.acts.labels import label_of, phrase_words
from detente.reading.acts.led_talks import refused_alike
from detente.reading.acts.moods import mood_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.objects import content_lemmas, objects_of
from detente.reading.acts.offers_in_figures import earlier_offer, figure_of, maker_of_offer
from detente.reading.acts.tenses import MoodReading
from detente.reading.events import is_infinitive, is_negated, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

REJECTING: Final = frozenset((
    "reject", "rebuff", "turn down", "dismiss", "spurn", "brush aside", "refuse", "decline",
))  # fmt: skip
"""Verbs by which somebody says no to what another puts to him, be it terms, a paper or a request."""
_REJECTING: Final = REJECTING | {"rule out", "throw out", "vote down"}
_MEMBERS: Final = ("member", "rank", "supporter", "delegate", "activist")
_TERMS: Final = ("proposal", "offer", "proposition", "counter-proposal", "counteroffer")
_PAPERS: Final = ("statement", "letter", "communique", "communiqué", "interview", "note", "speech", "report")
_PUT: Final = frozenset(("put", "make", "present", "submit", "table", "propose", "offer"))
_OF_A_PLACE: Final = ("n", "an", "ian", "ese", "i")
_TOLD: Final = frozenset(("done", "planned", "refused", "in force"))
_SAYS_NOTHING: Final = frozenset(
    ("latest", "new", "recent", "earlier", "similar", "last", "final", "other", "first")
)


def rejected_terms(verb: Token, names: NamedParties) -> Iterator[Act]:
    """Yield the refusal to accept a proposal, and the demand of whoever made it that it be accepted.

    Of "rejected Sorran's proposal to include envoys" both are of the rejecter. A proposal to hold talks is
    refused and asked for as those talks.
    """
    if predicate_of(verb) not in _REJECTING or is_negated(verb):
        return
    noun = next((word for word in objects_of(verb) if word.lemma_.lower() in _TERMS), None)
    rejecting = _whose_members(verb) or doers_of(verb)
    if noun is None or rejecting is None:
        return
    reading = mood_of(verb)
    if (reading.mood not in _TOLD) if reading is not None else not _is_told_in_a_paper(verb):
        return
    if (alike := refused_alike(verb, noun, names)) is not None:
        yield alike
        return
    made_by, before = _maker_of(noun, names), None
    if made_by is None and figure_of(noun) and (before := earlier_offer(noun)) is not None:
        # "The 6 per cent offer, which 500 members voted to reject" is the one that their union rejected.
        made_by = maker_of_offer(before)
        if before.dep_ == "dobj" and predicate_of(before.head) in _REJECTING:
            rejecting = doers_of(before.head) or rejecting
    proposed = next((c for c in noun.children if c.dep_ == "acl" and is_infinitive(c)), None)
    if proposed is None and not _says_which(noun, made_by):
        return
    joint = verb_match(proposed) if proposed is not None else None
    if proposed is not None and joint is not None and joint.entry.both_sides:
        act = Act(
            head=proposed,
            reading=MoodReading("refused", rejecting, rejecting, own=True, cue="reject", cue_word=noun),
            predicate=predicate_of(proposed),
            words=tuple(dict.fromkeys(content_lemmas(proposed))),
            label=verb_label(proposed, joint, names),
            kind=joint.entry.kind,
            match=joint,
            parts=tuple(objects_of(proposed)),
        )
    else:
        act = Act(
            head=verb,
            reading=MoodReading("refused", rejecting, rejecting, own=True, cue="reject", cue_word=noun),
            predicate="accept",
            words=tuple(
                dict.fromkeys(
                    (
                        "accept",
                        *content_lemmas(noun),
                        *(content_lemmas(before) if before is not None else ()),
                        *(content_lemmas(proposed) if proposed is not None else ()),
                    )
                )
            ),
            label=_label(noun, made_by, proposed, names),
            kind="AGREE",
            match=None,
        )
    yield act
    # Of "the six for better League visits" the League is not the one that proposes.
    if made_by is not None and names.of(made_by) and (made_by.pos_ != "NUM" or names.of_head(made_by)):
        asked = MoodReading("demanded", rejecting, made_by, cue="propose", cue_word=noun)
        yield replace(act, reading=asked)


def _whose_members(verb: Token) -> Token | None:
    """Return the union of "the union said that its members had thrown the offer out"."""
    who, telling = doers_of(verb), verb.head
    if who is None or who.lemma_.lower() not in _MEMBERS or verb.dep_ != "ccomp" or telling.i > verb.i:
        return None
    own = any(child.dep_ == "poss" and child.lower_ in ("its", "their") for child in who.children)
    return doers_of(telling) if own else None


def _is_told_in_a_paper(verb: Token) -> bool:
    """Return True for "said in a statement that Sorra rejected it", which the parser gives to the noun."""
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return verb.dep_ == "acl" and that and verb.head.lemma_.lower() in _PAPERS


def _maker_of(noun: Token, names: NamedParties) -> Token | None:
    """Return who made a proposal: "Sorran's", "a Sorran proposal", "put forward by Sorran"."""
    put = next((c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() in _PUT), None)
    by = agent_of(put) if put is not None and is_passive(put) else None
    by = by or (_by(put) if put is not None else None)
    owner = by or owner_of(noun, plain=True)
    if owner is None or (owner.pos_ == "NOUN" and owner.dep_ == "compound"):
        return None
    if owner.ent_type_ == "NORP" and not names.of(owner):
        return next((word for word in owner.doc if _is_of(owner, word) and names.of_head(word)), owner)
    return owner


def _is_of(adjective: Token, place: Token) -> bool:
    """Return True for "Sorran" of Sorra, "Egyptian" of Egypt."""
    name, rest = place.text, adjective.text[len(place.text) :]
    return place.pos_ == "PROPN" and adjective.text.startswith(name) and rest in _OF_A_PLACE


def _by(participle: Token) -> Token | None:
    agents = (child for child in participle.children if child.dep_ == "agent")
    return next((leaf for agent in agents for leaf in agent.children if leaf.dep_ == "pobj"), None)


def _says_which(noun: Token, made_by: Token | None) -> bool:
    """Return True for "the board's pay offer", "all proposals put forward by Sorran", not for "the offer"."""
    if made_by is not None:
        return made_by.pos_ != "PRON"
    return any(
        child.dep_ in ("compound", "nummod") and child.lower_ not in _SAYS_NOTHING for child in noun.lefts
    )


def _before_a_colon(noun: Token) -> str | None:
    """Return "the offer" of "threw out the offer: most were against, on a low turnout"."""
    colon = next((word.i for word in noun.doc[noun.i : noun.sent.end] if word.text in (":", ";")), None)
    return None if colon is None else noun.doc[noun.left_edge.i : colon].text.casefold()


def _label(noun: Token, made_by: Token | None, proposed: Token | None, names: NamedParties) -> str:
    words = list(phrase_words(noun, names, 7 if proposed is not None else 8))
    if (before := _before_a_colon(noun)) is not None:
        words = list(takewhile(lambda word: word.casefold() in before, words))
    words = _fitting([word for word in words if word.lower() not in _SAYS_NOTHING])
    if proposed is not None:
        what = label_of(proposed, names).split()
        what = ["to", what[0].lower(), *what[1:]] if what else []
        if len(words) + len(what) + 1 > LONGEST_LABEL and len(what) + 3 <= LONGEST_LABEL:
            words = ["the", noun.lower_]
        words += what if len(words) + len(what) + 1 <= LONGEST_LABEL else []
    elif made_by is not None and made_by.dep_ == "pobj" and not {"by", "of", "from"} & set(words):
        by = list(phrase_words(made_by, names, LONGEST_LABEL - len(words) - 2))
        words += ["by", *by] if by else []
    return as_label(["accept", *words])


def _fitting(words: list[str]) -> list[str]:
    """Return words with the article that goes with what follows it now: "a (new) offer" is "an offer"."""
    if len(words) > 1 and words[0].lower() in ("a", "an"):
        return ["an" if words[1][0].lower() in "aeio" else "a", *words[1:]]
    return words
