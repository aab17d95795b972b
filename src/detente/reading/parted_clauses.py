"""Clauses that a semicolon parts: the parser makes the first one the object of the second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING: Final = frozenset((
    "say", "tell", "add", "state", "announce", "declare", "explain", "warn", "note", "write", "ask", "think",
    "believe", "argue", "insist", "claim", "report", "go", "conclude", "continue",
))  # fmt: skip
PARATAXIS: Final = "parataxis"
_MARKED_AS_PAST: Final = ("by", "dead")


def mend_parted_clauses(doc: Doc) -> None:
    """Part two clauses at a semicolon, and make a participle of "shot" in "the men shot by police".

    Of "In May they broke off; the sides agreed in June to meet" the parser makes that the sides agreed that
    they broke off. What somebody says stays: "we will go; they cannot stop us, she said".
    """
    for word in doc:
        if (main := _main_clause_before(word)) is not None:
            main.head, main.dep_ = main, "ROOT"
            word.head, word.dep_ = main, "advcl"
        if word.dep_ == "ccomp" and word.i < word.head.i and _is_parted(word):
            word.dep_ = PARATAXIS
        elif word.dep_ == "acl" and word.tag_ == "VBD" and _is_a_participle(word):
            word.tag_ = "VBN"


def _main_clause_before(verb: Token) -> Token | None:
    """Return "strike" of "will strike should the board fail", which the parser makes the object of "fail"."""
    should = next((child for child in verb.children if child.lower_ == "should"), None)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    main = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i), None)
    if verb.dep_ != "ROOT" or should is None or subject is None or main is None:
        return None
    is_inverted = main.right_edge.i < should.i < subject.left_edge.i
    return main if is_inverted and verb.sent.text.rstrip()[-1:] != "?" else None


def _is_parted(verb: Token) -> bool:
    """Return True if a semicolon stands between a clause and the next, which says nothing of it."""
    head = verb.head
    subject = next((child for child in head.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None or head.lemma_.lower() in _SAYING:
        return False
    between = verb.doc[verb.right_edge.i + 1 : subject.left_edge.i]
    return any(word.text == ";" for word in between)


def _is_a_participle(verb: Token) -> bool:
    """Return True for a form of the past without a subject behind its noun, done by somebody."""
    return not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children) and any(
        child.dep_ == "agent" or child.lower_ in _MARKED_AS_PAST for child in verb.children
    )
