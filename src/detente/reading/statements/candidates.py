"""Possible statements of a text: quotations with a speaker, clauses that depend on a cue, dialogue."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.events import is_infinitive, modal_of
from detente.reading.findings import Manner
from detente.reading.intervals import Intervals
from detente.reading.parsed import passage, report_of
from detente.reading.statements.clauses import Reported, reported_in, tail_comma
from detente.reading.statements.lexicon import cue_words
from detente.reading.statements.quotations import attribute_quotes
from detente.reading.statements.quote_marks import Quote
from detente.reading.statements.scoring import features
from detente.reading.statements.speakers import speaker_words
from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EDGES = frozenset(",;:-–—.")
_LEAST_OUTSIDE = 15  # letters that a clause must add to the quoted words in it to count beside them

_MIGHT: Final = ("could", "should", "would", "might", "may", "can", "must", "ought")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement before its speaker is a party: the token that names the speaker (or None), cue and words.

    ``relative`` is the pronoun that names the speaker within its clause ("the minister, who said …").
    """

    speaker: Token | None
    cue: Token | None
    content: tuple[Evidence, ...]
    manner: Manner
    relative: Token | None = None

    @property
    def speaker_span(self) -> Evidence | None:
        """The words that name the speaker."""
        if self.relative is not None:
            return _span(self.relative.doc, self.relative.i, self.relative.i + 1)
        return None if self.speaker is None else _span(self.speaker.doc, *speaker_words(self.speaker))

    @property
    def cue_span(self) -> Evidence | None:
        """The words of the cue."""
        return None if self.cue is None else _span(self.cue.doc, *cue_words(self.cue))


@dataclass(frozen=True, slots=True)
class PossibleStatement:
    """A possible statement, the frame that ties its words to the cue, and its features."""

    attribution: Attribution
    frame: str
    features: tuple[str, ...]


def possible_statements(doc: Doc, quotes: Sequence[Quote], unread: Intervals) -> Iterator[PossibleStatement]:
    """Yield the possible statements of a parsed text; several may share a cue, or words.

    Parameters
    ----------
    quotes
        The quotations that are read, in order.
    unread
        Where nothing is read.
    """
    report = report_of(doc)
    quoted = Intervals(quotes)
    starts = [quote.start for quote in quotes]
    by_cue: dict[int, Attribution] = {}
    for attributed in attribute_quotes(doc, quotes):
        if attributed.speaker is None:
            continue
        content = tuple(passage(doc, q.start, q.end) for q in attributed.quotes)
        new = Attribution(attributed.speaker, attributed.cue, content, "direct")
        if new.cue is not None:
            by_cue[new.cue.i] = new
        yield _possible(doc, new, "quote" if new.cue is not None else "own sentence", quoted, joined=False)
    tails = _tails(doc)
    for reported in reported_in(doc):
        if reported.speaker is None or reported.cue.idx in unread:
            continue
        if reported.cue.idx not in quoted and _only_wished(reported.cue):
            continue
        if reported.frame == "dobj" and _is_visiting(reported.cue):
            continue
        rival = by_cue.get(reported.cue.i)
        words = reported.content
        if reported.cue.i not in tails:
            words = tuple(i for i in words if i not in tails)
        content = content_spans(doc, words)
        if not content:
            continue
        content = _to_closing_mark(report, content, quotes, starts)
        manner = _manner(content, quoted, report.text)
        new = Attribution(reported.speaker, reported.cue, content, manner, _relative(reported))
        both = None if rival is None else _joined(report, rival, new, quoted)
        if both is None:
            yield _possible(doc, new, reported.frame, quoted, joined=False)
        elif both is not rival:
            yield _possible(doc, both, reported.frame, quoted, joined=True)


def _possible(
    doc: Doc, attribution: Attribution, frame: str, quoted: Intervals, *, joined: bool
) -> PossibleStatement:
    assert attribution.speaker is not None
    cue = attribution.cue
    names = features(
        doc,
        cue,
        attribution.relative or attribution.speaker,
        frame,
        attribution.content,
        attribution.manner,
        in_quotation=cue is not None and cue.idx in quoted,
        joined=joined,
    )
    return PossibleStatement(attribution, frame, tuple(names))


