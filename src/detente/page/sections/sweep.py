"""The sections that show a sweep: shares, unknowns, pictures, claims, and how they were computed."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case import Claim
from detente.page.notes import quoted_in_short
from detente.page.page import (
    Assessment,
    Assessments,
    Block,
    Cell,
    Column,
    Completion,
    Fold,
    Line,
    Lines,
    Section,
    Table,
)
from detente.page.pictures import SweepPictures
from detente.page.words import (
    SweepWords,
    about,
    claim_in_words,
    claim_parts_in_words,
    claim_verdict_in_words,
    counted,
    order_in_words,
    part_in_words,
    quoted_state,
    state_name,
)
from detente.sources import Evidence
from detente.stability import CONCEPT_NAMES, CONCEPTS
from detente.sweeps import ClaimAnswer, PartAnswer, Sweep, Witness, by_share, share_in_words

MOST_QUESTIONS = 12
_QUOTE = 320
_BEARINGS = 3


def shares_section(words: SweepWords, pictures: SweepPictures, limit: int) -> Section:
    """Show in what share of the completions each state lasts, drawn and as a table."""
    fold = Fold("The same as a table", (shares_table(words.sweep, limit),))
    return Section("lasting", "What would last", (pictures.shares(), fold))


def shares_table(sweep: Sweep, limit: int) -> Table:
    """Tabulate the shares, those states first that last most often."""
    model, cells = sweep.model, by_share(sweep)
    columns = [Column("State"), *(Column(CONCEPT_NAMES[c], numeric=True) for c in CONCEPTS)]
    if sweep.reached is not None:
        columns.append(Column("Reached", numeric=True))
    rows = []
    for cell in cells[:limit].tolist():
        remarks = [taken] if (taken := _options_taken(sweep, cell)) else []
        remarks += ["status quo"] if cell == model.status_quo else []
        row = [Cell(state_name(model, cell), tuple(remarks))]
        row += [Cell(share_in_words(float(sweep.equilibrium[c][cell]))) for c in CONCEPTS]
        if sweep.reached is not None:
            row.append(Cell(share_in_words(float(sweep.reached[cell]))))
        rows.append(tuple(row))
    more = len(cells) - len(rows)
    return Table(
        "shares",
        "Share of the completions in which a state lasts, by concept",
        tuple(columns),
        tuple(rows),
        f"And {counted(more, 'more state')}." if more else "",
    )


def _options_taken(sweep: Sweep, cell: int) -> str:
    """Say what is done in a state whose name does not say it; empty where it does."""
    name = f"“{state_name(sweep.model, cell)}”"
    return quoted_state(sweep.model, cell).removeprefix(name)[2:-1]


def stable_shares_section(sweep: Sweep, limit: int) -> Section:
    """Show in what share of the completions each state is stable for each party."""
    model = sweep.model
    rows = []
    for cell in by_share(sweep)[:limit].tolist():
        for concept in CONCEPTS:
            name = state_name(model, cell) if concept == CONCEPTS[0] else ""
            shares = (Cell(share_in_words(float(share))) for share in sweep.stable[concept][:, cell])
            rows.append((Cell(name), Cell(CONCEPT_NAMES[concept]), *shares))
    columns = (Column("State"), Column("Concept"), *(Column(n, numeric=True) for n in model.party_names))
    title = "Share of the completions in which a state is stable for each party"
    return Section("stable", title, (Table("stable", title, columns, tuple(rows)),), "Stability")


def questions_section(words: SweepWords, pictures: SweepPictures) -> Section:
    """Show how much of the uncertainty the answer to each question would settle."""
    blocks: list[Block] = [pictures.unknowns()]
    if words.sweep.questions:
        blocks.append(_questions_table(words))
    return Section("unknowns", "What it depends on", tuple(blocks))


def _questions_table(words: SweepWords) -> Table:
    sweep = words.sweep
    rows = []
    for decisive in sweep.questions[:MOST_QUESTIONS]:
        alike = f"Settled with it: {counted(len(decisive.alike), 'further question')}"
        rows.append(
            (
                Cell(words.question(decisive.question), (alike,) if decisive.alike else ()),
                Cell(part_in_words(decisive.of_all)),
                Cell("", points=words.if_yes_if_no(decisive.bears_on, _BEARINGS)),
            )
        )
    further = len(sweep.questions) - len(rows)
    left_out = [f"And {counted(further, 'further question')}, which would settle no more."] if further else []
    if sweep.questions_left_out:
        left_out.append(f"{counted(sweep.questions_left_out, 'open comparison')} not weighed.".capitalize())
    columns = (
        Column("Question"),
        Column("Uncertainty removed", numeric=True),
        Column("Affects most"),
    )
    about_table = "How much of the uncertainty each answer would settle"
    return Table("unknowns", about_table, columns, tuple(rows), " ".join(left_out), stacked=True)


def claims_section(words: SweepWords) -> Section | None:
    """Show the claims of the case with their verdicts, and a completion each way."""
    rivals = tuple(_assessment(words, answer) for answer in words.sweep.claims)
    if not rivals:
        return None
    return Section("assessments", "The rival assessments", (Assessments(rivals),), "Assessments")


def claim_in_completions(words: SweepWords, answer: ClaimAnswer) -> tuple[str, tuple[str, ...]]:
    """Say how a claim comes out over the completions, and which unknowns decide it."""
    turns_on = _turns_on(words, answer) if answer.verdict == "depends" else ()
    return claim_verdict_in_words(words.sweep, answer), turns_on


def _turns_on(words: SweepWords, answer: ClaimAnswer) -> tuple[str, ...]:
    return tuple(
        f"{words.question(question)} If yes, it holds in {share_in_words(bearing.if_yes)} of the "
        f"completions; if no, in {share_in_words(bearing.if_no)}."
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
        claim_verdict_in_words(words.sweep, answer),
        # A test of one part is said by that part.
        "" if whole in parts.values() else whole,
        tuple((parts.get(part.says, part.says), _part_share(part)) for part in answer.parts),
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


def _part_share(part: PartAnswer) -> str:
    if part.given is None or part.without is None:
        return share_in_words(part.share)
    return (
        f"{share_in_words(part.share)}; with the condition {share_in_words(part.given)}, "
        f"without it {share_in_words(part.without)}"
    )


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


def method_section(sweep: Sweep) -> Section | None:
    """Show how the answer was computed and what it does not say; None where nothing is open."""
    if not sweep.method.open_parties:
        return None
    lines = tuple(Line(sentence) for sentence in _method(sweep))
    return Section("method", "How this was found", (Lines(lines),))


def _method(sweep: Sweep) -> Iterator[str]:
    model, method = sweep.model, sweep.method
    if method.kind == "sample":
        yield (
            "The same seed gives the same answer. The bounds on the error are Hoeffding's (Probability "
            "inequalities for sums of bounded random variables, 1963, theorem 2)."
        )
    for is_open in method.open_parties:
        orders = (
            "orders that cannot be counted" if is_open.count is None else f"{about(is_open.count)} orders"
        )
        how = f"; way of drawing: {is_open.method}" if method.kind == "sample" else ""
        yield f"What {model.party_names[is_open.party]} prefers is open: {orders}{how}."
    if sweep.questions:
        yield (
            "How much an answer settles is the information, in bits, that it gives on average on all "
            "outcomes together: which states last, whether a way leads out, and which claims hold."
        )
    yield (
        "A share says in how much of what is open something comes out so, every order counting alike "
        "unless the case says otherwise. It is no forecast."
    )
