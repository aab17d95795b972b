"""Quotations: the cue and the speaker beside them, over sentences and paragraphs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.reading.statements.lexicon import QUOTE_VERBS, cue_frames, quote_forms
from detente.reading.statements.quote_marks import Quote
from detente.reading.statements.speakers import SUBJECTS, named_by, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 16
_NEXT_WORDS = 7
_EMBEDDED_WORDS = 5
_NEAR = 80  # words
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "mine", "ours", "myself", "ourselves"})
# Verbs of whoever is about to speak, which are no cues themselves: "Velez voiced hope."
_OF_SPEAKERS = frozenset(
    {"voice", "express", "brush", "shrug", "dismiss", "blame", "remain", "sound", "smile", "hail"}
)
_DASHES = frozenset({"―", "—", "–", "--"})
_LONGEST_SIGNATURE = 8
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """Quotations given to one cue; ``cue`` is None where no words say who speaks."""

    quotes: tuple[Quote, ...]
    cue: Token | None
    speaker: Token | None


@dataclass(frozen=True, slots=True)
class _Placed:
    quote: Quote
    start: int
    end: int


def attribute_quotes(doc: Doc, quotes: Sequence[Quote]) -> tuple[Attributed, ...]:
    """Give each quotation its cue and speaker.

    Looked for in turn: a cue after the quotation in its sentence, one before it, the attribution of the
    quotation it runs on from in the same paragraph, the subject of the sentence before it, the speaker
    introduced by a colon in the paragraph before, and, where a paragraph is nothing but quoted words, the
    speaker of the paragraph before. Short quotations inside a clause are left out: they are somebody's words
    within a sentence the grammar already attributes.
    """
    attributed: list[Attributed] = []
    last: Attributed | None = None
    last_paragraph = -2
    waiting = deque(sorted(quotes, key=lambda quote: quote.start))
    for number, (first, end) in enumerate(_paragraphs(doc)):
        placed = []
        while waiting and waiting[0].start < _end_of(doc, end):
            placed.append(_place(doc, waiting.popleft()))
        here: Attributed | None = None
        alone = bool(placed) and all(
            any(p.start <= i < p.end for p in placed) or doc[i].is_punct or doc[i].is_space
            for i in range(first, end)
        )
        for k, item in enumerate(placed):
            if _embedded(doc, item):
                continue
            left = placed[k - 1].end if k else first
            right = placed[k + 1].start if k + 1 < len(placed) else end
            cue = _cue_beside(doc, (left, item.start), (item.end, right))
            if cue is not None:
                speaker = _speaker(cue, placed)
                if here is not None and here.cue is not None and here.cue.i == cue.i:
                    here = Attributed((*here.quotes, item.quote), cue, speaker)
                    attributed[-1] = here
                    continue
                here = Attributed((_with_lead(doc, cue, item),), cue, speaker)
                attributed.append(here)
            elif here is not None:
                teller = _teller(doc, left, item)
                if teller is not None and here.speaker is not None and _is_another(teller, here.speaker):
                    here = Attributed((item.quote,), None, teller)
                    attributed.append(here)
                    continue
                here = Attributed((*here.quotes, item.quote), here.cue, here.speaker)
                attributed[-1] = here
            elif (
                last is not None
                and number == last_paragraph + 1
                and (not last.quotes[-1].closed or (alone and not _is_changed(doc, last, first)))
            ):
                here = Attributed((*last.quotes, item.quote), last.cue, last.speaker)
                attributed[-1] = here
            else:
                cue = _introduced(doc, first, alone)
                speaker = _teller(doc, left, item) if cue is None else _speaker(cue, placed)
                here = Attributed((item.quote,), cue, speaker)
                attributed.append(here)
        if here is not None:
            last, last_paragraph = here, number
    return tuple(attributed)


def _teller(doc: Doc, left: int, item: _Placed) -> Token | None:
    """Return who speaks a quotation that is a sentence of its own: the subject of the sentence before it.

    "X denied the charge. “I never met them.”" is X's; after a doing that says nothing, a quotation is that of
    a person who speaks of himself.
    """
    before = item.start - 1
    if before <= left or doc[before].text not in (".", "!", "?") or not _is_whole(doc, item):
        return None
    sentence = doc[before].sent
    root = sentence.root
    own = next((child for child in root.children if child.dep_ == "nsubj" and child.i >= left), None)
    if own is None or sentence.start < left or root.pos_ not in ("VERB", "AUX"):
        return None
    verbs = [root, *(verb for verb in root.conjuncts if verb.pos_ == "VERB")]
    speaks = any(_may_speak(verb.lemma_.lower()) for verb in verbs)
    speaker = named_by(own)
    is_person = speaker.ent_type_ == "PERSON" or speaker.lower_ in ("he", "she")
    of_himself = any(token.lower_ in _FIRST_PERSON for token in doc[item.start : item.end])
    if speaks and (speaker.pos_ in ("NOUN", "PROPN") or is_person):
        return speaker
    first_person = any(token.lower_ in ("i", "my", "me") for token in doc[item.start : item.end])
    if first_person and speaker.pos_ == "PROPN" and speaker.ent_type_ not in ("GPE", "LOC", "NORP", "FAC"):
        return speaker
    others = any(ent.label_ == "PERSON" and ent.start > own.i for ent in sentence.ents)
    return speaker if is_person and (of_himself or not others) else None


def _may_speak(lemma: str) -> bool:
    return lemma in QUOTE_VERBS or lemma in cue_frames() or lemma in _OF_SPEAKERS


def _is_whole(doc: Doc, item: _Placed) -> bool:
    """Return True for quoted words that are a sentence."""
    words = [token for token in doc[item.start : item.end] if token.is_alpha]
    last = item.end - 2 if item.quote.closed else item.end - 1
    return bool(words) and words[0].text[:1].isupper() and doc[last].text[-1:] in ".!?…"


def _is_changed(doc: Doc, last: Attributed, before: int) -> bool:
    """Return True if a sentence behind the last quotation has somebody else as subject."""
    if last.speaker is None:
        return False
    for i in range(before - 1, -1, -1):
        token = doc[i]
        if token.idx < last.quotes[-1].end or token == last.cue:
            return False
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            subject = named_by(token)
            new = _is_another(subject, last.speaker) or (
                last.speaker.pos_ == "PRON"
                and subject.pos_ == "PROPN"
                and not _is_named_near(subject, last.speaker)
            )
            return new and token.sent != (last.cue or last.speaker).sent
    return False


def _is_named_near(name: Token, pronoun: Token) -> bool:
    """Return True if a name stands before a pronoun, so that the pronoun may be of the same person."""
    near = pronoun.doc[max(0, pronoun.i - _NEAR) : pronoun.i]
    return any(token.lower_ == name.lower_ for token in near)


def _is_another(teller: Token, speaker: Token) -> bool:
    """Return True if somebody named tells who is not named by the words of the speaker."""
    return teller.pos_ == "PROPN" and speaker.pos_ == "PROPN" and teller.lower_ != speaker.lower_


def _paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _end_of(doc: Doc, end: int) -> int:
    return doc[end].idx if end < len(doc) else doc[-1].idx + len(doc[-1].text_with_ws)


def _place(doc: Doc, quote: Quote) -> _Placed:
    span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
    assert span is not None
    return _Placed(quote, span.start, span.end)


def _embedded(doc: Doc, item: _Placed) -> bool:
    words = [token for token in doc[item.start : item.end] if not token.is_punct and not token.is_space]
    if not words:
        return True
    last = item.end - 2 if item.quote.closed else item.end - 1
    ends = doc[last].text[-1] in ".,!?…" if item.end - item.start > 1 else False
    if not ends and item.quote.closed and item.end < len(doc) and doc[item.end].text == ",":
        # “They want oil”, said the mayor: some print the comma outside.
        ends = _cue_after(doc, item.end, min(len(doc), item.end + _NEXT_WORDS)) is not None
    return len(words) < _EMBEDDED_WORDS and not (ends and words[0].text[:1].isupper())


def _with_lead(doc: Doc, cue: Token, item: _Placed) -> Quote:
    """A quotation in the middle of a reported clause, with the clause's words before it."""
    for child in cue.rights:
        lead = child.left_edge.i
        if child.dep_ in ("ccomp", "xcomp", "oprd") and cue.i < lead < item.start - 1:
            if doc[item.start - 1].text == ":" or doc[lead].text in (",", ":"):
                break
            return Quote(doc[lead].idx, item.quote.end, item.quote.closed)
    return item.quote


