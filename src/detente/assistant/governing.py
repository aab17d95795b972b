"""The sentence around the words that a model quotes: a denial, a doubt or a condition outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.assistant.naming import NamedParty
from detente.patterns import as_pattern
from detente.reading import QUOTE_VERBS, ReadSentence
from detente.sources import Evidence

_DENIALS: Final = frozenset((
    "deny", "fail", "refuse", "reject", "decline", "oppose", "doubt", "forget", "unlikely", "wrong",
    "false", "untrue", "incorrect", "far", "impossible", "short", "dismiss", "drop", "abandon",
    "cancel", "neglect", "refrain", "avoid", "dispute", "question", "hesitate", "unwilling",
    "reluctant", "unable", "lack", "rebuff", "prevent", "block", "ban", "bar", "prohibit", "forbid",
    "disbelieve", "rule", "hardly", "scarcely", "never", "not", "no", "without", "nor", "cannot",
    "barely", "seldom", "rarely", "nobody", "none", "neither", "few", "nothing", "little", "n't",
    "n’t", "against", "myth", "lie", "fiction", "stop",
))  # fmt: skip
_GUESSES: Final = frozenset((
    "expect", "predict", "forecast", "foresee", "speculate", "imagine", "wonder", "suspect", "fear",
    "rumour", "rumor", "doubtful", "unclear", "suppose", "guess", "pretend", "dream", "joke",
    "hypothetical",
))  # fmt: skip
_CLAIMS: Final = frozenset((
    "claim", "report", "rumour", "rumor", "idea", "notion", "suggestion", "allegation", "story",
    "belief", "lie", "myth", "fiction",
))  # fmt: skip
"""Words for what somebody may call false: "the claim that it will pay is wrong"."""
_WHETHER: Final = frozenset({"if", "unless", "whether", "lest", "provided"})
_BESIDE: Final = frozenset({"conj", "advcl", "parataxis", "nsubj", "nsubjpass", "relcl", "appos", "npadvmod"})
"""Roles of what stands beside another part of the sentence and is not under its verb."""
_NO_CHILDREN: Final = frozenset(
    {"neg", "nsubj", "nsubjpass", "advmod", "acomp", "attr", "det", "prep", "prt", "oprd"}
)
_OF_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "poss"})
_GUESS_VERBS: Final = as_pattern(r"\b(?:could|might|may)\b")
"""In small letters: May is a month."""
_BINDS: Final = as_pattern(
    r"\b(?:offer|propos|promis|pledg|ready|willing|agree|accept|vow|commit|prepared|open to|undert"
    r"|guarant)\w*",
    re.IGNORECASE,
)
_ASKS: Final = as_pattern(
    r"\b(?:demand|call|urg|want|ask|insist|press|appeal|requir|need|must|should|request|seek|sought|plead|beg|order"
    r"|tell|told|until|unless|condition|ultimatum|wish|hop(?:e|ed|ing)|pray|petition|expect|summon|instruct|direct"
    r"|recommend|favou?r|support|back|campaign|push|lobby|ha(?:s|ve|d) to|protest|march|rall|fight"
    r"|fought|struggl|invit|encourag|deadline|right to|claim|hold out|pressure|vote)\w*",
    re.IGNORECASE,
)
_STEM: Final = 5


@dataclass(frozen=True)
class Governed:
    """The words that stand over some words in their sentence.

    Attributes
    ----------
    denial, guess, whether
        The word that denies them, makes them a guess or leaves them open; None where there is none.
    """

    denial: str | None = None
    guess: str | None = None
    whether: str | None = None


def governed(span: Evidence, sentences: Sequence[ReadSentence]) -> Governed:
    """Return what the words around a quote say of it, those that its own clause depends on."""
    denial = guess = whether = None
    for sentence in sentences:
        for k in _over(sentence, span):
            word, role = sentence.tokens[k][2], sentence.roles[k]
            if word in _WHETHER and role in ("mark", "prep", "advmod"):
                whether = whether or word
            elif word in _DENIALS and role != "poss":
                denial = denial or word
            elif word in _GUESSES:
                guess = guess or word
    return Governed(denial, guess, whether)


def is_asked(span: Evidence, sentences: Sequence[ReadSentence], text: str) -> bool:
    """Return True if the sentence of some words ends with a question mark, outside which nobody says them."""
    ends = [text[max(0, s.words.end - 2) : s.words.end].rstrip() for s in sentences]
    return any(end.endswith("?") for end in ends) and not span.quote.rstrip().endswith("?")


def may_only(quote: str) -> bool:
    """Return True for words with a "could", and nothing by which somebody binds himself.

    Examples
    --------
    >>> may_only("could release prisoners"), may_only("said it was ready, and could release prisoners")
    (True, False)
    """
    return _GUESS_VERBS.search(quote) is not None and _BINDS.search(quote) is None


def asks(words: str, act: str) -> bool:
    """Return True for words by which somebody can ask for something, but for words of the act itself.

    Examples
    --------
    >>> asks("called for a cut", "Cut its orders"), asks("is weighing a cut in its orders", "Cut its orders")
    (True, False)
    """
    of_the_act = {word[:_STEM].casefold() for word in act.split()}
    return any(match[0][:_STEM].casefold() not in of_the_act for match in _ASKS.finditer(words))


def speaks(party: NamedParty, span: Evidence, sentences: Sequence[ReadSentence]) -> bool:
    """Return True if a party is the subject of a clause of some words, of one over them, or of a saying."""
    for sentence in sentences:
        overs = {*_chain(sentence, span), *_inside(sentence, span)}
        saying = {k for k, (_, _, lemma) in enumerate(sentence.tokens) if lemma in QUOTE_VERBS}
        for k, (start, end, _) in enumerate(sentence.tokens):
            if party.is_at(start, end) and _is_subject_of(sentence, k, overs | saying):
                return True
    return False


def says(party: NamedParty, span: Evidence, sentences: Sequence[ReadSentence]) -> bool:
    """Return True if a party is the subject of a verb of saying over some words, or beside them."""
    for sentence in sentences:
        saying = {k for k, (_, _, lemma) in enumerate(sentence.tokens) if lemma in QUOTE_VERBS}
        saying -= set(_inside(sentence, span))
        for k, (start, end, _) in enumerate(sentence.tokens):
            if party.is_at(start, end) and _is_subject_of(sentence, k, saying):
                return True
    return False


def _is_subject_of(sentence: ReadSentence, k: int, verbs: set[int]) -> bool:
    """Return True if a word, or what it is a part of, is the subject of some words, or the owner of one."""
    for _ in range(4):
        head = sentence.heads[k]
        if sentence.roles[k] in _OF_SUBJECTS:
            return head in verbs
        if head == k:
            return False
        if sentence.roles[k] == "pobj" and sentence.tokens[head][2] in ("by", "from", "of", "to"):
            return sentence.heads[head] in verbs
        k = head
    return False


def _inside(sentence: ReadSentence, span: Evidence) -> list[int]:
    return [k for k, (a, b, _) in enumerate(sentence.tokens) if a < span.end and span.start < b]


def _chain(sentence: ReadSentence, span: Evidence) -> Iterator[int]:
    """Yield the words that the top of a quote depends on, one over the other, up to the root."""
    inside = set(_inside(sentence, span))
    for top in [k for k in inside if sentence.heads[k] not in inside or sentence.heads[k] == k]:
        k = top
        for _ in range(len(sentence.heads)):
            head = sentence.heads[k]
            if head == k:
                break
            yield head
            k = head


def _over(sentence: ReadSentence, span: Evidence) -> Iterator[int]:
    """Yield the words outside a quote that say something of its clause: those over it, and their noes."""
    inside = set(_inside(sentence, span))
    tops = [k for k in inside if sentence.heads[k] not in inside or sentence.heads[k] == k]
    for top in tops:
        if sentence.roles[top] in ("punct", "cc"):
            continue
        yield from _outside(sentence, top, inside)
        k, beside = top, False
        for _ in range(len(sentence.heads)):
            head, role = sentence.heads[k], sentence.roles[k]
            is_claim = sentence.tokens[k][2] in _CLAIMS
            # "It is a lie that it plans to …" is often taken for a relative clause.
            if role == "relcl" and sentence.tokens[head][2] in _CLAIMS:
                role = "ccomp"
            if head == k or (role in ("relcl", "nsubj", "nsubjpass", "appos") and not is_claim):
                break
            beside = role in _BESIDE and not is_claim
            if not beside and head not in inside:
                yield head
                yield from _outside(sentence, head, inside)
            k = head


def _outside(sentence: ReadSentence, head: int, inside: set[int]) -> Iterator[int]:
    """Yield the words under another that can deny it, outside a quote; those under its subject as well."""
    for k, (over, role) in enumerate(zip(sentence.heads, sentence.roles, strict=True)):
        if over != head or k == head or k in inside:
            continue
        if role in _NO_CHILDREN or role == "mark":
            yield k
        if role in ("nsubj", "nsubjpass"):
            yield from (
                j for j, (up, r) in enumerate(zip(sentence.heads, sentence.roles, strict=True))
                if up == k and r in ("det", "amod", "neg")
            )  # fmt: skip
