"""The section on further concepts: which states last under each, and what a reader must know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.analysis import Questions
from detente.model import Model
from detente.names import is_plural
from detente.page.lines import Paragraphs
from detente.page.page import Block, Section
from detente.page.tables import Cell, Column, Table
from detente.page.words import party_in_a_sentence, sentence, state_names
from detente.short import join_words
from detente.stability import Further

MOST_A_CONCEPT = 12
"""States named for a concept: there are many concepts, and a list of each is no longer read."""
_EXTENSIONS = {
    "extension a": "a state of unknown order tempts a party to move, and does not deter it",
    "extension b": "a state of unknown order neither tempts a party to move nor deters it",
    "extension c": "a state of unknown order both tempts a party to move and deters it",
    "extension d": "a state of unknown order does not tempt a party to move, but deters it",
}
_RELATIONAL = (
    "R is for relational: a party would go only where nobody is worse off towards whom it is positive, and "
    "everybody towards whom it is negative."
)
_STRONG = "Strong: what deters a party is much worse for it than the state it would leave."
_DEGREE = "Degree 3 and more: by so much worse, as the case says."
_FUZZY = (
    "Fuzzy: a party leaves for what it prefers with enough certainty, and is deterred by what it does not."
)
_TOWARDS = {1: "positive towards", -1: "negative towards", 0: "neutral towards"}


def concepts_section(questions: Questions, limit: int) -> Section | None:
    """Show the states that last under each further concept asked for, and why one has no answer."""
    if not questions.concepts:
        return None
    model = questions.analysis.model
    answers = tuple(questions.further())
    if not answers:
        return None
    rows = tuple((Cell(answer.title), Cell(_states(model, answer, limit))) for answer in answers)
    columns = (Column("Concept"), Column("States that last"))
    blocks: list[Block] = [Table("further", "States that last under further concepts", columns, rows)]
    notes = tuple(_notes(questions, answers))
    if notes:
        blocks.append(Paragraphs(notes, quiet=True))
    return Section("concepts", "Under further concepts", tuple(blocks))


def _states(model: Model, answer: Further, limit: int) -> str:
    if answer.equilibria is None:
        return f"not answered: {answer.why_not}"
    text = state_names(model, answer.equilibria, min(limit, MOST_A_CONCEPT))
    if answer.perhaps is not None and answer.perhaps.size:
        may = state_names(model, answer.perhaps, min(limit, MOST_A_CONCEPT))
        text += f"; perhaps, depending on what is unknown: {may}"
    return text


def _notes(questions: Questions, answers: Sequence[Further]) -> Iterator[str]:
    """Explain the families of concepts that were answered."""
    model = questions.analysis.model
    titles = [answer.title for answer in answers if answer.equilibria is not None]
    if any(extension in title for title in titles for extension in _EXTENSIONS):
        yield from (f"{name.capitalize()}: {says}." for name, says in _EXTENSIONS.items())
    if any(title.startswith("strong") for title in titles):
        yield _STRONG
    if any("degree" in title for title in titles):
        yield _DEGREE
    if "probabilistic Nash" in titles:
        leave, deter, answer = (f"{chance:g}" for chance in questions.chances)
        yield (
            f"Probabilistic: a party leaves for what it prefers with a chance above {leave}, is deterred by "
            f"what it prefers with one of at most {deter}, and answers by what it prefers with one above "
            f"{answer}."
        )
    if "fuzzy Nash" in titles:
        yield _FUZZY
    if "RNash" in titles:
        yield _RELATIONAL
        yield from _attitudes(model)


def _attitudes(model: Model) -> Iterator[str]:
    """Say the attitudes of the parties, one a sentence; those that have no others than usual together."""
    parties = range(len(model.parties))
    usual = [party for party in parties if model.attitudes[party] == tuple(int(p == party) for p in parties)]
    yield from (_attitudes_of(model, party) for party in parties if party not in usual)
    if usual:
        others = "All others" if len(usual) < len(parties) else "All"
        yield f"{others} are positive towards themselves alone."


def _attitudes_of(model: Model, party: int) -> str:
    """Say a party's attitudes in one sentence; towards whom it is neutral only if towards itself."""
    several = is_plural(model.party_names[party])
    itself = "themselves" if several else "itself"
    parts = []
    for attitude, words in _TOWARDS.items():
        whom = [
            itself if other == party else party_in_a_sentence(model, other)
            for other, held in enumerate(model.attitudes[party])
            if held == attitude and (attitude or other == party)
        ]
        if whom:
            parts.append(f"{words} {join_words(whom)}")
    be = "are" if several else "is"
    return sentence(f"{party_in_a_sentence(model, party)} {be} {join_words(parts)}")