def _cue_beside(doc: Doc, left: tuple[int, int], right: tuple[int, int]) -> Token | None:
    """The cue that a comma or colon joins to the quotation, else one after it, else one before it."""
    dash = _signed(doc, *right)
    if dash is not None:
        return dash
    before = _cue_before(doc, *left)
    if before is not None and doc[left[1] - 1].text in (",", ":"):
        return before
    return _cue_after(doc, *right) or before


def _signed(doc: Doc, start: int, end: int) -> Token | None:
    """The dash between a quotation and the name it is signed with, as under a motto."""
    if start >= end or doc[start].text not in _DASHES:
        return None
    name = [token for token in doc[start + 1 : end] if not token.is_space]
    signed = 0 < len(name) <= _LONGEST_SIGNATURE and all(token.text[:1].isupper() for token in name[:2])
    return doc[start] if signed else None


def _cue_after(doc: Doc, start: int, end: int) -> Token | None:
    """The first cue of the same sentence after a quotation, as in "…,” said the mayor"."""
    before = doc[start - 2].text if start >= 2 else ""
    if before == "." and start < end and doc[start].text[:1].isupper():
        return None
    for i in range(start, min(end, start + _REACH)):
        token = doc[i]
        if token.text in (".", ";", "?", "!"):
            return None
        if _reports(token, start, end):
            return token
    return None


