"""The headline of a text is its title, without what only says of what kind it is."""

from __future__ import annotations

import pytest

from detente.sources import headline_in

BODY = "The guild met the mayor of Brine on Monday. Nothing was signed, its speaker said.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Guild and mayor part without a word", "Guild and mayor part without a word"),
        ("OPINION\n\nWhy the weir must wait", "Why the weir must wait"),
        ("Transcript: The Morning Hour, item 4 - the guild asks for a day", "The guild asks for a day"),
        ("Circular to members No. 2031-7: the weir and the mill, position on 3 May", "The weir and the mill"),
        ("The Brine Brief: no boats yet", "No boats yet"),
        ("Weir row at Brine: as it happened", "Weir row at Brine"),
        ("MILLERS' GUILD: BULLETIN\n\nTo all members: decision on the strike", "Decision on the strike"),
        ("BRIEF No. 31\nThe weir and the mill\n3 May 2031", "The weir and the mill"),
        ("News analysis\nFour questions for the weir", "Four questions for the weir"),
        (
            "3 May 2031\nPOLITICS / THE LONG VIEW\nThe night that the weir gave",
            "The night that the weir gave",
        ),
        ("BRIEFING NOTE\nNorth Sea programme - 3 May 2031\nBrine: two mayors", "Brine: two mayors"),
        (
            "URGENT ALERT - please circulate\nFrom: friends of Brine\n\nBrine under curfew",
            "Brine under curfew",
        ),
        ("The guild walks out\nBRINE, Tues, 6 May (Wire) - It said no.", "The guild walks out"),
        ("Letters to the Editor\n\nNo weir is for ever", "No weir is for ever"),
        ("TRANSCRIPT\nPress talk, Orvik\n3 May 2031\nSubject: herring", "Press talk, Orvik: herring"),
        ("BRINE TOWN COUNCIL\nMINUTES (extract)\n\n1. The weir - repairs", "The weir - repairs"),
        (
            "MILLERS OF BRINE\nDECISIONS OF THE GUILD\nOrvik, 3 May 2031",
            "Millers of Brine: decisions of the Guild",
        ),
        (
            "MISSION OF THE VALES IN ORVIK\nMonthly note: the salt road\nWeek to 3 May 2031",
            "Monthly note: the salt road",
        ),
        ("THE SLUICE - your Tuesday email\n3 May 2031", None),
        ("ORVIK, North Vale, 3 May 2031\nMillers beg for three days", "Millers beg for three days"),
        (
            "THE VALE COURIER\nOrvik, North. Monday, May 3, 2031\n\nThe mills stand still",
            "The mills stand still",
        ),
        ("PARLIAMENTARY RESEARCH NOTE\nThe weir: who owns it\nPrepared for members", "The weir: who owns it"),
        (
            "NOTE FOR THE FILE - not for distribution\nOrvik, 3 May 2031\nGuild / Mill: fourth round",
            "Guild / Mill: fourth round",
        ),
        ("WHAT THE SMS SAID\nOrvik, 3 May 2031", "What the SMS Said"),
        ("VALE DECODED | Fri 3 May 2031 | 11:40", "Vale Decoded"),
        ("TRANSCRIPT - evening magazine, local radio, 3 May 2031\n(as broadcast)", None),
        ("Subject: No boats yet - what it means for you", "No boats yet - what it means for you"),
        ("3 May 2031\nBy Ana Roy\n\nThe guild waits", "The guild waits"),
        ("BRINE, May 3 (Wire) -- The guild met the mayor.", None),
        ("The guild met the mayor.", None),
        ("[Evening magazine, Monday 3 May 2031. Transcript from tape.]", None),
        (
            "MEMBERS' BRIEFING NOTE\nThe weir treaty: where things stand\n3 May 2031",
            "The weir treaty: where things stand",
        ),
        ("CONFIDENTIAL\n3 MAY 31\nFM EMBASSY BRINE\nSUBJ: THE WEIR TALKS", "The Weir Talks"),
        ("SALT FOR ALL - Strike Bulletin no. 9\nBrine ferry crews\n3 May 2031", "Brine ferry crews"),
        ("THE GUILD SAYS LET'S WAIT", "The Guild Says Let's Wait"),
    ],
)
def test_a_headline_is_taken_without_its_furniture(head: str, title: str | None) -> None:
    assert headline_in(f"{head}\n\n{BODY}") == title


def test_capitals_are_spelt_as_the_text_spells_them() -> None:
    body = f"{BODY}All wait.\n"
    assert headline_in(f"THE GUILD AND BRINE WAIT\n\n{body}") == "The guild and Brine wait"


def test_where_the_text_lacks_a_word_that_may_be_a_name_each_has_a_capital() -> None:
    assert headline_in(f"THE GUILD'S PIER SAYS LET'S SEE\n\n{BODY}") == "The Guild's Pier Says Let's See"
    assert headline_in(f"THE GUILD AND THE REED CHANNEL\n\n{BODY}") == "The Guild and the Reed Channel"
