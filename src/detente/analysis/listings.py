"""Lists of what a dossier holds, as rows with named columns, for people and for other programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from detente.analysis.named_filters import known_parties, require_days, require_reports
from detente.dossier import BY_HAND, Decision, Dossier, that_count
from detente.short import count_of, join_words, one_line
from detente.sources import Evidence, Report


@dataclass(frozen=True)
class Listing:
    """A named list: its columns, and a row of values for each item."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def records(self) -> list[dict[str, Any]]:
        """Each row as a mapping from its columns.

        Examples
        --------
        >>> Listing("parties", ("name",), (("Salt Board",),)).records
        [{'name': 'Salt Board'}]
        """
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Wanted:
    """The rows that a list is to hold: all of it, or what is of some parties, days or reports.

    Attributes
    ----------
    parties
        Names or ids of parties: of several one is enough.
    since, until
        The first and the last day of publication.
    reports
        The ids of reports: of several one is enough.
    limit
        Rows at most; None for all.
    """

    parties: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    reports: tuple[str, ...] = ()
    limit: int | None = None

    def has(self, words: Evidence | None, dossier: Dossier) -> bool:
        """Return True if words are of the report and the days wanted."""
        if words is None:
            return not self.reports and self.since is None and self.until is None
        return self.has_report(words.report, dossier.reports[words.report].published)

    def has_report(self, report: str, published: date | None) -> bool:
        """Return True if a report, by its id, and its day of publication are wanted.

        Examples
        --------
        >>> of_may = Wanted(since=date(2021, 5, 1))
        >>> of_may.has_report("r1", date(2021, 5, 4)), of_may.has_report("r1", None)
        (True, False)
        """
        if self.reports and report not in self.reports:
            return False
        if self.since is not None and (published is None or published < self.since):
            return False
        return self.until is None or (published is not None and published <= self.until)

    def ids_in(self, dossier: Dossier) -> set[str]:
        """Return the ids of the parties; `BadInput` where no report names one, or a report is unknown."""
        require_reports(self.reports, dossier.reports)
        require_days(self.since, self.until)
        return {party for name in self.parties for party in known_parties(dossier, name)}


_WORDS: Final = ("words", "report", "published", "publisher", "start", "end")


def list_parties(dossier: Dossier, wanted: Wanted) -> Listing:
    """List the parties, most mentioned first, with what each is called and its standing."""
    names = wanted.ids_in(dossier)
    rows = []
    for party in dossier.parties:
        passages = [words for words in party.mentions if wanted.has(words, dossier)]
        if (wanted.parties and party.id not in names) or (party.mentions and not passages):
            continue
        rows.append(
            (
                party.name,
                party.kind,
                "; ".join(party.aliases),
                "; ".join(held.title for held in party.titles_on(dossier.latest)),
                len(passages),
                len({words.report for words in passages}),
                party.decided_by,
                party.id,
            )
        )
    columns = ("name", "kind", "aliases", "standing", "mentions", "reports", "decided_by", "id")
    return Listing("parties", columns, tuple(rows[: wanted.limit]))


def list_statements(dossier: Dossier, wanted: Wanted) -> Listing:
    """List who said what, by the day of publication."""
    names = wanted.ids_in(dossier)
    rows = []
    for said in dossier.statements:
        words = said.content_spans[0] if said.content_spans else said.cue_span
        if (wanted.parties and said.speaker not in names) or not wanted.has(words, dossier):
            continue
        rows.append(
            (
                None if said.speaker is None else dossier.party(said.speaker).name,
                None if said.addressee is None else dossier.party(said.addressee).name,
                said.manner,
                *_words(dossier, said.content_spans),
                said.decided_by or said.proposed_by,
                said.id,
            )
        )
    rows.sort(key=lambda row: row[5] or "")
    columns = ("speaker", "to", "manner", *_WORDS, "decided_by", "id")
    return Listing("statements", columns, tuple(rows[: wanted.limit]))


def _words(dossier: Dossier, passages: Sequence[Evidence]) -> Iterable[Any]:
    if not passages:
        return (None,) * len(_WORDS)
    report = dossier.reports[passages[0].report]
    return (
        " … ".join(one_line(passage.quote) for passage in passages),
        report.id,
        None if report.published is None else report.published.isoformat(),
        report.publisher,
        passages[0].start,
        passages[-1].end,
    )


def list_passages(passages: Sequence[Evidence], reports: Mapping[str, Report]) -> Listing:
    """List passages, with the reports that they are from."""
    rows = []
    for words in passages:
        report = reports[words.report]
        day = None if report.published is None else report.published.isoformat()
        quote = one_line(words.quote)
        about = report.title or report.id, quote, report.id, day, report.publisher
        rows.append((*about, words.start, words.end))
    return Listing("passages", ("title", *_WORDS), tuple(rows))


def list_reports(reports: Iterable[Report]) -> Listing:
    """List reports."""
    rows = [
        (
            report.title or report.id,
            report.publisher,
            None if report.published is None else report.published.isoformat(),
            report.url,
            report.source,
            report.copy_of,
            report.id,
        )
        for report in reports
    ]
    return Listing("reports", ("title", "by", "day", "url", "source", "copy_of", "report"), tuple(rows))


