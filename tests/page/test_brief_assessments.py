"""Assessments that a brief quotes are offered to a ledger that does not have them."""

from __future__ import annotations

from detente.dossier import Ledger, LedgerClaim
from detente.page.brief_assessments import quoted_in_brief
from detente.page.lines import Line
from detente.page.page import Assessment, Assessments, Page, Section

WEIR, TOLL = "A jurist doubts that the weir will hold.", "The toll will stay, and the ‘fair’ will move."


def brief_of(*quoted: tuple[str, str]) -> Page:
    shown = tuple(Assessment(Line(f"“{text}”"), by) for text, by in quoted)
    return Page("Brief", "", sections=(Section("rivals", "Rival assessments", (Assessments(shown),)),))


def test_what_the_ledger_has_in_its_own_marks_is_not_offered_again() -> None:
    brief = brief_of((WEIR, "A view"), (TOLL, "Ana Roy’s forecast"))
    ledger = Ledger((LedgerClaim("a1", 'The toll will stay, and the "fair" will move'),))
    (offered,) = quoted_in_brief(brief, ledger)
    assert (offered.text, offered.by) == (WEIR, "")
    (_, other) = quoted_in_brief(brief, Ledger())
    assert (other.text, other.by) == (TOLL, "Ana Roy")


def test_two_who_differ_are_one_quotation_and_it_is_there_once_both_are() -> None:
    brief = brief_of((f"{WEIR} {TOLL}", "Two views"))
    assert quoted_in_brief(brief, Ledger((LedgerClaim("a1", WEIR),)))[0].by == ""
    assert quoted_in_brief(brief, Ledger((LedgerClaim("a1", WEIR), LedgerClaim("a2", TOLL)))) == ()
