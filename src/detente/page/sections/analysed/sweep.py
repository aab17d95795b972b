"""The sections that show a sweep: shares, unknowns, pictures, claims, and how they were computed."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case import Case, Claim
from detente.interview import is_assessment
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.notes import quoted_in_short
from detente.page.page import Assessment, Assessments, Block, Completion, Fold, Section
from detente.page.pictures import SweepPictures
from detente.page.tables import Cell, Column, Table
from detente.page.words import (
    SweepWords,
    about,
    claim_if_answered,
    claim_in_words,
    claim_parts_in_words,
    claim_verdict_in_words,
    claim_verdict_without_shares,
    counted,
    order_in_words,
    party_in_a_sentence,
    quoted_state,
    rank_in_words,
    state_name,
    upper_first,
)
from detente.sources import Evidence
from detente.stability import CONCEPT_NAMES, CONCEPTS
from detente.sweeps import ClaimAnswer, GroundedShare, Sweep, Witness, by_share, share_or_open, shows_a_share

MOST_QUESTIONS = 12
_QUOTE = 320
_BEARINGS = 3


def shares_section(words: SweepWords, pictures: SweepPictures, limit: int) -> Section:
    """Show in how many of the completions each state lasts, drawn and as a table."""
    table, notes = shares_table(words, limit)
    fold = Fold("The same as a table", (table, *([Paragraphs(notes, quiet=True)] if notes else [])))
    return Section("lasting", "What would last", (pictures.shares(), fold))


def shares_table(words: SweepWords, limit: int) -> tuple[Table, tuple[str, ...]]:
    """Tabulate the shares, those states first that last most often; with notes on what is open in it."""
    sweep = words.sweep
    cells = by_share(sweep)
    columns = [Column("State"), *(Column(CONCEPT_NAMES[c], numeric=True) for c in CONCEPTS)]
    if sweep.reached is not None:
        columns.append(Column("Reached", numeric=True))
    rows, shown = [], []
    for cell in cells[:limit].tolist():
        shares = [words.shares.lasting(c, cell) for c in CONCEPTS]
        shares += [] if sweep.reached is None else [words.shares.reached(cell)]
        rows.append((_state_cell(sweep, cell), *(Cell(share_or_open(share)) for share in shares)))
        shown += shares
    more = len(cells) - len(rows)
    return Table(
        "shares",
        "In how many of the completions a state lasts, by concept",
        tuple(columns),
        tuple(rows),
        f"And {counted(more, 'more state')}." if more else "",
    ), tuple(words.notes_on(shown))


def _state_cell(sweep: Sweep, cell: int) -> Cell:
    model = sweep.model
    remarks = [taken] if cell in model.names and (taken := _options_taken(sweep, cell)) else []
    name = state_name(model, cell)
    remarks += ["status quo"] if cell == model.status_quo and name != "status quo" else []
    return Cell(name, tuple(remarks))


def _options_taken(sweep: Sweep, cell: int) -> str:
    """Say what is done in a state whose name does not say it; empty where it does."""
    name = f"“{state_name(sweep.model, cell)}”"
    return quoted_state(sweep.model, cell).removeprefix(name)[2:-1]


def stable_shares_section(words: SweepWords, limit: int) -> Section:
    """Show in what share of the completions each state is stable for each party."""
    sweep = words.sweep
    model, cells = sweep.model, by_share(sweep)
    rows, shown = [], []
    for cell in cells[:limit].tolist():
        for concept in CONCEPTS:
            name = state_name(model, cell) if concept == CONCEPTS[0] else ""
            shares = [words.shares.stable(concept, party, cell) for party in range(len(model.parties))]
            rows.append(
                (Cell(name), Cell(CONCEPT_NAMES[concept]), *(Cell(share_or_open(of)) for of in shares))
            )
            shown += shares
    columns = (Column("State"), Column("Concept"), *(Column(n, numeric=True) for n in model.party_names))
    title = "In how many of the completions a state is stable for each party"
    more = len(cells) - len(cells[:limit])
    left_out = f"And {counted(more, 'more state')}." if more else ""
    table = Table("stable", title, columns, tuple(rows), left_out)
    notes = tuple(words.notes_on(shown))
    return Section("stable", title, (table, *([Paragraphs(notes, quiet=True)] if notes else [])), "Stability")


def questions_section(words: SweepWords, pictures: SweepPictures, *, drafted: bool = False) -> Section:
    """Show the questions in the order of what their answers would settle, and what each bears on.

    Parameters
    ----------
    drafted
        True if nobody has reviewed the case: then nothing is said of what would last either way.
    """
    blocks: list[Block] = [pictures.unknowns()]
    if words.sweep.questions:
        blocks.append(_questions_table(words, drafted=drafted))
    return Section("unknowns", "What it depends on", tuple(blocks))


def _questions_table(words: SweepWords, *, drafted: bool) -> Table:
    sweep = words.sweep
    columns = (Column("Question"), Column("Settles"), Column("Affects most"))[: 2 if drafted else 3]
    rows = []
    for decisive in sweep.questions[:MOST_QUESTIONS]:
        alike = f"Settled with it: {counted(len(decisive.alike), 'further question')}"
        row = [
            Cell(words.question(decisive.question), (alike,) if decisive.alike else ()),
            Cell(rank_in_words(decisive.rank)),
        ]
        if not drafted:
            row.append(Cell("", points=words.if_yes_if_no(decisive.bears_on, _BEARINGS)))
        rows.append(tuple(row))
    further = len(sweep.questions) - len(rows)
    left_out = [f"And {counted(further, 'further question')}, which would settle no more."] if further else []
    if sweep.questions_left_out:
        left_out.append(f"{counted(sweep.questions_left_out, 'open comparison')} not weighed.".capitalize())
    about_table = "The questions in the order of what their answers would settle"
    return Table("unknowns", about_table, columns, tuple(rows), " ".join(left_out), stacked=True)


def claims_section(words: SweepWords, case: Case) -> Section | None:
    """Show the assessments of the case with their verdicts, and a completion each way."""
    judging = [answer for answer in words.sweep.claims if is_assessment(case, answer.claim)]
    if not judging:
        return None
    blocks: list[Block] = [Assessments(tuple(_assessment(words, answer) for answer in judging))]
    if more := len(words.sweep.claims) - len(judging):
        blocks.append(Paragraphs((no_assessments(more),), quiet=True))
    return Section("assessments", "The rival assessments", tuple(blocks), "Assessments")


def no_assessments(more: int) -> str:
    """Say how many sentences of a draft are no assessments."""
    do = "does" if more == 1 else "do"
    says = f"{counted(more, 'more sentence')} of the draft {do} not say what will come of something."
    return upper_first(says)


def claim_in_completions(words: SweepWords, answer: ClaimAnswer) -> tuple[str, tuple[str, ...]]:
    """Say for a brief how a claim comes out over the completions, and which unknowns decide it."""
    turns_on = _turns_on(words, answer) if answer.verdict == "depends" else ()
    return claim_verdict_without_shares(words, answer), turns_on


def _turns_on(words: SweepWords, answer: ClaimAnswer) -> tuple[str, ...]:
    return tuple(
        f"{words.question(question)} {claim_if_answered(bearing.if_yes, bearing.if_no)}"
        for question, bearing in answer.turns_on
    )


def _assessment(words: SweepWords, answer: ClaimAnswer) -> Assessment:
    claim = answer.claim
    tested = answer.verdict != "untested" and claim.holds_if is not None
    parts = claim_parts_in_words(words.model, claim.holds_if) if tested and claim.holds_if else {}
    whole = claim_in_words(words.model, claim.holds_if) if tested and claim.holds_if else ""
    examples = (
        ("It holds, for one, if they prefer, the best first,", answer.holding),
        ("It fails, for one, if they prefer, the best first,", answer.failing),
    )
    return Assessment(
        Line(claim.says, assumed=claim.assumed),
        claim.by or "",
        claim_verdict_in_words(words, answer),
        # A test of one part is said by that part.
        "" if whole in parts.values() else whole,
        _parts(words, answer, parts),
        _turns_on(words, answer),
        tuple(_quotes(words, claim)),
        tuple(
            Completion(says, orders)
            for says, witness in examples
            if (orders := _orders(words.sweep, answer, witness))
        ),
    )


def _quotes(words: SweepWords, claim: Claim) -> Iterator[tuple[str, str]]:
    for name in claim.evidence:
        if name in words.case.evidence:
            item = words.case.evidence[name]
            passage = Evidence(item.report, 0, len(item.quote), item.quote)
            yield quoted_in_short(passage, _QUOTE), item.report


def _parts(words: SweepWords, answer: ClaimAnswer, in_words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Say each part of a claim's test with its share; none where the claim is but one unknown."""
    if answer.circular:
        return ()
    return tuple(
        (in_words.get(part.says, part.says), _part_share(part.given, part.without, shares))
        for part, shares in zip(answer.parts, words.shares.parts(answer), strict=True)
    )


