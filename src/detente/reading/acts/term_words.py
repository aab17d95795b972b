"""The words of a term in short, as they stand: cut where a phrase ends, never within one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.acts.clause_parts import own_subject_of
from detente.reading.lexica import word_table, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

_OPENS_A_PHRASE: Final = frozenset(("prep", "relcl", "acl", "advcl", "agent", "dative", "npadvmod"))
_BOUND: Final = frozenset(("of", "to", "than", "between"))
"""Prepositions whose phrase a noun cannot do without: "a return of pensions"."""
_AT_A_CUT: Final = frozenset((",", ";", ":", "(", "-", "–", "—"))
_WHEN: Final = ("DATE", "TIME")
OFFICES: Final = frozenset((
    "minister", "president", "governor", "chairman", "chair", "chancellor", "mayor", "premier", "speaker",
    "commissioner", "king", "queen", "monarch", "director",
))  # fmt: skip
_FEWEST: Final = 2
_CONTENT: Final = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")


def phrase_in_short(noun: Token, room: int) -> list[str]:
    """Return the words of a noun phrase, as many as end a phrase of it and fit; none where none do.

    Of "a prime minister who coordinates ministries under the president" the last three are left out first.
    """
    doc = noun.doc
    first, last = noun.left_edge.i, _end_of_phrase(noun)
    more = _more_behind(noun)
    last = max(last, more)
    ends = [last, *(cut - 1 for cut in sorted(_cuts(noun, last), reverse=True))]
    for end in ends:
        words = _plain(doc[k] for k in range(first, end + 1))
        if end >= max(noun.i, more) and len(words) <= room:
            return _lower_first(words, doc[first])
    return []


def clause_in_short(verb: Token, room: int) -> list[str]:
    """Return the words of a clause behind its subject, cut where a phrase ends; none if they do not fit."""
    doc, subject = verb.doc, own_subject_of(verb)
    assert subject is not None
    first = subject.right_edge.i + 1
    while first < verb.i and doc[first].is_punct:
        first += 1
    last = max(first, _end_of_phrase(verb))
    needed = max(
        (c.right_edge.i for c in verb.children if c.dep_ in _NEEDED and c.i > verb.i), default=verb.i
    )
    needed = max(needed, verb.i)
    if verb.lemma_ == "be":
        needed = max([needed, *(c.right_edge.i for c in verb.children if c.dep_ == "prep" and c.i > verb.i)])
    if needed > last:
        return []
    ends = [last, *(cut - 1 for cut in sorted(_cuts(verb, last), reverse=True))]
    for end in ends:
        words = _plain(doc[k] for k in range(first, end + 1))
        if end >= min(needed, last) and 0 < len(words) <= room and not _hangs(doc[end]):
            return words
    return []


_NEEDED: Final = frozenset(("dobj", "attr", "acomp", "oprd", "dative", "prt"))


def subject_in_short(subject: Token) -> list[str]:
    """Return the words of a subject; for "he" the office that the sentence before tells of, if any."""
    if subject.pos_ == "PRON" or subject.lower_ in ("that", "this", "these", "those"):
        office = _office_before(subject) if subject.lower_ in ("he", "she") else None
        return (
            ["the", *_plain(t for t in office.subtree if office.left_edge.i < t.i <= office.i)]
            if office
            else []
        )
    return phrase_in_short(subject, 6)


def is_said_whole(noun: Token, words: Sequence[str]) -> bool:
    """Return False for what says too little alone: "patience", "evidence", "a deal"."""
    shown = [t for t in noun.subtree if t.text in words and t.pos_ in _CONTENT and not t.is_stop]
    return len(shown) >= _FEWEST and any(not word.isalpha() or len(word) > 1 for word in words)


def _office_before(pronoun: Token) -> Token | None:
    """Return the last office that the sentence before speaks of, if it names no person behind it."""
    start = pronoun.sent.start
    if not start:
        return None
    for word in reversed([*pronoun.doc[start - 1].sent]):
        if word.pos_ in ("PROPN",) and word.ent_type_ == "PERSON":
            return None
        if word.lemma_.lower() in OFFICES and word.tag_ == "NN":
            pointed = any(c.dep_ == "det" and c.lower_ in ("the", "that", "this", "a") for c in word.lefts)
            return word if pointed else None
    return None


def _end_of_phrase(head: Token) -> int:
    """Return the last word of a phrase or clause before a comma, or before what is joined to it."""
    doc, last = head.doc, head.i
    inside = {t.i for t in head.subtree}
    joined = {
        t.i
        for c in head.children
        if c.dep_ in ("conj", "advcl", "appos", "cc", "parataxis")
        for t in c.subtree
    }
    for k in range(head.i + 1, head.sent.end):
        if k not in inside or k in joined or doc[k].text in _AT_A_CUT or doc[k].is_space:
            break
        last = k
    while last > head.i and (doc[last].is_punct or doc[last].lower_ in ("and", "or", "but")):
        last -= 1
    return last


def _more_behind(noun: Token) -> int:
    """Return the place of "pay" in "40 percent more pay", where the parser may have parted them; else -1."""
    doc, k = noun.doc, noun.i + 1
    if noun.lemma_.lower() not in ("percent", "cent", "%") or k >= len(doc) or doc[k].lower_ != "more":
        return -1
    following = doc[k + 1 : k + 2]
    return k + 1 if following and following[0].pos_ == "NOUN" else k


def _cuts(head: Token, last: int) -> set[int]:
    """Return where phrases begin that may be left out."""
    doc = head.doc
    return {
        token.left_edge.i
        for token in doc[head.i + 1 : last + 1]
        if token.dep_ in _OPENS_A_PHRASE
        and token.lower_ not in _BOUND
        and not _says_which(token)
        and token.left_edge.i > head.i
        and not _hangs(doc[token.left_edge.i - 1])
    }


def _says_which(clause: Token) -> bool:
    """Return True for "they lose" of "the wages they lose", without which nobody knows which wages."""
    if clause.dep_ not in ("relcl", "acl"):
        return False
    if clause.head.lower_ in ("those", "anybody", "everybody"):
        return True
    known = any(
        child.dep_ == "det" and child.lower_ in ("the", "those", "all") for child in clause.head.lefts
    )
    return known and clause.left_edge.lower_ not in ("which", "who")


def _hangs(token: Token) -> bool:
    """Return True for a last word behind which something must follow."""
    return (
        token.dep_ in ("prep", "det", "aux", "auxpass", "mark", "cc", "poss", "amod", "compound")
        or token.is_punct
    )


def _plain(tokens: Iterator[Token]) -> list[str]:
    """Return the words of tokens, with "'s" and hyphens joined to the word that they belong to."""
    words: list[str] = []
    glue = False
    for token in tokens:
        if token.is_space or token.text in ('"', "“", "”", "'", "‘"):
            continue
        if words and (glue or token.tag_ == "POS" or token.text in ("-", "–", "'s", "’s", "%")):
            words[-1] += token.text
        else:
            words.append(token.text)
        glue = token.text in ("-", "–", "$", "£", "€")
    return words


def _lower_first(words: list[str], first: Token) -> list[str]:
    plain = first.pos_ in ("DET", "ADJ", "NOUN", "NUM") and first.is_sent_start
    return [words[0].lower(), *words[1:]] if words and plain else words


def says_of_what(noun: Token) -> bool:
    """Return True for a noun with words that say more of it: "an answer to its letter", "a full reply"."""
    return any(
        child.dep_ in ("amod", "compound", "acl", "relcl", "nummod")
        or (child.dep_ == "prep" and child.lower_ in ("of", "to", "on", "about", "for", "over"))
        for child in noun.children
    )


@cache
def not_terms() -> frozenset[str]:
    """Return the nouns of what is asked or offered in any talk, and is no term of a settlement."""
    return frozenset(words_of(word_table("act_cues.yaml")["not_terms"]))
