"""Who says the words in quotation marks: the cue beside them, or the speaker they run on from."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.reading.cues import QUOTE_VERBS
from detente.reading.quotes import Quote
from detente.reading.speakers import SUBJECTS, named_by, subject_of

_REACH = 16
_EMBEDDED_WORDS = 5


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

    Looked for in turn: a cue after the quotation in its sentence, one before it, the attribution of the quotation it
    runs on from in the same paragraph, the speaker introduced by a colon in the paragraph before, and, where a paragraph
    is nothing but quoted words, the speaker of the paragraph before. Short quotations inside a clause are left out: they
    are somebody's words within a sentence the grammar already attributes.
    """
    found: list[Attributed] = []
    last: Attributed | None = None
    last_paragraph = -2
    waiting = deque(sorted(quotes, key=lambda quote: quote.start))
    for number, (first, end) in enumerate(_paragraphs(doc)):
        placed = []
        while waiting and waiting[0].start < _end_of(doc, end):
            placed.append(_place(doc, waiting.popleft()))
        here: Attributed | None = None
        alone = placed and all(
            any(p.start <= i < p.end for p in placed) or doc[i].is_punct or doc[i].is_space
            for i in range(first, end)
        )
        for k, item in enumerate(placed):
            if _embedded(doc, item):
                continue
            left = placed[k - 1].end if k else first
            right = placed[k + 1].start if k + 1 < len(placed) else end
            cue = _cue_after(doc, item.end, right) or _cue_before(doc, left, item.start)
            if cue is not None:
                speaker = _speaker(cue, placed)
                if here is not None and here.cue is not None and here.cue.i == cue.i:
                    here = Attributed((*here.quotes, item.quote), cue, speaker)
                    found[-1] = here
                    continue
                here = Attributed((item.quote,), cue, speaker)
                found.append(here)
            elif here is not None:
                here = Attributed((*here.quotes, item.quote), here.cue, here.speaker)
                found[-1] = here
            elif last is not None and number == last_paragraph + 1 and (alone or not last.quotes[-1].closed):
                here = Attributed((*last.quotes, item.quote), last.cue, last.speaker)
                found[-1] = here
            else:
                cue = _introduced(doc, first)
                here = Attributed((item.quote,), cue, _speaker(cue, placed) if cue is not None else None)
                found.append(here)
        if here is not None:
            last, last_paragraph = here, number
    return tuple(found)


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
    return doc[end].idx if end < len(doc) else len(doc.text)


def _place(doc: Doc, quote: Quote) -> _Placed:
    span = doc.char_span(quote.start, quote.end, alignment_mode="expand")
    assert span is not None
    return _Placed(quote, span.start, span.end)


def _embedded(doc: Doc, item: _Placed) -> bool:
    words = [token for token in doc[item.start : item.end] if not token.is_punct and not token.is_space]
    if not words:
        return True
    ends = doc.text[item.quote.end - 2 : item.quote.end - 1] in ".,!?…"
    return len(words) < _EMBEDDED_WORDS and not (ends and words[0].text[:1].isupper())


def _cue_after(doc: Doc, start: int, end: int) -> Token | None:
    """The first cue of the same sentence after a quotation: ``…,” said the mayor`` or ``…,” the mayor told them``."""
    before = doc[start - 2].text if start >= 2 else ""
    if (
        before in (".",)
        and start < end
        and doc[start].text[:1].isupper()
        and doc[start].pos_ not in ("PROPN", "PRON")
    ):
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
        i -= 1
    return None


def _introduced(doc: Doc, first: int) -> Token | None:
    """The cue of the paragraph before, where that ends in a colon."""
    i = first - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    if i < 0 or doc[i].text != ":":
        return None
    start = i
    while start > 0 and "\n" not in doc[start - 1].text and i - start < 40:
        start -= 1
    return _cue_before(doc, start, i + 1)


def _reports(token: Token, start: int, end: int) -> bool:
    if token.lower_ == "according":
        return True
    if token.lemma_.lower() not in QUOTE_VERBS or (token.tag_ == "VBN" and not _has_auxiliary(token)):
        return False
    if token.pos_ not in ("VERB", "AUX"):
        return False
    subject = subject_of(token)
    return subject is not None and (
        start <= subject.i < end or token.dep_ in ("conj", "xcomp", "advcl", "relcl")
    )


def _has_auxiliary(token: Token) -> bool:
    return any(child.dep_ == "aux" for child in token.children)


def _speaker(cue: Token, placed: Sequence[_Placed]) -> Token | None:
    if cue.lower_ == "according":
        to = next((child for child in cue.children if child.lower_ == "to"), None)
        return next(
            (child for child in (to.children if to is not None else ()) if child.dep_ == "pobj"), None
        )
    own = [child for child in cue.children if child.dep_ in SUBJECTS]
    outside = [token for token in own if not any(p.start <= token.i < p.end for p in placed)]
    return named_by(outside[-1]) if outside else subject_of(cue)
