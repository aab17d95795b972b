"""Questions to a person about a dossier, those first whose answers would change most."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from detente.dossier import Dossier, PartyNamed, Proposal, propose_merges, sentence_of
from detente.errors import BadArgument
from detente.names import is_plural
from detente.positions import DRAFT_WEIGHT, Position, Positions, Voice, is_sure, positions_of
from detente.reading import ActMention, Party, Statement
from detente.sources import Evidence

if TYPE_CHECKING:
    from detente.dossier import Decision, Reviewer, Store

ReviewKind = Literal["party", "act", "statement"]
_FEW: Final = 3
"""Passages shown with a question."""
_DRAFTED: Final = 10.0
"""Times that a row counts which would become an option of a draft."""
_ONE_SIDE: Final = 0.1
"""Part that a merge counts of which only one party is in the table."""
_LEAST_LIKELY: Final = 0.5


@dataclass(frozen=True)
class ReviewQuestion:
    """A question about a dossier.

    Attributes
    ----------
    id
        Stays the same when more reports are added, or read again.
    answers
        What can be answered; a finding can also be corrected, as in ``doer: Salt Board``.
    touches
        How much of the table of positions, and so of a draft, it bears on; 0 for none of it.
    sentences
        The sentence around each passage of the evidence, and its report; none before it is to be shown.
    finding
        The id of the finding that it is about; None for two parties.
    parties
        The two parties that it is about: the name of each, and its reports where others have that name; none
        for a finding.
    """

    id: str
    kind: ReviewKind
    text: str
    note: str
    answers: tuple[str, ...]
    touches: float
    evidence: tuple[Evidence, ...]
    sentences: tuple[tuple[str, str], ...] = ()
    finding: str | None = None
    parties: tuple[tuple[str, frozenset[str]], ...] = ()


def review_questions(
    store: Store,
    limit: int | None = None,
    *,
    dossier: Dossier | None = None,
    positions: Positions | None = None,
) -> list[ReviewQuestion]:
    """Return what to ask about a dossier: parties that may be one, and findings that are unsure.

    What a person decided, also that it is not sure, is not asked again.

    Parameters
    ----------
    limit
        Return so many at most, ready to be shown.
    dossier, positions
        Of the store, and its table, where they are made already.
    """
    dossier = store.dossier() if dossier is None else dossier
    positions = positions_of(dossier) if positions is None else positions
    asked = [
        *about_parties(dossier.parties, store.judged_pairs(), stakes_of(positions), len(dossier.reports)),
        *about_findings(dossier, positions),
    ]
    if limit is None:
        return in_order(asked)
    return [with_sentences(each, dossier) for each in in_order(asked)[:limit]]


def with_sentences(question: ReviewQuestion, dossier: Dossier) -> ReviewQuestion:
    """Return a question with the sentence around each passage that it is about."""
    said = (
        (sentence_of(words, dossier.reports[words.report].text), words.report) for words in question.evidence
    )
    return replace(question, sentences=tuple(dict.fromkeys(said)))


def in_order(asked: Sequence[ReviewQuestion]) -> list[ReviewQuestion]:
    """Return questions, those first whose answers change most; who is who bears on all else."""
    order = {"party": 0, "act": 1, "statement": 2}
    return sorted(asked, key=lambda each: (each.touches == 0, order[each.kind], -each.touches))


def require_answer(question: ReviewQuestion, answer: str) -> None:
    """Refuse what is no answer to a question, by a `BadArgument`."""
    plain = answer.strip().casefold()
    if plain in question.answers or (question.finding is not None and ":" in plain):
        return
    raise BadArgument(
        "answer", f"“{answer.strip()}” is no answer here", f"write {', '.join(question.answers)}"
    )


def answer_review(reviewer: Reviewer, question: ReviewQuestion, answer: str, why: str = "") -> list[Decision]:
    """Write what a person answers to a question.

    Parameters
    ----------
    answer
        One of its answers, or the correction of a finding: the name of a field, a colon and its value.

    Raises
    ------
    BadArgument
        If it is none of these.
    """
    require_answer(question, answer)
    with reviewer.by_order(question.id):
        return _answered(reviewer, question, answer, why)


def _answered(reviewer: Reviewer, question: ReviewQuestion, answer: str, why: str) -> list[Decision]:
    plain = answer.strip().casefold()
    if question.finding is None:
        return reviewer.judge_in(question.parties, plain, why)
    if plain == "yes":
        return reviewer.accept(question.finding, why)
    if plain == "no":
        return reviewer.reject(question.finding, why)
    name, _, value = answer.partition(":")
    return reviewer.correct(question.finding, name.strip().casefold(), value.strip(), why)


@dataclass(frozen=True)
class Stake:
    """A party's part in the table of positions.

    Attributes
    ----------
    weight
        How much of the table it bears on.
    side
        The id of the party of the table that it speaks for.
    """

    weight: float
    side: str


def stakes_of(positions: Positions) -> dict[str, Stake]:
    """Return the part in the table of each party of the dossier that has one, by its id."""
    of_row_party: defaultdict[str, float] = defaultdict(float)
    for row in positions.rows:
        named = {row.maker, *row.about, *(voice.party for voice in row.voices if voice.party)}
        for party in named:
            of_row_party[party] += _weight(row)
    return {
        party: Stake(of_row_party[side], side)
        for party, side in positions.speaks_for.items()
        if side in of_row_party
    }


def _weight(row: Position) -> float:
    return row.weight * (_DRAFTED if row.weight >= DRAFT_WEIGHT else 1.0)


def about_parties(
    parties: Sequence[Party],
    judged: Sequence[frozenset[PartyNamed]],
    stakes: Mapping[str, Stake],
    reports: int,
) -> Iterator[ReviewQuestion]:
    """Ask about parties that may be one.

    Parameters
    ----------
    judged
        The pairs that a person judged already.
    stakes
        The part of each party in the table of positions.
    reports
        The number of reports of the dossier.
    """
    for proposal in propose_merges(parties, judged):
        if proposal.likeness < _LEAST_LIKELY:
            continue
        one, other = proposal.one, proposal.other
        touches = _changed_by_joining(stakes.get(one.id), stakes.get(other.id)) * proposal.likeness
        yield ReviewQuestion(
            _id("party", *sorted(f"{each.name} {sorted(each.reports)}" for each in proposal.named)),
            "party",
            f"Are {_named(one, proposal.one_in)} and {_named(other, proposal.other_in)} one?",
            _why(proposal, reports),
            ("yes", "no", "unsure"),
            touches,
            (*one.mentions[:1], *other.mentions[:1]),
            parties=((one.name, proposal.one_in), (other.name, proposal.other_in)),
        )


def _changed_by_joining(one: Stake | None, other: Stake | None) -> float:
    """Return how much of the table changes if two parties are one."""
    if one is None or other is None:
        return sum(each.weight for each in (one, other) if each is not None) * _ONE_SIDE
    # Two that speak for one side are one there already.
    return 0.0 if one.side == other.side else one.weight + other.weight


def _named(party: Party, reports: frozenset[str]) -> str:
    """Return the name of a party; where others have it and no home tells them apart, with its reports."""
    if not reports or party.name.endswith(")"):
        return f"“{party.name}”"
    return f"“{party.name}” (in {min(reports) if len(reports) == 1 else f'{len(reports)} reports'})"


def _why(proposal: Proposal, reports: int) -> str:
    counts = [len({words.report for words in each.mentions}) for each in (proposal.one, proposal.other)]
    return f"{proposal.why}; named in {counts[0]} and {counts[1]} of {reports} reports"


def about_findings(dossier: Dossier, positions: Positions) -> Iterator[ReviewQuestion]:
    """Ask about findings that are unsure."""
    yield from _about_acts(dossier, positions)
    yield from _about_statements(dossier)


def _about_acts(dossier: Dossier, positions: Positions) -> Iterator[ReviewQuestion]:
    """Ask if the stances on rows that were read unsurely were read right."""
    mentions: defaultdict[Evidence, list[ActMention]] = defaultdict(list)
    for act in dossier.acts:
        mentions[act.span].append(act)
    names = {party.id: party.name for party in positions.parties}
    asked: set[str] = set()
    for row in positions.rows:
        for voice in row.voices:
            if is_sure(voice):
                continue
            behind = [a for words in voice.evidence for a in mentions[words] if a.decided_by is None]
            if not behind or behind[0].id in asked:
                continue
            act = behind[0]
            asked.add(act.id)
            yield ReviewQuestion(
                _id("act", act.span.report, act.span.quote, act.label, act.mood),
                "act",
                f"{_stance(row, voice, names)} Is that what the words say?",
                f"read as {act.mood}; who would do it: {dossier.names.get(act.doer or '', 'nobody named')}",
                ("yes", "no", "field: value"),
                _weight(row) * (1 - voice.sureness),
                tuple(voice.evidence[:_FEW]),
                finding=act.id,
            )


_OWN: Final = {
    "offers": ("offers to", "offer to"), "plans": ("plans to", "plan to"),
    "accepts": ("agrees to", "agree to"), "refuses": ("refuses to", "refuse to"),
    "threatens": ("threatens to", "threaten to"),
}  # fmt: skip
"""The words for what a party, or several, say of an act of their own."""
_OF_OTHERS: Final = {
    "demands": ("demands that", "demand that"), "accepts": ("agrees that", "agree that"),
    "opposes": ("does not want", "do not want"), "refuses": ("does not want", "do not want"),
    "threatens": ("threatens that", "threaten that"), "offers": ("offers that", "offer that"),
    "plans": ("plans that", "plan that"),
}  # fmt: skip
"""The words for what they say of an act of another."""
_AS_IT_IS: Final = {
    "does": ("does this now", "do this now"), "ended": ("has ended this", "have ended this"),
    "opposes": ("is against this", "are against this"),
}  # fmt: skip


def _stance(row: Position, voice: Voice, names: dict[str, str]) -> str:
    """Return a stance as a sentence: "The union demands that the board open the gates."."""
    maker = _within(names.get(row.maker, row.maker))
    act = f"{row.act[:1].lower()}{row.act[1:]}"
    stance = voice.stance
    if voice.party == row.maker and stance in _OWN:
        said = f"{maker} {_OWN[stance][is_plural(maker)]} {act}"
    elif voice.party != row.maker and stance in _OF_OTHERS:
        who = "Somebody who is not named" if voice.party is None else names.get(voice.party, voice.party)
        words = _OF_OTHERS[stance][is_plural(who)]
        to = "" if words.endswith(" that") else "to "
        said = f"{who} {words} {maker} {to}{act}"
    else:
        who = names.get(voice.party or row.maker, voice.party or row.maker)
        words = _AS_IT_IS.get(stance, (stance, stance))[is_plural(who)]
        said = f"{who} {words}: {act}"
    return f"{said[:1].upper()}{said[1:]}."


def _within(name: str) -> str:
    """Return a name as it stands within a sentence: with a small article."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def _about_statements(dossier: Dossier) -> Iterator[ReviewQuestion]:
    """Ask about the statements that only a model proposed."""
    for said in dossier.statements:
        if said.proposed_by is not None and said.decided_by is None:
            yield ReviewQuestion(
                _id("statement", *(words.quote for words in said.content_spans)),
                "statement",
                f"{_speaker(dossier, said)} said so. Is that what the words say?",
                f"proposed by {said.proposed_by}",
                ("yes", "no", "field: value"),
                0.0,
                said.content_spans[:_FEW],
                finding=said.id,
            )


def _speaker(dossier: Dossier, said: Statement) -> str:
    return "Nobody named" if said.speaker is None else dossier.names[said.speaker]


def _id(kind: str, *parts: str) -> str:
    return f"{kind}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:8]}"
