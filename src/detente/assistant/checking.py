"""The checks of what a model proposes: nothing is taken up without its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.assistant.governing import asks, governed, is_asked, may_only, says, speaks
from detente.assistant.naming import KnownParties, NamedParty, are_one
from detente.assistant.orders import (
    paragraph_at,
    paragraph_before,
    speaks_to_a_machine,
    speaks_to_the_reader,
)
from detente.assistant.quotes import FoldedText
from detente.assistant.rules_reading import RulesReading
from detente.assistant.same_words import speaks_of
from detente.assistant.schema import AGAINST, ProposedRow, ProposedStatement
from detente.assistant.yes_or_no import plain_no, says_no
from detente.patterns import as_pattern
from detente.reading import QUOTE_VERBS, ActMention, Findings, ReadSentence
from detente.sources import Evidence

_FEWEST_WORDS: Final = 2
_MOST_CHARACTERS: Final = 240
"""Longer words prove nothing: what is proposed would stand somewhere in them."""
_MOST_SAID: Final = 1200
_MOST_WORDS_OF_AN_ACT: Final = 12
_SHORTEST_WORD: Final = 4
"""Letters of a word that can name an act, or what it is done to."""
_BETWEEN: Final = 2
"""Words that may stand between a party and its no: "the port firmly rejected"."""
_PARAGRAPH: Final = as_pattern(r"\n[ \t]*\n")
_BINDING: Final = frozenset({"offers", "accepts", "refuses", "does", "ended"})
"""Stances that a "could" does not show."""


class Refused(Exception):
    """A proposal that does not stand up to the words; the message is the reason, ``span`` the words."""

    def __init__(self, why: str, span: Evidence | None = None) -> None:
        self.span = span
        super().__init__(why)


@dataclass(frozen=True)
class CheckedRow:
    """A row that stood up to the words.

    Attributes
    ----------
    act
        The act as the rules read its words.
    about
        The other parties that the act names.
    sign
        True if the stance is on doing the act, False if on not doing or ending it, as the catalogue has it.
    disputed
        True if the words do not bear out whether it is a yes or a no.
    as_read
        The same stance as the rules read it in the same words; None if they read none.
    """

    row: ProposedRow
    maker: NamedParty
    by: NamedParty | None
    act: ActMention
    about: tuple[NamedParty, ...]
    sign: bool
    span: Evidence
    condition: Evidence | None
    disputed: bool
    as_read: ActMention | None = None


@dataclass(frozen=True)
class CheckedStatement:
    """A statement that stood up to the words."""

    speaker: NamedParty
    span: Evidence


class Checks:
    """The checks of proposals on one report.

    Parameters
    ----------
    sentences
        The sentences of the report.
    """

    def __init__(self, findings: Findings, sentences: Sequence[ReadSentence]) -> None:
        self._findings = findings
        self._sentences = sentences
        self._parties = KnownParties(findings, sentences)
        self._rules = RulesReading(findings)

    @cached_property
    def _verbs_of_saying(self) -> frozenset[str]:
        return frozenset(QUOTE_VERBS)

    def row(self, row: ProposedRow, act: ActMention | None, passage: Evidence) -> CheckedRow:
        """Return a row that stands up to the words of its passage.

        Parameters
        ----------
        act
            The act as the rules read the words that the model gives it; None if they read none.

        Raises
        ------
        Refused
            With the reason, if it does not.
        """
        span = self._quoted(row.quote, passage, _MOST_CHARACTERS)
        around = self._around(span)
        self._refuse_orders(span)
        condition = None
        if row.condition:
            condition = self._quoted(row.condition, passage, _MOST_CHARACTERS, near=span)
            if not _overlap(condition, around[0].words.start, around[-1].words.end):
                raise Refused("its condition does not stand near its words", span)
        if act is None or len(row.act.split()) > _MOST_WORDS_OF_AN_ACT or not _names_something(act):
            raise Refused("its act is none", span)
        maker = self._party(row.maker, around, span)
        by = None if row.by is None else self._party(row.by, around, span)
        own = [s for s in around if _overlap(s.words, span.start, span.end)]
        about = self._parties.in_words(row.act, maker)
        self._refuse_words_of_others([each for each in (maker, by, *about) if each is not None], own, span)
        if not speaks_of(act, span, own, around, self._parties.words_of_names):
            raise Refused("the words do not speak of this act", span)
        for other in about:
            if not self._parties.stands(other.party, around[0].words.start, around[-1].words.end):
                raise Refused(f"the words do not name {other.party.name}", span)
        sign = act.sign == (row.sign == "do")
        disputed = self._is_disputed(row, own, span, condition, by or maker)
        wishes = row.stance in ("demands", "opposes")
        bounds = own[0].words.start, own[-1].words.end
        judged = self._rules.on(
            act, span, maker, by, row.stance, sign=sign, in_force=row.in_force, own=bounds,
            speaks=says(by or maker, span, around if self._is_quoted(span) else own),
        )  # fmt: skip
        if judged.contrary is not None:
            raise Refused(f"disputed: {judged.contrary}", span)
        if judged.as_read is not None:
            disputed = False
        self._refuse_what_is_denied(row, own, span, wishes=wishes, is_read=judged.as_read is not None)
        if judged.as_read is None:
            self._refuse_no_voice(row, by, maker, own, around, span)
        return CheckedRow(row, maker, by, act, about, sign, span, condition, disputed, judged.as_read)

    def statement(self, statement: ProposedStatement, passage: Evidence) -> CheckedStatement:
        """Return a statement that stands up to the words of its passage.

        Raises
        ------
        Refused
            With the reason, if it does not.
        """
        span = self._quoted(statement.quote, passage, _MOST_SAID)
        around = self._around(span)
        self._refuse_orders(span)
        speaker = self._party(statement.speaker, around, span)
        own = [s for s in around if _overlap(s.words, span.start, span.end)]
        # Of a quotation of several sentences one has the verb, and the speaker.
        near = around if self._is_quoted(span) else own
        beside = [
            (start, end, lemma)
            for sentence in near
            for start, end, lemma in sentence.tokens
            if end <= span.start or span.end <= start
        ]
        says = any(lemma in self._verbs_of_saying for _, _, lemma in beside)
        if not says or not any(speaker.is_at(start, end) for start, end, _ in beside):
            raise Refused("nobody is said to say it", span)
        if (other := self._rules.other_speaker(span, speaker)) is not None:
            raise Refused(f"disputed: rules read {other} as the speaker", span)
        return CheckedStatement(speaker, span)

    def _refuse_orders(self, span: Evidence) -> None:
        """Refuse words of a paragraph that speaks to a machine or the reader, or right behind such a one."""
        text = self._findings.text
        start, end = paragraph_at(text, span.start, span.end)
        paragraph = text[start:end]
        if speaks_to_a_machine(paragraph) or speaks_to_a_machine(paragraph_before(text, start)):
            raise Refused("the words around it give orders to a machine", span)
        if speaks_to_the_reader(paragraph, start, self._sentences):
            raise Refused("its words speak to the reader, not of the parties", span)

    def _refuse_what_is_denied(
        self, row: ProposedRow, own: Sequence[ReadSentence], span: Evidence, *, wishes: bool, is_read: bool
    ) -> None:
        """Refuse a yes whose sentence denies it, guesses at it or leaves it open outside the quote.

        A wish may stand under an if, and under what is expected. What rules read as well can only be denied.
        """
        over = governed(span, own)
        against = (row.stance in AGAINST) != (row.sign == "not")
        is_wanted_anyway = is_read and (against or wishes)
        if over.denial is not None and not is_wanted_anyway and (not against or says_no(span.quote, row.act)):
            raise Refused(f"disputed: the sentence says “{over.denial}” of it", span)
        if is_read:
            return
        if is_asked(span, own, self._findings.text):
            raise Refused("disputed: the words are part of a question", span)
        if over.guess is not None and not wishes:
            raise Refused(f"disputed: the sentence makes it a guess (“{over.guess}”)", span)
        if over.whether is not None and not wishes:
            raise Refused(f"disputed: it stands behind “{over.whether}”", span)
        if row.stance in _BINDING and may_only(span.quote):
            raise Refused(f"disputed: what may be is not what anybody {row.stance}", span)

    def _refuse_no_voice(
        self, row: ProposedRow, by: NamedParty | None, maker: NamedParty, own: Sequence[ReadSentence],
        around: Sequence[ReadSentence], span: Evidence,
    ) -> None:  # fmt: skip
        """Refuse a wish without a word of asking, and a stance of another who is said to say nothing."""
        if row.stance == "demands" and not any(asks(s.words.quote, row.act) for s in own):
            raise Refused("nothing in the words asks for it", span)
        if by is None or are_one(by.party, maker.party):
            return
        near = around if self._is_quoted(span) else own
        if not speaks(by, span, near) and not self._rules.is_speaker(by, span):
            raise Refused(f"the words do not say that {by.party.name} {row.stance} it", span)

    def _refuse_words_of_others(
        self, named: Sequence[NamedParty], own: Sequence[ReadSentence], span: Evidence
    ) -> None:
        """Refuse words that begin with a party that the row does not name, or whose sentence names others.

        Parameters
        ----------
        named
            The maker, the party whose stance it is, and those that the act names.
        """
        start, end = own[0].words.start, own[-1].words.end
        if any(self._parties.stands(each.party, start, end) for each in named):
            others = self._parties.heading(span)
            if any(are_one(other, each.party) for other in others for each in named):
                return
        else:
            others = self._parties.mentioned(start, end)
        if others:
            raise Refused(f"its words are about {others[0].name}", span)

    def _is_quoted(self, span: Evidence) -> bool:
        """Return True for words with a quotation mark right at an end of them."""
        text = self._findings.text
        ends = text[max(0, span.start - 1) : span.start + 1] + text[span.end - 1 : span.end + 1]
        return any(mark in ends for mark in ('"', "“", "”", "`", "''"))

    def nearest(self, quote: str, passage: Evidence) -> Evidence:
        """Return the sentence of a passage that is most like words which do not stand in it."""
        wanted = set(re.findall(r"\w+", quote.casefold()))
        inside = [s.words for s in self._sentences if _overlap(s.words, passage.start, passage.end)]
        alike = max(
            inside,
            key=lambda words: len(wanted & set(re.findall(r"\w+", words.quote.casefold()))),
            default=passage,
        )
        start = alike.start + len(alike.quote) - len(alike.quote.lstrip())
        return self._findings.report.passage(start, alike.start + len(alike.quote.rstrip()))

    def _quoted(self, quote: str, passage: Evidence, most: int, near: Evidence | None = None) -> Evidence:
        """Return the words of a quote where they stand; of many places, the one nearest to other words."""
        places = FoldedText(passage.quote).places(quote)
        if not places:
            raise Refused(f"its words do not stand in the report: “{_short(quote)}”")
        if near is not None:
            places.sort(key=lambda place: abs(passage.start + place[0] - near.start))
        start, end = places[0]
        span = self._findings.report.passage(passage.start + start, passage.start + end)
        if len(span.quote.split()) < _FEWEST_WORDS:
            raise Refused("its words are too few to show anything", span)
        if end - start > most:
            raise Refused("its words are too many to show one act", span)
        if _PARAGRAPH.search(span.quote):
            raise Refused("its words stand in two paragraphs", span)
        return span

    def _around(self, span: Evidence) -> list[ReadSentence]:
        """Return the sentences of some words, the one before them and the one after them."""
        own = [k for k, s in enumerate(self._sentences) if _overlap(s.words, span.start, span.end)]
        if not own:
            raise Refused("its words stand in no sentence", span)
        return list(self._sentences[max(0, own[0] - 1) : own[-1] + 2])

    def _party(self, name: str, around: Sequence[ReadSentence], span: Evidence) -> NamedParty:
        party = self._parties.named(name, around[0].words.start, around[-1].words.end, span)
        if party is None:
            raise Refused(f"“{_short(name)}” stands neither in its words nor next to them", span)
        return party

    def _is_disputed(
        self,
        row: ProposedRow,
        own: Sequence[ReadSentence],
        span: Evidence,
        condition: Evidence | None,
        holder: NamedParty,
    ) -> bool:
        """Return True if the words say no where the row says yes, or if only words beside them say no.

        A no without a word for it is refused, and so is a yes of a party right behind whose name the words
        say no.
        """
        against = (row.stance in AGAINST) != (row.sign == "not")
        if against:
            if not any(says_no(sentence.words.quote, row.act) for sentence in own):
                raise Refused(f"nothing in the words says that anybody {row.stance} it", span)
            return not says_no(span.quote, row.act)
        # The condition is the text's: a model may have written its blanks and marks otherwise.
        rest = span.quote if condition is None else span.quote.replace(condition.quote, "")
        if row.sign == "not" or not says_no(rest, row.act):
            return False
        no = plain_no(span.quote)
        if no is not None and self._stands_before(holder, span, span.start + no):
            raise Refused("disputed: the words say that it is against it", span)
        return True

    def _stands_before(self, holder: NamedParty, span: Evidence, place: int) -> bool:
        """Return True if a party is named in some words right before a place in them."""
        text = self._findings.text
        return any(
            span.start <= mention.end <= place and len(text[mention.end : place].split()) <= _BETWEEN
            for mention in holder.party.mentions
        )


def _names_something(act: ActMention) -> bool:
    return any(len(word) >= _SHORTEST_WORD for word in act.words)


def _overlap(words: Evidence, start: int, end: int) -> bool:
    return words.start < end and start < words.end


def _short(words: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= 100 else f"{line[:100].rstrip()}…"
