"""A second look with the pipeline that reads reports: sentences, and acts that somebody else worded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import ActMention
from detente.reading.datelines import with_datelines_apart
from detente.reading.findings import Findings
from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline
from detente.reading.read import cuts_of, read_reports
from detente.reading.text import ENGLISH
from detente.reading.wrapped import with_joined_lines
from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

_DOER: Final = "council"
_SENTENCE: Final = "The council will {}."
_SHORTEST: Final = 3
"""Letters of a word that says too little to know an act by it."""
"""The sentence in which an act is read: it names a doer, and says neither yes nor no to the act."""


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a report.

    Attributes
    ----------
    tokens
        The place of each word in the text, and its lemma in small letters.
    nominals
        The places of its noun phrases, without articles; pronouns are none.
    heads
        For each word, the number of the one that it depends on; its own for the root.
    roles
        For each word, its role under that one: "nsubj", "neg" … as spaCy calls them.
    tags
        For each word, its tag: "VB" for a bare verb.
    """

    words: Evidence
    tokens: tuple[tuple[int, int, str], ...]
    nominals: tuple[tuple[int, int], ...]
    heads: tuple[int, ...]
    roles: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its words."""
        return frozenset(lemma for _, _, lemma in self.tokens)


class Rereader:
    """Reads again what was read already; the pipeline is loaded when it is first needed.

    Parameters
    ----------
    pipeline
        A spaCy pipeline's name or path; None for the shipped one.
    trust
        Use the shipped pipeline even if its weights are not those recorded.
    """

    def __init__(self, pipeline: str | None = None, *, trust: bool = False) -> None:
        self._named = pipeline or DEFAULT_PIPELINE
        self._trust = trust

    @cached_property
    def _pipeline(self) -> Language:
        return load_pipeline(self._named, trust=self._trust)

    def sentences(self, report: Report) -> tuple[ReadSentence, ...]:
        """Return the sentences of a report, in the order of the text."""
        # Places are the same in both; sentences take their words from the report.
        text = with_datelines_apart(with_joined_lines(report.text))
        read = []
        with self._pipeline.select_pipes(disable=["ner"]):
            for start, end in pairwise(cuts_of(report.text)):
                for sentence in self._pipeline(text[start:end]).sents:
                    words = report.passage(start + sentence.start_char, start + sentence.end_char)
                    if words.quote.strip():
                        read.append(_read_sentence(words, sentence, start))
        return tuple(read)

    def acts(self, wordings: Sequence[str]) -> list[ActMention | None]:
        """Return acts in infinitives, as the rules read them; None for one that they read no act in.

        ``sign`` is False where the words speak of not doing or of ending the act of the catalogue.
        """
        reports = [
            Report(str(k), "", _SENTENCE.format(_as_infinitive(words)), language=ENGLISH)
            for k, words in enumerate(wordings)
        ]
        return [
            next((act for act in findings.acts if act.doer == _DOER), None) or _outside_the_rules(findings)
            for findings in read_reports(reports, self._pipeline)
        ]


def _read_sentence(words: Evidence, sentence: Span, offset: int) -> ReadSentence:
    nominals = []
    for chunk in sentence.noun_chunks:
        inner = [token for token in chunk if token.pos_ != "DET"]
        if inner and chunk.root.pos_ != "PRON":
            nominals.append((offset + inner[0].idx, offset + inner[-1].idx + len(inner[-1])))
    tokens = tuple((offset + t.idx, offset + t.idx + len(t), t.lemma_.lower()) for t in sentence)
    return ReadSentence(
        words,
        tokens,
        tuple(nominals),
        heads=tuple(t.head.i - sentence.start for t in sentence),
        roles=tuple(t.dep_ for t in sentence),
        tags=tuple(t.tag_ for t in sentence),
    )


def _outside_the_rules(findings: Findings) -> ActMention | None:
    """Return an act that rules read nobody's or no act in, by its words alone; None where there are none."""
    if findings.acts:
        return findings.acts[0]
    words = re.findall(r"[^\W\d_][\w-]*", findings.text[len(_SENTENCE) - 3 : -1].casefold())
    if not words:
        return None
    label = " ".join(findings.text[len(_SENTENCE) - 3 : -1].split())
    return ActMention(
        id="",
        doer=None,
        doer_span=None,
        voice=None,
        voice_span=None,
        predicate=words[0],
        words=tuple(dict.fromkeys(word for word in words if len(word) > _SHORTEST or word == words[0])),
        label=label[:1].upper() + label[1:],
        kind="COOPERATE",
        mood="planned",
        span=findings.report.passage(0, len(findings.text)),
    )


def _as_infinitive(words: str) -> str:
    """Return the words of an act as they stand behind "will".

    Examples
    --------
    >>> _as_infinitive("To open talks with the CNRP."), _as_infinitive("CNRP talks")
    ('open talks with the CNRP', 'CNRP talks')
    """
    bare = " ".join(words.split()).rstrip(".!?;")
    bare = bare[3:] if bare[:3].lower() == "to " else bare
    first = bare.partition(" ")[0]
    return bare if first[1:].lower() != first[1:] else bare[:1].lower() + bare[1:]
