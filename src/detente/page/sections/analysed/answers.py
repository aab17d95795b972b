"""The sections that answer further questions of an analysis: one state, ways, concepts, coalitions, views."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis import Analysis, Hypergame, Misperception, Mistake, Questions
from detente.model import Model
from detente.names import is_plural
from detente.page.lines import Group, Groups, Line, Lines, Paragraphs
from detente.page.page import Block, Section, Way, Ways
from detente.page.sections.analysed.concepts import MOST_A_CONCEPT, concepts_section
from detente.page.sections.analysed.state_lists import states_cell
from detente.page.tables import Cell, Column, Table
from detente.page.words import (
    PATH_KINDS,
    changes_in_words,
    counted,
    moves_in_words,
    option_in_words,
    party_in_a_sentence,
    party_name,
    quoted_state,
    quoted_states,
    state_in_words,
    state_name,
    step_in_words,
)
from detente.short import join_words
from detente.stability import (
    CONCEPT_NAMES,
    Path,
    Reason,
    Response,
    can_be_undone,
    equilibria,
    is_partial,
    liking,
)

_VERDICTS = {"stable": "stays", "unstable": "leaves", "open": "depends on what is unknown"}


_OF_COALITIONS = (
    "This is about coalitions of two or more parties only. A state that stands here may still be left by one "
    "party alone: “What would last” counts those."
)


def answer_sections(questions: Questions, limit: int) -> tuple[Section | None, ...]:
    """Show the answers to what was asked besides; at most ``limit`` entries a list."""
    return (
        _state_section(questions, limit),
        _ways_section(questions, limit),
        concepts_section(questions, limit),
        _coalitions_section(questions, limit),
    )


def _state_section(questions: Questions, limit: int) -> Section | None:
    model, cell = questions.analysis.model, questions.why_state
    if cell is None:
        return None
    blocks: list[Block] = []
    if model.pattern(cell) is not None:
        blocks.append(Paragraphs((f"There, {state_in_words(model, cell)}.",), quiet=True))
    groups = []
    for party, name in enumerate(model.party_names):
        reasons = [reason for reason in questions.reasons if reason.party == party]
        if any(reason.responses for reason in reasons):
            lines = tuple(_reason_line(model, reason, limit) for reason in reasons)
        else:
            lines = (Line("stays: it has no move to anything better"),)
        groups.append(Group(name, _liking(model, party, cell), lines))
    title = f"Why “{state_name(model, cell)}” holds or breaks"
    return Section("why-state", title, (*blocks, Groups(tuple(groups))))


def _liking(model: Model, party: int, cell: int) -> str:
    """Say how much a party likes a state, among all."""
    levels = int(liking(model, party).max()) + 1
    if levels == 1:
        if not model.open_ties[party]:
            return "likes all states alike"
        partly = is_partial(model, party)
        return f"what it prefers is {'only partly known' if partly else 'unknown'}"
    return f"likes it as {_choice(model, party, cell)} of {levels}"


def _reason_line(model: Model, reason: Reason, limit: int) -> Line:
    points = []
    for response in reason.responses[:limit]:
        deterred = "" if reason.concept == "nash" else f"; {_sanction(model, reason, response)}"
        points.append(_improvement(model, reason, response) + deterred)
    more = reason.omitted + max(0, len(reason.responses) - limit)
    if more:
        points.append(f"and {counted(more, 'further move')} of the kind")
    return Line(f"{CONCEPT_NAMES[reason.concept]}: {_VERDICTS[reason.verdict]}", points=tuple(points))


def _improvement(model: Model, reason: Reason, response: Response) -> str:
    move = response.improvement
    whether = "better" if response.improvement_known else "of unknown order to where it stands"
    remarks = _joined(_choice(model, reason.party, move.target), whether)
    act = join_words(changes_in_words(model, move) or ["move"])
    return f"{act} → “{state_name(model, move.target)}” ({remarks})"


def _sanction(model: Model, reason: Reason, response: Response) -> str:
    if response.sanction is None:
        return "nothing deters it"
    end = response.sanction[-1].target
    escape = ", with no way to better from there" if reason.concept in ("smr", "sseq") else ""
    hedge = "" if response.sanction_known else ", if unknown preferences are so"
    remarks = _joined(_choice(model, reason.party, end), f"not better{escape}{hedge}")
    return f"deterred by {moves_in_words(model, response.sanction)} → “{state_name(model, end)}” ({remarks})"


def _joined(*remarks: str) -> str:
    return ", ".join(remark for remark in remarks if remark)


def _choice(model: Model, party: int, cell: int) -> str:
    """Return the party's rank of a state, counted from its best; empty where nothing is known of it."""
    ranks = liking(model, party)
    if model.open_ties[party] and not ranks.max():
        return ""
    return f"choice {int(ranks.max()) - int(ranks[cell]) + 1}"