def list_decisions(
    decisions: Sequence[Decision],
    unmet: Collection[int] = (),
    reports: Mapping[str, str] | None = None,
) -> Listing:
    """List decisions in their order; one that was taken back says by whom, when and why.

    Parameters
    ----------
    unmet
        The numbers of those whose words or claim no report has as it is read now.
    reports
        The ids of the reports by their keys.
    """
    counting = {decision.number for decision in that_count(decisions)}
    undone = {decision.undoes for decision in decisions}
    taken_back = {
        decision.undoes: ", ".join(filter(None, (decision.who, decision.made_at, decision.why)))
        for decision in decisions
        if decision.kind == "undo" and decision.number not in undone
    }
    rows = [
        (
            decision_in_words(decision, reports),
            decision.who,
            decision.made_at,
            decision.why,
            _counts(decision.number in counting, decision.number in unmet),
            None if decision.number in counting else taken_back.get(decision.number),
            decision.number,
        )
        for decision in decisions
        if decision.kind != "undo"
    ]
    return Listing(
        "decisions", ("decision", "who", "when", "why", "counts", "taken_back", "number"), tuple(rows)
    )


def decisions_about(decisions: Sequence[Decision], key: str) -> list[dict[str, Any]]:
    """List the decisions that count about a report and its findings, the latest first.

    Parameters
    ----------
    key
        Of the report, in its dossier.
    """
    about = [each for each in that_count(decisions) if each.target.get("report") == key]
    return list_decisions(about).records[::-1]


def _counts(counts: bool, unmet: bool) -> str:
    if not counts:
        return "no"
    return "yes, but its words are not read so now" if unmet else "yes"


def decision_in_words(decision: Decision, reports: Mapping[str, str] | None = None) -> str:
    """Say what was decided.

    Parameters
    ----------
    reports
        The ids of the reports by their keys; a report whose id is not known is "one report".

    Examples
    --------
    >>> one = Decision("Ana", "same", {"parties": [{"name": "Sam Rainsy"}, {"name": "Rainsy Sam"}]})
    >>> decision_in_words(one)
    'Sam Rainsy and Rainsy Sam are one'
    >>> target = {"kind": "date", "quote": "9 February"}
    >>> decision_in_words(Decision("Ana", "correct", target, {"field": "edtf", "value": "2017-02-09"}))
    'date “9 February”: the day is 2017-02-09'
    """
    target, payload = decision.target, decision.payload
    report = (reports or {}).get(target.get("report", ""), "one report")
    if decision.kind in ("same", "different", "unsure"):
        one, other = (_side(side) for side in target["parties"])
        said = {"same": "are one", "different": "are not one", "unsure": "may be one: not sure"}
        return f"{one} and {other} {said[decision.kind]}"
    if decision.kind == "mark":
        whose = f", on the side of {payload['of']}" if payload.get("of") else ""
        return f"{target.get('publisher') or report}: {payload['as']}{whose}"
    if decision.kind == "describe":
        said = {name: value for name, value in sorted(payload.items()) if name in _OF_REPORT}
        about = (f"{_OF_REPORT[name]} {value or 'not known'}" for name, value in said.items())
        return f"{report}: {', '.join(about)}"
    if decision.kind == "withdraw":
        return f"{report} withdrawn"
    if decision.kind == "together":
        names = [(reports or {}).get(key, "one report") for key in target["reports"]]
        return f"{join_words(names)} tell of one dispute"
    if decision.kind == "claim":
        return f"assessment {target['claim']}: {one_line(payload['text'])}"
    if decision.kind == "weigh":
        words = one_line(target["item"]["words"])
        return f"“{words}” on assessment {target['claim']}: {payload['mark'] or 'no mark'}"
    if decision.kind == "undo":
        return f"decision {decision.undoes} taken back"
    what = f"{target['kind']} “{one_line(target['quote'])}”" if "quote" in target else _party(target)
    if decision.kind == "correct":
        corrected = _CORRECTED.get(payload["field"], f"its {payload['field']} is")
        return f"{what}: {corrected} {_value_in_words(payload['value'])}"
    known_as = f" as {report}:{BY_HAND}{decision.number}" if _can_be_named(decision, reports) else ""
    return f"{what} {_DONE[decision.kind]}{known_as}"


def _can_be_named(decision: Decision, reports: Mapping[str, str] | None) -> bool:
    """Return True for what a person added and can correct by its id."""
    is_finding = decision.kind == "add" and decision.target["kind"] in ("act", "statement", "event")
    return is_finding and decision.target["report"] in (reports or {})


def _value_in_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "nobody"
    return "nobody" if value is None else str(value)


_OF_REPORT: Final = {"published": "its day is", "title": "its title is"}
_CORRECTED: Final = {
    "name": "its name is",
    "kind": "it is a",
    "speaker": "the speaker is",
    "addressee": "it is said to",
    "type": "the kind of event is",
    "when": "its time is",
    "modality": "marked as",
    "actors": "it was done by",
    "recipients": "it was done to or with",
    "doer": "the doer is",
    "voice": "said or demanded by",
    "label": "the act is",
    "mood": "marked as",
    "edtf": "the day is",
}
_DONE: Final = {"accept": "accepted", "reject": "rejected", "add": "added by hand"}


def _side(side: Mapping[str, Any]) -> str:
    reports = side.get("reports", ())
    return f"{side['name']} of {count_of(reports, 'report')}" if reports else str(side["name"])


def _party(target: Mapping[str, Any]) -> str:
    return f"party {target['gist'][0]}"
