"""A case file drafted from the table of positions: every line with its evidence, unknowns left unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from detente import reading
from detente.assistant import with_proposals
from detente.case import CaseFile
from detente.dossier import Dossier, is_address, is_store, join_findings, stored_dossier
from detente.drafting.assessments import Assessment
from detente.drafting.citations import Citations, passages_of
from detente.drafting.drafted_tests import Drafted
from detente.drafting.header import ask_first, check_first, not_used, to_compare
from detente.drafting.identifiers import short_names
from detente.drafting.layout import draft_text, shown
from detente.drafting.selection import DraftOption, Selection
from detente.drafting.state_names import state_names
from detente.drafting.structure import Line, exclusions, one_way_of, rules_of, status_quo_of
from detente.drafting.tested_claims import tested_claims
from detente.drafting.wants import Assume, Wants
from detente.errors import BadInput
from detente.names import bare_name, with_article
from detente.positions import Positions, positions_of
from detente.reading import Party
from detente.short import count_of
from detente.sources import Evidence, headline_in

if TYPE_CHECKING:
    from detente.assistant import Assistant

_MOST_SOURCES_NAMED = 3
_MOST_TEXTS = 20
"""Reports by which it is told if a name has an article."""
_DRAFTED = "drafted test"
_OF_WHOM = "no words say of whom it is asked: taken for the one other side"


def draft_case(
    dossier: Dossier, folder: Path, *, assume: Assume = "now", published: date | None = None
) -> str:
    """Return the text of a case file drafted from a dossier.

    Parameters
    ----------
    folder
        Where the case will stand: reports are named relative to it.
    assume
        "now": what a party keeps up is assumed to be what it prefers, and marked so. "none": nothing is.
    published
        The day that was given for a report which does not state it: the case keeps it.

    Raises
    ------
    BadInput
        If the reports describe nothing that a party could still do.
    """
    return draft_positions(positions_of(dossier), dossier, folder, assume=assume, published=published)


def draft_positions(
    positions: Positions,
    dossier: Dossier,
    folder: Path,
    *,
    assume: Assume = "now",
    published: date | None = None,
) -> str:
    """Return the text of a case file drafted from a table of positions of a dossier.

    Raises
    ------
    BadInput
        If the table has no row.
    """
    tested = tested_claims(positions, dossier, assume)
    selection, wants, claims = tested.selection, tested.wants, tested.claims
    if not selection.options:
        raise _nothing_open(positions, dossier)
    cite = Citations(dossier, folder)
    document = _document(dossier, selection, wants, claims, cite)
    if published is not None:
        document["published"] = {item["report"]: published.isoformat() for item in cite.items.values()}
    CaseFile.model_validate(document)
    return draft_text(
        document,
        (
            *check_first(selection, wants, len(dossier.reports)),
            *to_compare(selection, wants, cite),
            *ask_first(selection, positions, dossier),
        ),
        not_used(positions, selection, wants),
        _notes(selection, claims, len(dossier.reports)),
    )


def _nothing_open(positions: Positions, dossier: Dossier) -> BadInput:
    sources = list(dict.fromkeys(report.source for report in dossier.reports.values()))
    named = ", ".join(sources[:_MOST_SOURCES_NAMED]) or "the dossier"
    more = len(sources) - _MOST_SOURCES_NAMED
    read = ", ".join(
        (
            count_of(dossier.parties, "party", "parties"),
            count_of(dossier.statements, "statement"),
            count_of(dossier.events, "event"),
            count_of(positions.unused, "act left out", "acts left out"),
        )
    )
    of_nobody = next(iter(positions.of_nobody_named), None)
    why = "nothing was read that a party plans, refuses or is asked for"
    if positions.rows:
        why = "too little speaks for any act that was read"
    if of_nobody is not None:
        why = f"a demand was read, but not of whom (“{shown(of_nobody.words.quote)}”)"
    return BadInput(
        f"{named} and {more} more" if more > 0 else named,
        f"{why}, so nothing can be drafted (read: {read})",
        "add reports on what the parties could do, or write the case by hand",
    )


def _document(
    dossier: Dossier,
    selection: Selection,
    wants: Mapping[str, Wants],
    claims: Sequence[tuple[Assessment, Drafted]],
    cite: Citations,
) -> dict[str, Any]:
    options = selection.options
    proposed = _words_proposed(options)
    excluding = exclusions(options)
    names = short_names(selection.parties, selection.ids)
    sections: dict[str, Any] = {
        "detente": 1,
        "title": _title(dossier, selection),
        "parties": {
            selection.ids[party.id]: {
                "name": party.name,
                "evidence": cite(_named_in(party)),
                **_options(selection.options_of(party), cite),
            }
            for party in selection.parties
        },
        "states": state_names(options, names, selection.parties, excluding),
        "rules": [_line("rule", line, cite) for line in rules_of(excluding)],
        "one_way": [_line("option", line, cite) for line in one_way_of(options)],
        "status_quo": _line("state", status_quo_of(options), cite),
        "preferences": {
            selection.ids[party.id]: _preference(wants[party.id], cite, proposed)
            for party in selection.parties
        },
        "claims": [
            _claim(f"claim_{k}", claim, test, cite) for k, (claim, test) in enumerate(claims, start=1)
        ],
    }
    sections["evidence"] = cite.items
    return {key: value for key, value in sections.items() if value not in ([], {})}


def _options(options: Sequence[DraftOption], cite: Citations) -> dict[str, Any]:
    if not options:
        return {}
    return {
        "options": {
            option.id: {
                "label": option.row.act,
                "evidence": cite(passages_of(option.row)),
                **_proposed(option.row.proposed_by),
            }
            for option in options
        }
    }


def _title(dossier: Dossier, selection: Selection) -> str:
    """Return the title of the one report; else the two sides: no report's title is that of all."""
    if len(dossier.reports) == 1:
        [report] = dossier.reports.values()
        if title := report.title or headline_in(report.text):
            return title
    texts = [report.text for report in islice(dossier.reports.values(), _MOST_TEXTS)]
    able = [party for party in selection.parties if selection.options_of(party)]
    others = [party for party in selection.parties if party not in able]
    both = [with_article(party.name, party.kind, texts) for party in (*able, *others)[:2]]
    if len(both) > 1:
        return f"{both[0][:1].upper()}{both[0][1:]} and {both[1]}"
    titles = [report.title for report in dossier.reports.values() if report.title]
    if titles:
        return titles[0]
    files = list(dict.fromkeys(_file_name(report.source) for report in dossier.reports.values()))
    more = f" and {len(files) - _MOST_SOURCES_NAMED} more" if len(files) > _MOST_SOURCES_NAMED else ""
    return "Draft from " + ", ".join(files[:_MOST_SOURCES_NAMED]) + more