def _ways_section(questions: Questions, limit: int) -> Section | None:
    if questions.to is None:
        return None
    blocks: list[Block] = []
    if not questions.ways:
        blocks.append(Paragraphs(("None leads there: it is where the dispute stands, or out of reach.",)))
    ways = tuple(_way(questions.analysis.model, path) for path in questions.ways[:limit])
    if ways:
        blocks.append(Ways(ways))
    if len(questions.ways) > limit:
        blocks.append(Paragraphs(("And further ones, no shorter.",), quiet=True))
    return Section("ways-to", f"Ways to “{questions.to}”", tuple(blocks))


def _way(model: Model, path: Path) -> Way:
    steps = tuple(
        step_in_words(model, step) + ("" if can_be_undone(model, step) else " (cannot be taken back)")
        for step in path.steps
    )
    return Way(quoted_state(model, path.target), PATH_KINDS[path.by], steps, _who_can_block(model, path))


def _who_can_block(model: Model, path: Path) -> str:
    surely, perhaps = (
        join_words((party_in_a_sentence(model, party) for party in parties), "or")
        for parties in (path.blockers, path.may_block)
    )
    notes = []
    if surely:
        notes.append(f"No such way without {surely}, who can block it by keeping still.")
    if perhaps:
        also = " as well" if surely else ""
        notes.append(f"Whether {perhaps} can block it{also} depends on what is unknown.")
    if not notes:
        notes.append("Nobody can block it alone: there is such a way without each of the parties.")
    return " ".join(notes)


def _coalitions_section(questions: Questions, limit: int) -> Section | None:
    if not questions.coalitions:
        return None
    model = questions.analysis.model
    alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for verdict in questions.coalitions[:limit]:
        broken = {
            (response.members, response.target): response
            for by in verdict.broken_by.values()
            for response in by
        }
        if not broken:
            known = " that is known to gain; unknown preferences could make one" if verdict.open else ""
            stands_against = f"against every coalition of two or more{known}."
            alike.setdefault((stands_against, ()), []).append(verdict.state)
            continue
        unbroken = [concept for concept, by in verdict.broken_by.items() if not by]
        stands = [CONCEPT_NAMES[concept] for concept in unbroken if concept not in verdict.open]
        depends = [CONCEPT_NAMES[concept] for concept in unbroken if concept in verdict.open]
        points = []
        for response in broken.values():
            under = [CONCEPT_NAMES[c] for c, by in verdict.broken_by.items() if response in by]
            points.append(
                f"under {join_words(under)}, {_members(model, response.members)} would leave it together for "
                f"“{state_name(model, response.target)}” ({moves_in_words(model, response.steps)})"
            )
        under_which = f"under {join_words(stands)}" if stands else "under no concept"
        if depends:
            under_which += f" for certain (under {join_words(depends)} it depends on what is unknown)"
        alike.setdefault((f"against coalitions of two or more {under_which}:", tuple(points)), []).append(
            verdict.state
        )
    lines = [
        Line(
            f"{_subject(model, cells, limit)} {'stands' if len(cells) == 1 else 'stand'} {words}",
            points=points,
        )
        for (words, points), cells in alike.items()
    ]
    for jump in dict.fromkeys(jump for jumps in questions.jumps.values() for jump in jumps):
        under = [CONCEPT_NAMES[concept] for concept, jumps in questions.jumps.items() if jump in jumps]
        lines.append(
            Line(
                f"Equilibrium jump ({join_words(under)}): {_members(model, jump.members)}, from "
                f"“{state_name(model, jump.origin)}” to “{state_name(model, jump.target)}”: "
                f"{moves_in_words(model, jump.steps)}"
            )
        )
    blocks = (Paragraphs((_OF_COALITIONS,), quiet=True), Lines(tuple(lines)))
    return Section("coalitions", "What coalitions would leave", blocks)


