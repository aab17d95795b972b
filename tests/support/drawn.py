"""An invented dispute over water whose reports tell of many dates, and hand-made drawings of another."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from detente.dossier import Dossier, join_findings
from detente.edtf import DateRange
from detente.page.drawings import ConflictPicture, Moment, Tie, Timeline
from detente.page.page import Page, Section
from detente.positions.rows import positions_of
from detente.positions.table import Positions
from detente.reading.read import read_reports
from detente.sources import Evidence, Report

WATER = """\
The Reed Growers' League (RGL) demanded on Monday that the Salt River Authority reopen the upper locks.

The authority closed the locks in March 2018. Police arrested Ina Maro, the leader of the RGL, on 4 May
2019, and a court banned the league in June 2019. Maro was put on trial in January 2020.

He met the governor, Tomas Brandt, on 12 September 2020. Brandt said the league attacked a pumping station
in 2017.

The authority refused to reopen the locks. It will hold a hearing on 20 June 2021. The league may strike
in July 2021.

The league threatened to block the river road in March 2019. The two sides were to meet in August 2019."""

LATER = """\
The Salt River Authority closed the locks in March 2018, and police arrested Ina Maro on 4 May 2019.

The Reed Growers' League (RGL) again asked the Salt River Authority to reopen the upper locks."""


def read(pipeline: Language, *texts: str) -> tuple[Dossier, Positions]:
    """The dossier and the table of reports of 11 May 2021 and the days after."""
    reports = [
        Report(id=f"r{k}", source=f"r{k}.txt", text=text, published=date(2021, 5, 11 + k), language="en")
        for k, text in enumerate(texts)
    ]
    dossier = join_findings(read_reports(reports, pipeline))
    return dossier, positions_of(dossier)


def moment(text: str, when: str, **more: object) -> Moment:
    """A moment on an EDTF date."""
    date_ = DateRange.parse(when)
    words = (Evidence("r", 0, 9, "The locks"),)
    return Moment(text, date_.words, date_, words, **more)  # type: ignore[arg-type]


TIMELINE = Timeline(
    (
        moment("The treaty of the lakes was signed", "1923-07"),
        moment("Police arrested Ina Maro", "2017-09-04"),
        moment("The league was banned", "2017-11", tags=("still in force",), lasts=True),
        moment("the siege of the pumping station", "../2018", quoted=True),
        moment("The authority raised the price of water twice, and then once more without a word", "2019~"),
        moment("The governor, whose name nobody would say, met the leaders of both sides", "2021-05-04"),
        moment("The authority is to reopen the upper locks", "2021-06-01", tags=("deadline",), is_fact=False),
        moment("The league may strike", "2024/..", tags=("possible",), is_fact=False),
    ),
    (date(2021, 5, 7),),
    (moment("Ina Maro is under house arrest", "", lasts=True),),
    "And three more dated events, less central to the dispute.",
)

PICTURE = ConflictPicture(
    ("the Reed Growers", "the Salt River Authority", "the government", "RGL", "Internationalisation Board"),
    (
        Tie(0, 1, "demands", "demands: reopen the locks", "The reed growers demand that the locks open."),
        Tie(1, 3, "in force", "could lift the ban", "The authority could lift the ban on the league."),
        Tie(3, 2, "refuses", "demands: release Ina Maro, refused", "The RGL demands that it release her."),
        Tie(4, 0, "demands", "three demands, one refused", "The board demands three things."),
        Tie(2, 3, "in force", "could end the trial of Ina Maro", "The government could end the trial."),
        Tie(1, 2, "demands", "demands: pay", "The authority demands that the government pay."),
    ),
    "Not drawn: two more ties.",
)

PAGE = Page(
    "The locks",
    sections=(Section("conflict", "Picture", (PICTURE,)), Section("timeline", "Timeline", (TIMELINE,))),
)
