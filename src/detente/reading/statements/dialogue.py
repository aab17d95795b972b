"""Dialogue in a text: lines and paragraphs that begin with whoever speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from detente.patterns import as_pattern
from detente.reading.intervals import Intervals
from detente.reading.parsed import passage, report_of
from detente.reading.statements.candidates import Attribution
from detente.reading.statements.lexicon import statement_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINE = as_pattern(
    r"^[ \t]*[\"“]?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):[ \t]+(?P<words>\S[^\n]*)$", re.MULTILINE
)
_LEAST_LINES = 3
_PLAIN = as_pattern(r"\w+")
_CLOSING = '"”“ \t'


def find_transcript(doc: Doc, unread: Intervals) -> tuple[Attribution, ...]:
    """Find the lines of dialogue in a text, each with the name before its colon as speaker.

    A text has dialogue where at least three lines begin so and somebody begins two of them; else such a
    line may as well be a headline or an entry in a list. "Note:", "Monday:" and other heads of entries speak
    nothing, whatever stands behind them.
    """
    text = report_of(doc).text
    lines = [line for line in _LINE.finditer(text) if line.start() not in unread]
    lines = [line for line in lines if not _heads_an_entry(line["name"])]
    names = Counter(line["name"] for line in lines)
    if len(lines) < _LEAST_LINES or max(names.values()) == 1:
        return ()
    elsewhere = _Elsewhere(doc.text, lines)
    if not any(count > 1 and _is_somebody(doc, elsewhere, name) for name, count in names.items()):
        return ()
    attributions = []
    for line in lines:
        name = doc.char_span(line.start("name"), line.end("name"), alignment_mode="contract")
        colon = doc.char_span(line.end("name"), line.end("name") + 1, alignment_mode="contract")
        end = line.start("words") + len(line["words"].rstrip(_CLOSING))
        if name is None or not len(name) or end <= line.start("words"):
            continue
        words = passage(doc, line.start("words"), end)
        cue = colon[0] if colon is not None and len(colon) else None
        attributions.append(Attribution(name[-1], cue, (words,), "direct"))
    return tuple(attributions)


def _heads_an_entry(label: str) -> bool:
    words = label.lower().split()
    return (
        words[-1] in ("question", "answer")
        or words[0] in statement_words().entries
        or words[-1] in statement_words().entries
    )


def _is_somebody(doc: Doc, elsewhere: _Elsewhere, label: str) -> bool:
    """Return True for a label in capitals, of a person or an office, or of whom the text names elsewhere."""
    if label.isupper() or any(word.lower() in statement_words().talkers for word in label.split()):
        return True
    return elsewhere.names(label.split()[-1]) or any(
        ent.label_ == "PERSON" and elsewhere.heads.get(ent.start_char) == ent.end_char and ent.text == label
        for ent in doc.ents
    )


class _Elsewhere:
    """The words with a capital that stand within sentences, outside the labels of lines."""

    def __init__(self, text: str, lines: Sequence[re.Match[str]]) -> None:
        self._text = text
        self.heads = {line.start("name"): line.end("name") for line in lines}
        self._in_heads = bytearray(len(text))
        for start, end in self.heads.items():
            self._in_heads[start:end] = b"\1" * (end - start)

    def names(self, word: str) -> bool:
        """Return True if a word stands there."""
        # A text of many labels is gone through once; a label such as "O'Neil" is no plain word.
        return word.lower() in self._plain if _PLAIN.fullmatch(word) else self._has(re.escape(word)) != set()

    @cached_property
    def _plain(self) -> set[str]:
        return self._has(_PLAIN.pattern)

    def _has(self, words: str) -> set[str]:
        return {
            match.group().lower()
            for match in re.finditer(rf"(?<![.!?:\n]\s)(?<!\n)\b{words}\b", self._text, re.IGNORECASE)
            if match.group()[:1].isupper() and not self._in_heads[match.start()]
        }


# "(Ortega) We shall sign." and "[Ortega] We shall sign.", as monitors of broadcasts write interviews.
_TURN = as_pattern(
    # From the last word before a blank line on: from each of many blank lines on would take long.
    r"(?:\A|(?<=\S)(?=\s*?\n[ \t]*\n)|[(\[]begin (?:video )?recording[)\]])\s*"
    r"[(\[](?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r"(?:, [a-z ]+)?[)\]]\s+(?=[A-Z“\"‘'])",
    re.IGNORECASE,
)
_RECORDED = as_pattern(r"[(\[](?:begin|end)(?: video)? recording[)\]]", re.IGNORECASE)
_QUESTION = as_pattern(r"(?:\A|\n)[ \t]*(?P<name>[QA]|Question|Answer)(?:[.:]| --?)[ \t]+(?=\S)")
_LEAST_TURNS = 2
_NO_SPEAKERS = frozenset({"Begin", "End", "Text", "Passage", "Words", "Continued", "Video", "Recording"})
_MEETING = frozenset({"meet", "tell", "speak", "talk", "answer", "reply", "receive", "say"})


def find_turns(doc: Doc, unread: Intervals) -> tuple[Attribution, ...]:
    """Find the turns of an interview: from the bracket with a name, or the "A." of an answer, to the next.

    An answer is that of the one person whom the words before the first question present.
    """
    text = report_of(doc).text
    turns = [
        turn for turn in _TURN.finditer(text) if _is_name(turn["name"]) and turn.start("name") not in unread
    ]
    answers = [turn for turn in _QUESTION.finditer(text) if turn.start("name") not in unread]
    if len(turns) < _LEAST_TURNS and sum(turn["name"][0] == "A" for turn in answers) < _LEAST_TURNS:
        return ()
    if len(turns) < _LEAST_TURNS:
        turns = answers
    guest = _interviewed(doc, turns[0].start("name")) if turns is answers else None
    starts = [turn.start() for turn in turns] + [len(text)]
    attributions = []
    for turn, until in zip(turns, starts[1:], strict=True):
        mark = _RECORDED.search(text, turn.end(), until)
        words = text[turn.end() : mark.start() if mark else until].rstrip()
        if turns is answers:
            speaker = guest if turn["name"][0] == "A" else None
        else:
            name = doc.char_span(turn.start("name"), turn.end("name"), alignment_mode="contract")
            speaker = name[-1] if name is not None and len(name) else None
        if speaker is not None and words:
            content = passage(doc, turn.end(), turn.end() + len(words))
            attributions.append(Attribution(speaker, None, (content,), "direct"))
    return tuple(attributions)


def _is_name(words: str) -> bool:
    return all(word[:1].isupper() for word in words.split()) and words.split()[0].title() not in _NO_SPEAKERS


def _interviewed(doc: Doc, before: int) -> Token | None:
    """Return the last word of the name of the person interviewed: who met the interviewer, or the last."""
    people = [ent for ent in doc.ents if ent.label_ == "PERSON" and ent.end_char <= before]
    met = [ent for ent in people if ent.root.dep_ == "nsubj" and ent.root.head.lemma_ in _MEETING]
    presented = met or people
    return presented[-1][-1] if presented else None
