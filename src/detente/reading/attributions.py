"""Reported and quoted words joined: every statement once, before its speaker is known as a party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from detente.reading.cues import cue_words, is_cue
from detente.reading.findings import Manner, Span
from detente.reading.intervals import Intervals
from detente.reading.quoted import attribute_quotes
from detente.reading.quotes import find_quotes
from detente.reading.reported import Reported, reported_in
from detente.reading.speakers import speaker_words

_NOT_SPEAKERS = frozenset({"it", "there", "you", "what", "this"})
_EDGES = frozenset(",;:-–—.")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something said: the token that names the speaker (None where nobody is named), cue and words."""

    speaker: Token | None
    cue: Token | None
    content: tuple[Span, ...]
    manner: Manner

    @property
    def speaker_span(self) -> Span | None:
        """The words that name the speaker."""
        return None if self.speaker is None else _span(self.speaker.doc, *speaker_words(self.speaker))

    @property
    def cue_span(self) -> Span | None:
        """The words of the cue."""
        return None if self.cue is None else _span(self.cue.doc, *cue_words(self.cue))


def find_attributions(doc: Doc, furniture: Sequence[Span]) -> tuple[Attribution, ...]:
    """Find what is said in a parsed text, in the order of the text.

    Parameters
    ----------
    doc
        A text with tags, lemmas, dependencies.
    furniture
        Spans that are not read.
    """
    unread = Intervals(furniture)
    quotes = [quote for quote in find_quotes(doc.text) if quote.start not in unread]
    quoted = Intervals(quotes)
    found: list[Attribution] = []
    by_cue: dict[int, int] = {}
    text = doc.text
    for attributed in attribute_quotes(doc, quotes):
        if attributed.speaker is None:
            continue
        if attributed.cue is not None:
            by_cue[attributed.cue.i] = len(found)
        content = tuple(Span(start=q.start, end=q.end) for q in attributed.quotes)
        found.append(Attribution(attributed.speaker, attributed.cue, content, "direct"))
    for reported in _chosen(doc, quoted, unread):
        content = _content_spans(doc, reported.content)
        if not content:
            continue
        new = Attribution(reported.speaker, reported.cue, content, _manner(content, quoted, text))
        rival = by_cue.get(reported.cue.i)
        if rival is None:
            found.append(new)
        else:
            found[rival] = _joined(text, found[rival], new, quoted)
    return tuple(sorted(_outermost(found), key=lambda a: a.content[0].start))


def _outermost(found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out what is reported within another's words, unless a clause of its own says so up front."""
    owner: dict[int, list[Attribution]] = {}
    for attribution in found:
        for span in attribution.content:
            for place in range(span.start, span.end):
                owner.setdefault(place, []).append(attribution)
    kept = []
    for attribution in found:
        cue = attribution.cue
        within = cue is not None and any(outer is not attribution for outer in owner.get(cue.idx, ()))
        participle = (
            cue is not None and cue.dep_ in ("advcl", "pcomp", "xcomp") and attribution.manner != "indirect"
        )
        if (
            not within
            or cue is None
            or participle
            or (cue.dep_ == "ccomp" and attribution.manner == "indirect")
        ):
            kept.append(attribution)
    return kept


def _chosen(doc: Doc, quoted: Intervals, unread: Intervals) -> Iterable[Reported]:
    """The reported statements the lexicon lets pass, one a cue: the longest content wins."""
    best: dict[int, Reported] = {}
    # A cue in a relative clause, or inside what somebody else reports, says whom or what is meant, seldom a
    # statement.
    for reported in reported_in(doc):
        place = reported.cue.idx
        if reported.speaker is None or not is_cue(reported.cue, reported.frame) or place in unread:
            continue
        if place in quoted or reported.speaker.lower_ in _NOT_SPEAKERS or _embedded(reported.cue):
            continue
        old = best.get(reported.cue.i)
        if old is None or len(reported.content) > len(old.content):
            best[reported.cue.i] = reported
    return best.values()


def _embedded(cue: Token) -> bool:
    if cue.dep_ in ("relcl", "acl") or (cue.dep_ == "conj" and cue.tag_ == "VB"):
        return True
    return cue.dep_ == "ccomp" and cue.i > cue.head.i and cue.head.pos_ in ("VERB", "AUX", "NOUN")


def _joined(text: str, quoted: Attribution, reported: Attribution, inside: Intervals) -> Attribution:
    """One cue, quoted words and a clause: the clause counts only where it says more than the quoted words."""
    outside = sum(
        1
        for span in reported.content
        for k in range(span.start, span.end)
        if text[k].isalnum() and k not in inside
    )
    if outside <= 15:
        return quoted
    last = max(span.end for span in quoted.content)
    told = [span for span in reported.content if not _circumstance(text, span, last)]
    content = _merged([*quoted.content, *(_up_to_circumstance(text, span, last) for span in told)])
    return Attribution(quoted.speaker, quoted.cue, content, _manner(content, inside, text))


_CIRCUMSTANCES = re.compile(
    r"\W*(?:when|as|while|after|before|during|in|at|on|with|referring|adding)\b", re.IGNORECASE
)


def _circumstance(text: str, span: Span, last: int) -> bool:
    """Words after the last quotation that say when or where it was said."""
    return span.start >= last and bool(_CIRCUMSTANCES.match(text, span.start))


def _up_to_circumstance(text: str, span: Span, last: int) -> Span:
    if span.start < last < span.end and _CIRCUMSTANCES.match(text, last):
        return Span(start=span.start, end=last)
    return span


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _manner(content: Sequence[Span], quoted: Intervals, text: str) -> Manner:
    letters = [k for span in content for k in range(span.start, span.end) if text[k].isalnum()]
    inside = sum(1 for k in letters if k in quoted)
    if not inside:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"


def _content_spans(doc: Doc, words: Sequence[int]) -> tuple[Span, ...]:
    """Runs of neighbouring words as spans, without blanks and loose marks at their edges."""
    runs: list[list[int]] = []
    for i in sorted(words):
        if runs and all(doc[k].is_space for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and (doc[run[0]].is_space or doc[run[0]].text in _EDGES):
            run.pop(0)
        while run and (doc[run[-1]].is_space or doc[run[-1]].text in _EDGES):
            run.pop()
        if any(any(sign.isalnum() for sign in doc[i].text) for i in run):
            spans.append(_span(doc, run[0], run[-1] + 1))
    return tuple(spans)


def _span(doc: Doc, start: int, end: int) -> Span:
    piece = doc[start:end]
    return Span(start=piece.start_char, end=piece.end_char)
