"""A person who decides about a store: each decision names words and parties, and is written at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import ValidationError

from detente.dossier.by_hand import BY_HAND, is_date_at
from detente.dossier.dossier import Dossier
from detente.dossier.general_names import without_home
from detente.dossier.spelling import plain_name
from detente.dossier.store.applying import (
    ADDED,
    CORRECTABLE,
    ONE_PARTY,
    ORDER,
    SEVERAL_PARTIES,
    decided,
    finding_by_hand,
    said_by,
)
from detente.dossier.store.decisions import Decision, DecisionKind
from detente.dossier.store.described import DESCRIBABLE
from detente.dossier.store.gist import items_of, passage_in, target_of
from detente.dossier.store.given import value_of_field, value_of_report
from detente.dossier.store.rows import span_of
from detente.dossier.store.store import Store
from detente.dossier.store.withdrawn import WITHDRAW
from detente.errors import BadArgument
from detente.reading import ActMention, DateExpression, Event, Findings, Party, PartyKind, Statement

SOURCE_KINDS: Final = ("government", "party", "independent", "partisan")
"""The marks that the source of a report can have."""
_TWO: Final = 2
_VERDICTS: Final[Mapping[str, DecisionKind]] = {"yes": "same", "no": "different", "unsure": "unsure"}
_CHANGES_NO_NAME: Final = ("accept", "unsure", "mark", "together")
_SEE: Final = "see the ids: detente dossier statements STORE, or parties"


@dataclass(frozen=True)
class _Target:
    """A finding by its content; its report as read, where it is of one, and the decision that added it."""

    by_content: Mapping[str, Any]
    key: str = ""
    findings: Findings | None = None
    added: Decision | None = None


class Reviewer:
    """Decides about a store in a person's name.

    Every method raises `BadArgument` where what it names is not there, and returns the decisions made.
    """

    def __init__(self, store: Store, who: str) -> None:
        self.store, self.who = store, who
        self._joined: Dossier | None = None
        self._order = ""

    @contextmanager
    def by_order(self, order: str) -> Iterator[None]:
        """Keep with each decision that is made within by which line of a file, or question, it was made."""
        self._order = order
        try:
            yield
        finally:
            self._order = ""

    def accept(self, finding: str, why: str = "") -> list[Decision]:
        """Say that a finding of the dossier is right."""
        return self._decide_all("accept", self._targets(finding), {}, why)

    def reject(self, finding: str, why: str = "") -> list[Decision]:
        """Say that a finding of the dossier, or a party, is none."""
        return self._decide_all("reject", self._targets(finding), {}, why)

    def correct(self, finding: str, name: str, value: Any, why: str = "") -> list[Decision]:
        """Give a field of a finding another value; parties are given by their names.

        Parameters
        ----------
        name
            A field that `CORRECTABLE` lists for the kind of finding.
        value
            A text, or None; for several parties a sequence of names.
        """
        targets = self._targets(finding)
        payload: dict[str, Any] = {}
        for each in targets:
            kind = each.by_content["kind"]
            fields = CORRECTABLE[kind]
            if name not in fields:
                raise BadArgument("field", f"a {kind} has no {name}", f"name one of {', '.join(fields)}")
            payload = {"field": name, "value": value_of_field(name, value, kind)}
            self._try(each, Decision(self.who, "correct", each.by_content, payload))
        return self._decide_all("correct", targets, payload, why)

    def add(
        self,
        kind: str,
        fields: Mapping[str, Any],
        report: str,
        quote: str,
        why: str = "",
        *,
        at: int = 0,
    ) -> list[Decision]:
        """Add a finding by hand, with the words that it rests on.

        Parameters
        ----------
        kind
            "party", "statement", "event", "act" or "date".
        fields
            Of the finding, by their names; parties are given by their names.
        report
            The id of a report.
        quote
            Words that stand in it.
        at
            Near which place, where they stand in it more than once.
        """
        key, findings = self._report(report)
        place = passage_in(findings.text, quote, at)
        if place is None:
            raise BadArgument(
                "quote", f"“{quote}” does not stand in {report}", "copy the words from the report"
            )
        given = {name: value_of_field(name, value, kind) for name, value in fields.items()}
        target = {"kind": kind, "report": key, "start": place[0], "end": place[1], "quote": quote}
        # Only tried, to say now what is wrong with it; parties are looked up when it is applied.
        tried = {
            name: ("x" if name in ONE_PARTY else tuple(value) if name in SEVERAL_PARTIES else value)
            for name, value in given.items()
        }
        if given.get("condition"):
            words = passage_in(findings.text, given["condition"], place[1])
            if words is None:
                raise BadArgument(
                    "condition", f"“{given['condition']}” does not stand in {report}",
                    "copy the words from the report",
                )  # fmt: skip
            tried["condition"] = findings.report.passage(*words)
        finding_by_hand(kind, "new", tried, findings.report.passage(*place), self.who)
        return [self._decide("add", target, given, why)]

    def judge(self, one: str, other: str, verdict: str, why: str = "") -> list[Decision]:
        """Say if two parties are one: "yes", "no" or "unsure"."""
        if verdict not in _VERDICTS:
            raise BadArgument("verdict", f"{verdict} is no verdict", "write yes, no or unsure")
        names = [self._party_name(each) for each in (one, other)]
        if plain_name(names[0]) == plain_name(names[1]):
            raise BadArgument("party", "both are the same party", "name two")
        return self.judge_in([(name, self._reports_with_home(name)) for name in names], verdict, why)

    def judge_in(
        self, parties: Sequence[tuple[str, Collection[str]]], verdict: str, why: str = ""
    ) -> list[Decision]:
        """Say if two parties are one, each given by its name in some reports, or in all if none is given."""
        keys = self.store.keys()
        sides = [
            {"name": without_home(name), "reports": sorted(keys[report] for report in reports)}
            if reports
            else {"name": name}
            for name, reports in parties
        ]
        return [self._decide(_VERDICTS[verdict], {"parties": sides}, {}, why)]

    def split(self, party: str, reports: Sequence[str], why: str = "") -> list[Decision]:
        """Say that the party of a name is another one in some reports than in the others."""
        dossier = self._dossier
        name = self._party_name(party)
        all_in = {
            words.report
            for each in dossier.parties
            if plain_name(name) in _plain_names(each)
            for words in each.mentions
        }
        apart, rest = set(reports) & all_in, all_in - set(reports)
        if not apart or not rest:
            raise BadArgument(
                "reports", f"{name} is not named both in these reports and in others",
                f"name some of {', '.join(sorted(all_in)) or 'the reports that name it'}",
            )  # fmt: skip
        keys = self.store.keys()
        sides = [
            {"name": without_home(name), "reports": sorted(keys[each] for each in part)}
            for part in (apart, rest)
        ]
        return [self._decide("different", {"parties": sides}, {}, why)]

    def mark(
        self,
        kind: str,
        *,
        publisher: str | None = None,
        report: str | None = None,
        of: str | None = None,
        why: str = "",
    ) -> list[Decision]:
        """Say whose side the source of reports takes: of a publisher, or of one report."""
        if kind not in SOURCE_KINDS:
            raise BadArgument(
                "source", f"{kind} is no kind of source", f"write one of {', '.join(SOURCE_KINDS)}"
            )
        target = (
            {"publisher": publisher} if publisher is not None else {"report": self._report(report or "")[0]}
        )
        payload = {"as": kind} if of is None else {"as": kind, "of": self._party_name(of)}
        return [self._decide("mark", target, payload, why)]

    def describe(self, report: str, fields: Mapping[str, str], why: str = "") -> list[Decision]:
        """Say of which day a report is, or what its title is; a report of another day is to be read again.

        Parameters
        ----------
        fields
            ``published``, a day or "" where it is not known; ``title``.
        """
        key, _ = self._report(report)
        payload = {name: value_of_report(name, value.strip()) for name, value in fields.items()}
        if not payload:
            raise BadArgument("field", "nothing is said of the report", f"give {' or '.join(DESCRIBABLE)}")
        return [self._decide("describe", {"report": key}, payload, why)]

    def withdraw(self, report: str, why: str = "") -> list[Decision]:
        """Take a report out of the dossier: no question looks at it, until the decision is taken back.

        An earlier edition of it counts again. A wire copy of it is to be read, as it takes its place.
        """
        out = self.store.withdrawn().get(report)
        if out is not None:
            raise BadArgument(
                "report", f"{report} was withdrawn by {out.by}", f"to bring it back, undo {out.number}"
            )
        key, _ = self._report(report)
        return [self._decide(WITHDRAW, {"report": key}, {}, why)]

    def together(self, reports: Collection[str], why: str = "") -> list[Decision]:
        """Say that some reports tell of one dispute, whoever is named in them."""
        keys = [self._report(each)[0] for each in dict.fromkeys(reports)]
        if len(keys) < _TWO:
            raise BadArgument("reports", "one report alone tells of one dispute", "name two or more")
        return [self._decide("together", {"reports": keys}, {}, why)]

    def _decide_all(
        self, kind: DecisionKind, targets: Sequence[_Target], payload: Mapping[str, Any], why: str
    ) -> list[Decision]:
        """Write what is decided of each part of a finding: all of it, or nothing."""
        if kind not in _CHANGES_NO_NAME:
            self._joined = None
        made = [self._made(kind, each.by_content, payload, why) for each in targets]
        return self.store.decide_all(made)

    def _decide(
        self, kind: DecisionKind, target: Mapping[str, Any], payload: Mapping[str, Any], why: str
    ) -> Decision:
        if kind not in _CHANGES_NO_NAME:
            self._joined = None
        return self.store.decide(self._made(kind, target, payload, why))

    def _made(
        self, kind: DecisionKind, target: Mapping[str, Any], payload: Mapping[str, Any], why: str
    ) -> Decision:
        by_order = {ORDER: self._order} if self._order else {}
        return Decision(self.who, kind, target, {**payload, **by_order}, why)

    @property
    def _dossier(self) -> Dossier:
        if self._joined is None:
            self._joined = self.store.dossier()
        return self._joined

    def _party_name(self, party: str) -> str:
        """Return the name of a party by its id or an alias; a name that a report gives it as it is."""
        dossier = self._dossier
        if party in dossier.names:
            return dossier.names[party]
        plain = plain_name(party)
        named = [each.name for each in dossier.parties if plain in _plain_names(each)]
        if not named:
            raise BadArgument("party", f"no party {party}", "see the names: detente dossier parties STORE")
        if len(named) > 1 and any(each in dossier.homes for each in self._ids_of(plain)):
            raise BadArgument("party", f"several are named {party}", f"write one of {', '.join(named)}")
        return party if plain in {plain_name(name) for name in named} else named[0]

    def _ids_of(self, plain: str) -> Iterator[str]:
        return (each.id for each in self._dossier.parties if plain in _plain_names(each))

    def _reports_with_home(self, name: str) -> frozenset[str]:
        """Return the reports that mean a party by a name that others have too; none for any other party."""
        dossier = self._dossier
        party = next(
            (each for each in dossier.parties if each.id in dossier.homes and each.name == name), None
        )
        return frozenset(words.report for words in party.mentions) if party is not None else frozenset()

    def _report(self, report: str) -> tuple[str, Findings]:
        read = self.store.as_read([report])
        if not read:
            raise BadArgument("report", f"no report {report}", "see the ids: detente dossier reports STORE")
        return read[0]

    def _targets(self, finding: str) -> list[_Target]:
        """Return what a finding of the dossier is made of: one event of several reports is several."""
        report, _, own = finding.rpartition(":")
        alone = self._of_one_report(report, own)
        if alone is not None:
            return [alone]
        dossier = self._dossier
        if report not in dossier.reports:
            return [*self._targets_of_party(dossier, finding)]
        if own.startswith(BY_HAND):
            return [self._of_a_person(dossier, finding)]
        event = next((each for each in dossier.events if each.id == finding), None)
        passages = event.evidence if event is not None else ()
        places = {(words.report, words.start, words.end) for words in passages}
        targets = []
        for key, findings in self.store.as_read(sorted({report, *(words.report for words in passages)})):
            for kind, item in items_of(findings):
                is_it = findings.id == report and getattr(item, "id", None) == own and kind != "party"
                if event is not None and isinstance(item, Event) and item.type == event.type:
                    is_it = is_it or (findings.id, item.span.start, item.span.end) in places
                if is_it:
                    targets.append(_Target(target_of(findings, key, kind, item), key, findings))
        if not targets:
            raise BadArgument("finding", f"no finding {finding}", _SEE)
        return targets

    def _of_one_report(self, report: str, own: str) -> _Target | None:
        """Return a finding that no other report has a part in, which takes no joining to see."""
        for key, findings in self.store.as_read([report]) if report else ():
            for kind, item in items_of(findings):
                place = span_of(item) if isinstance(item, DateExpression) else None
                is_it = is_date_at(own, *place) if place else getattr(item, "id", None) == own
                if is_it and not isinstance(item, Event | Party):
                    return _Target(target_of(findings, key, kind, item), key, findings)
        return None

    def _of_a_person(self, dossier: Dossier, finding: str) -> _Target:
        """Return a finding that a person added, by the decision that did."""
        report, _, own = finding.rpartition(":")
        number = own.removeprefix(BY_HAND)
        decision = next((each for each in self.store.decisions() if str(each.number) == number), None)
        added: tuple[ActMention | Statement | Event, ...] = (
            *dossier.acts, *dossier.statements, *dossier.events,
        )  # fmt: skip
        there = any(each.id == finding for each in added)
        if decision is None or not there:
            raise BadArgument("finding", f"no finding {finding}", _SEE)
        key, findings = self._report(report)
        # The words are named too: a file that lost the decision says at least what this one was about.
        target = {**decision.target, "report": key, ADDED: decision.number}
        return _Target(target, key, findings, decision)

    def _targets_of_party(self, dossier: Dossier, finding: str) -> Iterator[_Target]:
        """Yield a party by its names, wherever they stand; by those of others too, in its own reports."""
        name = self._party_name(finding)
        reports = self._reports_with_home(name)
        if not reports:
            yield from (
                _Target({"kind": "party", "gist": [each]}) for each in self._names_of(dossier, finding)
            )
            return
        plain = plain_name(without_home(name))
        for key, findings in self.store.as_read(sorted(reports)):
            if any(plain_name(party.name) == plain for party in findings.parties):
                yield _Target({"kind": "party", "gist": [plain], "report": key})

    def _names_of(self, dossier: Dossier, party: str) -> list[str]:
        """Return all names under which reports have a party, but those that another has too."""
        name = self._party_name(party)
        meant = [each for each in dossier.parties if plain_name(name) in _plain_names(each)]
        others = {plain_name(each.name) for each in dossier.parties if each not in meant[:1]}
        return sorted(each for each in _plain_names(meant[0]) if each not in others)

    def _try(self, target: _Target, decision: Decision) -> None:
        """Refuse a correction that makes a finding what none can be."""
        if target.findings is None:
            value = decision.payload["value"]
            if decision.payload["field"] == "kind" and value not in get_args(PartyKind):
                raise BadArgument(
                    "value", f"{value} is no kind of party", f"write {', '.join(get_args(PartyKind))}"
                )
            return
        before = [] if target.added is None else [target.added]
        for _, item in items_of(decided(target.findings, target.key, [*before, decision]).findings):
            try:
                type(item).model_validate(item.model_dump(), context=target.findings.report)
            except ValidationError as error:
                raise BadArgument("value", said_by(error), "give one that it can have") from None


def _plain_names(party: Party) -> set[str]:
    return {plain_name(name) for name in (party.name, *party.aliases)}
