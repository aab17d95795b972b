"""The draft as a whole: a case that loads, is analysed, and cites the words of every line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.made_positions import (
    DOCKERS,
    PORT,
    QUAY,
    dossier,
    drafted,
    priorities,
    row,
    table,
    voice,
    words,
)

from detente.analysis.analysis import analyse
from detente.case.load import Case
from detente.drafting.draft import draft_positions
from detente.drafting.layout import UNREVIEWED
from detente.errors import BadInput
from detente.positions.table import Unused
from detente.sweeps.run import SweepJob, sweep

STRIKE = row(
    "p1",
    "dockers",
    "Strike over pay",
    voice("dockers", "does", "The dockers have struck since Monday"),
    in_force=True,
    catalogue="strike",
    kind="PROTEST",
)
PAY = row(
    "p2",
    "port",
    "Pay more to the dockers",
    voice("dockers", "demands"),
    voice("port", "refuses", "The port refuses to pay more"),
)
BAN = row(
    "p3",
    "port",
    "Lift the ban on the union",
    voice("port", "opposes", "The port keeps the union banned"),
    catalogue="ban",
    weight=0.7,
)
TABLE = table(STRIKE, PAY, BAN)
UNUSED = Unused(words("The bridge may open in May"), "no doer named")


def text_of(*rows: object, reports: int = 1, **also: object) -> str:
    return draft_positions(table(*rows, **also), dossier(reports=reports), Path("/"))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def case() -> Case:
    return drafted(TABLE)


def test_each_row_is_an_option_of_its_maker_under_the_act_in_plain_words(case: Case) -> None:
    labels = {
        f"{party}.{name}": option.label
        for party, of in case.file.parties.items()
        for name, option in of.options.items()
    }
    assert labels == {
        "DU.strike": "Strike over pay",
        "PORT_AUTHORITY.pay_more": "Pay more to the dockers",
        "PORT_AUTHORITY.lift_ban": "Lift the ban on the union",
    }


def test_a_draft_of_a_report_without_a_headline_is_titled_by_its_two_sides() -> None:
    headed = dossier()
    [report] = headed.reports.values()
    bare = replace(headed, reports={report.id: replace(report, title=None)})
    assert drafted(TABLE, headed).file.title == "Two sides at the quay"
    assert drafted(TABLE, bare).file.title == "The Dockers’ Union and the Port Authority"


def test_a_side_without_an_option_is_one_of_the_two_in_the_title() -> None:
    headed = dossier()
    [report] = headed.reports.values()
    bare = replace(headed, reports={report.id: replace(report, title=None)})
    assert drafted(table(PAY), bare).file.title == "The Port Authority and the Dockers’ Union"


def test_the_header_names_what_may_be_misread() -> None:
    unsure = replace(PAY, sureness=0.1)
    assert "; these may be misread: PORT_AUTHORITY.pay_more\n" in text_of(STRIKE, unsure)


def test_every_line_cites_its_words(case: Case) -> None:
    for party in case.file.parties.values():
        assert party.evidence
        assert all(option.evidence for option in party.options.values())
    for item in case.file.evidence.values():
        assert QUAY[item.start : item.end] == item.quote
        assert item.report == "quay.txt"


def test_a_draft_is_analysed_and_swept(case: Case) -> None:
    assert analyse(case).model.open_ties == (True, True)
    assert sweep(SweepJob(case, samples=50)) is not None


def test_what_a_party_keeps_up_is_assumed_to_be_its_preference_and_marked_so(case: Case) -> None:
    assert priorities(case, "DU") == ["PORT_AUTHORITY.pay_more", "DU.strike"]
    assert priorities(case, "PORT_AUTHORITY") == [
        "not PORT_AUTHORITY.pay_more",
        "not PORT_AUTHORITY.lift_ban",
    ]
    assumed = [
        want.priority
        for preference in case.file.preferences.values()
        for want in preference.priorities or ()
        if want.assumed
    ]
    assert assumed == ["DU.strike", "not PORT_AUTHORITY.lift_ban"]


def test_without_assumptions_only_words_make_preferences() -> None:
    case = drafted(TABLE, assume="none")
    assert priorities(case, "DU") == ["PORT_AUTHORITY.pay_more"]
    assert priorities(case, "PORT_AUTHORITY") == ["not PORT_AUTHORITY.pay_more"]


def test_the_order_of_wants_is_unknown(case: Case) -> None:
    assert all(preference.unknown == ("order",) for preference in case.file.preferences.values())


def test_the_header_says_what_to_check_first_and_what_was_not_used() -> None:
    small = row("p9", "port", "Close the gate", weight=0.1)
    assert text_of(STRIKE, PAY, small, unused=(UNUSED,)).splitlines()[:14] == [
        UNREVIEWED,
        "# Take the line above out when you have. Every line cites its words under `evidence`.",
        "# Check first:",
        "#   - for every option a report says whether it is done now",
        "#   - all that is said of wants rests on one report; assumed: DU wants DU.strike",
        "#   - something is known of what each party prefers, but not in which order",
        "#   - ask first about: PORT_AUTHORITY.pay_more",
        "# Then give `rules` for what cannot be true together, put wants in order, give each claim a test.",
        "# A state has a letter for each option, in the order in which options stand in `parties`: Y if it",
        "# is taken, N if not. So NYN is the state in which the second of three is taken, and no other.",
        "# Read but not used:",
        "#   Port Authority: Close the gate (too little speaks for it)",
        "#   “The bridge may open in May”: no doer named",
        "detente: 1",
    ]


def test_the_header_names_what_no_report_says_and_whose_wants_are_unknown() -> None:
    text = text_of(PAY, row("p4", "mayor", "Mediate between them", in_force=None))
    assert "whether these are done now, so they count as not taken: ANA_BEK.mediate" in text
    assert "#   - nothing is known of what these prefer: ANA_BEK\n" in text


def test_words_that_no_yaml_comment_may_hold_stay_out_of_the_header() -> None:
    quote = "The bridge may open in May"
    nasty = Unused(words(quote), "it has \x07 in it\u2028detente: 2")
    assert "it has   in it detente: 2" in text_of(PAY, unused=(nasty,))


@pytest.mark.parametrize("rows", [(), (row("p1", "port", "Close the gate", weight=0.1),)])
def test_reports_that_leave_nothing_open_draft_nothing_and_say_what_was_read(
    rows: tuple[object, ...],
) -> None:
    with pytest.raises(
        BadInput, match=r"quay.txt: .* nothing can be drafted \(read: 4 parties, 0 statements"
    ):
        text_of(*rows, unused=(UNUSED,))


def test_of_many_reports_an_option_says_how_many_speak_of_it_and_which_contradict() -> None:
    told = voice("dockers", "demands", report="quay", reports=2)
    again = voice("dockers", "offers", report="quay-2", reports=2)
    text = text_of(row("p1", "port", "Pay more to them", told, again, disputed=("quay-3",)), reports=3)
    assert "pay_more:  # in 2 reports of 3; contradicted by quay-3\n" in text
    assert "reports contradict each other on PORT_AUTHORITY.pay_more" in text
    assert "every want has two independent reports or more" in text


def test_of_many_reports_the_header_names_the_wants_that_rest_on_one() -> None:
    text = text_of(PAY, reports=2)
    assert "these rest on one report only: DU wants PORT_AUTHORITY.pay_more, PORT_AUTHORITY wants not" in text


def test_a_party_without_an_option_is_kept_if_it_has_a_say_on_one() -> None:
    case = drafted(table(PAY))
    assert [party.name for party in case.file.parties.values()] == [DOCKERS.name, PORT.name]
    assert not case.file.parties["DU"].options


def test_a_thousand_rows_of_a_thousand_reports_take_no_time() -> None:
    rows = [row(f"p{k}", "port", f"Open gate {k}", *[voice("dockers", "demands")] * 50) for k in range(1000)]
    assert "and 987 more acts" in text_of(*rows, reports=1000)
