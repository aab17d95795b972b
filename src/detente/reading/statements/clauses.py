"""Reported speech in the parse: a cue, its speaker, and the clause or phrase with the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.events import is_infinitive
from detente.reading.statements.lexicon import QUOTE_VERBS
from detente.reading.statements.speakers import SUBJECTS, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_TAIL = 9  # words from the verb to the end of its sentence
_LONGEST_DATELINE = 8
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "parataxis", "dobj", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Reported:
    """A cue with a possible content: token positions, and the frame that ties them.

    A frame names the relation between cue and content: a dependency label, with the preposition, mark or verb
    form that goes with it ("prep:for", "xcomp:to"), ``<`` where the content comes first, ``pass:`` in the
    passive voice.
    """

    cue: Token
    speaker: Token | None
    content: tuple[int, ...]
    frame: str


def reported_in(doc: Doc) -> Iterator[Reported]:
    """Yield every cue candidate of a parsed text, before the lexicon decides."""
    for token in doc:
        if token.lower_ == "according":
            yield from _according(token)
        elif token.lower_ == "words" and token.dep_ == "pobj" and token.head.lower_ == "in":
            yield from _in_the_words(token)
        elif token.pos_ in ("VERB", "AUX"):
            yield from _verb(token)
        elif token.pos_ == "NOUN":
            yield from _noun(token)


def _according(token: Token) -> Iterator[Reported]:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    yield from _aside(token, token, to)


def _in_the_words(token: Token) -> Iterator[Reported]:
    of = next((child for child in token.children if child.lower_ == "of"), None)
    yield from _aside(token, token.head, of)


def _aside(cue: Token, token: Token, naming: Token | None) -> Iterator[Reported]:
    """Yield the clause that "according to X" or "in the words of X" depends on."""
    named = naming.children if naming is not None else ()
    source = next((child for child in named if child.dep_ == "pobj"), None)
    clause = token.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    if source is None or clause.i == token.i:
        return
    own = {inner.i for inner in token.subtree}
    content = tuple(inner.i for inner in clause.subtree if inner.i not in own)
    yield Reported(cue, source, content, "according")


def _verb(verb: Token) -> Iterator[Reported]:
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if passive:
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        speaker = next((child for child in agent.children if child.dep_ == "pobj"), None) if agent else None
        prefix = "pass:"
    else:
        speaker = subject_of(verb)
        prefix = ""
    if verb.dep_ == "parataxis" and verb.head.pos_ in ("VERB", "AUX") and speaker is not None:
        yield Reported(verb, speaker, _without(verb.head, verb), "parataxis^")
    elif (words_before := _tail(verb)) is not None and speaker is not None:
        yield Reported(verb, speaker, words_before, "tail")
    for child in verb.children:
        if child.dep_ in _CLAUSES:
            frame = prefix + _clause_frame(child, verb)
            content = _content(child, verb)
            yield Reported(
                verb, speaker, _with_object(verb, content) if child.dep_ == "oprd" else content, frame
            )
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    content = _without(inner, verb)
                    content = _with_object(verb, content) if child.lower_ == "as" else content
                    yield Reported(verb, speaker, content, f"{prefix}prep:{child.lower_}")
        elif passive and child.dep_ == "nsubjpass":
            yield Reported(verb, speaker, _without(child, verb), "passsubj")


def _tail(verb: Token) -> tuple[int, ...] | None:
    """Return the words before ", one of them said on Friday" where the parser missed that attribution."""
    comma = tail_comma(verb)
    if comma is None:
        return None
    start = verb.sent.start
    for i in range(start, min(start + _LONGEST_DATELINE, comma)):
        if verb.doc[i].text in ("—", "–", "-", "--") and all(
            not token.is_alpha or token.text[:1].isupper() for token in verb.doc[start:i]
        ):
            start = i + 1
    return tuple(range(start, comma))


def tail_comma(verb: Token) -> int | None:
    """Return the comma before an attribution at the end of a sentence that the parser misattached."""
    if verb.lemma_.lower() not in QUOTE_VERBS or any(child.dep_ in _CLAUSES for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    sentence = verb.sent
    if subject is None or subject.left_edge.i - 1 <= sentence.start or sentence.end - verb.i > _LONGEST_TAIL:
        return None
    comma = verb.doc[subject.left_edge.i - 1]
    return comma.i if comma.text == "," else None


def _noun(noun: Token) -> Iterator[Reported]:
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp"):
            infinitive = ":to" if is_infinitive(child) else ""
            yield Reported(noun, owner, _without(child, noun), f"noun:{child.dep_}{infinitive}")
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield Reported(noun, owner, _without(inner, noun), f"noun:prep:{child.lower_}")


def _clause_frame(child: Token, verb: Token) -> str:
    frame = child.dep_
    if frame == "xcomp":
        if is_infinitive(child):
            return "xcomp:to"
        return "xcomp:ing" if child.tag_ == "VBG" else "xcomp"
    if frame == "advcl":
        mark = next(
            (
                inner.lower_
                for inner in child.children
                if inner.dep_ in ("mark", "advmod") and inner.i < child.i
            ),
            "",
        )
        frame = f"advcl:{mark}"
    return frame + "<" if child.i < verb.i else frame


def _with_object(verb: Token, content: tuple[int, ...]) -> tuple[int, ...]:
    """Add the object: "called the vote a sham" says something of the vote."""
    thing = next(
        (child for child in verb.children if child.dep_ in ("dobj", "nsubj") and child.i > verb.i), None
    )
    if thing is None or not content or thing.i > content[0]:
        return content
    return tuple(range(thing.left_edge.i, content[-1] + 1))


def _content(child: Token, verb: Token) -> tuple[int, ...]:
    """The clause's words; where it comes before its cue, all words up to the cue's own clause."""
    words = set(_without(child, verb)) - _second_cue(child, verb)
    if child.i < verb.i and child.dep_ in ("ccomp", "advcl", "parataxis"):
        start = verb.i
        for part in verb.children:
            if part.dep_ in SUBJECTS and part.left_edge.i > child.i:
                start = min(start, part.left_edge.i)
            elif part.dep_ in ("aux", "neg", "advmod") and part.i > child.i:
                start = min(start, part.i)
        words |= set(range(child.left_edge.i, start))
        return tuple(sorted(words))
    return _before_dash(verb, tuple(sorted(words)))


def _second_cue(child: Token, verb: Token) -> set[int]:
    """The words of "and called …" after "said that …": a second cue, no part of the first's content."""
    for second in child.conjuncts:
        own = any(inner.dep_ in SUBJECTS for inner in second.children)
        if (
            second.i > verb.i
            and second.tag_ == verb.tag_
            and second.lemma_.lower() in QUOTE_VERBS
            and not own
        ):
            return {token.i for token in child.doc[second.left_edge.i - 1 : second.right_edge.i + 1]}
    return set()


def _before_dash(verb: Token, words: tuple[int, ...]) -> tuple[int, ...]:
    """The content up to a dash that nothing answers: what comes after it is the reporter's own."""
    dashes = [k for k, i in enumerate(words) if verb.doc[i].text in ("—", "–", "--")]
    return words[: dashes[0]] if len(dashes) == 1 and dashes[0] > 3 else words


def _without(content: Token, cue: Token) -> tuple[int, ...]:
    words = {token.i for token in content.subtree}
    if cue.i in words:
        words -= {token.i for token in cue.subtree}
    return tuple(sorted(words))