def _file_name(source: str) -> str:
    """Return the name of a source; all reports of a kept dossier have that of the dossier.

    Examples
    --------
    >>> _file_name("notes/talks.txt"), _file_name("talks.dossier#r1")
    ('talks.txt', 'talks.dossier')
    >>> _file_name("postgresql://ana@server/talks?sslmode=require#r1")
    'talks'
    """
    if is_address(source):
        return urlsplit(source).path.strip("/")
    name = Path(source).name
    store = name.partition("#")[0]
    return store if is_store(store) else name


def _line(key: str, line: Line, cite: Citations) -> dict[str, Any]:
    return {
        key: line.text,
        **({"evidence": cite(line.evidence)} if line.evidence else {}),
        **({"assumed": line.assumed} if line.assumed else {}),
    }


def _proposed(by: str | None) -> dict[str, str]:
    return {} if by is None else {"proposed_by": by}


def _preference(wants: Wants, cite: Citations, proposed: Mapping[Evidence, str]) -> Any:
    if not wants.wants:
        return "unknown"
    # The text says what a party wants, but not in which order.
    return {
        "priorities": [
            {
                **_line("priority", Line(want.priority, want.evidence, want.assumed), cite),
                **_proposed(_proposed_by(want.evidence, proposed)),
            }
            for want in wants.wants
        ],
        "unknown": ["order", *dict.fromkeys(option.name for option, _ in wants.open)],
    }