def _subject(model: Model, cells: Sequence[int], limit: int) -> str:
    return quoted_states(model, cells, min(limit, MOST_A_CONCEPT))


def _members(model: Model, members: tuple[int, ...]) -> str:
    return join_words(model.party_names[member] for member in members)


def hypergame_section(analysis: Analysis, limit: int) -> Section | None:
    """Show what lasts as the parties see the dispute, what each expects, and the mistakes behind it."""
    model, game = analysis.model, analysis.hypergame
    if game is None:
        return None
    columns = [Column("Concept"), Column("Lasts")]
    columns += [Column(f"Expected by {model.party_names[observer]}") for observer in game.expected]
    rows = []
    for concept, stability in game.stability.items():
        cells = [equilibria(stability)[0], *(expected[concept] for expected in game.expected.values())]
        names = (states_cell(model, some, limit) for some in cells)
        rows.append((Cell(CONCEPT_NAMES[concept]), *names))
    about = "States that last as the parties see the dispute"
    blocks: list[Block] = [Table("expected", about, tuple(columns), tuple(rows))]
    mistakes = _misperceptions(model, game, limit)
    if mistakes:
        blocks.append(Lines(tuple(map(Line, mistakes))))
    more = game.untraced + max(0, len(game.misperceptions) - limit)
    if more:
        where = f"And {counted(more, 'further state')} where it makes a difference."
        blocks.append(Paragraphs((where,), quiet=True))
    return Section("views", "What lasts as the parties see it", tuple(blocks))


def _misperceptions(model: Model, game: Hypergame, limit: int) -> list[str]:
    """Say each misperception once, with all the concepts under which it makes a difference."""
    concepts: dict[str, list[str]] = {}
    for misperception in game.misperceptions[:limit]:
        words = _misperception(model, misperception)
        concepts.setdefault(words, []).append(CONCEPT_NAMES[misperception.concept])
    return [f"{join_words(under)}: {words}" for words, under in concepts.items()]


def _misperception(model: Model, misperception: Misperception) -> str:
    gained = misperception.effect == "gained"
    lasts, otherwise = ("lasts", "it would not") if gained else ("does not last", "it would")
    mistakes = join_words(_mistake(model, mistake) for mistake in misperception.rests_on)
    how = ""
    if len(misperception.rests_on) > 1:
        how = ", together" if misperception.jointly else ", each by itself"
    state = f"“{state_name(model, misperception.state)}”"
    return f"{state} {lasts}; {otherwise} if all saw rightly. It rests on {mistakes}{how}."


def _mistake(model: Model, mistake: Mistake) -> str:
    observer = model.party_names[mistake.observer]
    if mistake.states:
        return f"{observer} not taking for possible: {quoted_states(model, mistake.states, MOST_A_CONCEPT)}"
    if mistake.about not in model.parties:
        return f"{observer} not knowing of this: {option_in_words(model, mistake.about)}"
    if mistake.about == model.parties[mistake.observer]:
        takes = "take themselves" if is_plural(observer) else "takes itself"
        return f"what {observer} {takes} to prefer"
    takes = "take" if is_plural(observer) else "takes"
    return f"what {observer} {takes} {party_name(model, mistake.about)} to prefer"