def _tails(doc: Doc) -> set[int]:
    """Return the words of attributions that end a sentence; they belong to nobody's content."""
    words: set[int] = set()
    for token in doc:
        if token.pos_ == "VERB" and token.dep_ in ("relcl", "acl", "conj", "advcl"):
            comma = tail_comma(token)
            if comma is not None:
                words.update(range(comma, token.sent.end))
    return words


def _only_wished(cue: Token) -> bool:
    """An infinitive that something else governs says what might be said ("was asked to explain why …").

    So does a way that somebody might take: "could end it by telling them that …".
    """
    if cue.tag_ == "VBG" and cue.dep_ == "pcomp" and cue.head.lower_ == "by":
        return modal_of(cue.head.head) in _MIGHT
    return cue.tag_ == "VB" and cue.dep_ in ("xcomp", "ccomp", "acl", "advcl") and is_infinitive(cue)


def _is_visiting(cue: Token) -> bool:
    """Return True for "is seeing diplomats": who sees them so meets them, and says nothing."""
    return cue.lemma_ == "see" and cue.tag_ == "VBG" and any(child.dep_ == "aux" for child in cue.children)


def _to_closing_mark(
    report: Report, content: tuple[Evidence, ...], quotes: Sequence[Quote], starts: Sequence[int]
) -> tuple[Evidence, ...]:
    """A content that breaks off within a quotation goes on to its end: a parser cuts long ones short."""
    last = content[-1]
    k = bisect_right(starts, last.end - 1) - 1
    if k < 0 or not last.start < quotes[k].start < last.end < quotes[k].end:
        return content
    return (*content[:-1], report.passage(last.start, quotes[k].end))


def _relative(reported: Reported) -> Token | None:
    """The pronoun of a relative clause, where the cue's own subject is one."""
    if reported.cue.dep_ != "relcl":
        return None
    return next(
        (
            child
            for child in reported.cue.children
            if child.dep_ == "nsubj" and child.lower_ in ("who", "which", "that")
        ),
        None,
    )


def _joined(report: Report, quoted: Attribution, reported: Attribution, inside: Intervals) -> Attribution:
    """One cue, quoted words and a clause: the clause counts only where it says more than the quoted words."""
    text = report.text
    outside = sum(
        1
        for span in reported.content
        for k in range(span.start, span.end)
        if text[k].isalnum() and k not in inside
    )
    if outside <= _LEAST_OUTSIDE:
        return quoted
    last = max(span.end for span in quoted.content)
    added = [span for span in reported.content if not _circumstance(text, span, last)]
    content = _merged(report, [*quoted.content, *(_up_to_circumstance(report, span, last) for span in added)])
    return Attribution(quoted.speaker, quoted.cue, content, _manner(content, inside, text))


_CIRCUMSTANCES = as_pattern(
    r"\W*(?:when|as|while|after|before|during|in|at|on|with|referring|adding)\b", re.IGNORECASE
)


def _circumstance(text: str, span: Evidence, last: int) -> bool:
    """Return True for words after the last quotation that say when or where it was said."""
    return span.start >= last and bool(_CIRCUMSTANCES.match(text, span.start))


def _up_to_circumstance(report: Report, span: Evidence, last: int) -> Evidence:
    if span.start < last < span.end and _CIRCUMSTANCES.match(report.text, last):
        return report.passage(span.start, last)
    return span


def _merged(report: Report, spans: Iterable[Evidence]) -> tuple[Evidence, ...]:
    merged: list[Evidence] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = report.passage(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _manner(content: Sequence[Evidence], quoted: Intervals, text: str) -> Manner:
    letters = [k for span in content for k in range(span.start, span.end) if text[k].isalnum()]
    inside = sum(1 for k in letters if k in quoted)
    if not inside:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"


def content_spans(doc: Doc, words: Sequence[int]) -> tuple[Evidence, ...]:
    """Return runs of neighbouring words as passages, without blanks and loose marks at their edges."""
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


def _span(doc: Doc, start: int, end: int) -> Evidence:
    piece = doc[start:end]
    return passage(doc, piece.start_char, piece.end_char)
