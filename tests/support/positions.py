"""An invented table of positions: a mine, its workers, and a government that is asked to step in."""

from __future__ import annotations

from datetime import date

from detente.dossier.dossier import Dossier
from detente.positions.table import Condition, Position, Positions, StanceOnAct, Unused, Voice
from detente.reading.findings import Party, PartyKind
from detente.sources.report import Evidence, Report

FIRST = """\
The Salt Workers' Union (SWU) has been on strike since Monday. Its chair, Ana Bek, urged Brine Mining to
raise wages by a fifth before 15 March. The company refused: it would not pay a penny more. It would reopen
talks only if the strike is called off. Bek asked the government to send a mediator."""

SECOND = """\
Brine Mining now offers to raise wages by a tenth. The labour ministry ruled out a mediator. The opposition
Tide Party demanded that the company dismiss its director. A shopkeeper said that it would end in tears."""


def words(part: str, report: str = "first") -> Evidence:
    text = {"first": FIRST, "second": SECOND}[report]
    start = text.index(part)
    return Evidence(report, start, start + len(part), part)


def party(id_: str, name: str, *aliases: str, kind: PartyKind = "organization") -> Party:
    return Party(id=id_, name=name, kind=kind, aliases=aliases)


def voice(
    who: str | None, stance: StanceOnAct, part: str, report: str = "first", when: str | None = None
) -> Voice:
    return Voice(who, stance, when, (words(part, report),))


DOSSIER = Dossier(
    {
        "first": Report(
            "first", "first.txt", FIRST, title="Strike at the salt mine", published=date(2021, 3, 3)
        ),
        "second": Report("second", "second.txt", SECOND, title="A new offer", published=date(2021, 3, 9)),
    },
    {},
    (),
    (),
    (),
)

STRIKE = Position(
    "p1",
    "swu",
    "Strike at the salt mine",
    "PROTEST",
    "strike",
    True,
    (voice("swu", "does", "on strike since Monday"),),
    about=("mine",),
)
RAISE = Position(
    "p2",
    "mine",
    "Raise wages at the salt mine",
    "AID",
    None,
    False,
    (
        voice("swu", "demands", "raise wages by a fifth before 15 March"),
        voice("mine", "refuses", "it would not pay a penny more", when="2021-03-02"),
        voice("mine", "offers", "offers to raise wages by a tenth", "second", when="2021-03-09"),
    ),
    deadline="2021-03-15",
)
TALK = Position(
    "p3",
    "mine",
    "Reopen talks with the SWU",
    "CONSULT",
    "talks",
    False,
    (voice("mine", "offers", "would reopen\ntalks"),),
    about=("swu",),
    conditions=(Condition("only if", words("only if the strike is called off"), "p1", False, "mine"),),
)
MEDIATE = Position(
    "p4",
    "gov",
    "Send a mediator",
    "CONSULT",
    "mediation",
    False,
    (
        voice("swu", "demands", "asked the government to send a mediator"),
        voice("gov", "refuses", "ruled out a mediator", "second"),
    ),
)
DISMISS = Position(
    "p5",
    "mine",
    "Dismiss its director",
    "COERCE",
    None,
    None,
    (
        voice("tide", "demands", "demanded that the company dismiss its director", "second"),
        voice(None, "demands", "dismiss its director", "second"),
    ),
    disputed=("first",),
)
SWU = party("swu", "Salt Workers' Union", "SWU", "the union", "Ana Bek")
MINE = party("mine", "Brine Mining", "the company")
GOV = party("gov", "government", "labour ministry", kind="state")
TIDE = party("tide", "Tide Party")

TABLE = Positions(
    (RAISE, STRIKE, TALK, MEDIATE, DISMISS),
    (SWU, MINE, GOV, TIDE),
    (Unused(words("it would end in tears", "second"), "a forecast of a bystander"),),
    {"swu": "swu", "bek": "swu", "mine": "mine", "gov": "gov", "tide": "tide"},
)
