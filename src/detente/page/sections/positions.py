"""The sections of the table of positions: who wants what of whom, and what was read and not used."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.names import bare_name, possessive, with_article
from detente.page.lines import Line, Paragraphs
from detente.page.page import Block, Section
from detente.page.tables import StanceCell, StanceRow, StanceTable
from detente.page.words import (
    PROPOSED,
    conditions_in_words,
    counted,
    cut_at_word,
    decided_in_words,
    hint,
    in_force_in_words,
    measure_to_end,
    short_name,
    stance_in_words,
    upper_first,
)
from detente.positions import Condition, Position, Positions, Voice, is_sure, surely_read
from detente.reading import Party
from detente.short import join_words
from detente.sources import Evidence

MAX_COLUMNS: Final = 6
FEW_COLUMNS: Final = 4
"""Columns up to which parties of whom no stance was read have one."""
MAX_ROWS: Final = 30
MAX_UNUSED: Final = 10
POSITIONS: Final = "Who wants what of whom"
ALL_POSITIONS: Final = "All positions read"
"""The title of the annex with every row that is not likely misread."""
OF_NOBODY: Final = "Asked of nobody named"
"""The heading of demands whose words say nobody who would meet them."""
MAX_OF_NOBODY: Final = 5
UNUSED: Final = "Read but not used"
"""The title of the annex with the words that were left out of the table."""
PERHAPS: Final = "perhaps"
_OF_WHOM: Final = "of whom is assumed"
"""The mark of an act of which nothing was surely read, and of a stance that was not."""
_MOST_NOTES: Final = 3
"""Notes of one stance; what a hundred reports say needs no hundred notes."""
_LONGEST_CONDITION: Final = 120
_DISPUTED: Final = "disputed: the words may say the contrary"
_A_MODELS: Final = "a model’s reading"
_ADDED: Final = "added in the interview"
_ANSWERED: Final = "as answered"
"""The mark of a stance that a person stated, with words of a report as the reason."""
_NO_STANCE: Final = frozenset({"done", "possible", "forecast", "failed", "advised"})
"""Moods of acts that tell nothing of what their doer wants."""
Remarks = Mapping[str, Sequence[Line]]
_NO_REMARKS: Final[Remarks] = MappingProxyType({})
_NOTHING: Final = "The reports name nobody who demands, offers, refuses or does anything that is still open."


def positions_section(
    positions: Positions,
    dossier: Dossier,
    most: int = MAX_ROWS,
    *,
    start: int = 0,
    doubtful: int = 0,
    less_sure: int = 0,
    unsure: bool = False,
    remarks: Remarks = _NO_REMARKS,
) -> Section:
    """Show the table of positions: acts below the party that would do them, the parties across.

    Parameters
    ----------
    most
        At most this many acts, the most central; the others are counted.
    start
        The number of acts before these, which are more central.
    doubtful
        The number of acts that were left out of it since they may be misread.
    less_sure
        The number of acts that only the whole table has, since nothing was surely read of them.
    unsure
        True to mark the acts of which nothing was surely read, and single stances that were not.
    remarks
        Lines that stand below an act besides those of the reports, by the id of its row.
    """
    table = stance_table(positions, dossier, most, start=start, unsure=unsure, remarks=remarks)
    misread = _may_be_misread(doubtful) if doubtful else ""
    if less_sure:
        misread = less_sure_in_words(less_sure, doubtful)
    block: Block
    if table is not None:
        block = replace(table, left_out=" ".join(filter(None, (table.left_out, misread))))
    else:
        block = Paragraphs((misread,), quiet=True) if misread else Paragraphs((_NOTHING,))
    return Section("positions", POSITIONS, (block,), "Positions")


def less_sure_in_words(acts: int, misread: int = 0) -> str:
    """Say how many acts stand in the whole table alone: of one party, or of which nothing was surely read."""
    says = counted(acts + misread, "more act was read", "more acts were read")
    where = "" if misread else f"; see “{ALL_POSITIONS}”"
    return f"{upper_first(says)}{where}{hint('all')}."


def _may_be_misread(acts: int) -> str:
    says = counted(acts, "more act may be a misreading", "more acts may be misreadings")
    return f"{upper_first(says)}; see “{UNUSED}”{hint('all')}."


def _sentence(why: str) -> str:
    return why[:1].upper() + why[1:]


def stance_table(
    positions: Positions,
    dossier: Dossier,
    most: int = MAX_ROWS,
    *,
    start: int = 0,
    unsure: bool = False,
    remarks: Remarks = _NO_REMARKS,
) -> StanceTable | None:
    """Lay out the acts by party; None where there is no act."""
    rows = positions.rows[start : start + most]
    wanted = () if start else wanted_of_nobody(positions)
    if not rows and not wanted:
        return None
    columns = _columns(positions, rows, [each.party for each in wanted])
    by_maker: defaultdict[str, list[StanceRow]] = defaultdict(list)
    laid_out = _Rows(positions, dossier, columns, remarks, unsure=unsure)
    printed: dict[tuple[str, str], tuple[str, int]] = {}
    for row in rows:
        words = (bare_name(positions.party(row.maker).name).casefold(), _act_of(row).casefold())
        if words in printed:
            # A reader sees one act of one party, whatever keeps the two apart.
            maker, place = printed[words]
            by_maker[maker][place] = _joined(by_maker[maker][place], laid_out.row(row))
            continue
        printed[words] = (row.maker, len(by_maker[row.maker]))
        by_maker[row.maker].append(laid_out.row(row))
    more = len(positions.rows) - start - len(rows)
    asked = tuple(laid_out.wanted(each) for each in wanted)
    return StanceTable(
        tuple(laid_out.names[party.id] for party in columns),
        (
            *((laid_out.heading(maker), tuple(acts)) for maker, acts in by_maker.items()),
            *(((Line(OF_NOBODY), asked),) if asked else ()),
        ),
        all({party.id for party in columns} >= _involved(row) for row in rows),
        " ".join(filter(None, (laid_out.in_silence(), _left_out(more, most) if more else ""))),
    )


class WantedByParty(NamedTuple):
    """An act that a party of the table demands of nobody who is named."""

    party: str
    act: str
    words: Evidence


def wanted_of_nobody(positions: Positions) -> tuple[WantedByParty, ...]:
    """Return the demands of parties of the table of which no words say who would meet them.

    One in the words of a row is told there.
    """
    known = {party.id for party in positions.parties}
    acts = {row.act.casefold() for row in positions.rows}
    listed = []
    for item in positions.of_nobody_named:
        assert item.wanted is not None
        party = positions.speaks_for.get(item.wanted.party.id, item.wanted.party.id)
        if party in known and item.wanted.act.casefold() not in acts and item.proposed_by is None:
            listed.append(WantedByParty(party, item.wanted.act, item.words))
    return tuple(listed[:MAX_OF_NOBODY])


def _joined(first: StanceRow, second: StanceRow) -> StanceRow:
    """Return one row for two in the same words: where the first is silent, what the second says."""
    cells = tuple(
        one if one.word else other for one, other in zip(first.stances, second.stances, strict=True)
    )
    return replace(first, stances=cells, remarks=tuple(dict.fromkeys((*first.remarks, *second.remarks))))


def _left_out(more: int, most: int) -> str:
    elsewhere = hint("listed") if most >= MAX_ROWS else ""
    return f"And {counted(more, 'more act')}, less central to the dispute.{elsewhere}"


def _columns(positions: Positions, rows: Sequence[Position], asking: Sequence[str] = ()) -> tuple[Party, ...]:
    """The parties that make or voice a row; of many, the makers and those with most to say.

    Where there are few, those that take part in silence have a column too.
    """
    makers = {row.maker for row in rows}
    involved: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        for party in _involved(row):
            involved[party] += 1
    for party in asking:
        involved[party] += 1
    for party in positions.silent[: max(0, FEW_COLUMNS - len(involved))]:
        involved[party] += 1
    order = {party.id: place for place, party in enumerate(positions.parties)}
    chosen = sorted(
        (party for party in order if involved[party]),
        key=lambda party: (party not in makers, -involved[party]),
    )
    return tuple(positions.party(party) for party in sorted(chosen[:MAX_COLUMNS], key=order.__getitem__))


def _involved(row: Position) -> set[str]:
    """Whoever would do an act, or takes a stance on it."""
    return {row.maker, *(voice.party for voice in row.voices if voice.party is not None)}


class _Rows:
    """Rows laid out over some columns."""

    def __init__(
        self,
        positions: Positions,
        dossier: Dossier,
        columns: Sequence[Party],
        remarks: Remarks,
        *,
        unsure: bool,
    ) -> None:
        self._unsure, self._further = unsure, remarks
        self._positions = positions
        self._dossier = dossier
        self._columns = [party.id for party in columns]
        self._acts = {row.id: _act_of(row) for row in positions.rows}
        self.names = _names(positions.parties)

    def heading(self, maker: str) -> Line:
        """The party that would do the acts below."""
        party, name = self._positions.party(maker), self.names[maker]
        full = _as_heading(party.name)
        return Line(full, tags=() if name == full else (name,))

    def wanted(self, each: WantedByParty) -> StanceRow:
        """A demand of which no words say who would meet it."""
        says = StanceCell("demands", "for", (each.words,))
        cells = tuple(says if party == each.party else StanceCell("", "silent") for party in self._columns)
        elsewhere = Line(self.names[each.party], "demands:", evidence=says.evidence)
        return StanceRow(Line(each.act), cells, () if each.party in self._columns else (elsewhere,))

    def in_silence(self) -> str:
        """Say of whom no stance was read though they plainly take part; "" if there are none.

        Of who says something, or whose act was read and left out, it would not be true.
        """
        heard = _heard(self._positions, self._dossier)
        names = [self.names[party] for party in self._positions.silent if party not in heard]
        return f"No stance of {join_words(names)} was read." if names else ""

    def row(self, row: Position) -> StanceRow:
        """An act, with the stance of each party of the columns and all else as remarks."""
        act = Line(_act_of(row), tags=tuple(self._tags(row)))
        cells = tuple(self._cell(row, party) for party in self._columns)
        return StanceRow(act, cells, (*self._remarks(row), *self._further.get(row.id, ())))

    def _tags(self, row: Position) -> Iterator[str]:
        # A row without a kind is a case's: a person answers for it.
        is_read = row.kind and not (row.added_by_hand or row.from_a_person)
        if self._unsure and is_read and surely_read(row) is None:
            yield PERHAPS
        if row.maker_assumed:
            yield _OF_WHOM
        if row.proposed_by is not None:
            yield PROPOSED
        if row.added_by_hand:
            yield _ADDED
        if row.decided_by is not None:
            yield decided_in_words(row.decided_by)
        in_force, says = in_force_in_words(row), self._called().get(row.claimed_by or "")
        if says is not None:
            imposed = any(v.stance == "opposes" and v.party == row.maker for v in row.voices)
            told = in_force or ("imposed" if imposed else "")
            yield f"{told}, says {says}" if told else f"says {says}"
        elif in_force:
            yield in_force
        elif measure := measure_to_end(row):
            yield f"{measure} in force"
        body = next((party for party in self._dossier.parties if party.id == row.by), None)
        if body is not None and body.name.split()[-1].casefold() not in _act_of(row).casefold():
            yield f"by {with_article(body.name)}"
        if row.deadline is not None:
            yield f"deadline {DateRange.parse(row.deadline).words}"
        if row.disputed:
            yield "reports disagree"
        reports = self._dossier.independent_reports(row.evidence)
        if reports > 1:
            yield f"in {counted(reports, 'report')}"

    def _cell(self, row: Position, party: str) -> StanceCell:
        stance = stance_in_words(row, party)
        passages = dict.fromkeys(words for voice in stance.voices for words in voice.evidence)
        if row.on_condition and party == row.maker:
            return StanceCell(stance.words, stance.tone, tuple(passages)[:_MOST_NOTES])
        # A row that only a model proposes is marked once, at its act.
        proposed = row.proposed_by is None and any(
            voice.party == party and voice.proposed_by is not None and not voice.disputed
            for voice in row.voices
        )
        words = f"{stance.words} ({_A_MODELS})" if stance.words and proposed else stance.words
        # Of a row with nothing sure the act is marked, once.
        if self._unsure and words and surely_read(row) is not None and not any(map(is_sure, stance.voices)):
            words = f"{PERHAPS} {words}"
        if words and all(voice.answered for voice in stance.voices):
            words = f"{stance.tone} ({_ANSWERED})"
        return StanceCell(words, stance.tone, tuple(passages)[:_MOST_NOTES])

    def _remarks(self, row: Position) -> Iterator[Line]:
        # A row without a kind is a case's, whose conditions are no report's words.
        named: dict[tuple[Evidence, str | None], list[Condition]] = {}
        for condition in row.conditions if row.kind else ():
            named.setdefault((condition.words, condition.voice), []).append(condition)
        yield from map(self._condition, named.values())
        if row.disputed:
            reports = self._dossier.reports
            titles = [reports[name].title or name if name in reports else name for name in row.disputed]
            yield Line(join_words(titles), "Said otherwise in:")
        for voice in row.voices:
            if voice.disputed or (voice.proposed_by is not None and row.proposed_by is None):
                yield self._proposed(voice)
        for party in self._positions.parties:
            stance = self._cell(row, party.id)
            if stance.word and party.id not in self._columns:
                yield Line(self.names[party.id], f"{stance.word}:", evidence=stance.evidence)
        # Where somebody is named, what nobody is named for says nothing that a reader needs.
        is_named = any(voice.party is not None for voice in row.voices)
        for voice in row.voices:
            if voice.party is None and not is_named:
                yield Line("somebody unnamed", f"{voice.stance}:", evidence=voice.evidence[:_MOST_NOTES])

    def _proposed(self, voice: Voice) -> Line:
        """A stance that a model proposes beside what rules read, or that the words do not bear out."""
        name = self.names.get(voice.party or "", "somebody unnamed")
        tags = (_DISPUTED,) if voice.disputed else ()
        return Line(
            f"{name} {voice.stance} it", f"{_sentence(PROPOSED)}:", tags, voice.evidence[:_MOST_NOTES]
        )

    def _called(self) -> dict[str, str]:
        """The names of all parties: who sets a condition need not be one of the table."""
        return {party.id: party.name for party in self._dossier.parties} | dict(self.names)

    def _condition(self, conditions: Sequence[Condition]) -> Line:
        """The words of a condition, with every act that they name."""
        first = conditions[0]
        words = cut_at_word(conditions_in_words([first]), _LONGEST_CONDITION)
        setter = self._called().get(first.voice or "")
        lead = "Condition:" if setter is None else f"{possessive(setter)} condition:"
        acts = [self._acts[c.position] for c in conditions if c.position in self._acts]
        tags = (f"see {join_words([f'“{act}”' for act in dict.fromkeys(acts)])}",) if acts else ()
        return Line(words, lead, tags, (first.words,), quoted=True)


def _act_of(row: Position) -> str:
    """Return the act as a reader knows it: a measure in force of which nobody wants the end as itself."""
    return row.measure or row.act


def _heard(positions: Positions, dossier: Dossier) -> set[str]:
    """Return the parties of whom, or of whose people, the reports tell what they say, want or do."""
    heard = {statement.speaker for statement in dossier.statements}
    for act in dossier.acts:
        if act.mood not in _NO_STANCE:
            heard |= {act.voice, act.doer}
    return {positions.speaks_for.get(party, party) for party in heard if party is not None}


def _names(parties: Sequence[Party]) -> dict[str, str]:
    """A short name for each party; the whole name where two would have the same."""
    short = {party.id: _as_heading(short_name(party)) for party in parties}
    used = Counter(short.values())
    return {
        party.id: short[party.id] if used[short[party.id]] == 1 else _as_heading(party.name)
        for party in parties
    }


def _as_heading(name: str) -> str:
    """Return the name of a party as a heading: with a capital, and without its article.

    Examples
    --------
    >>> _as_heading("the salt union"), _as_heading("a cabinet"), _as_heading("CNRP")
    ('Salt union', 'Cabinet', 'CNRP')
    """
    return upper_first(bare_name(name))
