"""Tables of positions of an invented dispute, row by row, over a text that holds every passage."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from detente.case.load import Case, parse_case
from detente.dossier.dossier import Dossier
from detente.drafting.draft import draft_positions
from detente.drafting.wants import Assume
from detente.positions.table import Condition, Position, Positions, StanceOnAct, Unused, Voice
from detente.reading.act_mentions import ActMention, Mood
from detente.reading.findings import Party, PartyKind, Role, Statement
from detente.sources.report import Evidence, Report

QUAY = (
    "The dockers demand more pay from the port. The port refuses to pay more until the strike ends."
    " The dockers have struck since Monday. The port keeps the union banned."
    " The mayor offers to mediate. “If the port paid more, the strike would end,” said Mia Toth, an analyst."
    " “The strike will go on for weeks,” the mayor said. The bridge may open in May."
)


def words(part: str, report: str = "quay", text: str = QUAY) -> Evidence:
    """A passage of the invented report."""
    start = text.index(part)
    return Evidence(report, start, start + len(part), part)


def a_party(
    id_: str, name: str, kind: PartyKind = "organization", aliases: tuple[str, ...] = (), title: str = ""
) -> Party:
    roles = (Role(title=title, of=None, span=words("analyst")),) if title else ()
    return Party(id=id_, name=name, kind=kind, aliases=aliases, roles=roles, mentions=(words("The port"),))


DOCKERS = a_party("dockers", "Dockers’ Union", aliases=("DU", "the union"))
PORT = a_party("port", "Port Authority")
MAYOR = a_party("mayor", "Ana Bek", "person")
TOTH = a_party("toth", "Mia Toth", "person", title="analyst")


def voice(
    party: str | None,
    stance: StanceOnAct,
    quote: str = "The dockers demand more pay",
    report: str = "quay",
    reports: int = 1,
) -> Voice:
    return Voice(party, stance, None, (words(quote, report),), reports)


def row(
    id_: str,
    maker: str,
    act: str,
    *voices: Voice,
    in_force: bool | None = False,
    catalogue: str | None = None,
    about: tuple[str, ...] = (),
    conditions: tuple[Condition, ...] = (),
    weight: float = 0.9,
    kind: str = "CONCEDE",
    disputed: tuple[str, ...] = (),
) -> Position:
    return Position(
        id=id_,
        maker=maker,
        act=act,
        kind=kind,
        catalogue=catalogue,
        in_force=in_force,
        voices=voices or (voice(None, "demands"),),
        about=about,
        words=tuple(act.lower().split()),
        conditions=conditions,
        weight=weight,
        disputed=disputed,
    )


def condition(cue: str, position: str | None, *, sign: bool = True, voice: str | None = None) -> Condition:
    return Condition(cue, words("until the strike ends"), position, sign, voice)


def table(
    *rows: Position, parties: tuple[Party, ...] = (DOCKERS, PORT, MAYOR), unused: tuple[Unused, ...] = ()
) -> Positions:
    return Positions(rows, parties, unused, {party.id: party.id for party in parties})


def dossier(
    *, statements: tuple[Statement, ...] = (), acts: tuple[ActMention, ...] = (), reports: int = 1
) -> Dossier:
    """The dossier that the tables come from: the same text in each of some reports, a day apart."""
    names = ["quay", *(f"quay-{k}" for k in range(2, reports + 1))]
    return Dossier(
        reports={
            name: Report(
                name,
                f"{name}.txt",
                QUAY,
                title="Two sides at the quay",
                published=date(2021, 5, 1) + timedelta(days),
            )
            for days, name in enumerate(names)
        },
        furniture={},
        parties=(DOCKERS, PORT, MAYOR, TOTH),
        statements=statements,
        events=(),
        acts=acts,
    )


def mention(
    id_: str, doer: str, part: str, catalogue: str | None, mood: Mood = "possible", *, sign: bool = True
) -> ActMention:
    return ActMention(
        id=id_,
        doer=doer,
        doer_span=None,
        voice=None,
        voice_span=None,
        predicate=part.split()[0],
        words=tuple(part.lower().split()),
        label=part,
        kind="CONCEDE",
        catalogue=catalogue,
        sign=sign,
        mood=mood,
        span=words(part),
    )


def drafted(positions: Positions, of: Dossier | None = None, assume: Assume = "now") -> Case:
    return parse_case(draft_positions(positions, of or dossier(), Path("/"), assume=assume), "the draft")


def priorities(case: Case, party: str) -> list[str]:
    return [want.priority for want in case.file.preferences[party].priorities or ()]