def _part_share(
    given: float | None, without: float | None, shares: tuple[GroundedShare, GroundedShare, GroundedShare]
) -> str:
    in_all, with_condition, without_condition = (share_or_open(share) for share in shares)
    if given is None or without is None:
        return in_all
    return f"{in_all}; with the condition {with_condition}, without it {without_condition}"


def _orders(sweep: Sweep, answer: ClaimAnswer, witness: Witness | None) -> tuple[tuple[str, str], ...]:
    """Say the orders of the open parties that a claim depends on, or of all open ones, if it depends."""
    if witness is None or answer.verdict != "depends":
        return ()
    turned_on = {question.party for question, _ in answer.turns_on}
    return tuple(
        (
            sweep.model.party_names[is_open.party],
            order_in_words(sweep.model, witness.ranks[is_open.party]),
        )
        for is_open in sweep.method.open_parties
        if not turned_on or is_open.party in turned_on
    )


def method_section(words: SweepWords) -> Section | None:
    """Show how the answer was computed and what it does not say; None where nothing is open."""
    if not words.sweep.method.open_parties:
        return None
    lines = tuple(Line(sentence) for sentence in _method(words.sweep))
    return Section("method", "How this was found", (Lines(lines),))


def _method(sweep: Sweep) -> Iterator[str]:
    model, method, shows = sweep.model, sweep.method, shows_a_share(sweep)
    if method.kind == "sample":
        bounds = (
            " The bounds on the error are Hoeffding's (Probability inequalities for sums of bounded random "
            "variables, 1963, theorem 2)."
        )
        yield f"The same seed gives the same answer.{bounds if shows else ''}"
    for is_open in method.open_parties:
        orders = (
            "orders that cannot be counted" if is_open.count is None else f"{about(is_open.count)} orders"
        )
        how = f"; way of drawing: {is_open.method}" if method.kind == "sample" else ""
        known = ", and nothing is known of it" if is_open.party in sweep.grounds.unknown else ""
        yield f"What {party_in_a_sentence(model, is_open.party)} would prefer is open{known}: {orders}{how}."
    if sweep.grounds.unknown:
        yield (
            "An answer that changes with the order of a party of whom nothing is known is called open. It "
            f"has no share: that would be arithmetic on nothing.{_pairs(sweep)}"
        )
    if sweep.questions:
        yield (
            "The questions stand in the order of the information that an answer gives on average on all "
            "outcomes together: which states last, whether a way leads out, and which claims hold."
        )
    if not shows:
        return
    yield (
        "A share says in how much of what is open something comes out so, every order counting alike "
        "unless the case says otherwise. It is no forecast."
    )
    if (base := sweep.if_nothing_known) is not None:
        drawn = ""
        if base.method.kind == "sample":
            drawn = f" drawn at random; each is within {base.method.each_error:.1%} with 95 % confidence"
        yield (
            "The share if nothing were known is that of the same options and rules with every preference "
            f"unknown, over {counted(base.method.completions, 'completion')}{drawn}. What the case adds is "
            "the difference between the two."
        )


def _pairs(sweep: Sweep) -> str:
    """Say on how many pairs of a sample it rests what an answer turns on; empty where all were judged."""
    if not sweep.grounds.pairs:
        return ""
    return (
        f" This was looked for in {min(sweep.grounds.pairs):,} pairs of completions for each such party that "
        "differ in its order alone; what is too rare there to tell is called open as well."
    )
