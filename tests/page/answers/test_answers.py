"""Pages of questions to a dossier: what each says, in words an editor would print."""

from __future__ import annotations

from datetime import date

from tests.support.dossiers import dossier_of

from detente import dossier as dossiers
from detente.analysis import evidence_base
from detente.dossier import EvidenceBase, Ledger, LedgerClaim
from detente.page import Page
from detente.page.answers import (
    claims_page,
    contacts_page,
    contradictions_page,
    due_page,
    ledger_page,
    said_page,
    standing_page,
    timeline_page,
)
from detente.page.lines import Lines, Paragraphs

TEN = "A bomb exploded in the market of Salt Ford on May 10 and killed ten people, police said."
FOURTEEN = "The bomb that exploded on May 10 in the market of Salt Ford killed 14 people, doctors said."


def base_of(*reports: tuple[str, str] | tuple[str, str, str]) -> EvidenceBase:
    return evidence_base(dossier_of(*reports))


def lines_of(page: Page) -> list[str]:
    lines = []
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Lines):
                for line in block.lines:
                    lines.append(" ".join(filter(None, (line.lead, line.text, ", ".join(line.tags)))))
                    lines += line.points
            if isinstance(block, Paragraphs):
                lines += block.sentences
    return lines


def test_a_happening_is_a_sentence_with_its_date_and_its_reports() -> None:
    base = base_of(("2021-05-12", TEN, "Gazette"), ("2021-05-13", FOURTEEN, "Echo"))
    first, *_ = lines_of(timeline_page(base, dossiers.timeline(base)))
    assert first.startswith("10 May 2021 ")
    assert "2 reports, 2 publishers" in first.replace("two", "2")


def test_a_contradiction_names_both_numbers_and_who_says_them() -> None:
    base = base_of(("2021-05-12", TEN, "Gazette"), ("2021-05-13", FOURTEEN, "Echo"))
    said = "\n".join(lines_of(contradictions_page(base, dossiers.contradictions(base))))
    assert "Numbers of people killed, on 10 May 2021" in said
    assert "ten" in said
    assert "14" in said
    assert "(Echo, 13 May 2021)" in said


def test_no_contradiction_says_what_was_looked_for() -> None:
    base = base_of(("2021-05-12", TEN, "Gazette"))
    (sentence,) = lines_of(contradictions_page(base, ()))
    assert sentence.startswith("No contradiction was read.")


def test_a_contact_says_how_long_ago_and_gives_the_words() -> None:
    base = base_of(("2021-05-12", "Ines Duarte met Omar Roth on May 10 in Brine."))
    first, words, *_ = lines_of(contacts_page(base, dossiers.contacts(base)))
    assert "last on 10 May 2021, 2 days ago; once" in first
    assert "Ines Duarte met Omar Roth" in words


def test_what_is_due_is_told_with_whoever_is_to_do_it() -> None:
    base = base_of(("2021-05-12", "The union and the port board agreed to meet on May 20 in Brine."))
    first, *_ = lines_of(due_page(base, dossiers.due(base)))
    assert first.startswith("20 May 2021 The union and the port board have agreed to meet")


def test_a_change_of_mind_stands_before_all_else() -> None:
    base = base_of(
        ("2021-05-12", "The union offered to open talks with the port board."),
        ("2021-06-20", "The union refused to open talks with the port board."),
    )
    page = said_page(base, dossiers.said(base))
    assert page.sections[0].title == "Who changed"
    assert "offers: open talks" in lines_of(page)[0]
    assert "20 June 2021 refuses: open talks" in lines_of(page)[0]


def test_a_standing_is_quoted_with_its_whole_sentence() -> None:
    base = base_of(("2021-05-12", "The court banned the Harbour Party in March 2019."))
    first, words, *_ = lines_of(standing_page(base, dossiers.standing_on(base)))
    assert first.startswith("The Harbour Party banned since March 2019")
    assert "The court banned the Harbour Party in March 2019." in words


def test_a_claim_says_who_makes_it() -> None:
    base = base_of(("2021-05-12", "The rebels said that the army shelled the mill of Salt Ford on May 10."))
    first, *_ = lines_of(claims_page(base, "rebels", dossiers.claims_of(base, "rebels")))
    assert "says the rebels" in first


def test_two_events_of_one_sentence_are_one_line() -> None:
    base = base_of(("2021-05-12", "The mayor of Brine condemned the strike on May 10 and offered his help."))
    told = [line for line in lines_of(timeline_page(base, dossiers.timeline(base))) if "10 May" in line]
    assert len(told) == len(set(told)) == 1


def test_a_prediction_whose_day_has_come_asks_for_its_outcome() -> None:
    base = base_of(("2021-05-12", "The Salt Board refused to open talks with the Carriers' League."))
    due = LedgerClaim("a1", "Talks open", probability=0.7, due=date(2021, 5, 1))
    later = LedgerClaim("a2", "The strike ends", probability=0.7, due=date(2021, 6, 1))
    page = ledger_page(base, Ledger((due, later)))
    assert page.standfirst == ("The day has come, and no outcome is written: “Talks open”.",)
