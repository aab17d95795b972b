"""The standing of parties (banned, dissolved, detained) with its dates, and the dates of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.events import EventTimes, PartiesByToken, modality_of, noun_modality, recipients_of
from detente.reading.findings import DateExpression, Party, Role, Standing, Statement
from detente.reading.intervals import Intervals
from detente.reading.lexica import headings_by_word, word_table, words_of
from detente.reading.parsed import passage_of, report_of
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BOUND: Final = re.compile(r"\s*(?:\([^)]*\)\s*)?,?\s*(since|until|till|from)\s+$", re.IGNORECASE)
_FAR: Final = 40  # letters between an office and the date that bounds it


@dataclass(frozen=True, slots=True)
class StandingWords:
    """Lemmas of acts that begin or end a standing, and words for one beside a name."""

    put: Mapping[str, str]
    ended: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, str]
    beside: Mapping[str, str]
    former: frozenset[str]


def with_standing(
    doc: Doc,
    parties: Sequence[Party],
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
    furniture: Sequence[Evidence],
    published: date | None,
) -> tuple[Party, ...]:
    """Add to parties their standing with its dates, and to their roles the dates of office.

    A standing comes from an act done to a party ("the court dissolved the party in 2017") or from a
    word beside its name ("the banned party"); ``since`` is the date of the former where the text gives
    one. A release ends a detention mentioned before. An office called former was over by the day of
    publication, which is all that the word says.

    Parameters
    ----------
    parties, dates, statements
        Findings of the same text.
    furniture
        Spans that are not read.
    """
    unread = Intervals(furniture)
    text = report_of(doc).text
    stands: dict[str, dict[str, Standing]] = {}
    known, times = PartiesByToken(doc, parties, statements), EventTimes(doc, dates)
    for name, standing in _put(doc, known, times, unread):
        of_party = stands.setdefault(name, {})
        of_party[standing.status] = _merged(of_party.get(standing.status), standing)
    for name, ended in _ended(doc, known, times, unread):
        of_party = stands.setdefault(name, {})
        # A person who is released was detained, even if the text does not say so.
        over = [end for end in ended if end.status in of_party] or ended[:1]
        for end in over:
            of_party[end.status] = _merged(of_party.get(end.status), end)
    for party in parties:
        for standing in _beside_names(doc, party):
            stands.setdefault(party.id, {}).setdefault(standing.status, standing)
    return tuple(
        party.model_copy(
            update={
                "standing": tuple(sorted(stands.get(party.id, {}).values(), key=lambda s: s.span.start)),
                "roles": tuple(_dated(text, role, dates, published) for role in party.roles),
            }
        )
        for party in parties
    )


def _put(
    doc: Doc, known: PartiesByToken, times: EventTimes, unread: Intervals
) -> Iterator[tuple[str, Standing]]:
    """Yield the standings that acts have put parties in."""
    words = standing_words()
    for act in doc:
        if act.idx in unread:
            continue
        lemma = act.lemma_.lower()
        if act.pos_ == "VERB" and lemma in words.put:
            happened, status = modality_of(act) == "happened", words.put[lemma]
            patient, verb = next(iter(recipients_of(act)), None), act
        elif act.pos_ == "NOUN" and lemma in words.nouns:
            happened, status = noun_modality(act) == "happened", words.nouns[lemma]
            patient, verb = _suffering(act), None
        else:
            continue
        if happened and patient is not None:
            for party in known.at_head(patient):
                yield (
                    party,
                    Standing(status=status, since=times.when(act, verb), until=None, span=_word(act)),
                )


def _ended(
    doc: Doc, known: PartiesByToken, times: EventTimes, unread: Intervals
) -> Iterator[tuple[str, list[Standing]]]:
    """Yield the parties whose standing an act ended, with the standings that it may end."""
    ended = standing_words().ended
    for act in doc:
        statuses = ended.get(act.lemma_.lower()) if act.pos_ == "VERB" and act.idx not in unread else None
        if not statuses or modality_of(act) != "happened":
            continue
        patient = next(iter(recipients_of(act)), None)
        until = times.when(act, act) or ".."
        for party in known.at_head(patient) if patient is not None else ():
            yield party, [Standing(status=s, since=None, until=until, span=_word(act)) for s in statuses]


def _word(token: Token) -> Evidence:
    return passage_of(token, token)


def _suffering(noun: Token) -> Token | None:
    """Return the patient of a noun: X in "X’s arrest" and "the arrest of X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("of", "on", "against"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _merged(old: Standing | None, new: Standing) -> Standing:
    """Merge two mentions of a standing: the first place, the better date."""
    if old is None:
        return new
    since = old.since if old.since and "/" not in old.since else new.since or old.since
    return old.model_copy(update={"since": since, "until": new.until or old.until})


def _beside_names(doc: Doc, party: Party) -> Iterator[Standing]:
    beside = standing_words().beside
    for mention in party.mentions:
        piece = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if piece is None:
            continue
        before = doc[piece.start - 1] if piece.start else None
        for token in (*([before] if before is not None else []), *piece):
            if token.lower_ in beside and _describes(token, piece.root):
                yield Standing(status=beside[token.lower_], since=None, until=None, span=_word(token))


def _describes(word: Token, head: Token) -> bool:
    return word.dep_ in ("amod", "nmod", "compound") and head in (word.head, *word.head.conjuncts)


def _dated(text: str, role: Role, dates: Sequence[DateExpression], published: date | None) -> Role:
    since, until = None, None
    for expression in dates:
        between = text[role.span.end : expression.span.start]
        if not 0 <= expression.span.start - role.span.end <= _FAR or expression.edtf is None:
            continue
        bound = _BOUND.match(between)
        if bound is None:
            continue
        if bound[1].lower() in ("until", "till"):
            until = expression.edtf
        else:
            since = expression.edtf
    first = role.title.split()[0].lower().partition("-")[0] if role.title.split() else ""
    if until is None and first in standing_words().former:
        until = "../" + published.isoformat() if published is not None else ".."
    return role.model_copy(update={"since": since, "until": until})


@cache
def standing_words() -> StandingWords:
    """Return the lexicon that comes with the package, read once.

    Examples
    --------
    >>> standing_words().put["outlaw"], standing_words().beside["jailed"]
    ('banned', 'imprisoned')
    """
    table = word_table("standing_words.yaml")
    ended: dict[str, tuple[str, ...]] = {}
    for status, line in table["ended"].items():
        for word in words_of(line):
            ended[word] = (*ended.get(word, ()), status)
    return StandingWords(
        put=headings_by_word(table["put"]),
        ended=ended,
        nouns=headings_by_word(table["nouns"]),
        beside=headings_by_word(table["beside"]),
        former=frozenset(words_of(table["former"])),
    )