def _cue_before(doc: Doc, start: int, end: int) -> Token | None:
    """The last cue of the sentence that leads up to a quotation."""
    i = end - 1
    while i >= start and doc[i].is_space:
        i -= 1
    if i < start or doc[i].text in (".", "?", "!"):
        return None
    introduced = doc[i].text in (",", ":")
    while i >= start and doc[i].text not in (".", "?", "!"):
        token = doc[i]
        if _reports(token, start, end) and (introduced or end - i <= _REACH):
            return token
        # Before a colon any verb will do: "leaned in and boomed:".
        if doc[end - 1].text == ":" and token.pos_ == "VERB" and subject_of(token) is not None:
            return token
        i -= 1
    return None


def _introduced(doc: Doc, first: int, alone: bool) -> Token | None:
    """The cue of the paragraph before: it ends in a colon, or only quoted words follow it."""
    i = first - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    if i < 0 or (doc[i].text != ":" and not alone):
        return None
    sentence = doc[i].sent
    if doc[i].text == ":":
        return _cue_before(doc, sentence.start, i + 1)
    cue = next((token for token in reversed(sentence[:-1]) if _reports(token, sentence.start, i)), None)
    root = sentence.root
    tells = root.pos_ == "VERB" and _may_speak(root.lemma_.lower()) and subject_of(root) is not None
    return cue or (root if tells else None)


def _reports(token: Token, start: int, end: int) -> bool:
    if token.lower_ == "according":
        return True
    # Quoted sentences confuse a small parser: the word's form counts where the tag does not say verb.
    if token.pos_ not in ("VERB", "AUX") and token.lower_ not in quote_forms():
        return False
    lemma = token.lemma_.lower()
    if (
        lemma not in QUOTE_VERBS
        and token.lower_ not in quote_forms()
        and "ccomp" not in cue_frames().get(lemma, ())
    ):
        return False
    if token.tag_ == "VBN" and not _has_auxiliary(token) and token.dep_ in ("acl", "relcl", "amod"):
        return False
    return _outside_subject(token, start, end) is not None


def _outside_subject(token: Token, start: int, end: int) -> Token | None:
    """The subject among the words outside the quotation: the parser's, else by the order of words."""
    subject = subject_of(token)
    if subject is not None and start <= subject.i < end:
        return subject
    segment = token.doc[start:end]
    before = [
        t
        for t in segment
        if t.i < token.i and t.pos_ in _NOMINAL and t.dep_ not in ("pobj", "dobj", "npadvmod")
    ]
    if before and (token.tag_ != "VBG" or any(t.dep_ in SUBJECTS for t in before)):
        return (
            next((t for t in before if t.dep_ in SUBJECTS), before[-1]) if token.tag_ == "VBG" else before[-1]
        )
    after = [t for t in segment if token.i < t.i <= token.i + 5 and t.pos_ in _NOMINAL]
    if after and token.i - start <= 1:
        head = after[0]
        while head.i + 1 < end and head.pos_ == "PROPN" and head.nbor().pos_ == "PROPN":
            head = head.nbor()
        while head.dep_ == "compound" and head.i < head.head.i < end:
            head = head.head
        return head
    return subject if subject is not None and token.dep_ in ("conj", "xcomp", "advcl", "relcl") else None


def _has_auxiliary(token: Token) -> bool:
    return any(child.dep_ == "aux" for child in token.children)


def _speaker(cue: Token, placed: Sequence[_Placed]) -> Token | None:
    if cue.text in _DASHES:
        return _end_of_name(cue.nbor())
    if cue.lower_ == "according":
        to = next((child for child in cue.children if child.lower_ == "to"), None)
        return next(
            (child for child in (to.children if to is not None else ()) if child.dep_ == "pobj"), None
        )
    own = [child for child in cue.children if child.dep_ in SUBJECTS]
    outside = [token for token in own if not _in_quotation(token.i, placed)]
    if outside:
        return named_by(outside[-1])
    start = max((p.end for p in placed if p.end <= cue.i), default=cue.sent.start)
    end = min((p.start for p in placed if p.start > cue.i), default=cue.sent.end)
    reach = max(end, cue.i + 6) if cue.i + 6 < len(cue.doc) else end
    speaker = _outside_subject(cue, start, reach)
    return None if speaker is None or _in_quotation(speaker.i, placed) else speaker


def _end_of_name(first: Token) -> Token:
    """The last of the capitalised words that begin there."""
    last = first
    while last.i + 1 < len(first.doc) and last.nbor().text[:1].isupper():
        last = last.nbor()
    return last


def _in_quotation(i: int, placed: Sequence[_Placed]) -> bool:
    return any(p.start <= i < p.end for p in placed)
