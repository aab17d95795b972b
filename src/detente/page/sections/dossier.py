"""The sections that show the dossier: parties, chronology, who said what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from detente.dossier import Dossier, normal_name
from detente.edtf import DateRange, bounds_in_words
from detente.page.lines import Group, Line
from detente.page.words import (
    PROPOSED,
    actors_and_recipients,
    addressee_in_words,
    counted,
    decided_in_words,
    event_kind_in_words,
    place_in_words,
    stances_in_words,
    standing_in_words,
)
from detente.patterns import as_pattern
from detente.reading import Event, Modality, Party, Role, Standing, Statement
from detente.short import lower_first, one_line
from detente.sources import Evidence

MAX_PARTIES = 12
MAX_UNDATED = 12
MAX_DATED = 40
MAX_SPEAKERS = 12
MAX_STATEMENTS_A_SPEAKER = 8
MAX_ALIASES = 4
MAX_STANDINGS = 4
MAX_NOTES_A_LINE = 4
_HEDGES: dict[Modality, str] = {
    "happened": "",
    "ongoing": "under way",
    "planned": "planned",
    "possible": "possible",
    "demanded": "asked for",
    "denied": "not done",
}
_LONGEST_QUOTE = 240
_LONGEST_REST = 110
_CLAUSE_END = as_pattern(r"""[,;:.!?)](?=[\s”’"'])|[—–“”"]|\n\s*\n""")


def party_groups(
    dossier: Dossier, makers: Mapping[str, tuple[Evidence, ...]]
) -> tuple[tuple[Group, ...], int]:
    """Show the parties of the reports with their standing, and count those left out.

    Parameters
    ----------
    makers
        The case's decision makers by name, with the words the case cites for each: those stand first,
        even those the reports name otherwise, then whoever is most spoken of.
    """
    deciding = {_name_key(name): name for name in makers}
    decides = {
        party.id: {key for name in (party.name, *party.aliases) if (key := _name_key(name)) in deciding}
        for party in dossier.parties
    }
    named = set().union(*decides.values())
    silent = [
        Group(name, "decision maker; the reports give it no such name", (), makers[name])
        for key, name in deciding.items()
        if key not in named
    ]
    shown = sorted(dossier.parties, key=lambda party: not decides[party.id])[:MAX_PARTIES]
    groups = [_party_group(dossier, party, bool(decides[party.id])) for party in shown]
    makers_shown = sum(bool(decides[party.id]) for party in shown)
    groups[makers_shown:makers_shown] = silent
    return tuple(groups), max(0, len(dossier.parties) - MAX_PARTIES)


def _party_group(dossier: Dossier, party: Party, decides: bool) -> Group:
    """One party with its standing."""
    names = dossier.names
    now = party.titles_on(dossier.latest)
    # What holds comes first.
    first = sorted(party.titles, key=lambda held: held not in now)[:MAX_STANDINGS]
    lines = [Line(_title(held, names, dossier.latest), evidence=(held.span,)) for held in first]
    if len(party.titles) > MAX_STANDINGS:
        lines.append(Line(f"and {counted(len(party.titles) - MAX_STANDINGS, 'more title')}"))
    facts = ["decision maker"] if decides else []
    facts += [] if party.kind == "other" else [party.kind]
    facts += [f"also {_some(party.aliases, MAX_ALIASES)}"] if party.aliases else []
    return Group(party.name, "; ".join(facts), tuple(lines), party.mentions[:1])


def _title(held: Role | Standing, names: Mapping[str, str], on: date | None) -> str:
    if isinstance(held, Standing):
        return standing_in_words(held, on)
    held_in = names[held.of] if held.of else ""
    title = f"{held.title}, {held_in}" if held_in not in held.title else held.title
    return f"{title}{bounds_in_words(held.since, held.until)}"


def _some(names: Sequence[str], most: int) -> str:
    """The first of many names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def _name_key(name: str) -> str:
    """A name without what spelling varies: a person who writes a case need not type curly apostrophes."""
    return normal_name(name.replace("’", "'"))


def chronology(dossier: Dossier) -> tuple[tuple[Line, ...], tuple[Line, ...], int]:
    """Show dated events in order, undated ones apart, and count the undated ones left out."""
    dated = [event for event in dossier.events if _has_year(event)]
    undated = [event for event in dossier.events if not _has_year(event)]
    lines = _merged(_event_line(dossier, event, DateRange.parse(event.when).words) for event in dated)
    rest = _merged(
        _event_line(dossier, event, DateRange.parse(event.when).words if event.when else "")
        for event in undated
    )
    earlier = len(lines) - MAX_DATED
    if earlier > 0:
        lines = (Line(f"and {counted(earlier, 'event')} before these", "earlier"), *lines[-MAX_DATED:])
    return lines, rest[:MAX_UNDATED], max(0, len(rest) - MAX_UNDATED)


def _has_year(event: Event) -> bool:
    return DateRange.parse(event.when).dated


def _merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One line for events that one clause tells of, with the type of each."""
    alike: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        alike[line.lead, line.text].append(line)
    merged = (
        same[0]
        if len(same) == 1
        else replace(
            same[0],
            tags=tuple(dict.fromkeys(tag for line in same for tag in line.tags)),
            evidence=tuple(dict.fromkeys(words for line in same for words in line.evidence)),
        )
        for same in alike.values()
    )
    return tuple(_with_few_notes(line) for line in merged)


def _with_few_notes(line: Line) -> Line:
    """The line with its first passages; what a hundred reports tell needs no hundred notes."""
    more = len(line.evidence) - MAX_NOTES_A_LINE
    if more <= 0:
        return line
    tags = (*line.tags, f"also in {counted(more, 'more passage')}")
    return replace(line, evidence=line.evidence[:MAX_NOTES_A_LINE], tags=tags)


def _event_line(dossier: Dossier, event: Event, lead: str) -> Line:
    hedge = _HEDGES[event.modality]
    plain = lower_first(event_kind_in_words(event.type))
    kind = f"{plain}, {hedge}" if hedge else plain
    words = _clause(event.evidence[0], dossier.reports[event.evidence[0].report].text)
    who = actors_and_recipients(event, dossier.names) if event.recipients else ""
    tags = tuple(tag for tag in (kind, who, place_in_words(event)) if tag)
    return Line(words, lead, tags, event.evidence, quoted=True)


def _clause(evidence: Evidence, text: str) -> str:
    """The words of an event, read on to where their clause ends, so that no line breaks off in mid-phrase."""
    words = _shortened(evidence)
    rest = text[evidence.end : evidence.end + _LONGEST_REST]
    end = _CLAUSE_END.search(rest)
    if words.endswith("…"):
        return words
    if end is None:
        return f"{words} …" if len(rest) == _LONGEST_REST else words
    return one_line(evidence.quote + rest[: end.start()])


def voices(dossier: Dossier) -> tuple[Group, ...]:
    """Show the statements of each speaker, the most quoted first."""
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in dossier.statements:
        if statement.speaker is not None:
            by_speaker[statement.speaker].append(statement)
        elif statement.speaker_span is not None:
            by_speaker[statement.speaker_span.quote].append(statement)
    names = dossier.names
    standing = {
        party.id: "; ".join(held.title for held in party.titles_on(dossier.latest)[:2])
        for party in dossier.parties
    }
    most_quoted = sorted(by_speaker.items(), key=lambda item: -len(item[1]))
    groups = []
    for speaker, said in most_quoted[:MAX_SPEAKERS]:
        lines = [_statement_line(dossier, statement) for statement in said[:MAX_STATEMENTS_A_SPEAKER]]
        if len(said) > len(lines):
            lines.append(Line(f"and {counted(len(said) - len(lines), 'more statement')}"))
        groups.append(Group(names.get(speaker, speaker), standing.get(speaker, ""), tuple(lines)))
    if len(most_quoted) > MAX_SPEAKERS:
        groups.append(Group(f"And {counted(len(most_quoted) - MAX_SPEAKERS, 'more speaker')}", "", ()))
    return tuple(groups)


def _statement_line(dossier: Dossier, statement: Statement) -> Line:
    text = " … ".join(_shortened(part) for part in statement.content_spans)
    if statement.manner == "indirect":
        text = text.removeprefix("that ")
    tags = [
        {"direct": "in these words", "indirect": "as reported", "mixed": "partly in these words"}[
            statement.manner
        ],
        *stances_in_words(statement),
    ]
    if addressee := addressee_in_words(statement, dossier.names):
        tags.append(addressee)
    if statement.proposed_by is not None:
        tags.append(PROPOSED)
    if statement.decided_by is not None:
        tags.append(decided_in_words(statement.decided_by))
    published = dossier.reports[statement.content_spans[0].report].published
    # Of a single report the head of the page says when it was published.
    if published is not None and len(dossier.reports) > 1:
        tags.append(DateRange.parse(published.isoformat()).words)
    return Line(text, tags=tuple(tags), evidence=statement.content_spans, quoted=True)


def _shortened(evidence: Evidence) -> str:
    words = one_line(evidence.quote)
    if len(words) <= _LONGEST_QUOTE:
        return words
    cut = words[:_LONGEST_QUOTE]
    whole_words = cut.rsplit(" ", 1)[0]
    # One endless word must not take all the others with it.
    return (whole_words if len(whole_words) > _LONGEST_QUOTE // 2 else cut) + " …"
