"""The table of positions with what a person corrected in a drafted case: names, acts, what is out or new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.analysis.stated_wishes import AGAINST, stated_wishes, without_words
from detente.case import Case
from detente.dossier import Dossier
from detente.drafting import UNREVIEWED, select
from detente.interview import Naming, conditions_answered
from detente.model import Model
from detente.names import bare_name
from detente.positions import Position, Positions, Voice, supposed_rows
from detente.reading import Party
from detente.sources import Evidence

_ANSWER = "answer_"
"""Begins the ids of words that a person gave as a reason."""
_NOW, _SAME = "now:", "same:"
"""Begin the ids of questions of an interview: whether an option is done now, and whether two are one."""


@dataclass(frozen=True)
class Corrected:
    """Findings as a person corrected them.

    Attributes
    ----------
    dossier
        The same with the parties named as the case names them.
    left_out
        Rows that a draft of these reports has as options, and that the person took out of the case.
    stated
        The number of rows that are options of the case; they come first once somebody has reviewed it.
    """

    positions: Positions
    dossier: Dossier
    left_out: tuple[Position, ...]
    stated: int


def corrected_positions(
    case: Case,
    evidence: Mapping[str, Evidence],
    dossier: Dossier,
    read: Positions,
    model: Model,
) -> Corrected:
    """Return a table under the options and parties of a case that was drafted from it.

    A row that became an option has the words of that option, and the party that has it in the case. Rows that
    the draft left out stay as they were read, but for those of a party that is out.

    Parameters
    ----------
    case
        The case; the draft lists in its text what it left out.
    evidence
        The case's evidence ids, resolved to the exact words.
    """
    rejected = {evidence[name] for item in case.file.interview for name in item.rejects if name in evidence}
    kept = without_words(read, rejected) if rejected else read
    return _Correcting(case, evidence, dossier, kept, model).corrected()


class _Correcting:
    """The rows of a table on their way to the options of a case."""

    def __init__(
        self,
        case: Case,
        evidence: Mapping[str, Evidence],
        dossier: Dossier,
        read: Positions,
        model: Model,
    ) -> None:
        self._conditions = conditions_answered(case, Naming(case.file))
        self._case, self._text, self._evidence = case.file, case.text, evidence
        self._dossier, self._read = dossier, read
        self._selection = select(read)
        self._is_reviewed = not case.text.startswith(UNREVIEWED)
        self._wishes = stated_wishes(case.file, evidence, model)
        keys = self._selection.ids
        self._known = {party.id: party for party in (*read.parties, *read.deciders)}
        self._into = {
            party: into
            for party, key in keys.items()
            if key not in case.file.parties and (into := self._joined_into(party)) is not None
        }
        """Parties of the table to those of the case that they were joined with."""
        self._gone = {
            party for party, key in keys.items() if key not in case.file.parties and party not in self._into
        }
        self._of_key = {key: party for party, key in keys.items() if key in case.file.parties}
        for key, stated in case.file.parties.items():
            self._of_key.setdefault(key, self._namesake(stated.name) or key)
        self._answered = {
            item.id.removeprefix(_NOW): item.answer
            for item in case.file.interview
            if item.id.startswith(_NOW) and item.answer in ("yes", "no")
        }

    def corrected(self) -> Corrected:
        """Return the rows of the case, what a person added, and the others."""
        option_of = self._options_of_rows()
        rows: dict[str, Position] = {}
        left_out = []
        for row in self._read.rows:
            option = option_of.get(row.id)
            if option is None and self._is_out(row):
                left_out.append(row)
            elif option in rows:
                rows[option] = _both(rows[option], self._as_stated(row, option))
            else:
                rows[option or row.id] = self._as_stated(row, option)
        new = [self._added(option) for option in self._options if option not in rows]
        stated = [row for name, row in rows.items() if name in self._options]
        rest = [row for name, row in rows.items() if name not in self._options]
        by_hand = any(row.added_by_hand for row in new)
        is_draft = not by_hand and self._text.startswith(UNREVIEWED)
        every = (*rows.values(), *new) if is_draft else (*stated, *new, *rest)
        return Corrected(self._table(every), self._renamed_dossier(), tuple(left_out), len(stated) + len(new))

    @cached_property
    def _options(self) -> Mapping[str, tuple[str, frozenset[Evidence]]]:
        """The label of each option of the case, and the words that it cites."""
        return {
            f"{party}.{key}": (
                option.label.rstrip(". "),
                frozenset(self._evidence[cited] for cited in option.evidence if cited in self._evidence),
            )
            for party, stated in self._case.parties.items()
            for key, option in stated.options.items()
        }

    def _options_of_rows(self) -> dict[str, str]:
        """Return the option that each row became, by the words that both rest on."""
        options, of_row = self._options, dict[str, str]()
        changed = []
        for drafted in self._selection.options:
            words = set(drafted.row.evidence)
            if drafted.name in options and (words & options[drafted.name][1] or not options[drafted.name][1]):
                of_row[drafted.row.id] = drafted.name
            else:
                changed.append((drafted, words))
        for drafted, words in changed:
            # Words that another option cites too tell nothing of this one.
            free = [name for name in options if name not in of_row.values()]
            best = max(free, key=lambda name: len(words & options[name][1]), default="")
            if best and words & options[best][1]:
                of_row[drafted.row.id] = best
            elif drafted.name in self._same:
                of_row[drafted.row.id] = self._same[drafted.name]
        for row in self._read.rows:
            maker = self._into.get(row.maker, row.maker)
            for name, (label, _) in options.items():
                mine = self._of_key[name.partition(".")[0]] == maker
                if row.id not in of_row and mine and label.casefold() == row.act.casefold():
                    of_row[row.id] = name
        chosen = {drafted.row.id for drafted in self._selection.options}
        for row in (each for each in self._read.rows if each.id not in chosen):
            # After further reports a draft may have other options: what a person reviewed stays what it is.
            maker = self._into.get(row.maker, row.maker)
            for name, (_, cited) in options.items():
                is_its = self._of_key[name.partition(".")[0]] == maker
                is_open = row.id not in of_row and name not in of_row.values()
                if is_open and is_its and cited & set(row.evidence):
                    of_row[row.id] = name
        return of_row

    @cached_property
    def _same(self) -> Mapping[str, str]:
        """The options of the draft that a person said to be one with another of the case."""
        pairs = [
            item.id.removeprefix(_SAME).partition("-")
            for item in self._case.interview
            if item.id.startswith(_SAME) and item.answer == "yes"
        ]
        return {joined: into for into, _, joined in pairs if into in self._options}

    def _is_out(self, row: Position) -> bool:
        """Return True for an option of the draft that a person took out, and for acts of a party that is.

        What the draft itself says that it left out, and what only later reports tell, nobody took out.
        """
        if row.maker in self._gone:
            return True
        if row.id not in {option.row.id for option in self._selection.options}:
            return False
        cited = {words.report for words in self._evidence.values()}
        is_named = f": {row.act} (" in self._text
        return not is_named and bool(cited & {words.report for words in row.evidence})

    def _as_stated(self, row: Position, option: str | None) -> Position:
        row = replace(
            row,
            maker=self._into.get(row.maker, row.maker),
            about=tuple(dict.fromkeys(self._into.get(party, party) for party in row.about)),
            voices=tuple(
                replace(voice, party=self._into.get(voice.party or "", voice.party)) for voice in row.voices
            ),
        )
        if option is None:
            return row
        maker = self._of_key[option.partition(".")[0]]
        answer = self._answered.get(option)
        return replace(
            row,
            maker=maker,
            act=self._options[option][0],
            in_force=row.in_force if answer is None else answer == "yes",
            on_condition=self._conditions.get(option, ""),
            voices=self._voices(option, (_of_maker(voice, row.maker, maker) for voice in row.voices)),
            from_a_person=row.from_a_person or self._is_reviewed,
        )

    def _voices(self, option: str, read: Iterable[Voice]) -> tuple[Voice, ...]:
        """Return the stances on an option: those read, and what its case has of them in a report's words.

        What was read of a party goes where the case has the contrary by the same words.
        """
        voices = list(read)
        if not self._is_reviewed:
            return tuple(voices)
        for wish in (each for each in self._wishes if each.option == option):
            party = self._of_key[wish.party]
            stance = wish.stance
            against = stance in AGAINST
            mine = [voice for voice in voices if voice.party == party]
            alike = [
                v for v in mine if (v.stance in AGAINST) == against and set(v.evidence) & set(wish.words)
            ]
            turned = [
                v for v in mine if (v.stance in AGAINST) != against and set(v.evidence) <= set(wish.words)
            ]
            voices = [
                replace(voice, sureness=1.0) if voice in alike else voice
                for voice in voices
                if voice not in turned
            ]
            # An answer without words of a report stands where nothing was read of the party.
            if not alike and (wish.words or not any(voice.party == party for voice in voices)):
                voices.append(Voice(party, stance, None, wish.words, answered=True))
        return tuple(voices)

    def _added(self, option: str) -> Position:
        """Return the act of an option that no row became: one that words suppose, or a person's own."""
        answer = self._answered.get(option)
        label, words = self._options[option]
        supposed = next((row for row in self._supposed if words & set(row.supposed)), None)
        maker = self._of_key[option.partition(".")[0]]
        is_drafted = supposed is None and self._is_drafted(option)
        # What a draft takes to be held out for, its maker does.
        does = is_drafted and answer == "yes"
        voices = (Voice(maker, "does", None, _in_order(words)),) if does else ()
        return Position(
            id=option,
            maker=maker,
            act=label,
            kind=supposed.kind if supposed else "",
            catalogue=supposed.catalogue if supposed else None,
            in_force=None if answer is None else answer == "yes",
            on_condition=self._conditions.get(option, ""),
            voices=self._voices(option, voices),
            added_by_hand=supposed is None and not is_drafted and (not words or self._is_reviewed),
            supposed=supposed.supposed if supposed else _in_order(words),
        )

    def _is_drafted(self, option: str) -> bool:
        """Return True for an option that rests on words of the draft, and not on those of an answer alone."""
        party, _, key = option.partition(".")
        cited = self._case.parties[party].options[key].evidence
        return any(name in self._evidence and not name.startswith(_ANSWER) for name in cited)

    @cached_property
    def _supposed(self) -> Sequence[Position]:
        """The acts that no row has, and that a draft takes up where an assessment supposes them."""
        return supposed_rows(self._read, self._dossier)

    def _joined_into(self, party: str) -> str | None:
        """Return the party of the table that one which is no party any more was joined with.

        Whatever is joined keeps the words of both.
        """
        mentions = {(words.report, words.start) for words in self._known[party].mentions}
        for key, stated in self._case.parties.items():
            cited = [self._evidence[name] for name in stated.evidence if name in self._evidence]
            if any((words.report, words.start) in mentions for words in cited):
                return next((p for p, k in self._selection.ids.items() if k == key), None)
        return None

    def _namesake(self, name: str) -> str | None:
        folded = bare_name(name).casefold()
        return next(
            (p for p, known in self._known.items() if bare_name(known.name).casefold() == folded), None
        )

    def _renamed(self) -> Mapping[str, str]:
        """The names that a person gave parties, by their ids in the table."""
        return {
            party: self._case.parties[key].name
            for party, key in self._selection.ids.items()
            if key in self._case.parties and self._case.parties[key].name != self._known[party].name
        }

    def _table(self, rows: Sequence[Position]) -> Positions:
        renamed = self._renamed()
        known = {
            id_: _with_name(party, renamed[id_]) if id_ in renamed else party
            for id_, party in self._known.items()
        }
        for key, id_ in self._of_key.items():
            known.setdefault(id_, Party(id=id_, name=self._case.parties[key].name, kind="organization"))
        involved = {party for row in rows for party in (row.maker, *(voice.party for voice in row.voices))}
        out = {*self._gone, *self._into}
        silent = tuple(p for p in self._read.silent if p in known and p not in out and p not in involved)
        return replace(
            self._read,
            rows=tuple(rows),
            parties=tuple(party for party in known.values() if party.id in involved or party.id in silent),
            silent=silent,
            speaks_for={of: self._into.get(to, to) for of, to in self._read.speaks_for.items()},
            deciders=tuple(known[p.id] for p in self._read.deciders if p.id not in out),
            sides=tuple(known.get(p.id, p) for p in self._read.sides if p.id not in out),
        )

    def _renamed_dossier(self) -> Dossier:
        names = {self._known[party].name: name for party, name in self._renamed().items()}
        if not names:
            return self._dossier
        parties = (
            _with_name(party, names[party.name]) if party.name in names else party
            for party in self._dossier.parties
        )
        return replace(self._dossier, parties=tuple(parties))


def _in_order(words: frozenset[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(words, key=lambda each: (each.report, each.start)))


def _with_name(party: Party, name: str) -> Party:
    """Return a party by the name that a person gives it; its names in the reports are no acronyms of that."""
    return party.model_copy(update={"name": name, "aliases": ()})


def _of_maker(voice: Voice, before: str, maker: str) -> Voice:
    """Return a stance of an act that another party has now: who did it then is the other."""
    return replace(voice, party=maker) if voice.party == before != maker else voice


def _both(row: Position, other: Position) -> Position:
    """Return the one row of two that a person made one."""
    voices = {(voice.party, voice.stance): voice for voice in row.voices}
    for voice in other.voices:
        known = voices.get((voice.party, voice.stance))
        words = tuple(dict.fromkeys((*(known.evidence if known else ()), *voice.evidence)))
        voices[voice.party, voice.stance] = replace(known or voice, evidence=words)
    return replace(
        row,
        voices=tuple(voices.values()),
        conditions=tuple(dict.fromkeys((*row.conditions, *other.conditions))),
        weight=max(row.weight, other.weight),
        sureness=max(row.sureness, other.sureness),
    )