def _words_proposed(options: Sequence[DraftOption]) -> dict[Evidence, str]:
    """Return the passages that only a model takes for a stance, and the model."""
    voices = [voice for option in options for voice in option.row.voices]
    read = {words for voice in voices if voice.proposed_by is None for words in voice.evidence}
    return {
        words: voice.proposed_by
        for voice in voices
        if voice.proposed_by is not None
        for words in voice.evidence
        if words not in read
    }


def _proposed_by(words: Sequence[Evidence], proposed: Mapping[Evidence, str]) -> str | None:
    """Return the model that proposed all of some words; None where rules read any of them."""
    models = [proposed.get(passage) for passage in words]
    return models[0] if models and None not in models else None


def _claim(id_: str, claim: Assessment, test: Drafted, cite: Citations) -> dict[str, Any]:
    return {
        "id": id_,
        "says": claim.says,
        **({"by": claim.whose} if claim.whose else {}),
        "evidence": cite([claim.words]),
        **({"assumed": _assumed(test), "holds_if": test.holds_if} if test.holds_if else {}),
    }


def _assumed(test: Drafted) -> str:
    return f"{_DRAFTED}; {test.assumed}" if test.assumed else _DRAFTED


def _notes(
    selection: Selection, claims: Sequence[tuple[Assessment, Drafted]], reports: int
) -> dict[str, str]:
    """Return comments: what a claim lacks for a test, and how many reports speak for an option."""
    notes = {
        f"claim_{k}": f"no test: {test.missing}"
        for k, (_, test) in enumerate(claims, start=1)
        if test.missing
    }
    for option in selection.options:
        if option.row.supposed and not option.row.assumed:
            notes[option.name] = "nobody is said to plan or refuse it: a claim supposes it"
        elif option.row.assumed:
            notes[option.name] = option.row.assumed
        elif option.row.maker_assumed:
            notes[option.name] = _OF_WHOM
    if reports == 1:
        return notes
    for option in selection.options:
        speaking = {passage.report for passage in option.row.evidence}
        in_reports = f"in {count_of(speaking, 'report')} of {reports:,}"
        notes[option.name] = "; ".join(filter(None, (in_reports, notes.get(option.name))))
        if option.row.disputed:
            notes[option.name] += f"; contradicted by {', '.join(option.row.disputed[:3])}"
    return notes


def draft_from(
    sources: Sequence[str],
    folder: Path,
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    assume: Assume = "now",
    unreadable: list[BadInput] | None = None,
    assistant: Assistant | None = None,
) -> str:
    """Return a case drafted from reports, from the JSON that `detente read` printed of them, or from a store.

    Parameters
    ----------
    unreadable
        A list for the faults of files that cannot be used; without it the first fault is raised.
    assistant
        A model that proposes what rules miss; None for the rules alone.

    Raises
    ------
    BadInput
        If a source cannot be used, or the reports describe nothing that a party could still do.
    """
    dossier, given = dossier_for_draft(
        sources, published=published, pipeline=pipeline, trust=trust, unreadable=unreadable,
        assistant=assistant,
    )  # fmt: skip
    return draft_case(dossier, folder, assume=assume, published=given)


def dossier_for_draft(
    sources: Sequence[str],
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    unreadable: list[BadInput] | None = None,
    assistant: Assistant | None = None,
) -> tuple[Dossier, date | None]:
    """Return the dossier that a draft is made from, and the day that was given for its reports, if it counts.

    Raises
    ------
    BadInput
        If a source cannot be used.
    """
    if "-" in sources:
        raise BadInput("-", "a case cites files, and standard input is none", "save the report first")
    dossier = stored_dossier(sources)
    if dossier is None:
        findings = reading.findings_of(
            sources, published=published, pipeline=pipeline, trust=trust, unreadable=unreadable
        )
        dossier = join_findings(with_proposals(findings, assistant))
    given = published is not None and all(r.published == published for r in dossier.reports.values())
    return dossier, published if given else None


def _named_in(party: Party) -> tuple[Evidence, ...]:
    """Return the first words that name a party itself, and not only one who speaks for it."""
    own = bare_name(party.name).casefold()
    named = (words for words in party.mentions if bare_name(words.quote).casefold() == own)
    return tuple(islice(chain(named, party.mentions), 1))
