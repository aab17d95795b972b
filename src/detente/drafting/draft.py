"""A case file drafted from a dossier: every line with its evidence, unknowns left unknown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from detente import reading
from detente.case import CaseFile
from detente.dossier import Dossier, join_findings
from detente.drafting.makers import DecisionMaker, decision_makers, is_assessor
from detente.drafting.options import DraftOption, draft_options
from detente.errors import BadInput
from detente.reading import Statement
from detente.sources import Evidence

UNREVIEWED = "# Drafted by detente from what the reports say; nobody has reviewed it yet."
"""The first line of a draft; as long as it stands, the case counts as drafted."""

_HEAD = f"""\
{UNREVIEWED}
# Take the line above out when you have.
# Every line cites its words under `evidence`. To finish it:
#   - drop parties and options that do not matter, merge those that are one, add what is missing;
#   - give `rules` for what cannot be true together and `one_way` for what cannot be undone;
#   - say what each party prefers where you can defend it (`assumed: why` where no text says so);
#   - give each claim a test (`holds_if`).
# What stays `unknown` is analysed as unknown.
"""
_SHORTEST_CLAIM = 5
_IRREVOCABLE = {"ASSAULT": "violence cannot be undone"}


def draft_case(dossier: Dossier, folder: Path) -> str:
    """Return the text of a case file drafted from a dossier.

    Parameters
    ----------
    folder
        Where the case will stand: reports are named relative to it.

    Raises
    ------
    BadInput
        If the reports describe nothing that a party could still do.
    """
    makers, parties_left_out = decision_makers(dossier)
    options, events_left_out = draft_options(dossier, makers)
    if not options:
        raise BadInput(
            ", ".join(report.source for report in dossier.reports.values()) or "the dossier",
            "no party is reported to plan, refuse or be asked for anything, so nothing can be drafted",
            "add reports on what the parties could do, or write the case by hand",
        )
    makers = tuple(m for m in makers if any(o.maker == m.id for o in options))
    cite = _Citations(dossier, folder)
    document: dict[str, Any] = {
        "detente": 1,
        "title": _title(dossier),
        "parties": {m.id: _party(m, options, cite) for m in makers},
    }
    one_way = [
        {"option": o.name, "evidence": cite(o.evidence[:1]), "assumed": _IRREVOCABLE[o.type]}
        for o in options
        if o.type in _IRREVOCABLE
    ]
    if one_way:
        document["one_way"] = one_way
    document["status_quo"] = {
        "state": "".join("Y" if o.taken else "N" for o in options),
        "evidence": cite([e for o in options if o.taken for e in o.evidence[:1]]),
    }
    if not document["status_quo"]["evidence"]:
        document["status_quo"] = {
            "state": document["status_quo"]["state"],
            "assumed": "no report says that any of these is under way",
        }
    document["preferences"] = {m.id: _preference(m, options, cite) for m in makers}
    claims = _claims(dossier, cite)
    if claims:
        document["claims"] = claims
    document["evidence"] = cite.items
    CaseFile.model_validate(document)
    left_out = [f"party {party.name}" for party in parties_left_out[:10]]
    left_out += [f"“{' '.join(event.evidence[0].quote.split())}”" for event in events_left_out[:10]]
    return (
        _HEAD + _left_out(left_out) + yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)
    )


def _left_out(lines: Sequence[str]) -> str:
    return (
        "# Left out to keep the model readable:\n" + "".join(f"#   {line}\n" for line in lines)
        if lines
        else ""
    )


def _title(dossier: Dossier) -> str:
    titles = [report.title for report in dossier.reports.values() if report.title]
    return (
        titles[0]
        if titles
        else "Draft from " + ", ".join(Path(r.source).name for r in dossier.reports.values())
    )


class _Citations:
    """Ids for the evidence cited, and the items of the `evidence` section."""

    def __init__(self, dossier: Dossier, folder: Path) -> None:
        self.dossier = dossier
        self.folder = folder
        self.items: dict[str, dict[str, Any]] = {}
        self.ids: dict[Evidence, str] = {}

    def __call__(self, evidence: Sequence[Evidence]) -> list[str]:
        return [self._cite(e) for e in dict.fromkeys(evidence)]

    def _cite(self, evidence: Evidence) -> str:
        if evidence not in self.ids:
            name = f"e{len(self.ids) + 1}"
            self.ids[evidence] = name
            self.items[name] = {
                "report": self._file(evidence.report),
                "quote": evidence.quote,
                "start": evidence.start,
                "end": evidence.end,
            }
        return self.ids[evidence]

    def _file(self, report_id: str) -> str:
        source = self.dossier.reports[report_id].source
        file, _, _ = source.partition("#")
        path = Path(source if Path(source).exists() else file)
        if not path.exists():
            return source
        relative = os.path.relpath(path.resolve(), self.folder.resolve())
        return relative if str(path) == source else f"{relative}#{source.partition('#')[2]}"


def _party(maker: DecisionMaker, options: Sequence[DraftOption], cite: _Citations) -> dict[str, Any]:
    return {
        "name": maker.party.name,
        "evidence": cite(maker.evidence),
        "options": {
            o.id: {"label": o.label, "evidence": cite(o.evidence)} for o in options if o.maker == maker.id
        },
    }


def _preference(maker: DecisionMaker, options: Sequence[DraftOption], cite: _Citations) -> Any:
    priorities = [
        {"priority": o.name, "evidence": cite(o.evidence)} for o in options if maker.id in o.wanted_by
    ] + [
        {"priority": f"not {o.name}", "evidence": cite(o.evidence)}
        for o in options
        if maker.id in o.unwanted_by
    ]
    # The text says what a party wants, but not in which order.
    return {"priorities": priorities, "unknown": ["order"]} if priorities else "unknown"


def _claims(dossier: Dossier, cite: _Citations) -> list[dict[str, Any]]:
    assessors = {party.id: party for party in dossier.parties if is_assessor(party)}
    claims: list[dict[str, Any]] = []
    for statement in dossier.statements:
        if statement.speaker in assessors and _is_assessment(statement):
            claims.append(
                {
                    "id": f"claim_{len(claims) + 1}",
                    "says": _words(statement),
                    "by": assessors[statement.speaker].name,
                    "evidence": cite(statement.content_spans),
                }
            )
    return claims


def _is_assessment(statement: Statement) -> bool:
    """Return True if a statement can be true or false: no bare noun, no bare advice ("to wait")."""
    words = _words(statement).split()
    return len(words) >= _SHORTEST_CLAIM and words[0] != "to"


def _words(statement: Statement) -> str:
    return " … ".join(" ".join(part.quote.split()) for part in statement.content_spans)


def draft_from(
    sources: Sequence[str],
    folder: Path,
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
) -> str:
    """Return a case drafted from reports, or from the JSON that `detente read` printed of them.

    Raises
    ------
    BadInput
        If a source cannot be used, or the reports describe nothing that a party could still do.
    """
    if "-" in sources:
        raise BadInput("-", "a case cites files, and standard input is none", "save the report first")
    findings = reading.findings_of(sources, published=published, pipeline=pipeline, trust=trust)
    return draft_case(join_findings(findings), folder)
