"""The standing of parties (banned, dissolved, detained) with its dates, and the dates of offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from detente.reading.events import PartiesByToken
from detente.reading.findings import DateExpression, Party, Statement
from detente.reading.intervals import Intervals
from detente.reading.parsed import passage_of, report_of
from detente.reading.parties.facts import is_question
from detente.reading.parties.office_terms import with_term
from detente.reading.parties.standing_changes import ChangeMaking, StandingChange
from detente.reading.parties.standing_dates import StandingDates
from detente.reading.parties.standing_holders import Holders
from detente.reading.parties.standing_nouns import NounChanges
from detente.reading.parties.standing_terms import standings_of
from detente.reading.parties.standing_verbs import VerbChanges
from detente.reading.parties.standing_words import status_by_word, statuses_by_word, word_set
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_OF_PEOPLE = frozenset((
    "detained", "held captive", "imprisoned", "charged", "convicted", "exiled", "removed", "killed",
    "under house arrest", "under judicial supervision", "on bail", "on trial", "sentenced to death",
))  # fmt: skip
"""Standings of people: where a text says that Americans are held captive, their state is not."""


def with_standing(
    doc: Doc,
    parties: Sequence[Party],
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
    furniture: Sequence[Evidence],
    published: date | None,
) -> tuple[Party, ...]:
    """Add to parties their standing with its dates, and to their roles the dates of office.

    A standing comes from an act done to a party ("the court dissolved the party in 2017"), from what it is
    said to be in ("remains under house arrest"), or from a word beside its name ("the banned party"). A
    release ends a detention, "the ban was lifted" a ban; what is only demanded, denied, planned or feared
    changes nothing. An office called former was over by the day of publication, which is all that the word
    says.

    Parameters
    ----------
    parties, dates, statements
        Findings of the same text.
    furniture
        Spans that are not read.
    """
    text = report_of(doc).text
    holders = Holders(PartiesByToken(doc, parties, statements), parties)
    making = ChangeMaking(StandingDates(doc, dates), holders)
    changes = list(_in_clauses(doc, making, Intervals(furniture)))
    changes += [change for party in parties for change in _beside_names(doc, party, holders)]
    standings = standings_of(sorted(changes, key=_order))
    return tuple(
        party.model_copy(
            update={
                "standing": tuple(
                    held
                    for held in standings.get(party.id, ())
                    if party.kind != "state" or held.status not in _OF_PEOPLE
                ),
                "roles": tuple(with_term(text, role, dates, published) for role in party.roles),
            }
        )
        for party in parties
    )


def _in_clauses(doc: Doc, making: ChangeMaking, unread: Intervals) -> Iterator[StandingChange]:
    """Yield the changes that the clauses tell, in the order of the text."""
    verbs, nouns = VerbChanges(making), NounChanges(making)
    for token in doc:
        if token.idx in unread or is_question(token):
            continue
        if token.pos_ in ("VERB", "AUX") or token.tag_ in ("VBN", "VBD"):
            yield from verbs.of(token)
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "VERB" and token.dep_ in ("pobj", "dobj")):
            yield from nouns.of(token)


def _order(change: StandingChange) -> tuple[bool, int]:
    """Put what only names a standing last: it tells of nothing that the rest does not."""
    return change.kind == "named", change.span.start


def _beside_names(doc: Doc, party: Party, holders: Holders) -> Iterator[StandingChange]:
    """Yield what the words beside a party's name say of it: "the banned party", "the freed leader"."""
    for mention in party.mentions:
        piece = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if piece is None or party.id not in holders.at(piece.root):
            continue
        words = [doc[k] for k in range(max(0, piece.start - 3), piece.end)]
        for token in words:
            if not _describes(token, piece.root):
                continue
            status = status_by_word("beside").get(token.lower_)
            if status is not None and holders.may_be(party.id, status):
                over = _is_over(token)
                yield _beside(party, (status,), token, over=over)
            status = status_by_word("names_for").get(token.lower_)
            if status is not None and party.kind == "person":
                yield _beside(party, (status,), token, over=_is_over(token))
            statuses = statuses_by_word("beside_over").get(token.lower_)
            if statuses is not None:
                yield _beside(party, statuses, token, over=True)


def _beside(party: Party, statuses: tuple[str, ...], token: Token, *, over: bool) -> StandingChange:
    span = passage_of(token, token)
    if over:
        return StandingChange(party.id, statuses, "ends", span, until="..")
    return StandingChange(party.id, statuses, "named", span)


def _is_over(word: Token) -> bool:
    """Return True for "formerly banned", "the then-banned", "once banned"."""
    before = [word.doc[k].lower_ for k in range(max(0, word.i - 2), word.i)]
    return bool(set(before) & word_set("over"))


def _describes(word: Token, head: Token) -> bool:
    if word.dep_ not in ("amod", "nmod", "compound"):
        return word == head.head and head.dep_ == "appos"
    holders = {head, *head.conjuncts}
    if head.dep_ == "appos":  # "the jailed leader Anna Weber"
        holders.add(head.head)
    return word.head in holders
